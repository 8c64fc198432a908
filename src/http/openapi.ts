/** The OpenAPI 3.1 document, made from the routes. Schemas with a title become components of that name. */
import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifySchema, RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import { versionNeeded } from './guard.ts'
import { tagTexts } from './openapi-tags.ts'
import { statusOf } from './problems.ts'
import { purposes } from './purposes.ts'

const description = `Case service of assistance centers for victims of human trafficking and of domestic violence.

Errors are RFC 9457 problems with a stable \`code\`. Send \`Idempotency-Key\` with every POST, \`If-Match\` with every
decision, \`Purpose\` with every read of a name. Legal days are days in Asia/Baku, money is whole qəpik. Whoever may not
know of a person is told the same as if she never was.`

/** Fields that every problem has and those it may have. */
const problem = {
  title: 'Problem',
  type: 'object',
  description: 'RFC 9457 problem. `detail` never holds personal data.',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(statusOf) },
    detail: { type: 'string' },
    instance: { type: 'string' },
    ruleId: { type: 'string', description: 'Rule of the register that forbids.' },
    parameter: { type: 'string', description: 'For law_gap: the parameter without a value.' },
    decisionId: { type: 'string', format: 'uuid' },
    grounds: {
      type: 'array',
      items: {
        title: 'ProblemGround',
        type: 'object',
        required: ['rule', 'outcome', 'says', 'source'],
        properties: {
          rule: { type: 'string' },
          outcome: { type: 'string', enum: ['met', 'broken', 'missing'] },
          says: { type: 'string' },
          source: { type: 'object', additionalProperties: true },
        },
      },
    },
    errors: {
      type: 'array',
      items: {
        title: 'FieldProblem',
        type: 'object',
        required: ['pointer', 'code'],
        properties: { pointer: { type: 'string' }, code: { type: 'string' } },
      },
    },
  },
}

/** Which problems a route can answer follows from what it declares. Only the document needs them: problems are never serialised by schema. */
function withProblems(schema: FastifySchema, route: RouteOptions): FastifySchema {
  const { public: open, records, law } = route.config ?? {}
  const codes: readonly (readonly [status: number, text: string])[] = [
    [400, 'Cannot be read.'],
    ...(open === undefined
      ? ([
          [401, 'No valid token.'],
          [403, 'Not open to this role.'],
        ] as const)
      : []),
    [404, 'Not there, or not yours to see.'],
    ...(records === undefined
      ? []
      : ([
          [408, 'The body did not come in time.'],
          [409, 'The state does not allow it.'],
          [412, 'Changed meanwhile.'],
          [413, 'Too large.'],
          [415, 'Not JSON.'],
        ] as const)),
    [422, 'Breaks the schema or the law.'],
    ...(records === undefined ? [] : ([[428, 'If-Match is missing.']] as const)),
    [429, 'Too many requests.'],
    [503, 'Busy; try again.'],
  ]
  const problems = Object.fromEntries(
    codes.map(([status, description]) => [
      status,
      { description, content: { 'application/problem+json': { schema: {} } } },
    ]),
  )
  return {
    ...schema,
    ...(law === undefined ? {} : { 'x-law': law }),
    ...(open === undefined ? {} : { security: [] }),
    response: { ...problems, ...(schema.response as object | undefined) },
  }
}

/** Headers that mean something to a route follow from what it declares; the guard reads them, not the validator. */
const headers = {
  'Accept-Language': { type: 'string', description: 'az, en or ru, by weight: chooses words, never codes.' },
  'Idempotency-Key': {
    type: 'string',
    minLength: 8,
    maxLength: 128,
    description:
      '8 to 128 visible ASCII characters, a UUID for instance. The same key and body again: the same one effect, answered anew.',
  },
  'If-Match': {
    type: 'string',
    pattern: '^"v\\d{1,9}"$',
    description: 'ETag of the version that the caller saw, as it came: `"v3"`, with its quotation marks.',
  },
  Purpose: { type: 'string', enum: [...purposes], description: 'Why the record is opened; kept in the trail.' },
} as const

function withHeaders(schema: FastifySchema, route: RouteOptions): FastifySchema {
  const method = String(route.method)
  const { purpose, records, version } = route.config ?? {}
  const declared = { method, url: route.url, records, version }
  const sent = [
    'Accept-Language',
    ...(method === 'POST' && records !== 'nothing' ? ['Idempotency-Key'] : []),
    ...(versionNeeded(declared) || version === 'optional' ? ['If-Match'] : []),
    ...(purpose === true ? ['Purpose'] : []),
  ] as (keyof typeof headers)[]
  return {
    ...schema,
    headers: {
      type: 'object',
      properties: Object.fromEntries(sent.map((name) => [name, headers[name]])),
      required: sent.filter((name) => (name === 'If-Match' && versionNeeded(declared)) || name === 'Purpose'),
    },
  }
}

export const openapi = fp(async (app: FastifyInstance) => {
  await app.register(swagger, {
    transform: ({ schema, url, route }) => ({
      schema: schema?.hide === true ? schema : withProblems(withHeaders(schema, route), route),
      url,
    }),
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Dayaq',
        version: '1.0.0',
        description,
        license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      },
      servers: [{ url: '/', description: 'This service.' }],
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
      security: [{ bearer: [] }],
    },
  })
})

export interface Operation {
  readonly operationId: string
  readonly summary?: string
  readonly description?: string
  readonly tags: readonly string[]
  readonly security?: readonly object[]
  parameters?: object[]
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema?: object }>> }>>
}

/** The parts of the document that this file works on. */
export interface OpenapiDocument {
  readonly info: { readonly title: string; readonly description: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: Readonly<Record<string, object>>
  readonly tags: readonly { readonly name: string; readonly description: string }[]
}

/** The document as it is served and committed. @throws Error when two different schemas share a title. */
export function openapiDocument(app: FastifyInstance): OpenapiDocument {
  const named = new Map<string, object>()
  const document = lift(app.swagger(), named) as OpenapiDocument
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
  const reference = lift(problem, named)
  for (const answer of operations.flatMap(({ responses }) => Object.values(responses))) {
    const told = answer.content?.['application/problem+json']
    if (told !== undefined) told.schema = reference as object
  }
  const parameters = nameHeaders(operations)
  const used = new Set(operations.flatMap((operation) => operation.tags))
  const tags = Object.entries(tagTexts).map(([name, description]) => ({ name, description }))
  return {
    ...document,
    components: { ...document.components, parameters: sorted(parameters), schemas: sorted(named) },
    tags: tags.filter(({ name }) => used.has(name)),
  }
}

const sorted = (named: ReadonlyMap<string, object>): Record<string, object> =>
  Object.fromEntries([...named].sort(([a], [b]) => (a < b ? -1 : 1)))

/** Headers are the same wherever they stand, so each is written once. @returns them by name. */
function nameHeaders(operations: readonly Operation[]): Map<string, object> {
  const named = new Map<string, object>()
  for (const operation of operations) {
    if (operation.parameters === undefined) continue
    operation.parameters = operation.parameters.map((parameter) => {
      const { in: place, name, required } = parameter as { in: string; name: string; required?: boolean }
      if (place !== 'header') return parameter
      const key = `${name.replaceAll('-', '')}${required === true ? '' : 'Optional'}`
      named.set(key, parameter)
      return { $ref: `#/components/parameters/${key}` }
    })
  }
  return named
}

/** Copies the tree; each schema with a title moves to `named` and leaves a reference. */
function lift(node: unknown, named: Map<string, object>): unknown {
  if (Array.isArray(node)) return node.map((item) => lift(item, named))
  if (node === null || typeof node !== 'object') return node
  // The validator's hint; in a document it would need the names of components, and the words of an enum tell the same.
  const entries = Object.entries(node).filter(([key]) => key !== 'discriminator')
  const inner: Record<string, unknown> = Object.fromEntries(entries.map(([key, value]) => [key, lift(value, named)]))
  const title = inner['title']
  if (typeof title !== 'string' || typeof inner['type'] !== 'string' || 'version' in inner) return inner
  const known = named.get(title)
  if (known !== undefined && JSON.stringify(known) !== JSON.stringify(inner))
    throw new Error(`two schemas are called ${title}`)
  named.set(title, inner)
  return { $ref: `#/components/schemas/${title}` }
}

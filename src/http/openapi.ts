/** The OpenAPI 3.1 document, made from the routes. Schemas with a title become components of that name. */
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { statusOf } from './problems.ts'

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null

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

const problemAnswer = (text: string) => ({
  description: text,
  content: { 'application/problem+json': { schema: problem } },
})

/** Which problems a route can answer follows from what it declares. */
function addProblems(route: {
  method: string | string[]
  config?: { public?: string; records?: string }
  schema?: { response?: object; body?: unknown }
}): void {
  const schema = route.schema
  if (schema === undefined) return
  const writes = route.config?.records !== undefined
  const codes: [number, string][] = [
    [400, 'Cannot be read.'],
    ...(route.config?.public === undefined
      ? ([
          [401, 'No valid token.'],
          [403, 'Not open to this role.'],
        ] as [number, string][])
      : []),
    [404, 'Not there, or not yours to see.'],
    ...(writes
      ? ([
          [409, 'The state does not allow it.'],
          [412, 'Changed meanwhile.'],
          [413, 'Too large.'],
          [415, 'Not JSON.'],
        ] as [number, string][])
      : []),
    [422, 'Breaks the schema or the law.'],
    ...(writes ? ([[428, 'If-Match is missing.']] as [number, string][]) : []),
    [429, 'Too many requests.'],
    [503, 'Busy; try again.'],
  ]
  schema.response = {
    ...Object.fromEntries(codes.map(([status, text]) => [status, problemAnswer(text)])),
    ...schema.response,
  }
}

export const openapi = fp(async (app: FastifyInstance) => {
  app.addHook('onRoute', (route) => {
    if (route.schema?.hide !== true) addProblems(route as Parameters<typeof addProblems>[0])
  })
  await app.register(swagger, {
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

/** The document as it is served and committed. @throws Error when two different schemas share a title. */
export function openapiDocument(app: FastifyInstance): Json {
  const document = structuredClone(app.swagger()) as unknown as { [key: string]: Json }
  const named = new Map<string, Json>()
  const lifted = lift(document, named) as { components: { [key: string]: Json } }
  lifted.components = {
    ...lifted.components,
    schemas: Object.fromEntries([...named].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
  return lifted as Json
}

function lift(node: Json, named: Map<string, Json>): Json {
  if (Array.isArray(node)) return node.map((item) => lift(item, named))
  if (node === null || typeof node !== 'object') return node
  const inner = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, lift(value, named)]))
  const { title } = inner
  if (typeof title !== 'string' || typeof inner['type'] !== 'string' || 'version' in inner) return inner
  const known = named.get(title)
  if (known !== undefined && JSON.stringify(known) !== JSON.stringify(inner))
    throw new Error(`two schemas are called ${title}`)
  named.set(title, inner)
  return { $ref: `#/components/schemas/${title}` }
}

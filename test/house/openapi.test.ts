import t from 'tap'
import { dayaqClient } from '../../openapi/client/index.ts'
import { openapiDocument } from '../../src/http/openapi.ts'
import { validatorCompiler } from '../../src/http/validation.ts'
import { createWorld } from '../world.ts'

const world = await createWorld()
const document = openapiDocument(world.app)
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
)

t.test('every operation has an id of its own, words, and a group that is described', async (t) => {
  t.ok(operations.length > 80)
  t.equal(new Set(operations.map((operation) => operation.operationId)).size, operations.length)
  const described = new Set(document.tags.map((tag) => tag.name))
  for (const { path, method, summary, description, tags } of operations) {
    t.ok(summary && description && tags.length > 0 && tags.every((tag) => described.has(tag)), `${method} ${path}`)
  }
})

t.test('what needs no token says so, and only that', async (t) => {
  const open = operations.filter(({ security }) => security?.length === 0).map(({ path }) => path)
  for (const path of ['/v1/rights', '/v1/law/rules', '/v1/law/evaluations']) t.ok(open.includes(path), path)
  for (const path of open) t.notMatch(path, /victims|placements|consents|audit|cases|organizations|tasks/)
})

t.test('every schema that a request is held against can be compiled', async (t) => {
  for (const { url, schema = {} } of world.routes) {
    for (const httpPart of ['body', 'params', 'querystring'] as const) {
      const part = schema[httpPart] as object | undefined
      if (part !== undefined) t.doesNotThrow(() => validatorCompiler({ schema: part, httpPart, method: '', url })({}))
    }
  }
})

t.test('headers that the guard demands are in the document', async (t) => {
  const names = (path: string, method: string) =>
    JSON.stringify(operations.find((o) => o.path === path && o.method === method)?.parameters ?? [])
  t.match(names('/v1/victims/{id}', 'patch'), '/parameters/IfMatch"')
  t.match(names('/v1/victims/{id}/identity', 'get'), '/parameters/Purpose"')
  t.match(names('/v1/victims', 'post'), '/parameters/IdempotencyKeyOptional"')
  t.notMatch(names('/v1/victims', 'post'), 'IfMatch')
})

t.test('pages for people and for the platform are no part of the surface', async (t) => {
  t.same(
    operations.map(({ path }) => path).filter((path) => !path.startsWith('/v1/') && path !== '/metrics'),
    [],
  )
})

t.test('the client that is made from the document speaks to the service', async (t) => {
  const baseUrl = await world.app.listen({ port: 0, host: '127.0.0.1' })
  const client = dayaqClient({ baseUrl, token: () => world.tokenOf('case_worker', 'dv-center-baku'), language: 'en' })
  const made = await client.POST('/v1/victims', { body: { sex: 'female' } })
  const id = made.data?.id ?? ''
  const read = await client.GET('/v1/victims/{id}', { params: { path: { id } } })
  t.equal(read.data?.sex, 'female')
  const none = await client.GET('/v1/victims/{id}', { params: { path: { id: world.deps.random.uuid() } } })
  t.equal(none.error?.code, 'not_found')
})

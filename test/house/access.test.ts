/** Every route × every role × every kind of body, against the hand-written table of `access.expected.ts` (R41). */
import type { RouteOptions } from 'fastify'
import t from 'tap'
import { type Role, roles } from '../../src/access/actor.ts'
import { demoOrganisations } from '../../src/dev-issuer/demo-organizations.ts'
import { createWorld } from '../world.ts'
import { bodies, expected } from './access.expected.ts'

t.setTimeout(240_000)
const world = await createWorld()
const nobody = '9b0f3f3e-58a7-4f0e-9f0e-0d1f5b1f0a11'

/** Routes as the app has them; those of `config.public` need no token and are told apart below. */
const routes = world.routes
  .filter((route) => route.method !== 'HEAD' && route.method !== 'OPTIONS')
  .map((route: RouteOptions) => ({
    name: `${route.method} ${route.url}`,
    method: String(route.method),
    url: route.url,
    isPublic: route.config?.public !== undefined,
  }))

const callers: { role: Role; body: string; token: string }[] = []
for (const body of bodies) {
  for (const role of roles) callers.push({ role, body, token: await world.tokenOf(role, body) })
}

t.test('every route stands in the table and every line of the table is a route', async (t) => {
  t.same(routes.map((route) => route.name).sort(), Object.keys(expected).sort())
})

t.test('the table speaks of every kind of body there is', async (t) => {
  const kinds = (codes: readonly string[]) =>
    new Set(demoOrganisations.filter(({ code }) => codes.includes(code)).map(({ kind }) => kind))
  t.same([...kinds(bodies)].sort(), [...kinds(demoOrganisations.map(({ code }) => code))].sort())
})

/** 403 of the guard, or anything else: whatever lies behind the door is another test's matter. */
async function opened(route: { method: string; url: string }, token: string | null): Promise<boolean> {
  const url = route.url.replaceAll(/:[A-Za-z]+/g, nobody)
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
  if (route.method !== 'GET') headers['content-type'] = 'application/json'
  const response = await world.app.inject({
    method: route.method as 'GET',
    url,
    headers,
    ...(route.method === 'GET' ? {} : { payload: '{"planted":1}' }),
  })
  if (response.statusCode >= 500) throw new Error(`${route.method} ${route.url} answered ${response.statusCode}`)
  return !(response.statusCode === 403 || response.statusCode === 401)
}

for (const route of routes) {
  t.test(`${route.name} opens to exactly those whom the table names`, async (t) => {
    const wanted = expected[route.name]
    if (wanted === undefined) {
      t.fail('not in the table')
      return
    }
    if (wanted === 'public') {
      t.ok(route.isPublic && (await opened(route, null)), 'needs no token')
      return
    }
    t.notOk(await opened(route, null), 'closed without a token')
    const wrong: string[] = []
    for (const { role, body, token } of callers) {
      const should = wanted.some((grant) => grant.roles.includes(role) && grant.at.includes(body))
      if ((await opened(route, token)) !== should)
        wrong.push(`${role} at ${body} ${should ? 'is kept out' : 'gets in'}`)
    }
    t.same(wrong, [])
  })
}

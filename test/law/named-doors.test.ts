/** What a route says of its law, and what the run is held to. */
import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import { openapiDocument } from '../../src/http/openapi.ts'
import { catalogue } from '../../src/rules/catalogue.ts'
import { staysAt } from '../stays.ts'
import { joined, type Seen, unnamed, unproven } from '../weighed.ts'
import { createWorld } from '../world.ts'
import { oneWay } from './one-way.ts'

const world = await createWorld()
const named = world.routes.flatMap(({ config, url, method }) =>
  (config?.law ?? []).map((rule) => ({ rule, route: `${method} ${url}` })),
)

const tests = new URL('../', import.meta.url)
const texts = readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(new URL(name, tests), 'utf8'))

t.test('every built rule governs a route, or says what holds it and which test shows that', async (t) => {
  const governing = new Set<string>(named.map(({ rule }) => rule))
  for (const { id, status, structure } of catalogue.register) {
    if (status === 'planned') continue
    t.equal(governing.has(id), structure === null, `${id} governs a route or is held by the structure, never both`)
    if (structure === null) continue
    t.ok(
      texts.some((text) => text.includes(`'${structure.test}'`)),
      `${id} names a test that is there: ${structure.test}`,
    )
  }
})

t.test('a rule names the routes that it governs, and the document names the law of each', async (t) => {
  const { body } = await world.nobody.get('/v1/law/rules/DV-REMOVE-01')
  const removal = { method: 'POST', path: '/v1/placements/{id}/removal', operationId: 'removeEarly' }
  t.match(body, { routes: [removal], structure: null })
  const operation = openapiDocument(world.app).paths[removal.path]?.['post']
  t.same(
    Object(operation)['x-law'],
    named.filter(({ route }) => route === 'POST /v1/placements/:id/removal').map(({ rule }) => rule),
  )
  const { text } = await world.nobody.get('/law/rules/DV-REMOVE-01?lang=az')
  t.ok(text.includes('Tətbiq edildiyi ünvanlar') && text.includes(`POST ${removal.path}`))
  const held = await world.nobody.get('/v1/law/rules/GEN-TIME-01')
  t.match(held.body, { routes: [], structure: { test: String } })
  t.ok((await world.nobody.get('/law/rules/GEN-TIME-01?lang=en')).text.includes(held.body.structure.test))
})

t.test('a decision says at which door it fell, for whoever looks into it later', async (t) => {
  const dv = staysAt(world)
  const { id } = await dv.admit({ birthOn: '1990-05-01' })
  const refused = await dv.decide(dv.manager, id, 'finalization')
  t.match(refused, { status: 422, body: { code: 'consent_required' } })
  const { body } = await dv.manager.get(`/v1/decisions/${refused.body.decisionId}`)
  t.match(body, { question: 'placement.finalization', route: 'POST /v1/placements/:id/finalization' })
})

const law = { 'POST /v1/doors': ['DV-REF-01'] }
const once = { met: 0, broken: 0, missing: 0, flagged: 0 }
const at = (colours: Partial<typeof once>, acts = 1, rule = 'DV-REF-01'): Seen => ({
  'POST /v1/doors': { acts, rules: { [rule]: { ...once, ...colours } } },
})

t.test('planted: a route that weighs a rule in silence is told so', async (t) => {
  t.same(unnamed(at({ met: 1 }), law), [])
  t.same(unnamed(at({ met: 1 }, 1, 'DV-ADM-01'), law), [
    'POST /v1/doors weighs DV-ADM-01 and does not name it in config.law',
  ])
})

t.test('planted: a rule that a route names is seen there both ways, or its reason is listed', async (t) => {
  const reason = { 'POST /v1/doors DV-REF-01': 'it cannot be broken' }
  t.same(unproven(joined([at({ met: 1 }), at({ broken: 1 })]), law, {}), [])
  t.same(unproven(at({ met: 1, missing: 1 }), law, {}), [], 'a fact that is not known')
  t.same(unproven(at({ flagged: 1 }, 2), law, {}), [], 'a fact that passed without a flag')
  t.same(unproven({}, law, {}), ['POST /v1/doors names DV-REF-01 and no test saw it weighed there'])
  t.same(unproven(at({ met: 1 }), law, {}), [
    'POST /v1/doors names DV-REF-01 and no test shows an unlawful case of it there',
  ])
  t.same(unproven(at({ flagged: 2 }, 2), law, {}), [
    'POST /v1/doors names DV-REF-01 and no test shows a lawful case of it there',
  ])
  t.same(unproven(at({ met: 1 }), law, reason), [])
  t.same(unproven(at({ met: 1, broken: 1 }), law, reason), [
    'POST /v1/doors DV-REF-01 was seen both ways: it needs no reason',
  ])
})

t.test('every listed reason is of a pair that a route names', async (t) => {
  const pairs = new Set(named.map(({ rule, route }) => `${route} ${rule}`))
  t.same(
    Object.keys(oneWay).filter((pair) => !pairs.has(pair)),
    [],
  )
})

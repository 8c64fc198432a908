import t from 'tap'
import { createWorld } from '../world.ts'
import { openEpisode } from './episode.ts'

const world = await createWorld()
const worker = world.as('case_worker', 'dv-center-baku')
const psychologist = world.as('psychologist', 'dv-center-baku')

async function activePlan(caseId: string) {
  const { body } = await worker.post('/v1/plans', { caseId })
  await worker.post(`/v1/plans/${body.id}/activation`, {}, { ifMatch: '"v1"' })
  return `/v1/plans/${body.id}`
}

t.test('anyone may read what is offered, in three languages, with what is urgent marked', async (t) => {
  const { status, body } = await world.nobody.get('/v1/service-types')
  t.equal(status, 200)
  const byCode = new Map<string, object>(body.items.map((item: { code: string }) => [item.code, item]))
  t.match(byCode.get('repatriation'), { regimes: ['thb'], urgent: false, says: { az: /./, en: /./, ru: /./ } })
  t.match(byCode.get('benefit_documents'), { regimes: ['dv'], urgent: false })
  t.match(byCode.get('shelter'), { regimes: ['thb', 'dv'], urgent: true })
})

t.test('what was rendered is stored with or without a plan; only the flag differs', async (t) => {
  const { caseId, victimId } = await openEpisode(world, 'dv-center-baku')
  const training = { caseId, type: 'vocational_training' }
  const before = await worker.post('/v1/services', training)
  t.match(before, { status: 201, body: { victimId, breach: ['PLAN-01'], renderedByRole: 'case_worker' } })
  const tasks = await world.rows("select 1 from tasks where what = 'make_plan' and victim_id = $1", [victimId])
  t.equal(tasks.length, 1, 'somebody is told to make a plan')
  await activePlan(caseId)
  t.match(await worker.post('/v1/services', training), { status: 201, body: { breach: [] } })
})

t.test('urgent help without a plan breaks nothing', async (t) => {
  const { caseId } = await openEpisode(world, 'dv-center-baku')
  const talk = await psychologist.post('/v1/services', { caseId, type: 'first_psychological', minutes: 40 })
  t.match(talk, { status: 201, body: { breach: [], renderedByRole: 'psychologist', minutes: 40, provider: 'center' } })
})

t.test('a service is weighed by the plan of the moment at which it was rendered', async (t) => {
  const { caseId } = await openEpisode(world, 'dv-center-baku')
  await activePlan(caseId)
  const service = { caseId, type: 'legal', outcome: 'legal_aid', legalStage: 'court' }
  const yesterday = await worker.post('/v1/services', { ...service, occurredAt: '2026-03-01T09:00:00Z' })
  t.match(yesterday, { status: 201, body: { breach: ['PLAN-01'], occurredAt: '2026-03-01T09:00:00.000Z' } })
  const set = await worker.post(`/v1/services/${yesterday.body.id}/corrections`, {
    field: 'occurredAt',
    new: '2026-03-02T10:00:00+04:00',
    reason: 'entry_error',
  })
  t.match(set, { status: 200, body: { breach: [], occurredAt: '2026-03-02T06:00:00.000Z', legalStage: 'court' } })
  const kept = await world.rows('select field, old_value, new_value, reason_code from corrections')
  t.same(kept, [
    {
      field: 'occurredAt',
      old_value: '2026-03-01T09:00:00.000Z',
      new_value: '2026-03-02T06:00:00.000Z',
      reason_code: 'entry_error',
    },
  ])
})

t.test('a service under a measure carries the measure out; a measure of another person is not there', async (t) => {
  const hers = await openEpisode(world, 'dv-center-baku')
  const others = await openEpisode(world, 'dv-center-baku')
  const plan = await activePlan(hers.caseId)
  const measure = { type: 'employment', provider: 'employment_agency' }
  const { body } = await worker.post(`${plan}/measures`, measure, { ifMatch: '"v2"' })
  const service = { type: 'employment', provider: 'employment_agency', measureId: body.measures[0].id }
  t.equal((await worker.post('/v1/services', { ...service, caseId: others.caseId })).status, 404)
  const rendered = await worker.post('/v1/services', { ...service, caseId: hers.caseId, outcome: 'employed' })
  t.match(rendered, { status: 201, body: { outcome: 'employed', renderedByRole: 'outside' } })
  t.match((await worker.get(plan)).body.measures, [{ state: 'rendered' }])
})

t.test('a price cannot be recorded, under whatever name', async (t) => {
  const { caseId } = await openEpisode(world, 'dv-center-baku')
  for (const name of ['price', 'fee', 'deposit', 'invoice', 'donation']) {
    t.match(await worker.post('/v1/services', { caseId, type: 'food', [name]: 5 }), {
      status: 422,
      body: { code: 'fee_not_allowed', errors: [{ pointer: `/${name}` }] },
    })
  }
  t.match(await worker.post('/v1/services', { caseId, type: 'food', colour: 5 }), {
    status: 422,
    body: { code: 'validation_failed' },
  })
  t.equal((await worker.get(`/v1/services?caseId=${caseId}`)).body.items.length, 0)
  t.equal((await worker.post('/v1/services', { caseId, type: 'food' })).status, 201)
})

t.test('services are read inside the holder, page by page', async (t) => {
  const { caseId } = await openEpisode(world, 'dv-center-baku')
  for (const type of ['food', 'clothing', 'phone']) await worker.post('/v1/services', { caseId, type })
  const first = await worker.get(`/v1/services?caseId=${caseId}&limit=2`)
  t.equal(first.body.items.length, 2)
  const rest = await worker.get(`/v1/services?caseId=${caseId}&limit=2&cursor=${first.body.nextCursor}`)
  t.match(rest.body, { items: [{ caseId }], nextCursor: null })
  t.same((await world.as('case_worker', 'dv-center-ganja').get('/v1/services')).body.items, [])
})

import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const dv = staysAt(world)
const grown = { birthOn: '1990-05-01' }
const child = { birthOn: '2014-06-01' }

t.test('she arrives without a name, a consent, a paper or a bed, and is sheltered', async (t) => {
  const asked = await dv.worker.post('/v1/placements', { victim: {} })
  t.match(asked, {
    status: 201,
    body: { state: 'requested', basis: 'emergency_request', admissionOn: null, bed: null },
  })
  t.equal(asked.headers['location'], `/v1/placements/${asked.body.id}`)
  const arrived = await dv.worker.post(`/v1/placements/${asked.body.id}/arrival`)
  t.match(arrived, { status: 200, body: { state: 'provisional', admissionOn: '2026-03-02', bed: null, breach: [] } })
  t.same(await dv.tasks(asked.body.id), [
    'determine_age',
    'make_plan',
    'obtain_consent',
    'offer_referral',
    'settle_next_place',
    'settle_next_place',
    'settle_next_place',
    'settle_next_place',
  ])
})

t.test('an adult stays two months and a child three, from the Baku day of arrival', async (t) => {
  const adult = await dv.admit(grown, { occurredAt: '2025-01-31T20:30:00Z' })
  t.match(adult, { admissionOn: '2025-02-01', limit: { outcome: 'limited', limitMonths: 2, lastDay: '2025-04-01' } })
  t.ok(
    adult.limit.grounds.some(
      (g: { rule: string; source: { place: string } }) => g.rule === 'DV-STAY-01' && g.source.place === 'S22',
    ),
  )
  const lastMoment = await dv.admit(grown, { occurredAt: '2024-12-31T19:59:59Z' })
  t.match(lastMoment, { admissionOn: '2024-12-31', limit: { lastDay: '2025-02-28' } })
  const nextDay = await dv.admit(grown, { occurredAt: '2024-12-31T20:00:00Z' })
  t.match(nextDay, { admissionOn: '2025-01-01', limit: { lastDay: '2025-03-01' } })
  const young = await dv.admit(child, { occurredAt: '2024-11-30T08:00:00Z' })
  t.match(young, { limit: { limitMonths: 3, lastDay: '2025-02-28' } })
})

t.test('whether a child is a victim, accompanies or is not yet known, the limit is three months', async (t) => {
  for (const childRole of ['victim', 'accompanying', 'unknown']) {
    t.match(await dv.admit(child, { childRole }), { childRole, limit: { limitMonths: 3, lastDay: '2026-06-02' } })
  }
})

t.test('turning eighteen during the stay keeps the three months; a day older at the door has two', async (t) => {
  const at17 = await dv.admit({ birthOn: '2007-01-11' }, { occurredAt: '2025-01-10T08:00:00Z' })
  t.match(at17, { childAtAdmission: true, limit: { limitMonths: 3, lastDay: '2025-04-10' } })
  const at18 = await dv.admit({ birthOn: '2007-01-11' }, { occurredAt: '2025-01-11T08:00:00Z' })
  t.match(at18, { childAtAdmission: false, limit: { limitMonths: 2, lastDay: '2025-03-11' } })
})

t.test('a trafficked person has no limit, and her stay is reviewed', async (t) => {
  const thb = staysAt(world, 'thb-center-baku')
  const stay = await thb.admit(grown)
  t.match(stay, {
    basis: 'suspicion',
    regime: 'thb',
    limit: { outcome: 'unlimited', lastDay: null, reviewEveryDays: 30 },
  })
  t.ok((await thb.tasks(stay.id)).includes('review_stay'))
})

t.test('of an adult nobody is told', async (t) => {
  t.same(await dv.notices((await dv.admit(grown)).victimId), [])
})

t.test('of a child who is a victim three bodies are told at once', async (t) => {
  const stay = await dv.admit(child, { childRole: 'victim' })
  t.same(await dv.notices(stay.victimId), [
    { state: 'due', recipient_kind: 'family_committee' },
    { state: 'due', recipient_kind: 'guardianship_authority' },
    { state: 'due', recipient_kind: 'minors_commission' },
  ])
})

t.test('of a child who only accompanies, the same three notices wait for a human', async (t) => {
  const stay = await dv.admit(child, { childRole: 'accompanying' })
  t.same(
    (await dv.notices(stay.victimId)).map((notice) => notice.state),
    ['pending_review', 'pending_review', 'pending_review'],
  )
})

t.test('notices are due from the arrival itself, not from its entry hours later', async (t) => {
  const stay = await dv.admit(child, { childRole: 'victim', occurredAt: '2026-03-01T23:15:00Z' })
  const rows = await world.rows<{ due: string }>(
    "select distinct to_char(due_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as due from notifications where victim_id = $1",
    [stay.victimId],
  )
  t.same(rows, [{ due: '2026-03-01 23:15' }])
})

t.test('an arrival cannot lie in the future, and is recorded once', async (t) => {
  const { id } = await dv.request(grown)
  t.match(await dv.worker.post(`/v1/placements/${id}/arrival`, { occurredAt: '2026-03-02T06:06:00Z' }), {
    status: 422,
    body: { code: 'validation_failed', errors: [{ pointer: '/occurredAt', code: 'in_the_future' }] },
  })
  t.equal((await dv.worker.post(`/v1/placements/${id}/arrival`, { occurredAt: '2026-03-02T06:04:00Z' })).status, 200)
  t.match(await dv.worker.post(`/v1/placements/${id}/arrival`), { status: 409, body: { code: 'state_conflict' } })
})

t.test('who did not come may come later', async (t) => {
  const { id } = await dv.request(grown)
  t.match(await dv.worker.post(`/v1/placements/${id}/no-show`), { status: 200, body: { state: 'no_show' } })
  t.match(await dv.worker.post(`/v1/placements/${id}/arrival`), { status: 200, body: { state: 'provisional' } })
})

t.test('another center sees absence', async (t) => {
  const stay = await dv.admit(grown)
  const path = `/v1/placements/${stay.id}`
  t.equal((await dv.worker.get(path)).status, 200)
  t.equal((await world.as('case_worker', 'dv-center-ganja').get(path)).status, 404)
  t.equal((await world.as('case_worker', 'dv-center-ganja').post(`${path}/departure`)).status, 404)
})

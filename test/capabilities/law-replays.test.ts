/** What a change of the law would do to one house, asked before anybody puts it in force. */
import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld()
const { worker, manager, admit } = staysAt(world)
const woman = await admit({ birthOn: '1990-05-01' })
const boy = await admit({ birthOn: '2013-06-01' }, {}, { childRole: 'victim' })
const replay = (parameter: string, value: unknown, from = '2026-01-01', who = manager) =>
  who.post('/v1/law/replays', { parameter, from, value })

t.test('three months instead of two would move the last day of the woman, and of nobody else', async (t) => {
  t.match(await replay('dv-stay.adult-months', 3), {
    status: 200,
    body: {
      weighed: { stays: 2 },
      stays: [{ placementId: woman.id, was: { lastDay: '2026-05-02' }, wouldBe: { lastDay: '2026-06-02' } }],
      notices: [],
    },
  })
})

t.test('a change from a later day leaves stays alone that began under the older law', async (t) => {
  t.match(await replay('dv-stay.adult-months', 3, '2026-03-03'), { status: 200, body: { stays: [] } })
})

t.test('a repeal is shown as a gap of the law, not as a stay without end', async (t) => {
  t.match(await replay('dv-stay.adult-months', null), {
    status: 200,
    body: { stays: [{ placementId: woman.id, was: { lastDay: '2026-05-02' }, wouldBe: 'gap' }] },
  })
})

t.test('with two bodies instead of three, the boy’s notices would differ, and the woman has none', async (t) => {
  const { body } = await replay('notice.recipients-dv', ['guardianship_authority', 'minors_commission'])
  t.equal(body.stays.length, 0)
  t.equal(body.notices.length, 1)
  t.equal(body.notices[0].placementId, boy.id)
  t.equal(body.notices[0].was.length, 3)
  t.equal(body.notices[0].wouldBe.length, 2)
})

t.test('a measure that was urgent and would be no more: the decision that let it be scheduled is listed', async (t) => {
  const { body: plan } = await worker.post('/v1/plans', { caseId: woman.caseId, madeWithHer: true })
  const food = { type: 'food', provider: 'center' }
  const scheduled = await worker.post(`/v1/plans/${plan.id}/measures`, food, { ifMatch: '"v1"' })
  t.equal(scheduled.status, 200)
  t.match(await replay('plan.urgent-measures', ['shelter']), {
    status: 200,
    body: {
      decisions: [
        { question: 'plan.scheduling', was: { allowed: true }, wouldBe: { allowed: false, code: 'plan_required' } },
      ],
    },
  })
  t.same((await replay('plan.urgent-measures', ['shelter', 'food'])).body.decisions, [])
  t.same(
    (await replay('plan.urgent-measures', ['shelter'], '2026-03-03')).body.decisions,
    [],
    'decided before the change',
  )
})

t.test('asking puts nothing in force and stores nothing but that it was asked', async (t) => {
  const before = await world.rows('select count(*)::int as n from decisions')
  await replay('dv-stay.adult-months', 1)
  t.same(await world.rows('select count(*)::int as n from decisions'), before)
  t.match((await worker.get(`/v1/placements/${woman.id}`)).body, { lastDay: '2026-05-02' })
})

t.test('a value of another kind, a table of days or an unknown value cannot be supposed', async (t) => {
  const refused = (pointer: string, code: string) => ({ status: 422, body: { errors: [{ pointer, code }] } })
  t.match(await replay('dv-stay.adult-months', 'three'), refused('/value', 'of_another_kind'))
  t.match(await replay('dv-stay.adult-months', -1), { status: 422 })
  t.match(await replay('calendar.working-days', ['2026-03-02']), refused('/value', 'of_another_kind'))
  t.match(await replay('dv-stay.weeks', 3), refused('/parameter', 'not_in_list'))
})

t.test('only management asks, and whoever is shut out from a person learns nothing of her by it', async (t) => {
  t.equal((await replay('dv-stay.adult-months', 3, '2026-01-01', worker)).status, 403)
  const second = world.as('center_manager', 'dv-center-baku', { sub: 'second-manager' })
  t.equal((await replay('dv-stay.adult-months', 3, '2026-01-01', second)).body.stays.length, 1)
  const barred = await manager.post(`/v1/victims/${woman.victimId}/barred-readers`, {
    user: 'second-manager',
    reason: 'knows_suspect',
  })
  t.equal(barred.status, 201)
  t.match(await replay('dv-stay.adult-months', 3, '2026-01-01', second), {
    body: { weighed: { stays: 1 }, stays: [], decisions: [] },
  })
})

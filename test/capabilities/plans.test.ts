import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld, type Person } from '../world.ts'
import { openEpisode } from './episode.ts'

const world = await createWorld()
const worker = world.as('case_worker', 'dv-center-baku')
const elsewhere = world.as('case_worker', 'dv-center-ganja')
const training = { type: 'vocational_training', provider: 'employment_agency' }

async function drafted(by: Person, caseId: string, more: object = {}) {
  const { body, status } = await by.post('/v1/plans', { caseId, ...more })
  t.equal(status, 201)
  return `/v1/plans/${body.id}`
}
const activated = async (by: Person, path: string) => by.post(`${path}/activation`, {}, { ifMatch: '"v1"' })

t.test('a plan is made for one person, and her words lie in the vault only', async (t) => {
  const { caseId, victimId } = await openEpisode(world, 'dv-center-baku')
  const words = 'I want to be a nurse like my aunt Zəhra'
  const path = await drafted(worker, caseId, { madeWithHer: true, goals: [{ kind: 'work', text: words }] })
  const { body, text } = await worker.get(path)
  t.match(body, { victimId, caseId, state: 'draft', madeWithHer: true, goals: [{ kind: 'work', hasText: true }] })
  t.notMatch(text, /Zəhra/)
  t.match(await worker.get(`${path}/texts`), { status: 422, body: { code: 'purpose_required' } })
  const opened = await worker.get(`${path}/texts`, { purpose: 'case_work' })
  t.match(opened.body, { items: [{ of: 'goal', id: body.goals[0].id, text: words }] })
  t.equal((await elsewhere.get(path)).status, 404)
  t.equal((await elsewhere.post('/v1/plans', { caseId })).status, 404)
})

t.test(
  'a measure that can wait is scheduled under an active plan, and refused with the rule without one',
  async (t) => {
    const { caseId } = await openEpisode(world, 'dv-center-baku')
    const path = await drafted(worker, caseId)
    const refused = await worker.post(`${path}/measures`, training, { ifMatch: '"v1"' })
    t.match(refused, {
      status: 409,
      body: { code: 'plan_required', ruleId: 'PLAN-01', grounds: [{ rule: 'PLAN-01' }] },
    })
    t.equal((await activated(worker, path)).status, 200)
    const scheduled = await worker.post(`${path}/measures`, training, { ifMatch: '"v2"' })
    t.match(scheduled, {
      status: 200,
      headers: { etag: '"v3"' },
      body: { measures: [{ ...training, state: 'planned' }] },
    })
    const [decision] = await world.rows<{ code: string }>('select code from decisions where id = $1', [
      refused.body.decisionId,
    ])
    t.equal(decision?.code, 'plan_required', 'the refusal stays on record')
  },
)

t.test('urgent help is written into a draft: it waits for no plan', async (t) => {
  const { caseId } = await openEpisode(world, 'dv-center-baku')
  const path = await drafted(worker, caseId)
  const food = { type: 'food', provider: 'center' }
  t.match(await worker.post(`${path}/measures`, food, { ifMatch: '"v1"' }), { status: 200, body: { measures: [food] } })
})

t.test('a measure that can wait is not written into a draft because another plan of hers is active', async (t) => {
  const { caseId } = await openEpisode(world, 'dv-center-baku')
  const [active, draft] = [await drafted(worker, caseId), await drafted(worker, caseId)]
  await activated(worker, active)
  t.match(await worker.post(`${draft}/measures`, training, { ifMatch: '"v1"' }), {
    status: 409,
    body: { code: 'plan_required', ruleId: 'PLAN-01' },
  })
  t.equal((await worker.post(`${active}/measures`, training, { ifMatch: '"v2"' })).status, 200)
})

t.test('a person has one active plan; the second waits until the first is closed', async (t) => {
  const { caseId } = await openEpisode(world, 'dv-center-baku')
  const first = await drafted(worker, caseId)
  const second = await drafted(worker, caseId)
  t.match(await activated(worker, first), { status: 200, body: { state: 'active', activatedAt: world.now() } })
  const action = (await worker.get(second)).body.actions[0]
  t.match(action, { action: 'activation', allowed: false, code: 'plan_active', ruleId: 'PLAN-01' })
  t.match(await activated(worker, second), { status: 409, body: { code: 'plan_active', ruleId: 'PLAN-01' } })
  const closed = await worker.post(`${first}/closure`, { outcome: 'achieved' }, { ifMatch: '"v2"' })
  t.match(closed, { status: 200, body: { state: 'closed', closureOutcome: 'achieved' } })
  t.equal((await activated(worker, second)).status, 200)
})

t.test('of twenty drafts put in force at once one wins', async (t) => {
  const { caseId, victimId } = await openEpisode(world, 'dv-center-baku')
  const drafts = await Promise.all(Array.from({ length: 20 }, () => drafted(worker, caseId)))
  const answers = await Promise.all(drafts.map((path) => activated(worker, path)))
  t.equal(answers.filter((answer) => answer.status === 200).length, 1)
  t.ok(answers.filter((answer) => answer.status !== 200).every((answer) => answer.body.code === 'plan_active'))
  const active = await world.rows("select id from plans where victim_id = $1 and state = 'active'", [victimId])
  t.equal(active.length, 1)
})

t.test('a child has her own plan: her mother’s does not let her measures be scheduled', async (t) => {
  const mother = await openEpisode(world, 'dv-center-baku')
  const child = await openEpisode(world, 'dv-center-baku', { victim: { birthOn: '2017-05-01', ageBasis: 'document' } })
  const education = { type: 'education', provider: 'education' }
  const [hers, childs] = [await drafted(worker, mother.caseId), await drafted(worker, child.caseId)]
  await activated(worker, hers)
  t.match(await worker.post(`${childs}/measures`, education, { ifMatch: '"v1"' }), {
    status: 409,
    body: { code: 'plan_required' },
  })
  await activated(worker, childs)
  t.equal((await worker.post(`${childs}/measures`, education, { ifMatch: '"v2"' })).status, 200)
})

t.test('a review keeps how it goes, closes goals and takes back what she does not want', async (t) => {
  const { caseId } = await openEpisode(world, 'dv-center-baku')
  const path = await drafted(worker, caseId, { goals: [{ kind: 'safety' }] })
  await activated(worker, path)
  const { body: plan } = await worker.post(`${path}/measures`, training, { ifMatch: '"v2"' })
  const review = {
    progress: 'better',
    text: 'She sleeps again',
    goals: [{ goalId: plan.goals[0].id, state: 'achieved' }],
    declinedMeasureIds: [plan.measures[0].id],
  }
  const reviewed = await worker.post(`${path}/reviews`, review)
  t.match(reviewed, {
    status: 200,
    body: {
      goals: [{ state: 'achieved' }],
      measures: [{ state: 'declined' }],
      reviews: [{ progress: 'better', hasText: true }],
    },
  })
  t.match(await worker.post(`${path}/reviews`, { progress: 'same', occurredAt: '2026-03-02T10:06:00+04:00' }), {
    status: 422,
    body: { errors: [{ pointer: '/occurredAt', code: 'in_the_future' }] },
  })
  t.equal(
    (await worker.post(`${path}/reviews`, { progress: 'same', occurredAt: '2026-03-02T10:05:00+04:00' })).status,
    200,
  )
})

t.test('whoever is shut out from her sees no plan of hers', async (t) => {
  const { caseId, victimId } = await openEpisode(world, 'dv-center-baku')
  const path = await drafted(worker, caseId)
  t.equal((await worker.get(path)).status, 200)
  t.equal((await worker.get(`/v1/plans?victimId=${victimId}`)).body.items.length, 1)
  await world.rows('update victims set sealed_at = now() where id = $1', [victimId])
  t.equal((await worker.get(path)).status, 404)
  t.equal((await worker.get(`/v1/plans?victimId=${victimId}`)).body.items.length, 0)
  t.equal((await world.as('center_manager', 'dv-center-baku').get(path)).status, 200)
})

t.test('the same key twice drafts one plan', async (t) => {
  const { caseId } = await openEpisode(world, 'dv-center-baku')
  const options = { key: 'plan-0001' }
  const first = await worker.post('/v1/plans', { caseId }, options)
  const again = await worker.post('/v1/plans', { caseId }, options)
  t.equal(again.status, 201)
  t.same(again.body, first.body)
  t.equal((await worker.get(`/v1/plans?caseId=${caseId}`)).body.items.length, 1)
})

t.test(
  'staff are reminded of her plan 72 hours after she came, unless she has one; a plan ends the reminder',
  async (t) => {
    const dv = staysAt(world)
    const reminders = (stay: { id: string }) =>
      world.rows<{ due_at: string; done_at: string | null }>(
        `select due_at, done_at from tasks where resource_id = $1 and what = 'make_plan' order by recorded_at`,
        [stay.id],
      )
    const dueAt = async (stay: { id: string }) =>
      (await reminders(stay)).map((task) => new Date(task.due_at).toISOString())
    const stay = await dv.admit({ birthOn: '1990-05-01' }, { occurredAt: '2026-03-01T08:00:00Z' })
    t.same(await dueAt(stay), ['2026-03-04T08:00:00.000Z'])
    const right = { field: 'arrivedAt', new: '2026-03-01T10:30:00Z', reason: 'entry_error' }
    t.equal((await worker.post(`/v1/placements/${stay.id}/corrections`, right)).status, 200)
    t.same(await dueAt(stay), ['2026-03-04T10:30:00.000Z'], 'it follows a corrected arrival')
    const path = await drafted(worker, stay.caseId)
    t.match(await reminders(stay), [{ done_at: null }], 'a draft is not yet a plan')
    t.equal((await activated(worker, path)).status, 200)
    t.not((await reminders(stay))[0]?.done_at, null)
    const gone = await dv.admit({ birthOn: '1990-05-01' })
    await worker.post(`/v1/placements/${gone.id}/departure`)
    t.not((await reminders(gone))[0]?.done_at, null, 'whoever left is not reminded of')
    const again = await dv.request({}, { victimId: stay.victimId, victim: undefined })
    await worker.post(`/v1/placements/${stay.id}/departure`)
    await worker.post(`/v1/placements/${again.id}/arrival`)
    t.same(await reminders(again), [], 'she has a plan')
  },
)

t.test('a review of a plan stands in her trail, the refused one too', async (t) => {
  const { caseId, victimId } = await openEpisode(world, 'dv-center-baku')
  const path = await drafted(worker, caseId)
  const told = async () =>
    (
      await world.rows(
        "select 1 from audit_events where route = 'POST /v1/plans/:id/reviews' and victim_ids @> array[$1::uuid]",
        [victimId],
      )
    ).length
  const tomorrow = { progress: 'better', occurredAt: '2099-01-01T00:00:00Z' }
  t.equal((await worker.post(`${path}/reviews`, tomorrow)).status, 422)
  t.equal(await told(), 1)
})

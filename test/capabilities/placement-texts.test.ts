import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld()
const dv = staysAt(world)
const keyWorker = world.as('case_worker', 'dv-center-baku', { sub: 'her-key-worker' })
const purpose = { purpose: 'case_work' }

t.test(
  'what a child said is read by psychologists, management and the key worker, for a purpose, on record',
  async (t) => {
    const { id, victimId } = await dv.admit({ birthOn: '2014-05-01' })
    const view = { stance: 'agree', heardBy: 'psychologist', withoutParents: true, words: 'I want to stay here.' }
    await dv.psychologist.post(`/v1/placements/${id}/child-view`, view)
    const path = `/v1/placements/${id}/texts`
    const said = { status: 200, body: { items: [{ of: 'child_view', text: 'I want to stay here.' }] } }
    t.match(await dv.psychologist.get(path, purpose), said)
    t.match(await dv.manager.get(path, purpose), said)
    t.match(await dv.psychologist.get(path), { status: 422, body: { code: 'purpose_required' } })
    t.match(await keyWorker.get(path, purpose), { status: 403 }, 'not yet her key worker')
    const { headers } = await dv.manager.get(`/v1/victims/${victimId}`)
    const named = await dv.manager.put(
      `/v1/victims/${victimId}/key-worker`,
      { user: 'her-key-worker' },
      { ifMatch: String(headers['etag']) },
    )
    t.equal(named.status, 200)
    t.match(await keyWorker.get(path, purpose), said)
    const read = await world.rows(
      `select purpose from audit_events where resource_kind = 'placement_text' and $1 = any (victim_ids) and outcome = 'ok'`,
      [victimId],
    )
    t.same(read, Array(3).fill({ purpose: 'case_work' }))
  },
)

t.test('a stay without a limit is reviewed every thirty days: each review plans the next', async (t) => {
  const thb = staysAt(world, 'thb-center-baku')
  const stay = await thb.admit({ birthOn: '1990-01-01' })
  t.match(stay, { reviewDueOn: '2026-04-01', reviewOverdue: false })
  world.setNow('2026-04-02T06:00:00Z')
  const path = `/v1/placements/${stay.id}`
  t.match((await thb.worker.get(path)).body, { reviewOverdue: true }, 'by the date alone')
  const reviewed = await thb.worker.post(`${path}/reviews`, {})
  t.match(reviewed.body, { reviewDueOn: '2026-05-02', reviewOverdue: false })
  const due = await world.rows(
    `select due_at from tasks where resource_id = $1 and what = 'review_stay' and done_at is null`,
    [stay.id],
  )
  t.same(
    due.map((task) => new Date(String(task['due_at'])).toISOString()),
    ['2026-05-01T20:00:00.000Z'],
  )
})

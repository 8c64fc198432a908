import t from 'tap'
import { prepareNotice } from '../../src/capabilities/notifications/dispatch.ts'
import { escalateNotice } from '../../src/capabilities/notifications/follow-up.ts'
import { jobContext } from '../../src/jobs/job-context.ts'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const dv = staysAt(world)
const victim = { childRole: 'victim' }
const correct = (victimId: string, field: string, to: unknown) =>
  dv.worker.post(`/v1/victims/${victimId}/corrections`, { field, new: to, reason: 'new_document' })
const notices = (victimId: string) =>
  world.rows<{ id: string; state: string; due_at: string; dismissal_reason: string | null }>(
    'select id, state, due_at, dismissal_reason from notifications where victim_id = $1',
    [victimId],
  )
const states = async (victimId: string) => (await notices(victimId)).map(({ state }) => state)
const sendAll = async (victimId: string) => {
  for (const { id } of await notices(victimId))
    await prepareNotice(world.deps, jobContext(world.deps, 'notification.send', dv.centerId), id)
}
const open = async (victimId: string, what: string) =>
  (await world.rows('select 1 from tasks where victim_id = $1 and what = $2 and done_at is null', [victimId, what]))
    .length
const three = (state: string) => [state, state, state]

t.test('bodies not told for a mistyped birth date are told once it is set right', async (t) => {
  world.setNow('2026-03-02T06:00:00Z')
  const { victimId } = await dv.admit({ birthOn: '2014-05-01' }, {}, victim)
  await correct(victimId, 'birthOn', '1990-05-01')
  await sendAll(victimId)
  t.same(await states(victimId), three('cancelled'))
  world.setNow('2026-03-02T09:00:00Z')
  t.equal((await correct(victimId, 'birthOn', '2014-05-01')).status, 200)
  const due = await notices(victimId)
  t.same(
    due.map(({ state, due_at }) => [state, new Date(due_at).toISOString()]),
    three('').map(() => ['due', '2026-03-02T06:00:00.000Z']),
    'due from the arrival',
  )
  for (const { id } of due) {
    const jobs = await world.rows<{ name: string }>(
      "select name from pgboss.job where data->>'id' = $1 and name like 'notification.%' order by created_on desc",
      [id],
    )
    t.equal(jobs.filter(({ name }) => name === 'notification.send').length, 2, 'the sending is tried anew')
    t.equal(jobs.filter(({ name }) => name === 'notification.escalate').length, 2, 'and so is the late look')
    await escalateNotice(world.deps, jobContext(world.deps, 'notification.escalate', dv.centerId), id)
  }
  t.equal(await open(victimId, 'notice_overdue'), 3)
})

t.test('a child presumed again after management said that she is none is looked at again', async (t) => {
  world.setNow('2026-03-02T06:00:00Z')
  const { victimId } = await dv.admit({ ageBasis: 'unknown', presumedChild: true }, {}, victim)
  t.equal(await open(victimId, 'review_notice'), 3)
  await correct(victimId, 'presumedChild', false)
  for (const { id } of await notices(victimId)) {
    const { headers } = await dv.manager.get(`/v1/notifications/${id}`)
    const ifMatch = String(headers['etag'])
    const said = await dv.manager.post(`/v1/notifications/${id}/dismissal`, { reason: 'not_a_child' }, { ifMatch })
    t.equal(said.status, 200)
  }
  t.equal(await open(victimId, 'review_notice'), 0)
  await correct(victimId, 'presumedChild', true)
  t.same(
    (await notices(victimId)).map(({ state, dismissal_reason }) => [state, dismissal_reason]),
    three('').map(() => ['pending_review', null]),
  )
  t.equal(await open(victimId, 'review_notice'), 3)
  await correct(victimId, 'presumedChild', true)
  t.equal(await open(victimId, 'review_notice'), 3, 'once')
})

t.test('a notice that an eighteenth birthday cancelled stays so, whatever else is set right', async (t) => {
  world.setNow('2026-03-02T06:00:00Z')
  const { id, victimId } = await dv.admit({ birthOn: '2008-03-03' }, {}, victim)
  t.same(await states(victimId), three('due'))
  world.setNow('2026-03-03T06:00:00Z')
  await sendAll(victimId)
  t.same(await states(victimId), three('cancelled'))
  const roles = { field: 'childRole', new: 'unknown', reason: 'other_source' }
  await dv.worker.post(`/v1/placements/${id}/corrections`, roles)
  await dv.worker.post(`/v1/placements/${id}/corrections`, { ...roles, new: 'victim' })
  await correct(victimId, 'birthOn', '2008-03-02')
  t.same(await states(victimId), three('cancelled'))
})

t.test('a notice dismissed for another reason is not asked for again by a presumption', async (t) => {
  world.setNow('2026-03-02T06:00:00Z')
  const { victimId } = await dv.admit({ ageBasis: 'unknown', presumedChild: true }, {}, { childRole: 'accompanying' })
  for (const { id } of await notices(victimId)) {
    const { headers } = await dv.manager.get(`/v1/notifications/${id}`)
    const ifMatch = String(headers['etag'])
    const reason = 'accompanying_unharmed'
    t.equal((await dv.manager.post(`/v1/notifications/${id}/dismissal`, { reason }, { ifMatch })).status, 200)
  }
  await correct(victimId, 'presumedChild', false)
  await correct(victimId, 'presumedChild', true)
  t.same(await states(victimId), three('not_required'))
})

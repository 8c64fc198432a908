import t from 'tap'
import { prepareNotice } from '../../src/capabilities/notifications/dispatch.ts'
import { jobContext } from '../../src/jobs/job-context.ts'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld()
const dv = staysAt(world)
const child = { birthOn: '2014-05-01' }
const victim = { childRole: 'victim' }
const body = 'guardianship-baku'
const ask = { recipientId: world.orgId(body), reason: 'relative_of_suspect' }
const conflict = (victimId: string) => dv.worker.post(`/v1/victims/${victimId}/recipient-conflicts`, ask)
const noticeTo = async (victimId: string, code = body) => {
  const { body: page } = await dv.manager.get('/v1/notifications?limit=200')
  return page.items.find(
    (item: { victimId: string; recipientId: string }) =>
      item.victimId === victimId && item.recipientId === world.orgId(code),
  )
}
const send = (id: string) => prepareNotice(world.deps, jobContext(world.deps, 'notification.send', dv.centerId), id)

t.test('a body in conflict is not told by itself when the child comes; the others are told at once', async (t) => {
  const { id, victimId } = await dv.request(child)
  t.equal((await conflict(victimId)).status, 201)
  await dv.worker.post(`/v1/placements/${id}/arrival`, victim)
  t.match(await noticeTo(victimId), { state: 'pending_review', waitsFor: ['recipient_conflicted'] })
  t.match(await noticeTo(victimId, 'minors-baku'), { state: 'due', waitsFor: [] })
})

t.test('a notice that waits for delivery stops when a conflict arises, and management is asked', async (t) => {
  const { victimId } = await dv.admit(child, {}, victim)
  const { id } = await noticeTo(victimId)
  t.notSame(await noticeTo(victimId), null)
  await conflict(victimId)
  t.match(await noticeTo(victimId), { state: 'pending_review' })
  t.equal(await send(id), null, 'the job in the queue sends nothing')
  const tasks = await world.rows('select what, role from tasks where resource_id = $1 and done_at is null', [id])
  t.same(tasks, [{ what: 'review_notice', role: 'center_manager' }])
})

t.test('the flag is read once more right before sending', async (t) => {
  for (const flagged of [true, false]) {
    const { victimId } = await dv.admit(child, {}, victim)
    const { id } = await noticeTo(victimId)
    // Recorded by a colleague in the very moment in which the notice was born.
    if (flagged) {
      await world.rows(
        `insert into recipient_conflicts (center_id, id, victim_id, recipient_id, reason_code, occurred_at, recorded_at,
           recorded_by) values ($1, gen_random_uuid(), $2, $3, 'other', now(), now(), 'x')`,
        [dv.centerId, victimId, ask.recipientId],
      )
    }
    await send(id)
    t.match(await noticeTo(victimId), { state: flagged ? 'pending_review' : 'due' })
  }
})

t.test('management names another body, never the one in conflict', async (t) => {
  const { victimId } = await dv.admit(child, {}, victim)
  await conflict(victimId)
  const { id } = await noticeTo(victimId)
  const release = async (recipientId?: string) => {
    const { headers } = await dv.manager.get(`/v1/notifications/${id}`)
    return dv.manager.post(`/v1/notifications/${id}/release`, { recipientId }, { ifMatch: String(headers['etag']) })
  }
  for (const named of [undefined, ask.recipientId]) {
    t.match(await release(named), { status: 422, body: { code: 'recipient_not_specific' } })
  }
  const superior = world.orgId('executive-baku')
  t.match(await release(superior), { status: 200, body: { state: 'due', recipientId: superior } })
})

t.test('once a conflict has ended management may let the notice go to the body itself', async (t) => {
  const { victimId } = await dv.admit(child, {}, victim)
  const { headers } = await conflict(victimId)
  const path = String(headers['location'])
  t.match(await dv.worker.post(`${path}/end`), { status: 428 })
  const ended = await dv.worker.post(`${path}/end`, {}, { ifMatch: '"v1"' })
  t.match(ended, { status: 200, body: { endedAt: world.now() } })
  t.match(await dv.worker.post(`${path}/end`, {}, { ifMatch: '"v2"' }), { status: 409 })
  const notice = await noticeTo(victimId)
  t.match(notice, { state: 'pending_review', waitsFor: [] }, 'nothing is sent by the end of it')
  const { headers: read } = await dv.manager.get(`/v1/notifications/${notice.id}`)
  const ifMatch = String(read['etag'])
  t.match(await dv.manager.post(`/v1/notifications/${notice.id}/release`, {}, { ifMatch }), { status: 200 })
})

t.test('a notice delivered by hand to a body in conflict is stored and flagged', async (t) => {
  const { victimId } = await dv.admit(child, {}, victim)
  await conflict(victimId)
  const { id } = await noticeTo(victimId)
  const told = { way: 'phone', receivedBy: 'specialist', proofCode: 'call_log' }
  t.equal((await dv.manager.post(`/v1/notifications/${id}/manual-delivery`, told)).status, 200)
  const { body: deliveries } = await dv.manager.get(`/v1/notifications/${id}/deliveries`)
  t.match(deliveries.items, [{ breach: ['DV-NOTIF-01'] }])
})

t.test('the body, another center and staff who may not see her learn nothing of a conflict', async (t) => {
  const { victimId } = await dv.request(child)
  const { headers } = await conflict(victimId)
  const path = String(headers['location'])
  t.match(await dv.worker.get(path), { status: 200, body: { recipientId: ask.recipientId, endedAt: null } })
  t.match((await dv.worker.get(`/v1/victims/${victimId}/recipient-conflicts`)).body.items, [{ victimId }])
  t.equal(
    (await world.as('authority_officer', body).get(path)).status,
    403,
    'the route is shut to its role, whoever is asked for',
  )
  t.equal((await world.as('case_worker', 'dv-center-ganja').get(path)).status, 404)
  await dv.manager.post(`/v1/victims/${victimId}/seal`, { askedBy: 'management' })
  t.equal((await dv.worker.get(path)).status, 404)
  t.equal((await conflict(victimId)).status, 404)
})

t.test('a body that the register does not know, and a moment to come, are refused by their shape', async (t) => {
  const { victimId } = await dv.request(child)
  const tell = (more: object) => dv.worker.post(`/v1/victims/${victimId}/recipient-conflicts`, { ...ask, ...more })
  t.match(await tell({ recipientId: crypto.randomUUID() }), {
    status: 422,
    body: { errors: [{ pointer: '/recipientId' }] },
  })
  t.match(await tell({ occurredAt: '2026-04-01T00:00:00Z' }), {
    status: 422,
    body: { errors: [{ pointer: '/occurredAt' }] },
  })
})

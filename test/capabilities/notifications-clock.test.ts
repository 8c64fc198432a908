/** Notices and time: an eighteenth birthday, tries that run out, an hour that passes. Each job is run by hand. */
import t from 'tap'
import { createWebhookSender } from '../../src/integrations/webhooks/sender.ts'
import { escalate, sendNotice } from '../../src/jobs/deliveries.ts'
import { addDays, addMinutes, bakuDay, day } from '../../src/kernel/dates.ts'
import { type Arrived, arrive } from '../child-arrival.ts'
import { listen } from '../listener.ts'
import { createWorld } from '../world.ts'

const world = await createWorld({ now: '2026-03-02T10:00:00Z' })
const morning = world.now()
const sender = createWebhookSender({ allowCidr: ['127.0.0.0/8'], timeoutMs: 1_000 })
t.teardown(sender.close)
const manager = world.as('center_manager', 'dv-center-baku')
const worker = world.as('case_worker', 'dv-center-baku')
const twelve = { birthOn: addDays(bakuDay(morning), -12 * 366), ageBasis: 'document' } as const
/** In Baku tomorrow begins at 20:00 UTC. */
const eighteenTomorrow = { birthOn: day('2008-03-03'), ageBasis: 'document' } as const
t.beforeEach(() => void world.setNow(morning))

const noticeOf = async ({ victimId }: Arrived, kind = 'guardianship_authority') =>
  (await manager.get('/v1/notifications?limit=200')).body.items.find(
    (item: { victimId: string; recipientKind: string }) => item.victimId === victimId && item.recipientKind === kind,
  )
const job = (id: string) => ({ centerId: world.orgId('dv-center-baku'), id })
const send = (id: string, last = false) => sendNotice(world.deps, sender)(job(id), { last })
const read = async (id: string) => (await manager.get(`/v1/notifications/${id}`)).body
const tasksAbout = (id: string) =>
  world.rows<{ what: string; role: string }>(
    'select what, role from tasks where resource_id = $1 and done_at is null order by what',
    [id],
  )
const listenAt = (url: string | null) =>
  world
    .as('authority_officer', 'guardianship-baku')
    .put(`/v1/organizations/${world.orgId('guardianship-baku')}/webhook-endpoints`, { url })

t.test('whoever turns eighteen before the sending is not told of; her own consent is asked', async (t) => {
  const body = await listen()
  t.teardown(body.close)
  await listenAt(body.url)
  const child = await arrive(world, { person: eighteenTomorrow })
  const { id } = await noticeOf(child)
  world.setNow('2026-03-02T20:00:00Z')
  await send(id)
  t.match(await read(id), { state: 'cancelled', lateness: null, reference: null })
  t.match(await tasksAbout(id), [{ what: 'ask_own_consent', role: 'case_worker' }])
  t.equal(body.received.length, 0)
})

t.test('seventeen for one minute more: the body is told', async (t) => {
  const body = await listen()
  t.teardown(body.close)
  await listenAt(body.url)
  const child = await arrive(world, { person: eighteenTomorrow })
  const { id } = await noticeOf(child)
  world.setNow('2026-03-02T19:59:00Z')
  await send(id)
  t.match(await read(id), { state: 'sent' })
  t.equal(body.received.length, 1)
})

t.test('a crash after the answer and before it is noted: the next try carries the same event id', async (t) => {
  const body = await listen()
  t.teardown(body.close)
  await listenAt(body.url)
  const child = await arrive(world, { person: twelve })
  const { id } = await noticeOf(child)
  await world.admin.query(`
    create function public.crash() returns trigger language plpgsql as $$ begin raise exception 'crash'; end $$;
    create trigger crash before insert on notification_deliveries for each row execute function public.crash()`)
  await t.rejects(send(id))
  await world.admin.query('drop trigger crash on notification_deliveries')
  t.match(await read(id), { state: 'due' })
  await Promise.all([send(id), send(id)])
  t.match(await read(id), { state: 'sent' })
  t.equal(new Set(body.received.map(({ headers }) => headers['webhook-id'])).size, 1)
  t.same(
    await world.rows('select 1 as one from releases where id = (select release_id from notifications where id = $1)', [
      id,
    ]),
    [{ one: 1 }],
  )
})

t.test('out of tries it has failed, the duty officer is told, and the manager may send it again', async (t) => {
  const body = await listen((response, call) => response.writeHead(call <= 2 ? 503 : 204).end())
  t.teardown(body.close)
  await listenAt(body.url)
  const child = await arrive(world, { person: twelve })
  const { id } = await noticeOf(child)
  await t.rejects(send(id), { name: 'NotAccepted' })
  t.match(await read(id), { state: 'due' })
  await t.rejects(send(id, true), { name: 'NotAccepted' })
  const failed = await manager.get(`/v1/notifications/${id}`)
  t.match(failed.body, { state: 'failed' })
  t.match(await tasksAbout(id), [{ what: 'deliver_notice_by_hand', role: 'duty_officer' }])
  const ifMatch = String(failed.headers['etag'])
  t.match(await manager.post(`/v1/notifications/${id}/release`, {}, { ifMatch }), { body: { state: 'due' } })
  await send(id)
  t.match(await read(id), { state: 'sent' })
  t.equal(new Set(body.received.map(({ headers }) => headers['webhook-id'])).size, 1)
})

t.test('an hour after the fact, not after its entry, the manager is told; after a day it is red', async (t) => {
  const child = await arrive(world, { person: twelve, childRole: 'accompanying', at: addMinutes(morning, -30) })
  const { id } = await noticeOf(child)
  const overdue = async () =>
    (await manager.get('/v1/notifications?overdue=true&limit=200')).body.items.some(
      (item: { id: string }) => item.id === id,
    )
  world.setNow(addMinutes(morning, 30))
  await escalate(world.deps)(job(id))
  t.match(await tasksAbout(id), [{ what: 'review_notice' }])
  t.equal(await overdue(), false)
  world.setNow(addMinutes(morning, 31))
  await escalate(world.deps)(job(id))
  await escalate(world.deps)(job(id))
  t.match(await tasksAbout(id), [{ what: 'notice_overdue', role: 'center_manager' }, { what: 'review_notice' }])
  t.equal((await tasksAbout(id)).length, 2, 'once')
  t.equal(await overdue(), true)
  t.match(await read(id), { lateness: 'late' })
  world.setNow(addMinutes(morning, 24 * 60 - 29))
  t.match(await read(id), { lateness: 'red' })
})

t.test('a sealed child is told of all the same, and staff who may not see the child see no notice', async (t) => {
  const body = await listen()
  t.teardown(body.close)
  await listenAt(body.url)
  const child = await arrive(world, { person: twelve })
  const { id } = await noticeOf(child)
  t.equal((await worker.get(`/v1/notifications/${id}`)).status, 200)
  await world.admin.query('update victims set sealed_at = now() where id = $1', [child.victimId])
  t.equal((await worker.get(`/v1/notifications/${id}`)).status, 404)
  await send(id)
  t.match(await read(id), { state: 'sent' })
})

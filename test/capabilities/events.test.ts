import { Webhook } from 'standardwebhooks'
import t from 'tap'
import { emitEvent } from '../../src/capabilities/notifications/effects.ts'
import { perform } from '../../src/db/perform.ts'
import { createWebhookSender } from '../../src/integrations/webhooks/sender.ts'
import { deliverEvent } from '../../src/jobs/deliveries.ts'
import { jobContext } from '../../src/jobs/job-context.ts'
import { bakuDay, systemClock } from '../../src/kernel/dates.ts'
import { eventually } from '../eventually.ts'
import { listen } from '../listener.ts'
import { createWorld } from '../world.ts'

// The library of the standard weighs the time of a signature against the real clock.
const world = await createWorld({ now: systemClock.now() })
const sender = createWebhookSender({ allowCidr: ['127.0.0.0/8'] })
t.teardown(sender.close)
const agency = world.as('agency_officer', 'sxa')

/** `meanwhile` holds the transaction open once the event is written. */
async function emit(
  reference: string,
  recipient = 'sxa',
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<{ centerId: string; id: string }> {
  const centerId = world.orgId('dost-baku')
  const ctx = jobContext(world.deps, 'placement.expect', centerId)
  const event = { recipientId: world.orgId(recipient), reference, link: `/v1/placement-requests/${reference}` }
  const outcome = await perform(world.deps, ctx, async (tx) => {
    const id = await emitEvent(world.deps, tx, { ...event, type: 'placement_request.received' })
    await tx.settled()
    await meanwhile()
    return { ok: true, value: id }
  })
  if (outcome.ok !== true) throw new Error('the event was not stored')
  return { centerId, id: outcome.value }
}
const aLockIsAwaited = async () =>
  (
    await world.rows(
      `select 1 from pg_locks l join pg_database d on d.oid = l.database
       where d.datname = current_database() and l.locktype = 'advisory' and not l.granted`,
    )
  ).length > 0
const references = (items: { reference: string }[]) => items.map(({ reference }) => reference)

t.test('a body that polls goes on from where it was, and sees its own events only', async (t) => {
  t.same((await agency.get('/v1/events')).body, { items: [], nextCursor: null })
  for (const reference of ['ONE', 'TWO', 'THREE']) await emit(reference)
  await emit('ELSEWHERE', 'court-baku')
  const first = (await agency.get('/v1/events?limit=2')).body
  t.same(references(first.items), ['ONE', 'TWO'])
  t.match(first.items[0], { type: 'placement_request.received', link: '/v1/placement-requests/ONE' })
  const second = (await agency.get(`/v1/events?cursor=${first.nextCursor}`)).body
  t.same(references(second.items), ['THREE'])
  const idle = (await agency.get(`/v1/events?cursor=${second.nextCursor}`)).body
  t.same(idle, { items: [], nextCursor: second.nextCursor })
  await emit('FOUR')
  t.same(references((await agency.get(`/v1/events?cursor=${idle.nextCursor}`)).body.items), ['FOUR'])
  const sent = (await world.as('center_manager', 'dost-baku').get('/v1/events')).body
  t.same(sent.items, [], 'who sent them was told nothing')
  t.equal((await world.as('authority_officer', 'court-baku').get(`/v1/events?cursor=${first.nextCursor}`)).status, 400)
})

t.test(
  'an event tells the day alone, and its cursor neither an instant, nor a place in the order, nor a number',
  async (t) => {
    await emit('DAY')
    const { items, nextCursor } = (await agency.get('/v1/events?limit=1')).body
    t.same(Object.keys(items[0]).sort(), ['id', 'link', 'reference', 'sentOn', 'type'])
    t.match(items[0].sentOn, /^\d{4}-\d\d-\d\d$/)
    const again = (await agency.get('/v1/events?limit=1')).body.nextCursor
    t.not(again, nextCursor, 'the same place is never written twice alike')
    t.equal(again.length, nextCursor.length)
    const [{ position, id }] = (await world.rows<{ position: string; id: string }>(
      'select position, id from events order by position limit 1',
    )) as [{ position: string; id: string }]
    const opened = Buffer.from(nextCursor, 'base64url').toString('latin1')
    t.notOk(opened.includes(id) || opened.includes(`"${position}"`))
    const torn = `${nextCursor.slice(0, -2)}${nextCursor.endsWith('AA') ? 'BB' : 'AA'}`
    t.equal((await agency.get(`/v1/events?cursor=${torn}`)).status, 400)
  },
)

t.test('a poller passes no event by: whoever began first is read first, however long it takes', async (t) => {
  const before = (await agency.get('/v1/events?limit=200')).body.nextCursor
  const written = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  const slow = emit('SLOW', 'sxa', async () => {
    written.resolve()
    await released.promise
  })
  await written.promise
  let committed = false
  const quick = emit('QUICK').finally(() => {
    committed = true
  })
  await eventually(async () => committed || (await aLockIsAwaited()))
  const early = (await agency.get(`/v1/events?cursor=${before}`)).body
  released.resolve()
  await Promise.all([slow, quick])
  const late = (await agency.get(`/v1/events?cursor=${early.nextCursor}`)).body
  t.same(references([...early.items, ...late.items]), ['SLOW', 'QUICK'])
})

t.test('a body that listens gets type, time, its own reference and a link, and nothing else', async (t) => {
  const body = await listen((response, call) => response.writeHead(call === 1 ? 500 : 200).end())
  t.teardown(body.close)
  const path = `/v1/organizations/${world.orgId('sxa')}/webhook-endpoints`
  const { secret } = (await agency.put(path, { url: body.url })).body.items[0]
  const event = await emit('HEARD')
  const deliver = deliverEvent(world.deps, sender)
  await t.rejects(deliver(event, { last: false }), { name: 'NotAccepted' })
  await deliver(event, { last: false })
  const [first, second] = body.received
  t.equal(first?.headers['webhook-id'], event.id)
  t.equal(second?.headers['webhook-id'], event.id)
  t.same(new Webhook(secret).verify(second?.text ?? '', second?.headers as Record<string, string>), {
    type: 'placement_request.received',
    sentOn: bakuDay(world.now()),
    data: { eventId: event.id, reference: 'HEARD', link: '/v1/placement-requests/HEARD' },
  })
})

t.test('the task to tell a body by hand is about her: it stands in her trail and is seen like her', async (t) => {
  const gone = await listen()
  await gone.close()
  await agency.put(`/v1/organizations/${world.orgId('sxa')}/webhook-endpoints`, { url: gone.url })
  const { id: victimId } = (await world.as('case_worker', 'dost-baku').post('/v1/victims', {})).body
  const event = await emit('HERS')
  await world.rows(
    `insert into releases (center_id, id, recipient_id, reference, reference_token, case_reference, kind, basis, purpose,
       scopes, victim_ids, consent_ids, content, sent_on, recorded_at, recorded_by)
     values ($1, gen_random_uuid(), $2, 'HERS', 'x', 'HERS', 'placement_request', 'pseudonymous', 'placement_request',
       '{}', array[$3::uuid], '{}', '{}', '2026-03-02', $4, 'test')`,
    [event.centerId, world.orgId('sxa'), victimId, world.now()],
  )
  await t.rejects(deliverEvent(world.deps, sender)(event, { last: true }), { name: 'NotAccepted' })
  t.same(await world.rows('select victim_id from tasks where resource_id = $1', [event.id]), [{ victim_id: victimId }])
  const told = await world.rows(
    "select 1 from audit_events where resource_kind = 'event' and resource_id = $1 and victim_ids @> array[$2::uuid]",
    [event.id, victimId],
  )
  t.equal(told.length, 2, 'the try and the giving up')
})

t.test('out of tries a human of the sender is told; the event still stands in the feed', async (t) => {
  const gone = await listen()
  await gone.close()
  await agency.put(`/v1/organizations/${world.orgId('sxa')}/webhook-endpoints`, { url: gone.url })
  const event = await emit('LOST')
  await t.rejects(deliverEvent(world.deps, sender)(event, { last: true }), { name: 'NotAccepted' })
  t.match(await world.rows('select what, role from tasks where resource_id = $1', [event.id]), [
    { what: 'tell_body_by_hand', role: 'duty_officer' },
  ])
  t.match((await agency.get('/v1/events?limit=200')).body.items.at(-1), { reference: 'LOST' })
})

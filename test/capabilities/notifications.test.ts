/** A notice from arrival to acknowledgement, in one world (hence its length). */
import { Webhook } from 'standardwebhooks'
import t from 'tap'
import { addDays, addMinutes, bakuDay, systemClock } from '../../src/kernel/dates.ts'
import { beyondMinimalNotice } from '../../src/rules/notices.ts'
import { type Arrived, arrive } from '../child-arrival.ts'
import { eventually } from '../eventually.ts'
import { type Listener, listen } from '../listener.ts'
import { createWorld, type World } from '../world.ts'

// The library of the standard weighs the time of a signature against the real clock.
const now = systemClock.now()
const world = await createWorld({ now, jobs: true })
const manager = world.as('center_manager', 'dv-center-baku')
const officer = world.as('duty_officer', 'dv-center-baku')
const bodies = ['guardianship-baku', 'minors-baku', 'family-committee']
const on = bakuDay(now)
const bornDaysAgo = (days: number) => addDays(on, -days)
const twelve = { sex: 'female', birthOn: bornDaysAgo(12 * 366), ageBasis: 'document' } as const

async function listenAs(code: string, listener: Listener): Promise<string> {
  const path = `/v1/organizations/${world.orgId(code)}/webhook-endpoints`
  const { body } = await world.as('authority_officer', code).put(path, { url: listener.url })
  return body.items.find((item: { active: boolean }) => item.active).secret
}
/** All three listen all the time and accept. */
const usual = await Promise.all(
  bodies.map(async (code) => {
    const listener = await listen()
    t.teardown(listener.close)
    return { code, listener, secret: await listenAs(code, listener) }
  }),
)
const listenAsUsual = async (code: string) => {
  const { listener } = usual.find((body) => body.code === code) ?? {}
  if (listener !== undefined) await listenAs(code, listener)
}
const noticesOf = async ({ victimId }: Arrived, by = manager) =>
  (await by.get('/v1/notifications?limit=200')).body.items.filter(
    (item: { victimId: string }) => item.victimId === victimId,
  )
const inState = (arrived: Arrived, state: string, count: number, by = manager) =>
  eventually(async () => {
    const found = (await noticesOf(arrived, by)).filter((notice: { state: string }) => notice.state === state)
    return found.length === count ? found : null
  })
const tasksAbout = (id: string, inWorld: World = world) =>
  inWorld.rows<{ what: string; role: string; done: boolean }>(
    'select what, role, done_at is not null as done from tasks where resource_id = $1 order by recorded_at, what',
    [id],
  )
const deliveriesOf = async (id: string) => (await manager.get(`/v1/notifications/${id}/deliveries`)).body.items

t.test('an adult who comes is told of to nobody', async (t) => {
  const adult = await arrive(world, { person: { birthOn: bornDaysAgo(40 * 365), ageBasis: 'document' } })
  t.same(await noticesOf(adult), [])
})

t.test('a child who is a victim: three bodies are told at once, and each acknowledges in its own name', async (t) => {
  const child = await arrive(world, { person: twelve })
  const sent = await inState(child, 'sent', 3)
  t.match(sent, [{ lateness: 'on_time', sentAt: now }, { waitsFor: [] }, {}])
  const references = new Set<string>()
  for (const { code, listener, secret } of usual) {
    const [{ headers, text } = { headers: {}, text: '' }] = await listener.calls(1)
    const payload = new Webhook(secret).verify(text, headers as Record<string, string>) as {
      data: { eventId: string; reference: string; link: string }
    }
    const { eventId, reference } = payload.data
    t.equal(headers['webhook-id'], eventId)
    t.same(payload, {
      type: 'child_notice.due',
      sentOn: bakuDay(now),
      data: { eventId, reference, link: `/v1/releases/${reference}` },
    })
    references.add(reference)
    const body = world.as('authority_officer', code)
    const path = `/v1/notifications/${reference}/acknowledgement`
    t.match(await body.post(path, { receivedAs: '12/7' }, { key: `ack-${code}` }), {
      status: 200,
      body: { reference, receivedAs: '12/7', acknowledgedAt: now },
    })
    t.equal(
      (await body.post(path, { receivedAs: '12/7' }, { key: `ack-${code}` })).headers['idempotency-replayed'],
      'true',
    )
  }
  t.equal(references.size, 3, 'two bodies cannot join their references')
  t.match(await inState(child, 'acknowledged', 3), [{ acknowledgedAt: now }, {}, {}])
})

t.test('what a body may read holds the listed fields, and no name, birth date, address or adult', async (t) => {
  const rows = await world.rows<{ content: object; basis: string; scopes: string[] }>(
    "select content, basis, scopes from releases where kind = 'child_notice'",
  )
  t.equal(rows.length, 3)
  for (const { content, basis, scopes } of rows) {
    t.same(beyondMinimalNotice(Object.keys(content)), [])
    t.match(content, { centerCode: 'dv-center-baku', sex: 'female', ageYears: 12, sentOn: on })
    t.notMatch(JSON.stringify(content), new RegExp(twelve.birthOn))
    t.match({ basis, scopes }, { basis: 'statutory_child', scopes: ['existence'] })
  }
})

t.test('a notice of another body and one that never was are the same 404, and leave the same trace', async (t) => {
  const [notice] = (await manager.get('/v1/notifications?state=acknowledged')).body.items
  const { reference } = (await manager.get(`/v1/notifications/${notice.id}`)).body
  const other = world.as('authority_officer', 'guardianship-ganja')
  const [hers, nobodys] = [
    await other.post(`/v1/notifications/${reference}/acknowledgement`),
    await other.post('/v1/notifications/00000000000000000000000000/acknowledgement'),
  ]
  t.equal(hers.status, 404)
  t.equal(hers.text, nobodys.text)
  const left = await world.rows<{ route: string; purpose: string }>(
    'select route, purpose from attempts where org_id = $1',
    [world.orgId('guardianship-ganja')],
  )
  t.equal(left.length, 2)
  t.same(left[0], left[1])
  t.same(
    await world.rows('select 1 from acknowledgements where recipient_id = $1', [world.orgId('guardianship-ganja')]),
    [],
  )
})

t.test('a child who accompanies waits for a human; once let go the bodies are told', async (t) => {
  const child = await arrive(world, { person: twelve, childRole: 'accompanying' })
  const waiting = await inState(child, 'pending_review', 3)
  const [first, second] = waiting
  const path = `/v1/notifications/${first.id}`
  t.match(await manager.get(path), {
    headers: { etag: '"v1"' },
    body: {
      waitsFor: ['accompanying'],
      actions: [
        { action: 'release', allowed: true },
        { action: 'dismissal', allowed: true },
        { action: 'manual-delivery', allowed: true },
      ],
    },
  })
  t.match(await tasksAbout(first.id), [{ what: 'review_notice', role: 'center_manager', done: false }])
  t.equal((await officer.post(`${path}/release`)).status, 403)
  t.match(await manager.post(`${path}/release`), { status: 428 })
  t.match(await manager.post(`${path}/release`, {}, { ifMatch: '"v7"' }), { status: 412 })
  t.match(await manager.post(`${path}/release`, {}, { ifMatch: '"v1"' }), { status: 200, body: { state: /due|sent/ } })
  await inState(child, 'sent', 1)
  t.match(await tasksAbout(first.id), [{ what: 'review_notice', done: true }])
  const dismissal = { reason: 'accompanying_unharmed' }
  t.match(await manager.post(`/v1/notifications/${second.id}/dismissal`, dismissal, { ifMatch: '"v1"' }), {
    status: 200,
    body: { state: 'not_required', dismissalReason: 'accompanying_unharmed', lateness: null },
  })
})

t.test('a dismissed notice goes out when the child turns out to be a victim', async (t) => {
  const child = await arrive(world, { person: twelve, childRole: 'accompanying' })
  const [first] = await inState(child, 'pending_review', 3)
  const dismissal = { reason: 'accompanying_unharmed' }
  await manager.post(`/v1/notifications/${first.id}/dismissal`, dismissal, { ifMatch: '"v1"' })
  await arrive(world, { person: twelve, childRole: 'victim' }, child)
  t.equal((await inState(child, 'sent', 3)).length, 3)
})

t.test('a presumed child who may be a victim is not dismissed as an adult, and the refusal says why', async (t) => {
  const child = await arrive(world, { person: { presumedChild: true } })
  const [first] = await inState(child, 'pending_review', 3)
  const refused = await manager.post(
    `/v1/notifications/${first.id}/dismissal`,
    { reason: 'not_a_child' },
    { ifMatch: '"v1"' },
  )
  t.match(refused, { status: 409, body: { code: 'state_conflict', ruleId: 'DV-NOTIF-01' } })
  const stored = await world.rows('select allowed from decisions where id = $1', [refused.body.decisionId])
  t.same(stored, [{ allowed: false }])
})

t.test('a conflicted body is not told: management names another in its place', async (t) => {
  const child = await arrive(world, { person: twelve, conflicted: ['guardianship_authority'] })
  const [notice] = await inState(child, 'pending_review', 1)
  const release = (body: object) => manager.post(`/v1/notifications/${notice.id}/release`, body, { ifMatch: '"v1"' })
  t.match(await release({}), { status: 422, body: { code: 'recipient_not_specific', ruleId: 'ANON-01' } })
  t.match(await release({ recipientId: world.orgId('police-baku') }), { body: { code: 'recipient_not_specific' } })
  const listener = await listen()
  t.teardown(listener.close)
  await listenAs('executive-baku', listener)
  t.match(await release({ recipientId: world.orgId('executive-baku') }), { status: 200 })
  t.equal((await listener.calls(1)).length, 1)
  await inState(child, 'sent', 3)
})

t.test('a body that does not answer is asked again under the same event id', async (t) => {
  const flaky = await listen((response, call) => {
    if (call === 2) world.setNow(addMinutes(now, 1))
    response.writeHead(call === 1 ? 500 : 202).end()
  })
  await listenAs('guardianship-baku', flaky)
  t.teardown(async () => {
    await listenAsUsual('guardianship-baku')
    await flaky.close()
  })
  const child = await arrive(world, { person: twelve })
  const calls = await flaky.calls(2)
  t.equal(calls[0]?.headers['webhook-id'], calls[1]?.headers['webhook-id'])
  t.equal(calls[0]?.text, calls[1]?.text)
  const sent = await inState(child, 'sent', 3)
  const { id } = sent.find((item: { recipientKind: string }) => item.recipientKind === 'guardianship_authority')
  t.match(await deliveriesOf(id), [
    { outcome: 'refused', status: 500 },
    { outcome: 'accepted', status: 202 },
  ])
})

t.test('a body without an address: the duty officer delivers by hand and says how', async (t) => {
  const committee = `/v1/organizations/${world.orgId('family-committee')}/webhook-endpoints`
  await world.as('authority_officer', 'family-committee').put(committee, { url: null })
  t.teardown(() => listenAsUsual('family-committee'))
  const child = await arrive(world, { person: twelve })
  await inState(child, 'sent', 2)
  const [notice] = await inState(child, 'due', 1)
  const path = `/v1/notifications/${notice.id}`
  await eventually(async () => (await tasksAbout(notice.id)).length > 0)
  t.match(await tasksAbout(notice.id), [{ what: 'deliver_notice_by_hand', role: 'duty_officer', done: false }])
  t.match(await deliveriesOf(notice.id), [{ outcome: 'no_endpoint' }])

  const { reference } = (await officer.get(path)).body
  const center = `/v1/organizations/${world.orgId('dv-center-baku')}`
  const contact = { dutyContact: '012 555 00 00' }
  t.match(await world.as('administrator', 'operator').patch(center, contact, { ifMatch: '"v1"' }), { body: contact })
  const letter = await officer.get(`${path}/letter`)
  t.match(letter, { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' } })
  for (const part of [reference, 'dv-center-baku', on, 'qadın', '12', 'Dövlət Komitəsi', '012 555 00 00'])
    t.ok(letter.text.includes(part), part)
  t.notOk(letter.text.includes(twelve.birthOn))

  const delivery = {
    way: 'courier',
    receivedBy: 'registry_desk',
    proofCode: 'signed_receipt',
    note: 'Kuryer Əli apardı',
  }
  t.match(await officer.post(`${path}/manual-delivery`, { ...delivery, occurredAt: '2050-01-01T00:00:00Z' }), {
    status: 422,
    body: { errors: [{ pointer: '/occurredAt' }] },
  })
  world.setNow(addMinutes(world.now(), 1))
  const delivered = await officer.post(`${path}/manual-delivery`, delivery)
  t.match(delivered, { status: 200, body: { state: 'sent', sentAt: world.now() } })
  t.notOk(delivered.text.includes('Kuryer'))
  t.match(await deliveriesOf(notice.id), [
    { outcome: 'no_endpoint' },
    { way: 'courier', outcome: 'delivered', proofCode: 'signed_receipt', breach: [] },
  ])
  t.match(await tasksAbout(notice.id), [{ done: true }])
  const acknowledged = `/v1/notifications/${reference}/acknowledgement`
  t.equal((await world.as('authority_officer', 'family-committee').post(acknowledged)).status, 200)
  await inState(child, 'acknowledged', 1)
})

t.test('a delivery by hand before anybody let the notice go is stored, and flagged', async (t) => {
  const child = await arrive(world, { person: twelve, childRole: 'unknown' })
  const [notice] = await inState(child, 'pending_review', 3)
  const path = `/v1/notifications/${notice.id}`
  t.equal((await officer.get(`${path}/letter`)).status, 404)
  const told = { way: 'phone', receivedBy: 'specialist', proofCode: 'call_log' }
  t.match(await officer.post(`${path}/manual-delivery`, told), { status: 200, body: { state: 'sent' } })
  t.match(await deliveriesOf(notice.id), [{ way: 'phone', breach: ['DV-NOTIF-01'] }])
})

t.test('no body competent for the area of the center: the duty officer is told, nobody else is', async (t) => {
  await world.admin.query("update organizations set active = false where code = 'minors-ganja'")
  const ganja = world.as('center_manager', 'dv-center-ganja')
  const child = await arrive(world, { person: twelve, center: 'dv-center-ganja' })
  const notice = await eventually(async () =>
    (await noticesOf(child, ganja)).find(
      (item: { recipientKind: string }) => item.recipientKind === 'minors_commission',
    ),
  )
  t.match(notice, { state: 'due', recipientId: null })
  await eventually(async () => (await tasksAbout(notice.id)).length > 0)
  t.match(await tasksAbout(notice.id), [{ what: 'deliver_notice_by_hand', role: 'duty_officer' }])
  t.equal((await manager.get(`/v1/notifications/${notice.id}`)).status, 404, 'another center sees nothing')
})

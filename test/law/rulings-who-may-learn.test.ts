/**
 * One test for each ruling on who may learn what, hence its length: R1 to R12, R14 to R16, R18, R19. Not here, for their rooms are not built yet:
 *
 * | ruling | what awaits |
 * |---|---|
 * | R13 | figures that leave the center: the room of reports |
 * | R14, second half | erasure: its room; the seal is below |
 * | R17 | a replica: none is configured, and every read goes to the primary |
 * | R19, letters and queue of other systems | adapters beside the platform |
 */
import t from 'tap'
import { openEpisode } from '../capabilities/episode.ts'
import { gateWorld, seen, unknownReference } from '../capabilities/gate-world.ts'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'
import { deskOf, herWord, latest } from './desk.ts'

const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const gate = gateWorld(world)
const { worker, manager, court, police, prosecutor, adult, consent, release } = gate
const { desk, dostCenterId, act, register } = deskOf(world)
const dv = staysAt(world)
const thb = staysAt(world, 'thb-center-baku')
const twelve = { birthOn: '2014-03-02' }
const tasksOf = (victimId: string) =>
  world.rows<{ what: string }>('select what from tasks where victim_id = $1 and done_at is null', [victimId])

t.test('R1: each holder has its own record of her, and its search finds no other', async (t) => {
  const identity = { givenName: 'Səbinə', familyName: 'Ikievli' }
  const here = await adult({ identity })
  const elsewhere = world.as('case_worker', 'dv-center-ganja')
  const { body: there } = await elsewhere.post('/v1/victims', { identity })
  const found = async (by: typeof worker) =>
    (await by.post('/v1/victims/search', { familyName: 'Ikievli' })).body.items.map(
      (item: { victimId: string }) => item.victimId,
    )
  t.same(await found(worker), [here])
  t.same(await found(elsewhere), [there.id])
})

t.test('R2: the holder’s staff are told which rule forbids; a body outside gets the one 404 and no rule', async (t) => {
  const identity = { givenName: 'Günay', familyName: 'Susqun', documentNo: 'AZE2020202' }
  const her = await adult({ identity })
  t.match(await release([her], 'court-baku'), {
    status: 403,
    body: { code: 'disclosure_forbidden', ruleId: 'ANON-01', decisionId: /-/ },
  })
  const ask = (documentNo: string) =>
    court.post('/v1/disclosures', { purpose: 'legal_proceedings', person: { documentNo } })
  const hers = await ask(identity.documentNo)
  t.equal(hers.status, 404)
  t.same(seen(hers), seen(await ask('AZE0000000')), 'the same to the byte for one who never was')
  for (const word of ['instance', 'ruleId', 'grounds', 'decisionId']) t.notOk(word in hers.body, word)
})

t.test('R3: an outsider reads a release addressed to it, weighed again at each reading, and no table', async (t) => {
  const her = await adult()
  const { body: given } = await consent(her, 'court-baku')
  const { body } = await release([her], 'court-baku')
  const path = `/v1/releases/${body.reference}`
  t.equal((await court.get(path)).status, 200)
  t.equal((await police.get(path)).status, 404)
  t.equal((await court.get(`/v1/victims/${her}`)).status, 403, 'the record itself is of no role outside')
  await worker.post(`/v1/consents/${given.id}/withdrawal`)
  t.equal((await court.get(path)).status, 404)
})

t.test('R4: a look-up that finds and one that misses leave one row each', async (t) => {
  const her = await adult()
  await consent(her, 'court-baku')
  const { body } = await release([her], 'court-baku')
  const rows = async () => (await world.rows('select 1 from attempts')).length
  for (const reference of [body.reference, unknownReference]) {
    const before = await rows()
    await court.get(`/v1/releases/${reference}`)
    t.equal((await rows()) - before, 1)
  }
})

t.test(
  'R5: a body asks by terms of identity, which are stored nowhere; without a live consent it is 404',
  async (t) => {
    const identity = { givenName: 'Kəmalə', familyName: 'Soruşulan', documentNo: 'AZE5050505' }
    const her = await adult({ identity })
    const ask = () =>
      court.post('/v1/disclosures', { purpose: 'legal_proceedings', person: { documentNo: identity.documentNo } })
    t.equal((await ask()).status, 404)
    await consent(her, 'court-baku')
    t.equal((await ask()).status, 201)
    const stored = await world.rows('select a::text as row from attempts a union all select d::text from disclosures d')
    t.notMatch(JSON.stringify(stored), new RegExp(`5050505|${Buffer.from('5050505').toString('hex')}`), 'nor in bytes')
  },
)

t.test('R6: the body that referred her sees its receipt for ever and nothing of what became of her', async (t) => {
  const letter = { to: { regime: 'dv', area: 'baku' }, documentNo: '6/2026', documentOn: '2026-03-01' }
  const { body: receipt } = await police.post('/v1/referrals', letter)
  const path = `/v1/referrals/${receipt.id}`
  const before = seen(await police.get(path))
  world.setNow('2026-03-03T06:00:00Z')
  t.equal((await worker.post(`${path}/acceptance`, {}, await latest(worker, path))).status, 200)
  t.match((await worker.get(path)).body, { state: 'accepted' }, 'inside it moves on')
  t.same(seen(await police.get(path)), before)
  t.match(before.text, /"state":"sent"/)
  t.notMatch(before.text, /updatedAt|actions|version/)
  world.setNow('2026-03-02T06:00:00Z')
})

t.test('R7: whoever asks for another gets a number that opens nothing, with or without her consent', async (t) => {
  const ngo = world.as('authority_officer', 'ngo-baku')
  const ask = { applicantType: 'other', channel: 'in_person', dostCenterId }
  const filed = await ngo.post('/v1/applications', ask)
  t.equal(filed.status, 202)
  t.same(Object.keys(filed.body), ['receiptNumber'])
  for (const by of [desk, world.as('portal_user', 'portal', { sub: 'brother', act: 'portal-client' })])
    t.equal((await by.get(`/v1/applications/${filed.body.receiptNumber}`)).status, 404)
})

t.test('R7: the DOST center learns that the place was accepted, and never that she arrived', async (t) => {
  const { id } = (await register()).body
  const { body } = await act(id, 'placement-request')
  const path = `/v1/placement-requests/${body.placementRequest.id}`
  const agency = world.as('agency_officer', 'sxa')
  await agency.post(`${path}/proposal`, { centerId: dv.centerId }, await latest(agency, path))
  const where = async () => (await desk.get(`${path}/proposal`, { purpose: 'interview' })).status
  t.equal(await where(), 200, 'before she is asked')
  t.equal((await desk.post(`${path}/acceptance`, {}, await latest(desk, path))).status, 200)
  const states = async () => [
    (await desk.get(`/v1/applications/${id}`)).body.state,
    (await desk.get(path)).body.state,
    (await agency.get(path)).body.state,
  ]
  const before = await states()
  t.equal(before[0], 'placed')
  t.equal(await where(), 404, 'nor has the desk any need to know where she is')
  await dv.admit({}, { basis: 'agency_placement', placementRequestReference: body.placementRequest.id })
  t.same(await states(), before, 'after she came through the door')
})

t.test('R8: what she consents to through the portal opens nothing until staff confirm it with her alone', async (t) => {
  const citizen = world.as('portal_user', 'portal', { sub: 'citizen-8', act: 'portal-client' })
  const her = await adult()
  await citizen.get('/v1/consents')
  const [line] = await world.rows<{ key: string }>(
    "select recorded_by as key from audit_events where client is not null and route = 'GET /v1/consents'",
  )
  await world.rows('update victims set citizen_key = $1, portal_access = true where id = $2', [line?.key, her])
  const { body } = await citizen.post('/v1/consents', {
    ...herWord,
    purpose: 'disclosure',
    recipientId: world.orgId('court-baku'),
    disclosurePurpose: 'legal_proceedings',
    scopes: ['legal'],
    validUntil: '2026-04-01T00:00:00+04:00',
  })
  t.match(body, { state: 'pending' })
  t.match(await release([her], 'court-baku'), { status: 403, body: { code: 'disclosure_forbidden' } })
  await worker.post(`/v1/consents/${body.id}/confirmation`, { aloneWithHer: true }, { ifMatch: '"v1"' })
  t.equal((await release([her], 'court-baku')).status, 201)
})

t.test(
  'R9: a consent names one body, one purpose and a day within ninety; for the Fund it opens nothing to police',
  async (t) => {
    const her = await adult()
    t.match(await consent(her, 'support-fund', { recipientId: undefined }), { status: 422 })
    t.match(await consent(her, 'support-fund', { validUntil: '2026-05-31T06:00:01Z' }), { status: 422 })
    t.equal((await consent(her, 'support-fund', { validUntil: '2026-05-31T06:00:00Z' })).status, 201)
    t.match(await release([her], 'police-baku'), {
      status: 403,
      body: { code: 'disclosure_forbidden', ruleId: 'ANON-01' },
    })
    t.equal((await release([her], 'support-fund')).status, 201)
  },
)

t.test('R10: what was granted refuses a second proposal, and never the recording of a payment made', async (t) => {
  const { caseId } = await openEpisode(world, 'thb-center-baku', {
    thbStatus: 'identified',
    identifiedOn: '2026-02-10',
  })
  const propose = () => thb.worker.post('/v1/allowances', { caseId, kind: 'one_time' })
  const { body } = await propose()
  const second = await propose()
  t.match(second, { status: 409, body: { code: 'already_granted' } })
  t.notMatch(second.text, body.id, 'no other record is named')
  const finance = world.as('finance_officer', 'thb-center-baku')
  const paid = { paidOn: '2026-03-02', amountQepik: 70_000, payerId: world.orgId('mia-thb') }
  for (const n of [1, 2])
    t.equal((await finance.post(`/v1/allowances/${body.id}/payment`, paid)).status, 200, `payment ${n}`)
})

t.test(
  'R11: a child who is a victim is told of at once, one who accompanies waits for a human; due from the fact',
  async (t) => {
    const occurredAt = '2026-03-02T02:00:00Z'
    const states = async (childRole: string) => {
      const { victimId } = await dv.admit(twelve, {}, { childRole, occurredAt })
      return (await dv.notices(victimId)).map(({ state }) => state)
    }
    t.same(await states('victim'), ['due', 'due', 'due'])
    for (const role of ['accompanying', 'unknown'])
      t.same(await states(role), ['pending_review', 'pending_review', 'pending_review'], role)
    const { items } = (await manager.get('/v1/notifications?limit=200')).body
    t.equal(items[0].dueAt, '2026-03-02T02:00:00.000Z', 'entered four hours later')
  },
)

t.test(
  'R12: what leaves bears the day of sending; its reference is random for each body and stable for one',
  async (t) => {
    const her = await adult()
    const caseId = await gate.openCase(her)
    for (const body of ['court-baku', 'bar']) await consent(her, body, { caseId })
    const sent = async (body: string) => (await release([her], body, { caseId })).body
    const [first, again, other] = [await sent('court-baku'), await sent('court-baku'), await sent('bar')]
    t.equal(first.caseReference, again.caseReference)
    t.not(first.caseReference, other.caseReference)
    t.not(first.reference, again.reference)
    const { body } = await court.get(`/v1/releases/${first.reference}`)
    t.equal(body.sentOn, '2026-03-02')
    t.notMatch(JSON.stringify(body), /T\d\d:\d\d/)
  },
)

t.test(
  'R14: sealed, she is there for her key worker and the manager, and absent for the rest of the house',
  async (t) => {
    const her = `/v1/victims/${await adult()}`
    const colleague = world.as('case_worker', 'dv-center-baku', { sub: 'a-colleague' })
    const leads = { user: 'case_worker@dv-center-baku' }
    t.equal((await manager.put(`${her}/key-worker`, leads, await latest(worker, her))).status, 200)
    t.equal((await colleague.get(her)).status, 200)
    t.equal((await manager.post(`${her}/seal`, { askedBy: 'herself' })).status, 200)
    t.same(
      [(await worker.get(her)).status, (await manager.get(her)).status, (await colleague.get(her)).status],
      [200, 200, 404],
    )
  },
)

t.test('R14: a named colleague who is kin to the suspect sees absence', async (t) => {
  const her = `/v1/victims/${await adult()}`
  const cousin = world.as('case_worker', 'dv-center-baku', { sub: 'his-cousin' })
  t.equal((await cousin.get(her)).status, 200)
  await manager.post(`${her}/barred-readers`, { user: 'his-cousin', reason: 'relative_of_suspect' })
  t.equal((await cousin.get(her)).status, 404)
})

t.test('R15: what may be done next is a preview: not on record, not in lists', async (t) => {
  const { id } = await dv.admit(twelve)
  const decisions = async () => (await world.rows('select 1 from decisions')).length
  const before = await decisions()
  const { actions } = (await worker.get(`/v1/placements/${id}`)).body
  const finalization = actions.find((action: { action: string }) => action.action === 'finalization')
  t.match(finalization, { allowed: false, code: 'consent_required', ruleId: 'DV-CONS-01' })
  t.notOk('decisionId' in finalization)
  t.equal(await decisions(), before)
  for (const item of (await worker.get('/v1/placements')).body.items) t.notOk('actions' in item)
  await dv.decide(manager, id, 'finalization')
  t.equal(await decisions(), before + 1, 'the act itself is recorded')
})

t.test('R16: a replay is rendered anew behind the gate; once she withdrew it is 404', async (t) => {
  const identity = { givenName: 'Aida', familyName: 'Yenidən', documentNo: 'AZE1616161' }
  const her = await adult({ identity })
  const { body: given } = await consent(her, 'court-baku')
  const ask = { purpose: 'legal_proceedings', person: { documentNo: identity.documentNo } }
  const send = () => court.post('/v1/disclosures', ask, { key: 'ruling-16' })
  const first = await send()
  t.equal((await send()).text, first.text)
  await worker.post(`/v1/consents/${given.id}/withdrawal`)
  t.equal((await send()).status, 404)
})

t.test(
  'R18: a note of a profession is read by that profession; an emergency opens it for four hours, inside the house',
  async (t) => {
    const { caseId, victimId } = await openEpisode(world, 'dv-center-baku')
    const written = { profession: 'psychological', text: 'She wakes at night.' }
    const note = `/v1/cases/${caseId}/notes/${(await dv.psychologist.post(`/v1/cases/${caseId}/notes`, written)).body.id}/text`
    const doctor = world.as('medical_worker', 'dv-center-baku')
    const read = async () => (await doctor.get(note, { purpose: 'emergency' })).status
    t.equal(await read(), 404)
    const open = { profession: 'psychological', reason: 'medical_emergency' }
    t.equal((await doctor.post(`/v1/cases/${caseId}/emergency-access`, open)).status, 200)
    t.equal(await read(), 200)
    t.ok(
      (await tasksOf(victimId)).some(({ what }) => what === 'review_emergency_access'),
      'the manager is told',
    )
    t.equal(
      (await prosecutor.post(`/v1/cases/${caseId}/emergency-access`, open)).status,
      403,
      'never for a body outside',
    )
    world.setNow('2026-03-02T10:00:00Z')
    t.equal(await read(), 404)
    world.setNow('2026-03-02T06:00:00Z')
  },
)

t.test('R19: what another system is told carries no identity: a type, a day, a reference and a link', async (t) => {
  const victim = { birthOn: '1990-05-01', identity: { givenName: 'Canaryad', documentNo: 'AZE1919191' } }
  const { id, victimId } = (await register({ victim })).body
  await act(id, 'placement-request')
  const { body, text } = await world.as('agency_officer', 'sxa').get('/v1/events')
  t.ok(body.items.length > 0)
  t.notMatch(text, /Canary|1919191|1990|"name"/)
  t.notMatch(text, victimId)
  const { inForce } = (await world.nobody.get('/v1/law/parameters/systems.message-fields')).body
  const carried = ['eventId', 'type', 'sentOn', 'data', 'reference', 'link']
  t.same([...inForce.value].sort(), carried.sort())
})

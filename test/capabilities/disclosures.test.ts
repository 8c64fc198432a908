/** Releases by consent and by order as the register lists them, in one world (hence its length). */
import t from 'tap'
import { createWorld } from '../world.ts'
import { gateWorld } from './gate-world.ts'

const world = await createWorld()
const { worker, manager, court, adult, openCase, relate, represent, suspect, consent, release, ledgerOf } =
  gateWorld(world)
const lawyer = world.as('lawyer', 'dv-center-baku')

t.test('register 6.3: with her consent to this court for this purpose the court is told', async (t) => {
  const her = await adult()
  await consent(her, 'court-baku')
  const told = await release([her], 'court-baku')
  t.match(told, {
    status: 201,
    body: { state: 'released', basis: 'consent', recipientKind: 'court', victimIds: [her] },
  })
  t.equal(told.headers['location'], `/v1/disclosures/${told.body.id}`)
  t.same((await worker.get(`/v1/disclosures/${told.body.id}`)).body, told.body)
  t.same(await ledgerOf(her), ['released'])
})

t.test('register 6.3: consent to court A, request for body B: 403, and the refusal is in the ledger', async (t) => {
  const her = await adult()
  await consent(her, 'court-baku')
  const refused = await release([her], 'police-baku')
  t.match(refused, { status: 403, body: { code: 'disclosure_forbidden', ruleId: 'ANON-01' } })
  t.ok(refused.body.decisionId)
  t.same(await ledgerOf(her), ['refused'])
})

t.test('register 6.3: consent for legal, request for legal and medical: 422, nothing is sent', async (t) => {
  const her = await adult()
  await consent(her, 'court-baku')
  t.match(await release([her], 'court-baku', { scopes: ['legal', 'medical'] }), {
    status: 422,
    body: { code: 'scope_exceeds_consent' },
  })
  t.same(await world.rows('select id from releases where victim_ids @> array[$1::uuid]', [her]), [])
})

t.test('register 6.3: consent withdrawn one second before the release: 403', async (t) => {
  const her = await adult()
  const { body } = await consent(her, 'court-baku')
  world.setNow('2026-03-02T06:00:01Z')
  await worker.post(`/v1/consents/${body.id}/withdrawal`)
  world.setNow('2026-03-02T06:00:02Z')
  t.match(await release([her], 'court-baku'), { status: 403, body: { code: 'disclosure_forbidden' } })
})

t.test('R9: a consent ends at its instant, and covers its own purpose alone', async (t) => {
  const her = await adult()
  await consent(her, 'court-baku', { validUntil: '2026-03-03T00:00:00Z' })
  t.match(await release([her], 'court-baku', { purpose: 'documents' }), { status: 403 })
  world.setNow('2026-03-02T23:59:59Z')
  t.equal((await release([her], 'court-baku')).status, 201)
  world.setNow('2026-03-03T00:00:00Z')
  t.match(await release([her], 'court-baku'), { status: 403 })
  world.setNow('2026-03-02T07:00:00Z')
})

t.test('register 6.3: a letter on mother and child needs the child’s own ground', async (t) => {
  const mother = await adult()
  const child = await adult({ birthOn: '2019-06-01' })
  await consent(mother, 'court-baku')
  t.match(await release([mother, child], 'court-baku'), { status: 403, body: { code: 'disclosure_forbidden' } })
  t.equal((await release([mother], 'court-baku')).status, 201, 'without the child it goes')
  const relatedPersonId = await represent(child, await relate(child, 'mother', mother))
  await consent(child, 'court-baku', { grantor: 'legal_representative', relatedPersonId })
  t.equal((await release([mother, child], 'court-baku')).status, 201, 'with the child’s representative it goes')
})

t.test('the part “children” makes each child held here a subject', async (t) => {
  const mother = await adult()
  const child = await adult({ birthOn: '2019-06-01' })
  await relate(mother, 'child', child)
  await consent(mother, 'court-baku', { scopes: ['children'] })
  t.match(await release([mother], 'court-baku', { scopes: ['children'] }), { status: 403 })
  const relatedPersonId = await represent(child, await relate(child, 'mother', mother))
  await consent(child, 'court-baku', { grantor: 'legal_representative', relatedPersonId, scopes: ['children'] })
  const told = await release([mother], 'court-baku', { scopes: ['children'] })
  t.same(new Set(told.body.victimIds), new Set([mother, child]))
})

t.test('register 6.3: a suspected father’s consent for the child is void: 403 grantor_not_valid', async (t) => {
  const child = await adult({ birthOn: '2019-06-01' })
  const father = await represent(child, await relate(child, 'father'))
  await consent(child, 'court-baku', { grantor: 'legal_representative', relatedPersonId: father })
  t.equal((await release([child], 'court-baku')).status, 201)
  await suspect(child, father)
  t.match(await release([child], 'court-baku'), { status: 403, body: { code: 'grantor_not_valid' } })
})

t.test('R9: a consent naming the MIA shelter or the Support Fund opens nothing to the police', async (t) => {
  const her = await adult()
  for (const named of ['mia-shelter', 'support-fund', 'mia-thb']) await consent(her, named)
  for (const named of ['mia-shelter', 'support-fund', 'mia-thb'])
    t.equal((await release([her], named, {}, manager)).status, 201, named)
  t.match(await release([her], 'police-baku'), { status: 403, body: { code: 'disclosure_forbidden' } })
})

t.test('R10: a pending consent, and consents to shelter and services, open nothing', async (t) => {
  const her = await adult()
  for (const purpose of ['shelter', 'services']) {
    const words = { decision: 'given', grantor: 'self', method: 'written', language: 'az', interpreterUsed: false }
    t.equal((await worker.post('/v1/consents', { victimId: her, ...words, textVersion: '1', purpose })).status, 201)
  }
  t.match(await release([her], 'court-baku', { scopes: ['existence'] }), { status: 403 })
})

t.test('ANON-01: a recipient who is not one body is refused as not specific', async (t) => {
  const her = await adult()
  await consent(her, 'court-baku')
  for (const recipient of [
    {},
    { recipientId: 'police' },
    { recipientId: '9b0f3f3e-58a7-4f0e-9f0e-0d1f5b1f0a11' },
    { recipientIds: [world.orgId('court-baku')] },
    { recipientKind: 'court' },
  ]) {
    const ask = { victimIds: [her], purpose: 'legal_proceedings', ...recipient }
    t.match(await worker.post('/v1/disclosures', ask), { status: 422, body: { code: 'recipient_not_specific' } })
  }
})

t.test('no field and no header of a request loosens the gate', async (t) => {
  const her = await adult()
  for (const flag of [
    { force: true },
    { emergency: true },
    { basis: 'statutory_child' },
    { consentId: her },
    { kind: 'child_notice' },
  ]) {
    t.match(await release([her], 'police-baku', flag), { status: 422, body: { code: 'validation_failed' } })
  }
  const headers = { 'x-override': 'true', 'x-emergency': 'true', 'x-http-method-override': 'PUT' }
  const ask = { victimIds: [her], recipientId: world.orgId('police-baku'), purpose: 'legal_proceedings' }
  t.match(await worker.post('/v1/disclosures', ask, { headers, purpose: 'emergency' }), { status: 403 })
})

t.test('R2: a person of another center is absent to staff who try to release', async (t) => {
  const her = await adult()
  const elsewhere = world.as('case_worker', 'dv-center-ganja')
  const ask = { recipientId: world.orgId('court-baku'), purpose: 'legal_proceedings' }
  const hers = await elsewhere.post('/v1/disclosures', { ...ask, victimIds: [her] })
  const nobodys = await elsewhere.post('/v1/disclosures', {
    ...ask,
    victimIds: ['9b0f3f3e-58a7-4f0e-9f0e-0d1f5b1f0a11'],
  })
  t.equal(hers.status, 404)
  t.equal(hers.text, nobodys.text)
  t.equal((await elsewhere.get(`/v1/victims/${her}/disclosures`)).status, 404)
})

t.test('a sealed person’s earlier consents are closed; her word after the seal counts', async (t) => {
  const her = await adult()
  await consent(her, 'court-baku')
  await world.rows('update victims set sealed_at = $1 where id = $2', [world.now(), her])
  const ask = { victimIds: [her], recipientId: world.orgId('court-baku'), purpose: 'legal_proceedings' }
  t.equal((await worker.post('/v1/disclosures', ask)).status, 404, 'a worker sees absence')
  t.match(await manager.post('/v1/disclosures', ask), { status: 403 })
  world.setNow('2026-03-02T08:00:00Z')
  await consent(her, 'court-baku', {}, manager)
  t.equal((await manager.post('/v1/disclosures', ask)).status, 201)
})

t.test('R12: a case reference is random, the recipient’s own, and stable inside the episode', async (t) => {
  const her = await adult()
  await openCase(her)
  await consent(her, 'court-baku')
  await consent(her, 'bar')
  const [first, second, other] = [
    await release([her], 'court-baku'),
    await release([her], 'court-baku'),
    await release([her], 'bar'),
  ]
  t.equal(first.body.caseReference, second.body.caseReference)
  t.not(first.body.reference, second.body.reference)
  t.not(first.body.caseReference, other.body.caseReference)
  await world.rows("update cases set state = 'closed' where victim_id = $1", [her])
  await openCase(her, 2)
  t.not((await release([her], 'court-baku')).body.caseReference, first.body.caseReference)
})

t.test('ANON-04: a compelled release', async (t) => {
  const order = { kind: 'court_order', documentNo: 'İ-77/2026', documentOn: '2026-03-01', scopes: ['existence'] }
  const compel = (her: string, more: object = {}) =>
    worker.post('/v1/disclosures', {
      victimIds: [her],
      recipientId: world.orgId('prosecutor-baku'),
      purpose: 'legal_proceedings',
      order: { ...order, ...more },
    })
  const tasks = async (id: string) =>
    (await world.rows<{ what: string }>('select what from tasks where resource_id = $1 order by what', [id])).map(
      (row) => row.what,
    )

  t.test('waits for a second person, then goes out, and she is told', async (t) => {
    const her = await adult()
    const waiting = await compel(her)
    t.match(waiting, { status: 201, body: { state: 'awaiting_approval', reference: null, basis: 'compelled' } })
    t.match(waiting.body.actions, [{ action: 'approval' }])
    const path = `/v1/disclosures/${waiting.body.id}/approval`
    t.match(await manager.post(path), { status: 428 })
    t.match(
      await worker.post(path, {}, { ifMatch: '"v1"' }),
      { status: 403, body: { ruleId: 'ANON-04' } },
      'not the same person',
    )
    t.match(await lawyer.post(path, {}, { ifMatch: '"v1"' }), { status: 403 }, 'not two people without management')
    t.match(await manager.post(path, {}, { ifMatch: '"v2"' }), { status: 412 })
    const approved = await manager.post(path, {}, { ifMatch: '"v1"' })
    t.match(approved, { status: 200, headers: { etag: '"v2"' }, body: { state: 'released' } })
    t.same(await tasks(waiting.body.id), ['approve_compelled_release', 'tell_her_of_compelled_release'])
    t.match(await manager.post(path, {}, { ifMatch: '"v2"' }), { status: 409 })
    const read = await world.as('authority_officer', 'prosecutor-baku').get(`/v1/releases/${approved.body.reference}`)
    t.same(read.body.subjects, [{ existence: true }])
    const stored = await world.rows<{ row: string }>('select o::text as row from disclosure_orders o')
    t.notOk(
      stored.some(({ row }) => row.includes('77/2026')),
      'the document number lies in the vault',
    )
  })

  t.test('without number or date, or beyond what the order asks for, it is refused at once', async (t) => {
    const her = await adult()
    t.match(await compel(her, { documentNo: undefined }), { status: 403, body: { ruleId: 'ANON-04' } })
    t.match(await compel(her, { documentOn: undefined }), { status: 403 })
    const wide = {
      victimIds: [her],
      recipientId: world.orgId('prosecutor-baku'),
      purpose: 'legal_proceedings',
      scopes: ['medical'],
      order,
    }
    t.match(await worker.post('/v1/disclosures', wide), { status: 422, body: { code: 'scope_exceeds_consent' } })
    t.same(await ledgerOf(her), ['refused', 'refused', 'refused'])
  })
})

t.test('the ledger is listed in the order of entry, of one person or of all, page by page', async (t) => {
  const her = await adult()
  await consent(her, 'court-baku')
  await release([her], 'court-baku')
  world.setNow('2026-03-02T09:00:00Z')
  await release([her], 'police-baku')
  const states = (items: { state: string }[]) => items.map((item) => item.state)
  t.same(states((await worker.get(`/v1/disclosures?victimId=${her}`)).body.items), ['released', 'refused'])
  t.same(states((await worker.get(`/v1/victims/${her}/disclosures`)).body.items), ['released', 'refused'])
  const first = await worker.get(`/v1/disclosures?victimId=${her}&limit=1`)
  const second = await worker.get(`/v1/disclosures?victimId=${her}&limit=1&cursor=${first.body.nextCursor}`)
  t.same([...states(first.body.items), ...states(second.body.items)], ['released', 'refused'])
  t.match(await worker.get(`/v1/disclosures?cursor=${first.body.nextCursor}`), { status: 400 }, 'nor for another list')
  t.match(await manager.get(`/v1/disclosures?victimId=${her}&cursor=${first.body.nextCursor}`), { status: 400 })
  t.match(await worker.get('/v1/disclosures?recipientId=x'), { status: 422 })
  t.match(await court.get('/v1/disclosures'), { status: 403, body: { code: 'role_not_allowed' } })
})

const psychologist = world.as('psychologist', 'dv-center-baku')
const guardianship = { grantor: 'guardianship_authority', organizationId: world.orgId('guardianship-baku') }

t.test('DV-VIEW-01: a child who has turned ten since the consent is heard before anybody is told', async (t) => {
  for (const [birthOn, status] of [
    ['2016-03-05', 422],
    ['2016-03-20', 201],
  ] as const) {
    world.setNow('2026-03-02T10:00:00Z')
    const child = await adult({ birthOn })
    t.equal((await consent(child, 'court-baku', guardianship)).status, 201)
    world.setNow('2026-03-10T10:00:00Z')
    const told = await release([child], 'court-baku')
    t.equal(told.status, status, birthOn)
    if (status === 422) t.match(told.body, { code: 'view_required', ruleId: 'DV-VIEW-01' })
  }
})

t.test('CONS-02: an objection falls to a view that was heard without the parents, and to no other', async (t) => {
  const child = await adult({ birthOn: '2012-03-05' })
  const { body: stay } = await worker.post('/v1/placements', { victimId: child, basis: 'emergency_request' })
  const childHeard = { by: 'psychologist', withoutParents: true }
  await consent(child, 'police-baku', { ...guardianship, childView: 'agree', childHeard })
  const say = (stance: string, heardBy: string, withoutParents: boolean) =>
    psychologist.post(`/v1/placements/${stay.id}/child-view`, { about: 'disclosure', stance, heardBy, withoutParents })
  const told = () => release([child], 'police-baku', {}, manager)
  const barred = { status: 403, body: { code: 'disclosure_forbidden', ruleId: 'CONS-02' } }
  const later = (minute: number) => world.setNow(`2026-03-10T11:0${minute}:00Z`)
  later(1)
  t.equal((await say('object', 'psychologist', true)).status, 200)
  t.match(await told(), barred)
  later(2)
  t.equal((await say('agree', 'other', true)).status, 200)
  t.match(await told(), barred, 'heard by another')
  later(3)
  await say('agree', 'psychologist', false)
  t.match(await told(), barred, 'heard before the parents')
  later(4)
  await say('agree', 'psychologist', true)
  t.equal((await told()).status, 201)
})

/** Consents by every door, given to withdrawn, in one world (hence its length). */
import { compactVerify, importJWK } from 'jose'
import t from 'tap'
import { createWorld } from '../world.ts'

const world = await createWorld()
const worker = world.as('case_worker', 'dv-center-baku')
const manager = world.as('center_manager', 'dv-center-baku')
const elsewhere = world.as('case_worker', 'dv-center-ganja')
const court = world.orgId('court-baku')

const said = {
  decision: 'given',
  grantor: 'self',
  method: 'written',
  language: 'az',
  interpreterUsed: false,
  textVersion: '1',
}
const toCourt = {
  ...said,
  purpose: 'disclosure',
  recipientId: court,
  disclosurePurpose: 'legal_proceedings',
  scopes: ['legal'],
  validUntil: '2026-04-01T00:00:00+04:00',
}
const adult = async (more: object = {}) =>
  (await worker.post('/v1/victims', { birthOn: '1991-04-02', ageBasis: 'document', ...more })).body.id as string
const child = () => adult({ birthOn: '2015-06-01' })
const relative = async (victimId: string, relation = 'father') => {
  const [row] = await world.rows<{ id: string }>(
    `insert into related_persons (center_id, id, victim_id, relation, recorded_at, recorded_by)
     values ($1, gen_random_uuid(), $2, $3, '2026-03-01T00:00:00Z', 'test') returning id`,
    [world.orgId('dv-center-baku'), victimId, relation],
  )
  return row?.id ?? ''
}
const represent = (victimId: string, relatedId: string, more: object = {}) =>
  worker.post(`/v1/victims/${victimId}/relations/${relatedId}/representation`, {
    capacity: 'parent',
    fromOn: '2020-01-01',
    ...more,
  })
const suspect = (victimId: string, relatedId: string) =>
  world.rows(
    `insert into suspicions (center_id, id, victim_id, related_person_id, sign, occurred_at, recorded_at, recorded_by)
     values ($1, gen_random_uuid(), $2, $3, 'child', '2026-03-02T00:00:00Z', '2026-03-02T00:00:00Z', 'test')`,
    [world.orgId('dv-center-baku'), victimId, relatedId],
  )
const tasksFor = async (consentId: string) =>
  (
    await world.rows<{ what: string }>(
      'select what from tasks where resource_id = $1 and done_at is null order by what',
      [consentId],
    )
  ).map((row) => row.what)

t.test('R9: a consent to disclosure names one body, one purpose, the parts and its end', async (t) => {
  const victimId = await adult()
  const { status, body, headers } = await worker.post('/v1/consents', { victimId, ...toCourt })
  t.equal(status, 201)
  t.equal(headers['location'], `/v1/consents/${body.id}`)
  t.match(body, { state: 'given', recipientId: court, recipientKind: 'court', scopes: ['existence', 'legal'] })
  t.ok(headers['decision-id'])
  t.same((await worker.get(`/v1/consents/${body.id}`)).body, body)
})

t.test('R9: a blanket consent cannot be given: no body, a kind of body, a list of bodies', async (t) => {
  const victimId = await adult()
  const { recipientId: _, ...nobodyNamed } = toCourt
  for (const blanket of [
    nobodyNamed,
    { ...toCourt, recipientId: 'police' },
    { ...toCourt, recipientId: [court] },
    { ...nobodyNamed, recipientIds: [court] },
    { ...nobodyNamed, recipientKind: 'court' },
    { ...toCourt, recipientId: '9b0f3f3e-58a7-4f0e-9f0e-0d1f5b1f0a11' },
  ]) {
    t.match(await worker.post('/v1/consents', { victimId, ...blanket }), {
      status: 422,
      body: { code: 'recipient_not_specific' },
    })
  }
})

t.test('R9: a consent to disclosure lasts at most ninety days, and always has an end', async (t) => {
  const victimId = await adult()
  const until = (validUntil: string) => worker.post('/v1/consents', { victimId, ...toCourt, validUntil })
  t.equal((await until('2026-05-31T06:00:00Z')).status, 201)
  t.match(await until('2026-05-31T06:00:01Z'), { status: 422, body: { code: 'validation_failed', ruleId: 'CONS-01' } })
  const { validUntil: _, ...endless } = toCourt
  t.match(await worker.post('/v1/consents', { victimId, ...endless }), { status: 422 })
  const { disclosurePurpose: __, ...aimless } = toCourt
  t.match(await worker.post('/v1/consents', { victimId, ...aimless }), {
    status: 422,
    body: { code: 'purpose_required' },
  })
})

t.test(
  'CONS-01: nothing is assumed: without a decision, or with a text that she was not shown, there is no consent',
  async (t) => {
    const victimId = await adult()
    const { decision: _, ...implied } = toCourt
    t.match(await worker.post('/v1/consents', { victimId, ...implied }), {
      status: 422,
      body: { errors: [{ pointer: '/decision', code: 'missing' }] },
    })
    t.match(await worker.post('/v1/consents', { victimId, ...toCourt, textVersion: '0' }), {
      status: 422,
      body: { errors: [{ pointer: '/textVersion', code: 'not_in_list' }] },
    })
    t.match(
      await worker.post('/v1/consents', { victimId, ...said, purpose: 'shelter', occurredAt: '2026-03-02T06:06:00Z' }),
      {
        status: 422,
        body: { errors: [{ pointer: '/occurredAt', code: 'in_the_future' }] },
      },
    )
  },
)

t.test('CONS-02: for a capable adult only she herself consents', async (t) => {
  const victimId = await adult()
  t.equal((await worker.post('/v1/consents', { victimId, ...said, purpose: 'shelter' })).status, 201)
  const relatedPersonId = await relative(victimId, 'spouse')
  t.match(
    await worker.post('/v1/consents', {
      victimId,
      ...said,
      purpose: 'shelter',
      grantor: 'legal_representative',
      relatedPersonId,
    }),
    { status: 403, body: { code: 'grantor_not_valid', ruleId: 'CONS-02' } },
  )
})

t.test('CONS-02: a father under suspicion cannot consent for the child; the same father without it can', async (t) => {
  const victimId = await child()
  const relatedPersonId = await relative(victimId)
  await represent(victimId, relatedPersonId)
  const ask = { victimId, ...said, purpose: 'shelter', grantor: 'legal_representative', relatedPersonId }
  const given = await worker.post('/v1/consents', ask)
  t.match(given, { status: 201, body: { state: 'given' } })
  await suspect(victimId, relatedPersonId)
  const refused = await worker.post('/v1/consents', ask)
  t.match(refused, { status: 403, body: { code: 'grantor_not_valid' } })
  t.equal((await worker.get(`/v1/consents/${given.body.id}`)).body.state, 'lapsed', 'and the one he gave is void')
  const [weighed] = await world.rows<{ facts: string }>('select facts::text from decisions where id = $1', [
    refused.body.decisionId,
  ])
  t.notMatch(weighed?.facts, '2015-06-01', 'the stored decision holds no birth date')
})

t.test(
  'CONS-02: for a child of ten the view comes first; an objection to police stands unless management writes why',
  async (t) => {
    const victimId = await child()
    const ask = {
      victimId,
      ...toCourt,
      recipientId: world.orgId('police-baku'),
      grantor: 'guardianship_authority',
      organizationId: world.orgId('guardianship-baku'),
    }
    t.match(await worker.post('/v1/consents', ask), { status: 422, body: { code: 'view_required' } })
    for (const how of [{}, { by: 'other', withoutParents: true }, { by: 'psychologist', withoutParents: false }]) {
      const unheard = { ...ask, childView: 'agree', ...('by' in how ? { childHeard: how } : {}) }
      t.match(await worker.post('/v1/consents', unheard), { status: 422, body: { code: 'view_required' } })
    }
    const childHeard = { by: 'psychologist', withoutParents: true }
    t.equal((await worker.post('/v1/consents', { ...ask, childView: 'agree', childHeard })).status, 201)
    t.match(await worker.post('/v1/consents', { ...ask, childView: 'object', childHeard }), {
      status: 403,
      body: { code: 'disclosure_forbidden' },
    })
    const overruled = {
      ...ask,
      childView: 'object',
      childHeard,
      overruleReason: 'The suspect is still at large near the school.',
    }
    t.match(await worker.post('/v1/consents', overruled), {
      status: 422,
      body: { errors: [{ pointer: '/overruleReason', code: 'management_only' }] },
    })
    const decided = await manager.post('/v1/consents', overruled)
    t.equal(decided.status, 201)
    t.notMatch(decided.text, 'at large')
  },
)

t.test('CONS-03: a representative’s consent lapses at midnight in Baku of the eighteenth birthday', async (t) => {
  const victimId = await adult({ birthOn: '2008-03-05' })
  const relatedPersonId = await relative(victimId, 'mother')
  await represent(victimId, relatedPersonId)
  const { body } = await worker.post('/v1/consents', {
    victimId,
    ...said,
    purpose: 'services',
    grantor: 'legal_representative',
    relatedPersonId,
  })
  world.setNow('2026-03-04T19:59:59Z')
  t.equal((await worker.get(`/v1/consents/${body.id}`)).body.state, 'given')
  world.setNow('2026-03-04T20:00:00Z')
  t.equal((await worker.get(`/v1/consents/${body.id}`)).body.state, 'lapsed')
  world.setNow('2026-03-02T06:00:00Z')
})

const planned = (consentId: string) =>
  world.rows<{ what: string; rule: string; due: string }>(
    `select what, rule_id as rule, due_at::text as due from tasks where resource_id = $1 and done_at is null order by what`,
    [consentId],
  )

t.test(
  'CONS-03: the day on which a girl decides for herself is in the staff’s tasks from the first day, and follows her birth date',
  async (t) => {
    const victimId = await adult({ birthOn: '2008-06-15' })
    const relatedPersonId = await relative(victimId, 'mother')
    await represent(victimId, relatedPersonId)
    const ask = { victimId, ...said, purpose: 'services', grantor: 'legal_representative', relatedPersonId }
    const { body } = await worker.post('/v1/consents', ask)
    const task = { what: 'ask_own_consent', rule: 'CONS-03' }
    t.same(await planned(body.id), [{ ...task, due: '2026-06-14 20:00:00+00' }])
    await worker.post(`/v1/victims/${victimId}/corrections`, {
      field: 'birthOn',
      new: '2008-07-01',
      reason: 'new_document',
    })
    t.same(await planned(body.id), [{ ...task, due: '2026-06-30 20:00:00+00' }])
    const { headers } = await worker.get(`/v1/victims/${victimId}`)
    await worker.patch(`/v1/victims/${victimId}`, { emancipated: true }, { ifMatch: String(headers['etag']) })
    t.same(await planned(body.id), [], 'she decides for herself already')
  },
)

t.test('CONS-01: a week before the term of a consent ends staff are to ask whether it goes on', async (t) => {
  const { body } = await worker.post('/v1/consents', { victimId: await adult(), ...toCourt })
  t.same(await planned(body.id), [
    { what: 'ask_whether_to_renew_consent', rule: 'CONS-01', due: '2026-03-24 20:00:00+00' },
  ])
  await worker.post(`/v1/consents/${body.id}/withdrawal`)
  t.same(await tasksFor(body.id), ['disclosure_consent_withdrawn'])
})

t.test(
  'CONS-02: to be related is not to represent: the consent stands open until the representation is recorded',
  async (t) => {
    const victimId = await adult({ birthOn: '2019-06-01' })
    const relatedPersonId = await relative(victimId, 'mother')
    const byMother = { victimId, ...said, grantor: 'legal_representative', relatedPersonId }
    const shelter = await worker.post('/v1/consents', { ...byMother, purpose: 'shelter' })
    t.match(shelter, { status: 201, body: { state: 'unproven' } }, 'shelter is never refused for it')
    t.ok((await tasksFor(shelter.body.id)).includes('find_representative'))
    const told = await worker.post('/v1/consents', { ...byMother, ...toCourt, grantor: 'legal_representative' })
    t.match(told, { status: 403, body: { code: 'grantor_not_valid', ruleId: 'CONS-02' } })
    t.match(await represent(victimId, relatedPersonId, { fromOn: '2026-03-03' }), { status: 200 })
    t.equal((await worker.get(`/v1/consents/${shelter.body.id}`)).body.state, 'unproven', 'not before that day')
    const made = await represent(victimId, relatedPersonId, { documentNo: 'AZ-0007731', documentedOn: '2019-07-01' })
    t.match(made.body.representation, { capacity: 'parent', endedAt: null })
    t.notMatch(made.text, '0007731')
    t.equal((await worker.get(`/v1/consents/${shelter.body.id}`)).body.state, 'given')
    t.equal(
      (await worker.post('/v1/consents', { ...byMother, ...toCourt, grantor: 'legal_representative' })).status,
      201,
    )
  },
)

t.test(
  'CONS-03: when a representation ends, what was consented by it lapses from that instant, and tasks say so',
  async (t) => {
    const victimId = await adult({ birthOn: '2019-06-01' })
    const relatedPersonId = await relative(victimId, 'guardian')
    await represent(victimId, relatedPersonId, { capacity: 'guardian' })
    const byGuardian = { ...toCourt, grantor: 'legal_representative', relatedPersonId }
    const { body } = await worker.post('/v1/consents', { victimId, ...byGuardian })
    const end = `/v1/victims/${victimId}/relations/${relatedPersonId}/representation/end`
    t.match(await worker.post(end, { reason: 'released', occurredAt: '2026-03-02T07:00:00Z' }), {
      status: 422,
      body: { errors: [{ pointer: '/occurredAt', code: 'in_the_future' }] },
    })
    world.setNow('2026-03-02T06:01:00Z')
    t.match(await worker.post(end, { reason: 'released' }), {
      status: 200,
      body: { representation: { endedAt: '2026-03-02T06:01:00.000Z', endReason: 'released' } },
    })
    t.equal((await worker.get(`/v1/consents/${body.id}`)).body.state, 'lapsed')
    t.match(await worker.post('/v1/consents', { victimId, ...byGuardian }), { status: 403 })
    t.same(await tasksFor(relatedPersonId), ['ask_consent_anew', 'find_representative'])
    t.match(await worker.post(end, { reason: 'released' }), { status: 409 })
    world.setNow('2026-03-02T06:00:00Z')
    t.equal((await elsewhere.post(end, { reason: 'released' })).status, 404)
  },
)

t.test('CONS-02: a guardianship authority consents by its name, and only such an authority', async (t) => {
  const victimId = await adult({ birthOn: '2019-06-01' })
  const ask = { victimId, ...toCourt, grantor: 'guardianship_authority' }
  t.match(await worker.post('/v1/consents', ask), { status: 403, body: { code: 'grantor_not_valid' } })
  t.match(await worker.post('/v1/consents', { ...ask, organizationId: court }), {
    status: 422,
    body: { errors: [{ pointer: '/organizationId', code: 'not_known' }] },
  })
  const named = { ...ask, organizationId: world.orgId('guardianship-baku') }
  t.match(await worker.post('/v1/consents', named), { status: 201, body: { state: 'given' } })
})

t.test('a consent belongs to an episode of hers, and to no other person’s', async (t) => {
  const [victimId, another] = [await adult(), await adult()]
  const open = async (id: string) =>
    (await worker.post('/v1/cases', { victimId: id, regime: 'dv', source: 'self' })).body.id as string
  const [caseId, foreign] = [await open(victimId), await open(another)]
  const ask = { victimId, ...said, purpose: 'shelter' }
  t.match(await worker.post('/v1/consents', ask), { status: 201, body: { caseId } })
  t.match(await worker.post('/v1/consents', { ...ask, caseId: foreign }), {
    status: 422,
    body: { errors: [{ pointer: '/caseId', code: 'not_known' }] },
  })
})

t.test('a refusal is recorded too, even of everything, and ends what was given before', async (t) => {
  const victimId = await adult()
  const given = await worker.post('/v1/consents', { victimId, ...toCourt })
  const refusal = await worker.post('/v1/consents', { victimId, ...said, purpose: 'disclosure', decision: 'refused' })
  t.match(refusal, { status: 201, body: { state: 'refused', recipientId: null } })
  t.equal((await worker.get(`/v1/consents/${given.body.id}`)).body.state, 'withdrawn')
  t.match(await worker.post(`/v1/consents/${refusal.body.id}/withdrawal`), { status: 409 })
})

t.test('CONS-03: a withdrawal works at once, without a reason, a version or a body, and twice is once', async (t) => {
  const victimId = await adult()
  const { body } = await worker.post('/v1/consents', { victimId, ...toCourt })
  const path = `/v1/consents/${body.id}/withdrawal`
  const bare = await world.app.inject({
    method: 'POST',
    url: path,
    headers: { authorization: `Bearer ${await world.tokenOf('case_worker', 'dv-center-baku')}`, 'if-match': '"v77"' },
  })
  t.equal(bare.statusCode, 200)
  t.match(bare.json(), { state: 'withdrawn' })
  t.match(await worker.post(path), { status: 200, headers: { etag: '"v2"' }, body: { state: 'withdrawn' } })
  t.same(await tasksFor(body.id), ['disclosure_consent_withdrawn'])
})

t.test('R26: withdrawing the consent to shelter changes no placement and opens a task', async (t) => {
  const victimId = await adult()
  const { body } = await worker.post('/v1/consents', { victimId, ...said, purpose: 'shelter' })
  const before = await world.rows('select * from placements')
  t.equal((await worker.post(`/v1/consents/${body.id}/withdrawal`)).status, 200)
  t.same(await world.rows('select * from placements'), before)
  t.same(await tasksFor(body.id), ['shelter_consent_withdrawn'])
})

t.test('R2: another center sees absence on every route of a consent, and cannot record one', async (t) => {
  const victimId = await adult()
  const { body } = await worker.post('/v1/consents', { victimId, ...toCourt })
  const absent = await elsewhere.get('/v1/consents/9b0f3f3e-58a7-4f0e-9f0e-0d1f5b1f0a11')
  t.equal(absent.status, 404)
  for (const answered of [
    await elsewhere.get(`/v1/consents/${body.id}`),
    await elsewhere.get(`/v1/consents/${body.id}/receipt`),
    await elsewhere.get(`/v1/consents?victimId=${victimId}`),
    await elsewhere.post(`/v1/consents/${body.id}/withdrawal`),
    await elsewhere.post(`/v1/consents/${body.id}/confirmation`, { aloneWithHer: true }, { ifMatch: '"v1"' }),
    await elsewhere.post('/v1/consents', { victimId, ...toCourt }),
  ]) {
    t.equal(answered.text, absent.text)
  }
})

t.test('consents of a person are listed page by page, in the order of entry', async (t) => {
  const victimId = await adult()
  for (const purpose of ['shelter', 'services']) await worker.post('/v1/consents', { victimId, ...said, purpose })
  const first = await worker.get(`/v1/consents?victimId=${victimId}&limit=1`)
  t.equal(first.body.items.length, 1)
  const second = await worker.get(`/v1/consents?victimId=${victimId}&limit=1&cursor=${first.body.nextCursor}`)
  t.same(
    new Set([...first.body.items, ...second.body.items].map((item: { purpose: string }) => item.purpose)),
    new Set(['shelter', 'services']),
  )
  t.equal(second.body.nextCursor, null)
  t.match(await worker.get('/v1/consents'), { status: 422 })
})

t.test('the receipt is signed, can be verified, and names neither her nor the body', async (t) => {
  const victimId = await adult()
  const { body } = await worker.post('/v1/consents', { victimId, ...toCourt })
  const receipt = (await worker.get(`/v1/consents/${body.id}/receipt`)).body
  const { payload } = await compactVerify(receipt.jws, await importJWK(receipt.publicKey, 'EdDSA'))
  const content = new TextDecoder().decode(payload)
  t.match(JSON.parse(content), { recordId: body.id, recipientThirdPartyType: 'court', state: 'given' })
  t.notMatch(content, victimId)
  t.notMatch(content, court)
  await t.rejects(
    compactVerify(`${receipt.jws.slice(0, -6)}AAAAAA`, await importJWK(receipt.publicKey, 'EdDSA')),
    'a changed receipt is found out',
  )
})

t.test('the texts are there in three languages for each purpose, without a token', async (t) => {
  const { status, body } = await world.nobody.get('/v1/consent-texts')
  t.equal(status, 200)
  t.same(
    new Set(body.items.map((item: { purpose: string }) => item.purpose)),
    new Set(['shelter', 'services', 'disclosure']),
  )
  t.equal((await world.nobody.get('/v1/consent-texts?purpose=shelter')).body.items.length, 1)
})

t.test('R8: through the portal', async (t) => {
  const citizen = world.as('portal_user', 'portal', { sub: 'citizen-1', act: 'portal-client' })
  const stranger = world.as('portal_user', 'portal', { sub: 'citizen-2', act: 'portal-client' })
  const portalItself = world.as('portal_user', 'portal', { sub: 'citizen-1' })
  const victimId = await adult()
  await worker.post('/v1/consents', { victimId, ...toCourt })
  await citizen.get('/v1/consents')
  const [line] = await world.rows<{ key: string }>(
    'select recorded_by as key from audit_events where client is not null order by recorded_at desc limit 1',
  )
  await world.rows('update victims set citizen_key = $1, portal_access = true where id = $2', [line?.key, victimId])

  t.test('a citizen sees her own, the body by kind only, and nobody else sees anything', async (t) => {
    const { body } = await citizen.get('/v1/consents')
    t.match(body.items, [{ victimId: null, recipientId: null, recipientKind: 'court' }])
    t.notMatch(JSON.stringify(body), court)
    t.equal((await stranger.get('/v1/consents')).status, 404)
    t.equal((await portalItself.get('/v1/consents')).status, 404)
  })

  t.test('what she gives there is pending until staff confirm it with her alone', async (t) => {
    const { body, status } = await citizen.post('/v1/consents', toCourt)
    t.equal(status, 201)
    t.match(body, { state: 'pending', method: 'electronic' })
    t.notOk('actions' in body)
    t.same(await tasksFor(body.id), ['ask_whether_to_renew_consent', 'confirm_consent_with_her_alone'])
    const path = `/v1/consents/${body.id}/confirmation`
    t.match(await citizen.post(path, { aloneWithHer: true }, { ifMatch: '"v1"' }), {
      status: 403,
      body: { code: 'role_not_allowed' },
    })
    t.match(await worker.post(path, { aloneWithHer: false }, { ifMatch: '"v1"' }), { status: 422 })
    t.match(await worker.post(path, { aloneWithHer: true }, { ifMatch: '"v2"' }), { status: 412 })
    t.match(await worker.post(path, { aloneWithHer: true }, { ifMatch: '"v1"' }), {
      status: 200,
      body: { state: 'given' },
    })
    t.match(await worker.post(path, { aloneWithHer: true }, { ifMatch: '"v2"' }), { status: 409 })
  })

  t.test('what she takes back there ends at once, even when reading is shut again', async (t) => {
    const { body } = await citizen.post('/v1/consents', toCourt)
    t.equal((await stranger.post(`/v1/consents/${body.id}/withdrawal`)).status, 404)
    await world.rows('update victims set portal_access = false where id = $1', [victimId])
    t.equal((await citizen.get(`/v1/consents/${body.id}`)).status, 404)
    await citizen.post(`/v1/consents/${body.id}/withdrawal`)
    t.equal((await worker.get(`/v1/consents/${body.id}`)).body.state, 'withdrawn')
  })
})

t.test('CONS-02: by a court’s decision others consent for her, from its first day to its last', async (t) => {
  const victimId = await adult()
  const relatedPersonId = await relative(victimId, 'sibling')
  await represent(victimId, relatedPersonId, { capacity: 'guardian' })
  const own = await worker.post('/v1/consents', { victimId, ...said, purpose: 'services' })
  const byGuardian = { victimId, ...said, purpose: 'services', grantor: 'legal_representative', relatedPersonId }
  t.match(await worker.post('/v1/consents', byGuardian), { status: 403, body: { code: 'grantor_not_valid' } })
  const path = `/v1/victims/${victimId}/capacity`
  t.match(await worker.post(path, { documentNo: 'x', fromOn: '2026-03-02', untilBefore: '2026-03-02' }), {
    status: 422,
    body: { errors: [{ pointer: '/untilBefore' }] },
  })
  const found = await worker.post(path, { documentNo: '2-17(004)-31/2026', fromOn: '2026-03-02' })
  t.match(found, { status: 200, body: { incapableFromOn: '2026-03-02', incapableUntilBefore: null } })
  t.notMatch(found.text, '004')
  t.equal((await worker.get(`/v1/consents/${own.body.id}`)).body.state, 'lapsed')
  t.match(await worker.post('/v1/consents', { ...byGuardian, grantor: 'self' }), { status: 403 })
  const given = await worker.post('/v1/consents', byGuardian)
  t.match(given, { status: 201, body: { state: 'given' } })
  await worker.post(path, { documentNo: '2-17(009)-44/2026', fromOn: '2026-03-02', untilBefore: '2026-04-01' })
  t.same(await planned(given.body.id), [{ what: 'ask_own_consent', rule: 'CONS-03', due: '2026-03-31 20:00:00+00' }])
  const listed = (await worker.get(`/v1/victims/${victimId}/corrections`)).body.items
  t.match(listed, [{ field: 'incapableUntilBefore', old: null, new: '2026-04-01', reason: 'new_document' }])
  await worker.post(`/v1/victims/${victimId}/corrections`, {
    field: 'incapableFromOn',
    new: null,
    reason: 'entry_error',
  })
  t.equal(
    (await worker.get(`/v1/consents/${given.body.id}`)).body.state,
    'lapsed',
    'void: she had her capacity all along',
  )
})

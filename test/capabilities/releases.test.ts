/** What a body reads, and what shuts it, in one world (hence its length). */
import t from 'tap'
import { release as releaseThrough } from '../../src/capabilities/disclosure/effects.ts'
import { perform } from '../../src/db/perform.ts'
import { jobContext } from '../../src/jobs/job-context.ts'
import { createWorld } from '../world.ts'
import { gateWorld, seen, unknownReference } from './gate-world.ts'

const world = await createWorld()
const gate = gateWorld(world)
const { worker, manager, court, police, adult, openCase, relate, represent, suspect, consent, release, ledgerOf } = gate
const guardianship = world.as('authority_officer', 'guardianship-baku')
const center = world.orgId('dv-center-baku')

const absent = async (by = court) => seen(await by.get(`/v1/releases/${unknownReference}`))
/** Through the gate as another room would ask, in the center's name. */
const throughGate = (ask: Parameters<typeof releaseThrough>[3]) => {
  const ctx = jobContext(world.deps, 'notification.send', center)
  return perform(world.deps, ctx, async (tx) => {
    const passed = await releaseThrough(world.deps, tx, ctx, ask)
    return passed.ok ? { ok: true, value: passed.release } : passed
  })
}

t.test('a recipient reads exactly the parts consented to, and no date but the day of sending', async (t) => {
  const identity = { givenName: 'Aytən', familyName: 'Sınaqlı', documentNo: 'AZE7654321' }
  const her = await adult({ identity })
  await openCase(her)
  await consent(her, 'court-baku', { scopes: ['identity'] })
  const { body } = await release([her], 'court-baku', { scopes: ['identity'] })
  const read = await court.get(`/v1/releases/${body.reference}`)
  t.equal(read.status, 200)
  t.same(read.body, {
    reference: body.reference,
    caseReference: body.caseReference,
    kind: 'disclosure',
    purpose: 'legal_proceedings',
    scopes: ['identity'],
    sentOn: '2026-03-02',
    content: {},
    subjects: [{ existence: true, identity }],
  })
  t.notMatch(read.text, her)
  t.notMatch(read.text, center)
  t.notOk('etag' in read.headers)
  t.same(await ledgerOf(her), ['released', 'read'].sort())
  const opened = await world.rows(
    "select 1 from audit_events where victim_ids @> array[$1::uuid] and resource_kind = 'release' and purpose = 'disclosure'",
    [her],
  )
  t.equal(opened.length, 1)
})

t.test('each scope opens its own part', async (t) => {
  const her = await adult()
  const caseId = await openCase(her)
  await relate(her, 'child')
  await world.rows(
    `insert into placements (center_id, id, case_id, victim_id, basis, arrived_at, admission_on, recorded_at, recorded_by)
     values ($1, gen_random_uuid(), $2, $3, 'emergency_request', '2026-02-21T10:00:00Z', '2026-02-21', now(), 'test')`,
    [center, caseId, her],
  )
  const parts = async (scope: string) => {
    const scopes = [scope]
    await consent(her, 'court-baku', { scopes })
    const { body } = await release([her], 'court-baku', { scopes })
    return (await court.get(`/v1/releases/${body.reference}`)).body.subjects[0]
  }
  t.same(await parts('existence'), { existence: true })
  t.same(await parts('case_summary'), {
    existence: true,
    caseSummary: [{ regime: 'dv', state: 'open', thbStatus: null, violenceKinds: ['physical'], riskLevel: null }],
  })
  t.same(await parts('stay_dates'), { existence: true, stayDates: [{ admissionOn: '2026-02-21', departedOn: null }] })
  t.same(await parts('children'), { existence: true, children: [{ sex: null, ageYears: null }] })
  for (const scope of ['legal', 'medical', 'psychological'])
    t.same(await parts(scope), { existence: true, [scope]: [] })
})

t.test('notes of a profession are told as they stood when they were released, without a date', async (t) => {
  const her = await adult()
  const caseId = await openCase(her)
  const doctor = world.as('medical_worker', 'dv-center-baku')
  const note = (text: string) => doctor.post(`/v1/cases/${caseId}/notes`, { profession: 'medical', text })
  t.equal((await note('A broken wrist.')).status, 201)
  await consent(her, 'medical-baku', { scopes: ['medical'], disclosurePurpose: 'medical' })
  const { body } = await release([her], 'medical-baku', { scopes: ['medical'], purpose: 'medical' })
  world.setNow('2026-03-02T06:30:00Z')
  await note('Written afterwards.')
  const read = await world.as('authority_officer', 'medical-baku').get(`/v1/releases/${body.reference}`)
  t.same(read.body.subjects, [{ existence: true, medical: ['A broken wrist.'] }])
  world.setNow('2026-03-02T06:00:00Z')
})

t.test('R3: nobody but the body addressed reads it, and its holder’s tables stay shut', async (t) => {
  const her = await adult()
  await consent(her, 'court-baku')
  const { body } = await release([her], 'court-baku')
  t.equal((await court.get(`/v1/releases/${body.reference}`)).status, 200)
  t.same(seen(await police.get(`/v1/releases/${body.reference}`)), await absent(police))
  t.same(seen(await manager.get(`/v1/releases/${body.reference}`)), await absent(manager))
  for (const path of [`/v1/victims/${her}`, `/v1/disclosures/${body.id}`, `/v1/victims/${her}/disclosures`]) {
    t.equal((await court.get(path)).status, 403, path)
  }
})

t.test('CONS-03: withdrawn, the next reading is the one 404, to the byte', async (t) => {
  const her = await adult()
  const given = await consent(her, 'court-baku')
  const { body } = await release([her], 'court-baku')
  const path = `/v1/releases/${body.reference}`
  t.equal((await court.get(path)).status, 200)
  await worker.post(`/v1/consents/${given.body.id}/withdrawal`)
  const gone = seen(await court.get(path))
  t.equal(gone.status, 404)
  t.same(gone, await absent())
})

t.test('ended, lapsed or void consent, a seal and an erasure all read as absent', async (t) => {
  const nothing = await absent()
  const child = () => adult({ birthOn: '2019-06-01' })
  const ways: [string, () => Promise<{ her: string; undo: () => Promise<unknown> }>][] = [
    [
      'ended',
      async () => {
        const her = await adult()
        await consent(her, 'court-baku', { validUntil: '2026-03-02T06:00:01Z' })
        return { her, undo: async () => world.setNow('2026-03-02T06:00:01Z') }
      },
    ],
    [
      'suspected father',
      async () => {
        const her = await child()
        const father = await represent(her, await relate(her, 'father'))
        await consent(her, 'court-baku', { grantor: 'legal_representative', relatedPersonId: father })
        return { her, undo: () => suspect(her, father) }
      },
    ],
    [
      'eighteenth birthday',
      async () => {
        const her = await adult({ birthOn: '2008-03-03' })
        const mother = await represent(her, await relate(her, 'mother'))
        await consent(her, 'court-baku', {
          grantor: 'legal_representative',
          relatedPersonId: mother,
          childView: 'agree',
          childHeard: { by: 'psychologist', withoutParents: true },
        })
        return { her, undo: async () => world.setNow('2026-03-02T20:00:00Z') }
      },
    ],
    [
      'seal',
      async () => {
        const her = await adult()
        await consent(her, 'court-baku')
        return { her, undo: () => world.rows('update victims set sealed_at = $1 where id = $2', [world.now(), her]) }
      },
    ],
    [
      'erasure',
      async () => {
        const her = await adult()
        await consent(her, 'court-baku')
        return { her, undo: () => world.rows('update victims set erased_at = $1 where id = $2', [world.now(), her]) }
      },
    ],
  ]
  for (const [name, way] of ways) {
    world.setNow('2026-03-02T06:00:00Z')
    const { her, undo } = await way()
    const { body } = await release([her], 'court-baku')
    const path = `/v1/releases/${body.reference}`
    t.equal((await court.get(path)).status, 200, `${name}: before`)
    await undo()
    t.same(seen(await court.get(path)), nothing, `${name}: after`)
  }
  world.setNow('2026-03-02T06:00:00Z')
})

t.test('R5: a body asks by identity or by a reference that was given', async (t) => {
  const identity = { givenName: 'Nərmin', familyName: 'Yoxlamalı', documentNo: 'AZE1112223' }
  const her = await adult({ identity, birthOn: '1993-07-08' })
  const byIdentity = { purpose: 'legal_proceedings', person: { ...identity, birthOn: '1993-07-08' } }
  const before = seen(await court.post('/v1/disclosures', byIdentity))
  t.equal(before.status, 404)
  await consent(her, 'court-baku', { scopes: ['case_summary'] })
  const told = await court.post('/v1/disclosures', byIdentity)
  t.match(told, { status: 201, body: { scopes: ['existence', 'case_summary'], subjects: [{ existence: true }] } })
  t.equal(told.headers['location'], `/v1/releases/${told.body.reference}`)
  t.equal((await court.get(`/v1/releases/${told.body.reference}`)).status, 200)
  const again = await court.post('/v1/disclosures', { purpose: 'legal_proceedings', reference: told.body.reference })
  t.equal(again.status, 201)
  t.not(again.body.reference, told.body.reference)
  t.equal(again.body.caseReference, told.body.caseReference)

  for (const [name, ask, by] of [
    ['another purpose', { ...byIdentity, purpose: 'documents' }, court],
    ['wider than she agreed', { ...byIdentity, scopes: ['medical'] }, court],
    ['one letter of the name', { ...byIdentity, person: { ...byIdentity.person, familyName: 'Yoxlamazlı' } }, court],
    ['another body', byIdentity, police],
    [
      'another body, with the court’s reference',
      { purpose: 'legal_proceedings', reference: told.body.reference },
      police,
    ],
    [
      'by an id of ours',
      { purpose: 'legal_proceedings', victimIds: [her], recipientId: world.orgId('court-baku') },
      court,
    ],
  ] as const) {
    t.same(seen(await by.post('/v1/disclosures', ask)), before, name)
  }
  t.match(await court.post('/v1/disclosures', { purpose: 'legal_proceedings', person: { familyName: 'Yoxlamalı' } }), {
    status: 422,
    body: { code: 'validation_failed' },
  })
})

t.test('R1: asked by identity, only the holder whose record she consented for answers', async (t) => {
  const identity = { givenName: 'Ülkər', familyName: 'İkiyerli', documentNo: 'AZE9998887' }
  const here = await adult({ identity })
  const elsewhere = world.as('case_worker', 'dv-center-ganja')
  await elsewhere.post('/v1/victims', { identity })
  await consent(here, 'court-baku')
  const ask = { purpose: 'legal_proceedings', person: { documentNo: identity.documentNo } }
  t.equal((await court.post('/v1/disclosures', ask)).status, 201)
  const rows = await world.rows<{ center: string }>(
    'select center_id as center from disclosures where victim_ids = array[$1::uuid]',
    [here],
  )
  t.same(rows, [{ center }])
})

t.test('R16: a replay passes the gate again', async (t) => {
  const identity = { givenName: 'Lalə', familyName: 'Təkrarlı', documentNo: 'AZE5554443' }
  const her = await adult({ identity })
  const given = await consent(her, 'court-baku')
  const ask = { purpose: 'legal_proceedings', person: { documentNo: identity.documentNo } }
  const key = 'ask-the-center-1'
  const first = await court.post('/v1/disclosures', ask, { key })
  const again = await court.post('/v1/disclosures', ask, { key })
  t.match(again, { status: 201, body: { reference: first.body.reference } })
  t.equal((await police.post('/v1/disclosures', ask, { key })).status, 404, 'the key of another opens nothing')
  await worker.post(`/v1/consents/${given.body.id}/withdrawal`)
  t.equal((await court.post('/v1/disclosures', ask, { key })).status, 404)
})

t.test(
  'a statutory child notice is told without consent to the body that the law names, and to no other',
  async (t) => {
    const child = await adult({ birthOn: '2019-06-01' })
    const caseId = await openCase(child)
    const ask = {
      victimIds: [child],
      recipientId: world.orgId('guardianship-baku'),
      purpose: 'child_notice',
      scopes: ['existence'],
      kind: 'child_notice',
      basis: 'statutory_child',
      content: { sex: 'female', ageYears: 6, sentOn: '2026-03-02' },
      caseId,
    } as const
    t.match(await throughGate(ask), { ok: false, code: 'disclosure_forbidden' }, 'no notice is due yet')
    await world.rows(
      `insert into notifications (center_id, id, rule_id, victim_id, case_id, recipient_kind, recipient_id, state, triggered_at, due_at, recorded_at, recorded_by)
     values ($1, gen_random_uuid(), 'DV-NOTIF-01', $2, $3, 'guardianship_authority', $4, 'due', $5, $5, $5, 'test')`,
      [center, child, caseId, world.orgId('guardianship-baku'), world.now()],
    )
    const passed = await throughGate(ask)
    if (passed.ok !== true) throw new Error('the notice did not pass')
    const read = await guardianship.get(`/v1/releases/${passed.value.reference}`)
    t.match(read, { status: 200, body: { kind: 'child_notice', content: { ageYears: 6 }, subjects: [] } })
    for (const [name, more] of [
      ['another body', { recipientId: world.orgId('guardianship-ganja') }],
      ['the police', { recipientId: world.orgId('police-baku') }],
      ['her mother in the same letter', { victimIds: [child, await adult()] }],
    ] as const) {
      t.match(await throughGate({ ...ask, ...more }), { ok: false, code: 'disclosure_forbidden' }, name)
    }
    t.match(await throughGate({ ...ask, scopes: ['existence', 'identity'] }), {
      ok: false,
      code: 'scope_exceeds_consent',
    })
    await world.rows("update notifications set state = 'cancelled' where victim_id = $1", [child])
    t.same(seen(await guardianship.get(`/v1/releases/${passed.value.reference}`)), await absent(guardianship))
  },
)

t.test('a request for a place names nobody and goes to the Agency alone', async (t) => {
  const her = await adult()
  const ask = {
    victimIds: [her],
    recipientId: world.orgId('sxa'),
    purpose: 'placement_request',
    scopes: [],
    kind: 'placement_request',
    basis: 'pseudonymous',
    content: { regime: 'dv', sex: 'female', ageBand: '30-39' },
  } as const
  const passed = await throughGate(ask)
  if (passed.ok !== true) throw new Error('the request did not pass')
  const sxa = world.as('agency_officer', 'sxa')
  const read = await sxa.get(`/v1/releases/${passed.value.reference}`)
  t.match(read, { status: 200, body: { content: { ageBand: '30-39' }, subjects: [] } })
  t.match(await throughGate({ ...ask, recipientId: world.orgId('police-baku') }), {
    ok: false,
    code: 'disclosure_forbidden',
  })
  t.match(await throughGate({ ...ask, content: { ...ask.content, birthOn: '1991-04-02' } }), {
    ok: false,
    code: 'scope_exceeds_consent',
  })
})

t.test('a body lists its own releases that may be read now; what has ended leaves no gap', async (t) => {
  const bar = world.as('authority_officer', 'bar')
  const given: string[] = []
  const references: string[] = []
  for (let n = 0; n < 4; n += 1) {
    const her = await adult()
    given.push((await consent(her, 'bar')).body.id)
    references.push((await release([her], 'bar')).body.reference)
  }
  const listed = async () => {
    const found: string[] = []
    let cursor = ''
    for (;;) {
      const page = (await bar.get(`/v1/releases?limit=2${cursor}`)).body
      t.ok(page.items.length === 2 || page.nextCursor === null, 'a page is full or the last')
      found.push(...page.items.map((item: { reference: string }) => item.reference))
      if (page.nextCursor === null) return found
      cursor = `&cursor=${page.nextCursor}`
    }
  }
  t.same(await listed(), [...references].sort())
  await worker.post(`/v1/consents/${given[0]}/withdrawal`)
  await worker.post(`/v1/consents/${given[1]}/withdrawal`)
  t.same(await listed(), references.slice(2).sort())
  const { nextCursor } = (await bar.get('/v1/releases?limit=1')).body
  t.match(
    await court.get(`/v1/releases?limit=1&cursor=${nextCursor}`),
    { status: 400 },
    'the cursor of another opens nothing',
  )
  t.notMatch(Buffer.from(String(nextCursor), 'base64url').toString('latin1'), /2026-|[0-9A-Z]{26}/, 'and is enciphered')
  t.match(await bar.get('/v1/releases?victimId=x'), { status: 422 }, 'there is no filter to probe with')
  t.match(await manager.get('/v1/releases'), { status: 200, body: { items: [] } })
})

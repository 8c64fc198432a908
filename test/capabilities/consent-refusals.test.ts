/** Her "no": that no form stands before it, whose it is, and which "yes" it ends. */
import t from 'tap'
import { createWorld } from '../world.ts'

const world = await createWorld()
const worker = world.as('case_worker', 'dv-center-baku')
const desk = world.as('front_office_operator', 'dost-baku')
const counsel = world.as('case_worker', 'dost-baku')
const court = world.orgId('court-baku')

const said = { grantor: 'self', method: 'written', language: 'az', interpreterUsed: false, textVersion: '1' }
const toCourt = {
  ...said,
  purpose: 'disclosure',
  decision: 'given',
  recipientId: court,
  disclosurePurpose: 'legal_proceedings',
  scopes: ['legal'],
  validUntil: '2026-04-01T00:00:00+04:00',
}
const notToCourt = { ...said, purpose: 'disclosure', decision: 'refused', recipientId: court }
const adult = async (who = worker) =>
  (await who.post('/v1/victims', { birthOn: '1990-05-01', ageBasis: 'document' })).body.id as string
const stateOf = async (id: string, who = worker) => (await who.get(`/v1/consents/${id}`)).body.state as string
const open = async (victimId: string) =>
  (
    await world.rows<{ what: string }>('select what from tasks where victim_id = $1 and done_at is null order by 1', [
      victimId,
    ])
  ).map(({ what }) => what)

t.test('R23: her no to the court, said at the desk with her application, ends her yes on whatever sheet', async (t) => {
  for (const textVersion of ['1', '2']) {
    const victimId = await adult(desk)
    const given = await counsel.post('/v1/consents', { victimId, ...toCourt })
    const applied = await desk.post('/v1/applications', {
      victimId,
      applicantType: 'self',
      channel: 'in_person',
      consents: [{ ...notToCourt, textVersion }],
    })
    t.equal(applied.status, 201)
    t.equal(await stateOf(given.body.id, counsel), 'withdrawn')
    const kept = await world.rows(
      `select text_version as version from consents where victim_id = $1 and decision = 'refused'`,
      [victimId],
    )
    t.same(kept, [{ version: textVersion }], 'kept as it was told')
    t.notOk((await open(victimId)).includes('take_consent_anew'), 'nobody asks her as if she had wanted to say yes')
  }
})

t.test('R23: a refusal is stored with each fault for which a consent is not', async (t) => {
  const unknown = '9b0f3f3e-58a7-4f0e-9f0e-0d1f5b1f0a11'
  const faults = [
    { textVersion: '9' },
    { caseId: unknown },
    { organizationId: court, grantor: 'guardianship_authority' },
    { overruleReason: 'She wants it so.' },
    { occurredAt: '2026-03-02T07:00:00Z' },
    { method: 'electronic' },
  ]
  for (const fault of faults) {
    const victimId = await adult()
    const words = Object.keys(fault).join()
    t.equal((await worker.post('/v1/consents', { victimId, ...toCourt, ...fault })).status, 422, words)
    const refusal = await worker.post('/v1/consents', { victimId, ...notToCourt, ...fault })
    t.match(refusal, { status: 201, body: { state: 'refused', recipientId: court } }, words)
    t.ok(refusal.body.grantedAt <= world.now(), 'and counts from now at the latest')
  }
})

t.test('R23: a body named beside a no to the house itself does not keep that no from ending the yes', async (t) => {
  const victimId = await adult()
  const given = await worker.post('/v1/consents', { victimId, ...said, purpose: 'services', decision: 'given' })
  await worker.post('/v1/consents', { victimId, ...said, purpose: 'services', decision: 'refused', recipientId: court })
  t.equal(await stateOf(given.body.id), 'withdrawn')
})

const relative = async (victimId: string, relation: string) =>
  (await worker.post(`/v1/victims/${victimId}/relations`, { relation })).body.id as string
const suspected = (victimId: string, relatedPersonId: string) =>
  worker.post(`/v1/victims/${victimId}/suspicions`, { relatedPersonId, sign: 'child' })
const shelter = { ...said, purpose: 'shelter' }

t.test(
  'DV-CONS-01: the objection of a suspected father is kept and void; of the same father unsuspected it ends',
  async (t) => {
    for (const [isSuspected, state] of [
      [true, 'given'],
      [false, 'withdrawn'],
    ] as const) {
      const victimId = (await worker.post('/v1/victims', { birthOn: '2019-05-01', ageBasis: 'document' })).body.id
      const relatedPersonId = await relative(victimId, 'father')
      const represents = `/v1/victims/${victimId}/relations/${relatedPersonId}/representation`
      t.equal((await worker.post(represents, { capacity: 'parent', fromOn: '2020-01-01' })).status, 200)
      if (isSuspected) t.equal((await suspected(victimId, relatedPersonId)).status, 201)
      const organizationId = world.orgId('guardianship-baku')
      const byAuthority = { ...shelter, grantor: 'guardianship_authority', organizationId }
      const given = await worker.post('/v1/consents', { victimId, ...byAuthority, decision: 'given' })
      const byFather = { ...shelter, grantor: 'legal_representative', relatedPersonId, decision: 'refused' }
      const objection = await worker.post('/v1/consents', { victimId, ...byFather })
      t.match(objection, { status: 201, body: { state: 'refused' } })
      t.same(objection.body.breach, isSuspected ? ['CONS-02'] : [])
      t.ok(objection.headers['decision-id'], 'why is on record')
      t.equal(await stateOf(given.body.id), state)
      t.equal((await open(victimId)).includes('weigh_refusal_of_another'), isSuspected)
    }
  },
)

t.test(
  'CONS-02: nobody refuses for a capable adult: not her husband, not one whom nobody named; she does',
  async (t) => {
    const victimId = await adult()
    const relatedPersonId = await relative(victimId, 'spouse')
    const given = await worker.post('/v1/consents', { victimId, ...toCourt })
    for (const by of [{ grantor: 'legal_representative', relatedPersonId }, { grantor: 'legal_representative' }]) {
      t.match(await worker.post('/v1/consents', { victimId, ...notToCourt, ...by }), {
        status: 201,
        body: { state: 'refused', breach: ['CONS-02'] },
      })
      t.equal(await stateOf(given.body.id), 'given')
    }
    t.same((await worker.post('/v1/consents', { victimId, ...notToCourt })).body.breach, [])
    t.equal(await stateOf(given.body.id), 'withdrawn')
  },
)

t.test('CONS-02: at registration another’s no takes nothing from her own yes to services', async (t) => {
  const victimId = await adult(desk)
  const services = { ...said, purpose: 'services' }
  const { body } = await desk.post('/v1/applications', {
    victimId,
    applicantType: 'self',
    channel: 'in_person',
    consents: [
      { ...services, decision: 'given' },
      { ...services, decision: 'refused', grantor: 'legal_representative' },
    ],
  })
  const { headers } = await desk.get(`/v1/applications/${body.id}`)
  const registered = await desk.post(
    `/v1/applications/${body.id}/registration`,
    {},
    { ifMatch: String(headers['etag']) },
  )
  t.equal(registered.status, 200)
})

t.test('CONS-02: a child cannot consent, and her own no to being told of ends what was agreed for her', async (t) => {
  const victimId = (await worker.post('/v1/victims', { birthOn: '2019-05-01', ageBasis: 'document' })).body.id
  const byAuthority = { grantor: 'guardianship_authority', organizationId: world.orgId('guardianship-baku') }
  const told = await worker.post('/v1/consents', { victimId, ...toCourt, ...byAuthority })
  const stays = await worker.post('/v1/consents', { victimId, ...shelter, ...byAuthority, decision: 'given' })
  t.same((await worker.post('/v1/consents', { victimId, ...notToCourt })).body.breach, [])
  t.equal(await stateOf(told.body.id), 'withdrawn')
  t.same((await worker.post('/v1/consents', { victimId, ...shelter, decision: 'refused' })).body.breach, ['CONS-02'])
  t.equal(await stateOf(stays.body.id), 'given', 'where a child lives is not decided by a sheet')
})

t.test(
  'CONS-03: an older paper, entered after her no, opens nothing: it is stored as taken back and she is asked',
  async (t) => {
    const said1 = { occurredAt: '2026-03-01T05:00:00Z' }
    const paper = { ...toCourt, occurredAt: '2026-03-01T06:00:00Z' }
    const noTo = { ...notToCourt, disclosurePurpose: 'legal_proceedings' }
    for (const [name, no] of [
      [
        'she took back',
        async (victimId: string) => {
          const { body } = await worker.post('/v1/consents', { victimId, ...toCourt, ...said1 })
          await worker.post(`/v1/consents/${body.id}/withdrawal`)
        },
      ],
      ['she refused', (victimId: string) => worker.post('/v1/consents', { victimId, ...noTo })],
      [
        'she refused every body',
        (victimId: string) =>
          worker.post('/v1/consents', { victimId, ...said, purpose: 'disclosure', decision: 'refused' }),
      ],
    ] as const) {
      const victimId = await adult()
      await no(victimId)
      const { status, body } = await worker.post('/v1/consents', { victimId, ...paper })
      t.match(
        { status, body },
        { status: 201, body: { state: 'withdrawn', withdrawnAt: '2026-03-02T06:00:00.000Z' } },
        name,
      )
      t.ok((await open(victimId)).includes('ask_consent_anew'), name)
      t.notOk((await open(victimId)).includes('ask_whether_to_renew_consent'), name)
      const release = {
        victimIds: [victimId],
        recipientId: court,
        purpose: 'legal_proceedings',
        scopes: ['existence', 'legal'],
      }
      t.equal((await worker.post('/v1/disclosures', release)).status, 403, name)
      t.match(
        await worker.post('/v1/consents', { victimId, ...toCourt }),
        { body: { state: 'given' } },
        'her word of now',
      )
      t.equal((await worker.post('/v1/disclosures', release)).status, 201, name)
    }
  },
)

t.test(
  'CONS-03: a no closes what it speaks of: another body, another use and an older no leave the paper open',
  async (t) => {
    const paper = { ...toCourt, occurredAt: '2026-03-01T06:00:00Z' }
    const nos = [
      { ...notToCourt, recipientId: world.orgId('police-baku') },
      { ...notToCourt, disclosurePurpose: 'benefit' },
      { ...said, purpose: 'services', decision: 'refused' },
      { ...notToCourt, occurredAt: '2026-03-01T05:59:00Z' },
      { ...notToCourt, grantor: 'legal_representative' },
    ]
    for (const no of nos) {
      const victimId = await adult()
      t.equal((await worker.post('/v1/consents', { victimId, ...no })).status, 201)
      t.match(await worker.post('/v1/consents', { victimId, ...paper }), { status: 201, body: { state: 'given' } })
    }
  },
)

t.test(
  'CONS-03: a no of yesterday, entered today, ends what was given before it from that instant, and nothing after',
  async (t) => {
    const victimId = await adult()
    const on = (day: string) => ({ victimId, ...toCourt, occurredAt: `2026-03-0${day}T05:00:00Z` })
    const [before, after] = [await worker.post('/v1/consents', on('1')), await worker.post('/v1/consents', on('2'))]
    await worker.post('/v1/consents', { victimId, ...notToCourt, occurredAt: '2026-03-01T12:00:00Z' })
    t.match((await worker.get(`/v1/consents/${before.body.id}`)).body, { withdrawnAt: '2026-03-01T12:00:00.000Z' })
    t.equal(await stateOf(after.body.id), 'given')
  },
)

t.test('CONS-03: what she takes back is taken back on each sheet that says the same, and no other part', async (t) => {
  const victimId = await adult()
  const give = (scopes: string[]) => worker.post('/v1/consents', { victimId, ...toCourt, scopes })
  const [one, twin, other] = [await give(['legal']), await give(['legal', 'contact']), await give(['medical'])]
  await worker.post(`/v1/consents/${one.body.id}/withdrawal`)
  t.equal(await stateOf(twin.body.id), 'withdrawn')
  t.equal(await stateOf(other.body.id), 'given')
})

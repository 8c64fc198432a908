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

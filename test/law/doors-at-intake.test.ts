/** What the doors at which she comes weigh: a lawful ask, then the same with one fact changed, and the rule in the answer. */
import t from 'tap'
import { type Answer, createWorld } from '../world.ts'

const world = await createWorld()
const officer = world.as('duty_officer', 'thb-center-baku')
const manager = world.as('center_manager', 'thb-center-baku')
const desk = world.as('front_office_operator', 'dost-baku')

const outcomes = async ({ body, headers }: Answer): Promise<Record<string, string>> => {
  const decision = await manager.get(`/v1/decisions/${body.decisionId ?? headers['decision-id']}`)
  return Object.fromEntries(decision.body.grounds.map(({ rule, outcome }: Record<string, string>) => [rule, outcome]))
}
const admitted = async (facts: object) => outcomes(await officer.post('/v1/admissions', { door: 'dost', ...facts }))

t.test('THB-ADM-01, DV-ASSIST-01: what is not known of her is missing, and costs her nothing', async (t) => {
  t.match(await admitted({ thbStatus: 'potential' }), { 'THB-ADM-01': 'met', 'DV-ASSIST-01': 'missing' })
  t.match(await admitted({}), { 'THB-ADM-01': 'missing' })
  t.match(await admitted({ asksForHelp: true }), { 'DV-ASSIST-01': 'met' })
})

t.test('SVC-REFUSE-01: a no has a notice of appeal', async (t) => {
  const no = { outcome: 'negative', ground: 'no_legal_basis', reason: 'None.', suffersDv: false }
  const { body: her } = await officer.post('/v1/victims', {})
  const answered = (more: object) => manager.post('/v1/admissions', { door: 'dost', victimId: her.id, ...no, ...more })
  t.equal((await answered({ appealNoticeGiven: true })).status, 201)
  t.match(await answered({ appealNoticeGiven: false }), {
    status: 422,
    body: { code: 'refusal_ground_not_allowed', ruleId: 'SVC-REFUSE-01' },
  })
})

const services = {
  purpose: 'services',
  decision: 'given',
  grantor: 'self',
  method: 'oral_witnessed',
  language: 'az',
  interpreterUsed: false,
  textVersion: '1',
}
const file = (body: object) =>
  desk.post('/v1/applications', { applicantType: 'self', channel: 'in_person', consents: [services], ...body })
const register = async (filed: Answer) => {
  const path = `/v1/applications/${filed.body.id}`
  const { headers } = await desk.get(path)
  t.equal((await desk.post(`${path}/registration`, {}, { ifMatch: String(headers['etag']) })).status, 200)
  const rows = await world.rows<{ what: string }>('select what from tasks where resource_id = $1 and done_at is null', [
    filed.body.id,
  ])
  return rows.map(({ what }) => what)
}

t.test('SVC-DOC-01: a paper that is not there is asked of staff, and one that is there of nobody', async (t) => {
  const papers = (status: string) => ['identity', 'dv_act'].map((kind) => ({ kind, status }))
  t.notMatch((await register(await file({ documents: papers('provided') }))).join(), /obtain_document/)
  t.match((await register(await file({ documents: papers('missing') }))).join(), /obtain_document/)
})

t.test('SVC-INT-01: a talk that was not held is asked of staff, and both held of nobody', async (t) => {
  const asked = /interview_by_/
  t.match((await register(await file({}))).join(), asked)
  const filed = await file({})
  for (const profession of ['lawyer', 'psychologist'] as const) {
    const talk = { needsRehabilitation: true, aloneWithHer: true, profession }
    const held = await world.as(profession, 'dost-baku').post(`/v1/applications/${filed.body.id}/interviews`, talk)
    t.equal(held.status, 200, held.text)
  }
  t.notMatch((await register(filed)).join(), asked)
})

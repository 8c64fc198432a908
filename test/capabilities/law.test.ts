import t from 'tap'
import { createWorld } from '../world.ts'

const world = await createWorld()
const anyone = world.nobody
const trail = () => world.rows<{ n: number }>('select count(*)::int as n from audit_events')
const ask = (question: string, facts: object, on = '2026-03-02') =>
  anyone.post('/v1/law/evaluations', { question, on, facts })

t.test('an adult admitted on 31 December may stay until 28 February, and anyone may ask', async (t) => {
  const facts = { regime: 'dv', facility: 'assistance_center', admissionDate: '2024-12-31', birthDate: '1990-05-01' }
  const { status, body } = await ask('stay-limit', facts, '2024-12-31')
  t.equal(status, 200)
  t.match(body, {
    outcome: 'limited',
    limitMonths: 2,
    lastDay: '2025-02-28',
    exitNotBefore: '2025-02-28',
    grounds: [{ rule: 'DV-STAY-01', outcome: 'met', source: { act: 'dost-page', place: 'S22', standing: 'S' } }],
    duties: [],
  })
  t.ok(body.grounds[0].source.quote)
})

t.test('an evaluation leaves nothing behind: no decision, no line of the trail', async (t) => {
  const [before] = await trail()
  t.equal((await ask('admission', { regime: 'dv', suffersDv: true })).status, 200)
  t.same(await trail(), [before])
  t.same(await world.rows('select 1 from decisions'), [])
})

t.test('a sentence of the law is answered in the language asked for, and always in all three', async (t) => {
  const facts = { regime: 'dv', suffersDv: true, asksForHelp: true }
  for (const language of ['az', 'en', 'ru'] as const) {
    const { body } = await anyone.post(
      '/v1/law/evaluations',
      { question: 'admission', facts },
      { headers: { 'accept-language': language } },
    )
    const [ground] = body.grounds
    t.equal(ground.says, ground.texts[language], language)
  }
})

const at = '2026-03-02T08:00:00+04:00'
const consent = {
  purpose: 'disclosure',
  grantor: 'self',
  method: 'written',
  grantedAt: '2026-03-01T08:00:00Z',
  validUntil: '2026-04-01T08:00:00Z',
  recipientId: 'court-a',
  disclosurePurpose: 'legal_proceedings',
  scopes: ['legal'],
}
const woman = { birthDate: '1990-05-01' }
const boy = { birthDate: '2013-06-01' }
const removal = {
  person: woman,
  regime: 'dv',
  decidedByRole: 'center_manager',
  conduct: 'house_rule_broken',
  actAt: at,
  houseRuleFrom: '2026-01-01',
  explainedAt: '2026-02-01T08:00:00Z',
  intentional: true,
  intentGroundsWritten: true,
  heard: true,
  safetyPlan: true,
  appealNotice: true,
  leavesChildAlone: false,
  otherSafePlace: false,
  guardianshipInvolved: false,
  hearingHarmful: false,
}
const disclosure = {
  at,
  subjects: [{ ref: 'r-1', person: woman, consents: [consent], noticeTo: [], objectionOverruled: false }],
  recipient: { id: 'court-a', class: 'other_state_body', kind: 'court' },
  purpose: 'legal_proceedings',
  scopes: ['legal'],
  basis: 'consent',
  toReferrer: false,
}
const refusal = { decidedBy: 'user-1', reasonGiven: true, appealNoticeGiven: true, suffersDv: false }
const child = { at, regimes: ['dv'], person: boy, childRole: 'victim', conflicted: [] }

/** Each question twice: two askings that differ in one fact, and their outcomes. */
const vectors: readonly (readonly [question: string, facts: object, outcome: string, but: object, then: string])[] = [
  ['admission', { regime: 'dv', suffersDv: true }, 'granted', { suffersDv: false }, 'human_decision'],
  [
    'service-route',
    { citizenship: 'citizen', suffersDv: true },
    'dost_service',
    { citizenship: 'foreigner' },
    'direct_center_admission',
  ],
  ['refusal', { ...refusal, ground: 'no_legal_basis' }, 'allowed', { ground: 'missing_documents' }, 'refused'],
  ['consent-validity', { consent, at, person: woman }, 'live', { at: '2026-04-01T12:00:00+04:00' }, 'expired'],
  ['disclosure', disclosure, 'allowed', { purpose: 'benefit' }, 'refused'],
  ['notices-due', child, 'due', { childRole: 'accompanying' }, 'pending_review'],
  ['allowance', { thbStatus: 'identified', alreadyGranted: false }, 'allowed', { thbStatus: 'potential' }, 'refused'],
  ['removal', removal, 'allowed', { person: boy }, 'refused'],
  [
    'clocks',
    { servedAt: at, frontDoneAt: '2026-03-02T05:00:00Z', now: '2026-03-02T06:00:00Z' },
    'in_time',
    { frontDoneAt: '2026-03-02T05:00:01Z' },
    'late',
  ],
  [
    'stay-limit',
    { regime: 'thb', facility: 'assistance_center', admissionDate: '2026-01-01' },
    'unlimited',
    { regime: 'dv' },
    'limited',
  ],
]
for (const [question, facts, outcome, but, then] of vectors) {
  t.test(`${question}: ${outcome}, and with one fact changed ${then}`, async (t) => {
    t.match(await ask(question, facts), { status: 200, body: { question, outcome } })
    t.match(await ask(question, { ...facts, ...but }), { status: 200, body: { outcome: then } })
  })
}

t.test('where the law has no value that day, it says so and does not guess', async (t) => {
  t.match(await ask('allowance', { thbStatus: 'identified', alreadyGranted: false }, '2020-06-01'), {
    status: 422,
    body: { code: 'law_gap', parameter: 'allowance.one-time' },
  })
})

t.test('a question is asked in its own words: another field, another question or no facts are refused', async (t) => {
  const facts = { regime: 'dv', suffersDv: true }
  t.match(await ask('admission', { ...facts, ethnicity: 'x' }), {
    status: 422,
    body: { code: 'validation_failed', errors: [{ pointer: '/facts/ethnicity', code: 'unknown_field' }] },
  })
  t.match(await ask('horoscope', facts), { status: 422, body: { code: 'validation_failed' } })
  t.match(await anyone.post('/v1/law/evaluations', { question: 'admission' }), {
    status: 422,
    body: { errors: [{ pointer: '/facts', code: 'missing' }] },
  })
})

t.test('every rule is readable with its source, and one is found by its door', async (t) => {
  const { body } = await anyone.get('/v1/law/rules')
  t.ok(body.items.length >= 66)
  const atRemoval = await anyone.get('/v1/law/rules?door=placement.removal')
  t.same(
    atRemoval.body.items.map((rule: { id: string }) => rule.id),
    ['DV-VIEW-01', 'DV-REMOVE-01'],
  )
  const one = await anyone.get('/v1/law/rules/DV-STAY-01')
  t.match(one.body, {
    id: 'DV-STAY-01',
    source: { standing: 'S' },
    parameters: ['dv-stay.adult-months', 'dv-stay.child-months', 'dv-stay.institution-days'],
  })
  t.match(await anyone.get('/v1/law/rules/DV-STAY-99'), { status: 404, body: { code: 'not_found' } })
})

t.test('a dated value is read as of a day', async (t) => {
  const path = '/v1/law/parameters/allowance.one-time'
  t.match((await anyone.get(`${path}?on=2020-06-01`)).body, { inForce: { value: null } })
  t.match((await anyone.get(`${path}?on=2025-06-01`)).body, { inForce: { on: '2025-06-01', value: 70_000 } })
  t.equal((await anyone.get('/v1/law/parameters')).body.items.length > 20, true)
  t.match(await anyone.get('/v1/law/parameters?on=2025-02-30'), { status: 422, body: { code: 'validation_failed' } })
})

t.test('acts are named, and our own policy is told from law', async (t) => {
  const { body } = await anyone.get('/v1/law/acts')
  t.match(
    body.items.find((act: { id: string }) => act.id === 'house'),
    { kind: 'house', title: 'Our own policy, not law' },
  )
})

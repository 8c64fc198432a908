/** The law as anybody may ask it: each question with a case on either side (hence its length). */
import t from 'tap'
import { inTransaction } from '../../src/db/client.ts'
import { recordDecision } from '../../src/db/decisions.ts'
import { jobContext } from '../../src/jobs/job-context.ts'
import { day } from '../../src/kernel/dates.ts'
import { decide } from '../../src/rules/decision.ts'
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

const servesAlways = {
  id: 'DV-ADM-01',
  says: { az: 'Sığınacaq verilir.', en: 'Shelter is given.', ru: 'Приют предоставляется.' },
  source: { act: 'house', place: 'DV-ADM-01', standing: 'P' },
  code: 'no_legal_basis',
  whenMissing: 'allow',
} as const

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
  arrivedAt: '2026-02-01T07:00:00Z',
  actAt: at,
  decidedAt: at,
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
  [
    'allowance',
    { thbStatus: 'identified', referredWithConsent: true, alreadyGranted: false },
    'allowed',
    { thbStatus: 'potential' },
    'refused',
  ],
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
  t.match(
    await ask('allowance', { thbStatus: 'identified', referredWithConsent: true, alreadyGranted: false }, '2020-06-01'),
    {
      status: 422,
      body: { code: 'law_gap', parameter: 'allowance.one-time' },
    },
  )
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

t.test('the service passport is served whole, and every field names rules that the register has', async (t) => {
  const { body } = await anyone.get('/v1/service-passports/09-03-00-00')
  t.equal(Object.keys(body.fields).length, 26)
  t.match(body.fields['9'], { valuesAz: ['Hüquqi əsası yoxdur'], rules: ['SVC-REFUSE-01'] })
  t.match(body.fields['22'].steps[4], { no: 5, rules: ['SVC-PLACE-01'] })
  const known = new Set((await anyone.get('/v1/law/rules')).body.items.map((rule: { id: string }) => rule.id))
  const named = (Object.values(body.fields) as { rules: string[] }[]).flatMap((field) => field.rules)
  t.same(
    named.filter((id) => !known.has(id)),
    [],
  )
  t.equal((await anyone.get('/v1/service-passports/09-03-00-01')).status, 404)
})

t.test('her rights are told to anyone, in her language', async (t) => {
  const { body } = await anyone.get('/v1/rights', { headers: { 'accept-language': 'ru' } })
  t.match(body.rules, [{ id: 'RIGHT-01' }, { id: 'RIGHT-02' }])
  t.match(body, { explainedWithinDays: 1, rules: [{ status: 'built' }, { status: 'built' }] })
  t.equal(body.items.length, 10)
  for (const right of body.items) t.equal(right.says, right.texts.ru, right.id)
})

t.test('a recorded decision is read by the holder’s staff; elsewhere and outside it is not there', async (t) => {
  const worker = world.as('case_worker', 'dv-center-baku')
  const { body: victim } = await worker.post('/v1/victims', {})
  const orgId = world.orgId('dv-center-baku')
  const rules = [
    { ...servesAlways, holds: () => true },
    { ...servesAlways, id: 'DV-REMOVE-01', code: 'intent_required', holds: () => false },
  ]
  const decision = decide('test.question', rules, { child: false }, day('2026-03-02'))
  const id = await inTransaction(world.deps.db, { orgId, actor: 'test', subjects: [] }, world.now(), async (tx) =>
    recordDecision(
      world.deps,
      tx,
      jobContext(world.deps, 'event.deliver', orgId),
      { kind: 'victim', id: victim.id },
      decision,
    ),
  )
  const path = `/v1/decisions/${id}`
  t.match(await worker.get(path), {
    status: 200,
    body: {
      allowed: false,
      code: 'intent_required',
      facts: { child: false },
      lawIsCurrent: true,
      grounds: [{ outcome: 'met' }, { rule: 'DV-REMOVE-01', outcome: 'broken', says: 'Shelter is given.' }],
    },
  })
  t.equal((await world.as('case_worker', 'dv-center-ganja').get(path)).status, 404)
  t.equal((await world.as('authority_officer', 'police-baku').get(path)).status, 403)
  await world.admin.query('update victims set sealed_at = recorded_at where id = $1', [victim.id])
  t.equal((await worker.get(path)).status, 404, 'whoever may not see her does not see what was decided of her')
  t.equal((await world.as('center_manager', 'dv-center-baku').get(path)).status, 200)
})

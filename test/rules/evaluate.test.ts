import t from 'tap'
import { addMinutes, day, instant } from '../../src/kernel/dates.ts'
import type { ConsentStanding } from '../../src/rules/consent-standing.ts'
import type { Consent } from '../../src/rules/consent-terms.ts'
import { evaluate, type PersonFacts, type Questions, questions } from '../../src/rules/evaluate.ts'
import { LawGap } from '../../src/rules/parameter.ts'
import { at, byMother, consent, on } from './people.ts'

const woman = { birthDate: day('1990-05-01') }
const boy = { birthDate: day('2013-06-01') }

t.test('stay-limit: admitted on 31 December, two months end on 28 February', async (t) => {
  const answer = evaluate(
    'stay-limit',
    { ...woman, regime: 'dv', facility: 'assistance_center', admissionDate: day('2024-12-31') },
    day('2024-12-31'),
  )
  t.match(answer, {
    outcome: 'limited',
    limitMonths: 2,
    lastDay: '2025-02-28',
    exitNotBefore: '2025-02-28',
    duties: [],
  })
  t.match(answer.grounds[0], { rule: 'DV-STAY-01', outcome: 'met', source: { act: 'dost-page', place: 'S22' } })
})
t.test('stay-limit: a trafficking center has none, and an unknown age is not presumed a child’s', async (t) => {
  const thb = { ...woman, regime: 'thb', facility: 'assistance_center', admissionDate: on } as const
  t.match(evaluate('stay-limit', thb, on), { outcome: 'unlimited', lastDay: null, reviewEveryDays: 30 })
  const unknown = { birthDate: null, regime: 'dv', facility: 'assistance_center', admissionDate: on } as const
  t.equal(evaluate('stay-limit', unknown, on).limitMonths, 2)
  t.equal(evaluate('stay-limit', { ...unknown, presumedChild: true }, on).limitMonths, 3)
})

t.test('age: what a birth date means on a day, and what is only presumed', async (t) => {
  const girl = { birthDate: day('2008-02-21') }
  t.match(evaluate('age', girl, on), {
    outcome: 'child',
    consentsForSelf: false,
    viewDuty: 'mandatory',
    presumed: false,
  })
  t.match(evaluate('age', girl, day('2026-02-21')), { outcome: 'adult', consentsForSelf: true, viewDuty: 'none' })
  const unknown = evaluate('age', { birthDate: null, presumedChild: true }, on)
  t.match(unknown, { outcome: 'child', presumed: true, viewDuty: null, grounds: [{ rule: 'GEN-AGE-02' }] })
  t.match(evaluate('age', girl, on).grounds, [{ rule: 'GEN-AGE-01', outcome: 'met', code: 'validation_failed' }])
})
t.test('stay-limit: the instant of arrival stands for its day in Baku', async (t) => {
  const stay = { ...woman, regime: 'dv', facility: 'assistance_center' } as const
  const arrivedAt = instant('2024-12-31T20:00:00Z')
  t.equal(evaluate('stay-limit', { ...stay, arrivedAt }, on).lastDay, '2025-03-01')
})

t.test('admission, service-route: a suspicion lets her in, and a foreigner goes straight to a center', async (t) => {
  const facts = {
    regime: 'thb',
    suffersDv: null,
    thbStatus: 'suspected',
    asksForHelp: true,
    needsSpecialCare: false,
  } as const
  t.match(evaluate('admission', facts, on), { outcome: 'granted', route: 'this_center' })
  t.match(evaluate('service-route', { citizenship: 'foreigner', suffersDv: true, thbStatus: null }, on), {
    outcome: 'direct_center_admission',
    grounds: [{ rule: 'SVC-ELIG-01', outcome: 'met', code: 'no_legal_basis' }],
  })
})

t.test('refusal: missing documents are no ground', async (t) => {
  const facts = { decidedBy: 'user-1', reasonGiven: true, appealNoticeGiven: true, suffersDv: false, thbStatus: null }
  t.match(evaluate('refusal', { ...facts, ground: 'missing_documents' }, on), {
    outcome: 'refused',
    code: 'refusal_ground_not_allowed',
  })
  t.equal(evaluate('refusal', { ...facts, ground: 'no_legal_basis' }, on).outcome, 'allowed')
})

t.test('consent-validity: a consent lives, ends, or never was one', async (t) => {
  t.match(evaluate('consent-validity', { consent, at, person: woman }, on), { outcome: 'live', live: true })
  t.match(evaluate('consent-validity', { consent: byMother, at, person: woman }, on), {
    outcome: 'grantor_not_valid',
    live: false,
    grounds: [{ rule: 'CONS-02', outcome: 'broken' }],
  })
  const unproven = { ...byMother, representation: null }
  t.match(evaluate('consent-validity', { consent: unproven, at, person: boy }, on), {
    outcome: 'representation_unknown',
    live: false,
    grounds: [{ rule: 'CONS-02', outcome: 'missing' }],
  })
  t.match(evaluate('consent-validity', { consent, at, person: { ...woman, withoutCapacity: true } }, on), {
    outcome: 'grantor_not_valid',
  })
})

const past = addMinutes(at, -1)
const later = addMinutes(at, 1)
const guardianEnded = { ...byMother, representation: { recorded: true, suspectedAt: null, endedAt: past } }
const dead: readonly [outcome: ConsentStanding, given: Consent, person: PersonFacts, rule: string, code: string][] = [
  ['not_yet', { ...consent, grantedAt: later }, woman, 'CONS-01', 'consent_required'],
  ['pending', { ...consent, method: 'electronic' }, woman, 'CONS-01', 'consent_required'],
  ['expired', { ...consent, validUntil: past }, woman, 'CONS-01', 'consent_required'],
  ['withdrawn', { ...consent, withdrawnAt: past }, woman, 'CONS-03', 'consent_required'],
  ['lapsed', guardianEnded, boy, 'CONS-03', 'consent_required'],
  ['grantor_not_valid', byMother, woman, 'CONS-02', 'grantor_not_valid'],
  ['representation_unknown', { ...byMother, representation: null }, boy, 'CONS-02', 'grantor_not_valid'],
]
for (const [outcome, given, person, rule, code] of dead) {
  t.test(`consent-validity: ${outcome} is answered with ${rule}`, async (t) => {
    t.match(evaluate('consent-validity', { consent: given, at, person }, on), { outcome, grounds: [{ rule, code }] })
  })
}

const ask: Questions['disclosure'] = {
  at,
  subjects: [
    { ref: 'r-1', person: woman, consents: [consent], noticeTo: [], childView: null, objectionOverruled: false },
  ],
  recipient: { id: 'court-a', class: 'other_state_body', kind: 'court' },
  purpose: 'legal_proceedings',
  scopes: ['legal'],
  basis: 'consent',
  compelled: null,
  toReferrer: false,
}
t.test('disclosure: what she consented to is allowed, for that purpose alone', async (t) => {
  t.match(evaluate('disclosure', ask, on), { outcome: 'allowed', code: null })
  t.match(evaluate('disclosure', { ...ask, purpose: 'benefit' }, on), {
    outcome: 'refused',
    code: 'disclosure_forbidden',
  })
})

t.test(
  'notices-due: bodies are told of a child victim, after a look of an accompanying child, never of an adult',
  async (t) => {
    const facts = { at, regimes: ['dv'], person: boy, childRole: 'victim', conflicted: [] } as const
    t.match(evaluate('notices-due', facts, on), { outcome: 'due', duties: { length: 3 } })
    t.match(evaluate('notices-due', { ...facts, childRole: 'accompanying' }, on), { outcome: 'pending_review' })
    const one = evaluate('notices-due', { ...facts, conflicted: ['minors_commission'] }, on)
    t.equal(one.outcome, 'due', 'one body waits, the others are told')
    t.match(evaluate('notices-due', { ...facts, person: woman }, on), { outcome: 'none', duties: { length: 0 } })
  },
)

t.test('allowance: the amount of the day, and silence where the law is silent', async (t) => {
  const facts = {
    thbStatus: 'identified',
    referredWithConsent: true,
    documentedBefore: false,
    alreadyGranted: false,
  } as const
  t.match(evaluate('allowance', facts, on), { outcome: 'allowed', amountQepik: 70_000, currency: 'AZN' })
  t.match(evaluate('allowance', { ...facts, thbStatus: 'potential' }, on), { outcome: 'refused' })
  t.throws(() => evaluate('allowance', facts, day('2020-06-01')), LawGap)
})

t.test('removal: a child is never removed', async (t) => {
  const facts: Questions['removal'] = {
    person: woman,
    regime: 'dv',
    decidedByRole: 'center_manager',
    conduct: 'house_rule_broken',
    arrivedAt: addMinutes(at, -120),
    actAt: at,
    decidedAt: addMinutes(at, 60),
    houseRuleFrom: day('2026-01-01'),
    houseRuleBefore: null,
    explainedAt: addMinutes(at, -60),
    intentional: true,
    intentGroundsWritten: true,
    heard: true,
    safetyPlan: true,
    appealNotice: true,
    leavesChildAlone: false,
    otherSafePlace: false,
    guardianshipInvolved: false,
    view: { stance: 'agree', heardBy: 'psychologist', parentsPresent: false, objectionAnswered: false },
    hearingHarmful: false,
  }
  t.equal(evaluate('removal', facts, on).outcome, 'allowed')
  t.match(evaluate('removal', { ...facts, person: boy }, on), { outcome: 'refused', code: 'child_needs_safe_place' })
})

t.test('clocks: in time, or late by the recorded instants', async (t) => {
  const facts = {
    ticketAt: null,
    servedAt: at,
    registeredAt: at,
    frontDoneAt: addMinutes(at, 60),
    doneAt: null,
    now: addMinutes(at, 90),
  }
  const inTime = { rule: 'SVC-SLA-01', outcome: 'met', code: 'validation_failed' }
  t.match(evaluate('clocks', facts, on), { outcome: 'in_time', frontBreached: false, grounds: [inTime] })
  t.match(evaluate('clocks', { ...facts, frontDoneAt: addMinutes(at, 61) }, on), {
    outcome: 'late',
    frontBreached: true,
    grounds: [{ rule: 'SVC-SLA-01', outcome: 'broken' }],
  })
})

t.test('every ground has its sentence in three languages and a source', async (t) => {
  t.equal(new Set(questions).size, 11)
  for (const ground of evaluate('disclosure', ask, on).grounds) {
    t.ok(ground.says.az && ground.says.en && ground.says.ru && ground.source.act, ground.rule)
  }
})

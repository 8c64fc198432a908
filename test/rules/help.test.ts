/** Services, plans, money, family and referrals: each rule with the one fact that breaks it (hence its length). */
import t from 'tap'
import { day } from '../../src/kernel/dates.ts'
import { azn, qepik } from '../../src/kernel/money.ts'
import {
  type AllowanceFacts,
  type ApprovalFacts,
  allowanceAmount,
  allowanceApproval,
  allowanceProposal,
  type FundAidApprovalFacts,
  type FundAidFacts,
  fundAidApproval,
  fundAidFlags,
  fundAidProposal,
  paymentFlags,
} from '../../src/rules/allowance.ts'
import { type InterpreterFacts, interpreterBooking, roomBooking } from '../../src/rules/bookings.ts'
import { disclosurePurposes } from '../../src/rules/consent-terms.ts'
import { decide } from '../../src/rules/decision.ts'
import { type FamilyHelpFacts, familyGoals, familyHelp, type GoalFacts, planGoal } from '../../src/rules/family.ts'
import { asksForMoney, noCharge } from '../../src/rules/free-of-charge.ts'
import { type HelplineCallFacts, helplineRecord } from '../../src/rules/helpline.ts'
import { inForce, LawGap } from '../../src/rules/parameter.ts'
import { servicesOf, serviceTypeLabels, serviceTypes } from '../../src/rules/parameters/service-types.ts'
import { urgentMeasureKinds } from '../../src/rules/parameters/urgent-measures.ts'
import { type ActivationFacts, planActivation, type SchedulingFacts, scheduling } from '../../src/rules/plan.ts'
import { type ReferralInFacts, type ReferralOutFacts, referralOut, referralStanding } from '../../src/rules/referral.ts'
import { lawful, refused, weigh } from './weigh.ts'

const proposal: AllowanceFacts = {
  thbStatus: 'identified',
  referredWithConsent: true,
  documentedBefore: false,
  alreadyGranted: false,
  amountQepik: azn(700),
}
const notIdentified = refused('THB-ALLOW-01', 'identification_required')
const allowances = [
  ['identified, not yet granted, 700 AZN', {}, lawful],
  ['potential', { thbStatus: 'potential' }, notIdentified],
  ['suspected', { thbStatus: 'suspected' }, notIdentified],
  ['status not known', { thbStatus: null }, { missing: ['THB-ALLOW-01'], code: 'identification_required' }],
  ['identified with no referral of hers', { referredWithConsent: false }, refused('THB-REF-01', 'consent_required')],
  [
    'not referred, and nobody knows of a document',
    { referredWithConsent: false, documentedBefore: null },
    { missing: ['THB-REF-01'], code: 'consent_required' },
  ],
  ['nobody knows of a referral', { referredWithConsent: null }, { missing: ['THB-REF-01'], code: 'consent_required' }],
  ['identified before she came, by a document', { referredWithConsent: false, documentedBefore: true }, lawful],
  ['granted before', { alreadyGranted: true }, refused('THB-ALLOW-01', 'already_granted')],
  ['nobody looked', { alreadyGranted: null }, { missing: ['THB-ALLOW-01'], code: 'already_granted' }],
  ['a qəpik less', { amountQepik: qepik(69_999) }, refused('THB-ALLOW-01', 'amount_differs')],
] as const
weigh(t, 'allowance proposal', allowanceProposal, proposal, allowances)
const approval: ApprovalFacts = { ...proposal, proposedBy: 'officer-1', approvedBy: 'officer-2' }
weigh(t, 'allowance approval', allowanceApproval, approval, [
  ...allowances,
  ['by the one who proposed', { approvedBy: 'officer-1' }, refused('THB-ALLOW-01', 'role_not_allowed')],
])

t.test('THB-ALLOW-01: 400 AZN in 2017, a gap until 2024, 700 AZN since', async (t) => {
  t.throws(() => allowanceAmount(day('2016-12-31')), LawGap)
  t.equal(allowanceAmount(day('2017-01-01')), 40_000)
  t.equal(allowanceAmount(day('2017-12-31')), 40_000)
  t.throws(() => allowanceAmount(day('2018-01-01')), new LawGap('allowance.one-time', day('2018-01-01')))
  t.throws(() => allowanceAmount(day('2023-12-31')), LawGap)
  t.equal(allowanceAmount(day('2024-01-01')), 70_000)
  t.equal(allowanceAmount(day('2026-11-22')), 70_000)
})

const aid = { thbStatus: 'identified', proposedBy: 'officer-1', approvedBy: 'officer-2' } as const
const noStatus = { missing: ['THB-FUND-01'], code: 'identification_required' }
const aids = [
  ['identified', {}, lawful],
  ['potential', { thbStatus: 'potential' }, lawful],
  ['suspected', { thbStatus: 'suspected' }, lawful],
  ['no trafficking status on record', { thbStatus: null }, noStatus],
] as const
weigh<FundAidFacts>(t, 'fund aid proposal', fundAidProposal, aid, aids)
weigh<FundAidApprovalFacts>(t, 'fund aid approval', fundAidApproval, aid, [
  ...aids,
  ['by the one who proposed', { approvedBy: 'officer-1' }, refused('THB-ALLOW-01', 'role_not_allowed')],
])

t.test('a payment that happened is flagged, never refused', async (t) => {
  const paid = day('2026-02-20')
  const payment = { ...proposal, approved: true }
  t.same(paymentFlags(payment, paid), [])
  t.same(paymentFlags({ ...payment, amountQepik: azn(400) }, paid), ['amount_differs'])
  t.same(paymentFlags(payment, day('2020-06-01')), ['amount_unverified'])
  t.same(paymentFlags({ ...payment, alreadyGranted: true }, paid), ['already_granted'])
  t.same(paymentFlags({ ...payment, thbStatus: 'potential' }, paid), ['not_identified'])
  t.same(paymentFlags({ ...payment, approved: false }, paid), ['not_approved'])
  const fundAid = { approvedQepik: azn(60), paidQepik: azn(60), approved: true }
  t.same(fundAidFlags(fundAid), [])
  t.same(fundAidFlags({ ...fundAid, paidQepik: azn(59) }), ['amount_differs'])
  t.same(fundAidFlags({ ...fundAid, approved: false }), ['not_approved'])
})

t.test(
  'THB-SERV-01, DV-SERV-01: each regime offers what is urgent, and everything offered has its words',
  async (t) => {
    for (const regime of ['thb', 'dv'] as const) {
      const offered = inForce(servicesOf[regime], day('2026-02-20'))
      t.ok(urgentMeasureKinds.every((kind) => offered.includes(kind)))
      t.ok(offered.every((kind) => serviceTypeLabels[kind].az !== ''))
      t.equal(new Set(offered).size, offered.length)
    }
    t.ok(inForce(servicesOf.thb, day('2026-02-20')).includes('repatriation'))
    t.notOk(inForce(servicesOf.dv, day('2026-02-20')).includes('repatriation'))
  },
)

const training: SchedulingFacts = { measure: 'vocational_training', ownPlanActive: true }
weigh(t, 'scheduling a measure', scheduling, training, [
  ['under her own active plan', {}, lawful],
  ['without a plan', { ownPlanActive: false }, refused('PLAN-01', 'plan_required')],
  ['nobody looked: a task', { ownPlanActive: null }, { missing: ['PLAN-01'], code: null }],
  ...urgentMeasureKinds.map(
    (measure) => [`${measure} waits for no plan`, { measure, ownPlanActive: false }, lawful] as const,
  ),
])
weigh<ActivationFacts>(t, 'activating a plan', planActivation, { anotherPlanActive: false, persons: 1 }, [
  ['the first one', {}, lawful],
  ['a second one', { anotherPlanActive: true }, refused('PLAN-01', 'plan_active')],
  ['nobody looked', { anotherPlanActive: null }, { missing: ['PLAN-01'], code: 'plan_active' }],
  ['a family plan', { persons: 2 }, refused('PLAN-01', 'validation_failed')],
])

const identification: ReferralOutFacts = {
  purpose: 'formal_identification',
  recipientKind: 'identification_body',
  consented: true,
  explained: true,
  sentBy: 'user-1',
}
weigh(t, 'referral out', referralOut, identification, [
  ['with consent, explained, by a named human', {}, lawful],
  ['to the police', { recipientKind: 'criminal_prosecution_body' }, refused('THB-REF-01', 'recipient_not_specific')],
  ['to nobody named', { recipientKind: null }, { missing: ['THB-REF-01'], code: 'recipient_not_specific' }],
  ['to the Support Fund', { recipientKind: 'support_fund' }, refused('THB-REF-01', 'recipient_not_specific')],
  ['without consent', { consented: false }, refused('ANON-01', 'disclosure_forbidden')],
  ['consent not looked up', { consented: null }, { missing: ['ANON-01'], code: 'disclosure_forbidden' }],
  ['not explained', { explained: false }, refused('THB-REF-01', 'consent_required')],
  ['by a machine', { sentBy: null }, refused('THB-REF-01', 'disclosure_forbidden')],
  ['for another purpose, not explained', { purpose: 'other', explained: null }, lawful],
])

t.test('FREE-01: names that ask her for money, and names that do not', async (t) => {
  for (const name of [
    'price',
    'serviceFee',
    'fee_amount',
    'depositQepik',
    'Invoice',
    'donation',
    'monthlyCharge',
    'fees',
    'travelCost',
    'tariff',
    'odenis',
    'xidmetHaqq',
  ]) {
    t.ok(asksForMoney(name), name)
  }
  for (const name of ['amountQepik', 'feedback', 'coffee', 'discharge', 'currency', 'priority', 'accost']) {
    t.notOk(asksForMoney(name), name)
  }
})
weigh(t, 'charge', noCharge, { properties: ['note'] }, [
  ['nothing asked', {}, lawful],
  ['a fee', { properties: ['note', 'fee'] }, refused('FREE-01', 'fee_not_allowed')],
])

const course: ReferralOutFacts = {
  purpose: 'psychological_course',
  recipientKind: 'executive_authority',
  consented: true,
  explained: null,
  sentBy: 'user-1',
}
const notTheOne = refused('DV-CORR-01', 'recipient_not_specific')
const noPlan = refused('DV-FAM-01', 'safety_plan_required')
const unasked = { missing: ['DV-FAM-01'], code: 'consent_required' }
weigh(t, 'referral for a psychological course (DV-CORR-01)', referralOut, course, [
  ['to the executive authority, with consent', {}, lawful],
  ['to the police', { recipientKind: 'criminal_prosecution_body' }, refused('DV-CORR-01', 'recipient_not_specific')],
  ['to the authority that takes complaints', { recipientKind: 'dv_complaint_body' }, notTheOne],
  ['to nobody known', { recipientKind: null }, { missing: ['DV-CORR-01'], code: 'recipient_not_specific' }],
  ['without consent', { consented: false }, refused('ANON-01', 'disclosure_forbidden')],
])

const home: GoalFacts = { kind: 'return_home', herOwnWish: true, riskAssessed: true, safetyPlan: true }
weigh(t, 'goal of a plan (DV-FAM-01)', planGoal, home, [
  ['a return home that she wants, weighed and with a plan', {}, lawful],
  ['a return home that others want', { herOwnWish: false }, refused('DV-FAM-01', 'consent_required')],
  ['a return home of which she was not asked', { herOwnWish: null }, unasked],
  ['a return home whose danger nobody weighed', { riskAssessed: false }, noPlan],
  ['a return home without a safety plan', { safetyPlan: false }, noPlan],
  [
    'a danger that was not weighed, and nobody looked for a plan',
    { riskAssessed: false, safetyPlan: null },
    { missing: ['DV-FAM-01'], code: 'safety_plan_required' },
  ],
  ['nobody looked for a safety plan', { safetyPlan: null }, { missing: ['DV-FAM-01'], code: 'safety_plan_required' }],
  ['her family, as she wants', { kind: 'family', riskAssessed: false, safetyPlan: false }, lawful],
  ['her family, as others want', { kind: 'family', herOwnWish: false }, refused('DV-FAM-01', 'consent_required')],
  ['work, of which nobody asks twice', { kind: 'work', herOwnWish: null, safetyPlan: null }, lawful],
])
t.test('DV-FAM-01: mediation and reconciliation are no service, no purpose and no goal', async (t) => {
  const offered = [...serviceTypes, ...disclosurePurposes, ...familyGoals].join(' ')
  t.notMatch(offered, /mediat|reconcil/)
})

const forSister: FamilyHelpFacts = { measure: 'psychological', consented: true, suspected: false, ownRecord: true }
const notHers = refused('THB-FAM-01', 'validation_failed')
weigh(t, 'help to her family (THB-FAM-01)', familyHelp, forSister, [
  ['to a sister whom she named', {}, lawful],
  ['legal help', { measure: 'legal' }, lawful],
  ['without her consent', { consented: false }, refused('THB-FAM-01', 'consent_required')],
  ['nobody asked her', { consented: null }, { missing: ['THB-FAM-01'], code: 'consent_required' }],
  ['to a suspected brother', { suspected: true }, refused('THB-FAM-01', 'parent_suspected')],
  ['suspicion not looked up', { suspected: null }, { missing: ['THB-FAM-01'], code: 'parent_suspected' }],
  ['to one without a record of her own', { ownRecord: false }, notHers],
  ['with a bed', { measure: 'shelter' }, notHers],
])

const nameless: HelplineCallFacts = { callerNamed: false, numberKept: false, agreedToKeepNumber: null }
weigh(t, 'helpline (HELP-01)', helplineRecord, nameless, [
  ['a nameless call', {}, lawful],
  ['her number kept because she agreed', { numberKept: true, agreedToKeepNumber: true }, lawful],
  [
    'her number kept against her word',
    { numberKept: true, agreedToKeepNumber: false },
    refused('HELP-01', 'consent_required'),
  ],
  ['her number kept unasked', { numberKept: true }, { missing: ['HELP-01'], code: 'consent_required' }],
])

t.test('DV-REF-01: a body that may refer, a number and a date make a referral; anything less is a lead', async (t) => {
  const on = day('2026-02-20')
  const full: ReferralInFacts = {
    regime: 'dv',
    senderKind: 'dv_complaint_body',
    hasDocumentNo: true,
    documentOn: day('2026-02-19'),
  }
  t.equal(referralStanding(full, on), 'referral')
  t.equal(referralStanding({ ...full, senderKind: 'criminal_prosecution_body' }, on), 'referral')
  t.equal(referralStanding({ ...full, senderKind: 'ngo' }, on), 'lead')
  t.equal(referralStanding({ ...full, hasDocumentNo: false }, on), 'lead')
  t.equal(referralStanding({ ...full, documentOn: null }, on), 'lead')
  t.equal(referralStanding({ ...full, regime: 'thb' }, on), 'lead')
  t.equal(referralStanding({ ...full, regime: 'thb', senderKind: 'identification_body' }, on), 'referral')
  t.equal(referralStanding({ ...full, regime: 'thb', senderKind: 'criminal_prosecution_body' }, on), 'referral')
})

const stranger: InterpreterFacts = { boundToSilence: true, ofHerCircle: false }
weigh(t, 'booking an interpreter (DV-LIFE-01)', interpreterBooking, stranger, [
  ['bound to silence, a stranger to her', {}, lawful],
  ['not bound to silence', { boundToSilence: false }, refused('DV-LIFE-01', 'validation_failed')],
  ['nobody asked for silence', { boundToSilence: null }, { missing: ['DV-LIFE-01'], code: 'validation_failed' }],
  ['an acquaintance of hers', { ofHerCircle: true }, refused('DV-LIFE-01', 'validation_failed')],
  ['nobody asked who it is', { ofHerCircle: null }, { missing: ['DV-LIFE-01'], code: 'validation_failed' }],
])
t.test('DV-LIFE-01: a phone and an interpreter wait for no plan', async (t) => {
  for (const measure of ['phone', 'interpreter']) {
    t.ok(decide('plan.scheduling', scheduling, { measure, ownPlanActive: false }, day('2026-02-20')).allowed, measure)
  }
})
weigh(t, 'booking a room to talk (DV-LIFE-02)', roomBooking, { confidential: true }, [
  ['one set apart for confidential talks', {}, lawful],
  ['a room where others sleep', { confidential: false }, refused('DV-LIFE-02', 'validation_failed')],
])

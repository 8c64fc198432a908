import t from 'tap'
import { addDays, day, instant } from '../../src/kernel/dates.ts'
import { type RemovalFacts, removal, removalFor, removalThb } from '../../src/rules/removal.ts'
import { lawful, refused, weigh } from './weigh.ts'

const on = day('2026-02-20')
const rule = 'DV-REMOVE-01'
const base: RemovalFacts = {
  child: false,
  decidedByRole: 'center_manager',
  conduct: 'house_rule_broken',
  arrivedAt: instant('2026-02-20T18:00:00+04:00'),
  actAt: instant('2026-02-20T20:00:00+04:00'),
  decidedAt: instant('2026-02-20T21:00:00+04:00'),
  houseRuleFrom: on,
  houseRuleBefore: null,
  explainedAt: instant('2026-02-20T19:59:59+04:00'),
  intentional: true,
  intentGroundsWritten: true,
  heard: true,
  safetyPlan: true,
  appealNotice: true,
  leavesChildAlone: false,
  otherSafePlace: false,
  guardianshipInvolved: false,
  viewDuty: 'none',
  view: null,
  hearingHarmful: false,
}
const noIntent = refused(rule, 'intent_required')
const noPlace = refused(rule, 'child_needs_safe_place')

weigh(t, 'removal', removal, base, [
  ['an intentional breach, heard, with a safety plan', {}, lawful],
  ['decided by a case worker', { decidedByRole: 'case_worker' }, refused(rule, 'role_not_allowed')],
  ['decided by the administrator', { decidedByRole: 'administrator' }, refused(rule, 'role_not_allowed')],
  ['not intentional', { intentional: false }, noIntent],
  ['intent not known', { intentional: null }, { missing: [rule], code: 'intent_required' }],
  ['for leaving, whatever she meant by it', { conduct: 'left', intentional: null }, noIntent],
  ['intent without written grounds', { intentGroundsWritten: false }, noIntent],
  ['for withdrawing consent', { conduct: 'withdrew_consent' }, noIntent],
  ['for refusing a service', { conduct: 'refused_service' }, noIntent],
  ['for leaving', { conduct: 'left' }, noIntent],
  ['for calling her family', { conduct: 'contacted_family' }, noIntent],
  ['for not helping the police', { conduct: 'did_not_cooperate' }, noIntent],
  ['no such house rule', { houseRuleFrom: null }, noIntent],
  ['a rule from the day after the act', { houseRuleFrom: addDays(on, 1) }, noIntent],
  ['a rule that ended on the day of the act', { houseRuleBefore: on }, noIntent],
  ['a rule that ended the day after', { houseRuleBefore: addDays(on, 1) }, lawful],
  ['a rule that nobody explained', { explainedAt: null }, noIntent],
  ['a rule explained at the moment of the act', { explainedAt: instant('2026-02-20T20:00:00+04:00') }, noIntent],
  ['an act at the moment of her arrival', { arrivedAt: instant('2026-02-20T20:00:00+04:00') }, lawful],
  ['an act from before she came', { arrivedAt: instant('2026-02-20T20:00:01+04:00') }, noIntent],
  ['an act at the moment of the decision', { decidedAt: instant('2026-02-20T20:00:00+04:00') }, lawful],
  ['an act that has not happened', { decidedAt: instant('2026-02-20T19:59:59+04:00') }, noIntent],
  [
    'a rule explained at the moment of the decision, after the act',
    { explainedAt: instant('2026-02-20T21:00:00+04:00') },
    noIntent,
  ],
  [
    'a rule explained after the decision',
    { explainedAt: instant('2026-02-20T21:00:01+04:00') },
    { broken: [rule, rule], code: 'intent_required' },
  ],
  ['when it is not known when she came', { arrivedAt: null }, { missing: [rule], code: 'intent_required' }],
  ['when it is not known when it is decided', { decidedAt: null }, { missing: [rule], code: 'intent_required' }],
  ['without hearing her', { heard: false }, refused(rule, 'hearing_required')],
  ['without a safety plan', { safetyPlan: false }, refused(rule, 'safety_plan_required')],
  ['without an appeal notice', { appealNotice: false }, refused(rule, 'appeal_notice_required')],
  ['of a child', { child: true }, noPlace],
  ['that leaves a child alone', { leavesChildAlone: true }, noPlace],
  [
    'when it is not known whether a child is left',
    { leavesChildAlone: null },
    { missing: [rule], code: 'child_needs_safe_place' },
  ],
  ['of a child of ten who was not heard', { viewDuty: 'mandatory' }, refused('DV-VIEW-01', 'view_required')],
])

const guarded: RemovalFacts = { ...base, child: true, otherSafePlace: true, guardianshipInvolved: true }
weigh(t, 'removal of a child', removal, guarded, [
  ['with another safe place and the guardianship authority', {}, lawful],
  ['without the place', { otherSafePlace: false }, noPlace],
  ['without the authority', { guardianshipInvolved: false }, noPlace],
])

t.test('a trafficking center keeps the same safeguards, as our own policy', async (t) => {
  t.equal(removalFor('dv'), removal)
  t.equal(removalFor('thb'), removalThb)
  t.same(
    removalThb.map((r) => [r.id, r.code, r.source.standing]),
    removal.map((r) => [r.id, r.code, 'P']),
  )
})

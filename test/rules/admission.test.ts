import t from 'tap'
import {
  type AdmissionFacts,
  admissionInputs,
  adviseAdmission,
  dvAdmission,
  thbAdmission,
} from '../../src/rules/admission.ts'
import { type RouteFacts, routeInputs, serviceRoute } from '../../src/rules/eligibility.ts'
import { type RefusalFacts, refusal } from '../../src/rules/refusal.ts'
import { at, on } from './people.ts'
import { lawful, refused, weigh } from './weigh.ts'

const dv: AdmissionFacts = {
  regime: 'dv',
  suffersDv: true,
  thbStatus: null,
  asksForHelp: true,
  needsSpecialCare: false,
}
const thb: AdmissionFacts = { ...dv, regime: 'thb', suffersDv: null, thbStatus: 'suspected' }

weigh(t, 'admission to a domestic violence center', dvAdmission, dv, [
  ['a victim who asks for help', {}, lawful],
  ['nobody has asked her what happened: a bed and a task', { suffersDv: null }, { missing: ['DV-ADM-01'], code: null }],
  ['nobody has asked, but there is a sign of trafficking', { suffersDv: null, thbStatus: 'suspected' }, lawful],
  ['unconscious: a bed and a task', { asksForHelp: null }, { missing: ['DV-ASSIST-01'], code: null }],
  ['suffered no violence that anyone knows', { suffersDv: false }, refused('DV-ADM-01', 'no_legal_basis')],
  ['trafficked, no domestic violence', { suffersDv: false, thbStatus: 'potential' }, lawful],
  ['does not want help', { asksForHelp: false }, refused('DV-ASSIST-01', 'consent_required')],
])
weigh(t, 'admission to a trafficking center', thbAdmission, thb, [
  ['suspicion alone (THB-SUSP-01)', {}, lawful],
  ['not identified, potential (THB-ADM-01)', { thbStatus: 'potential' }, lawful],
  ['identified', { thbStatus: 'identified' }, lawful],
  ['no sign known yet: a bed and a task', { thbStatus: null }, { missing: ['THB-ADM-01', 'THB-SUSP-01'], code: null }],
])

const advice: readonly [string, AdmissionFacts, string, string, string[]][] = [
  ['a victim is admitted here', dv, 'granted', 'this_center', []],
  ['on suspicion, in the same hour', thb, 'granted', 'this_center', []],
  [
    'trafficked at a domestic violence center: the bed is hers, the other center is offered',
    { ...dv, suffersDv: false, thbStatus: 'suspected' },
    'granted',
    'thb_center',
    ['offer_thb_center'],
  ],
  [
    'a victim of domestic violence at a trafficking center',
    { ...thb, thbStatus: null, suffersDv: true },
    'granted',
    'dv_center',
    ['offer_dv_center'],
  ],
  [
    'in need of special care: a bed and an offer',
    { ...dv, needsSpecialCare: true },
    'granted',
    'special_care',
    ['offer_special_care'],
  ],
  [
    'a victim of both at a domestic violence center stays',
    { ...dv, thbStatus: 'suspected' },
    'granted',
    'this_center',
    [],
  ],
  ['a victim of both at a trafficking center stays', { ...thb, suffersDv: true }, 'granted', 'this_center', []],
  [
    'nothing known at a trafficking center: granted, with a task, and no other center is offered',
    { ...thb, thbStatus: null },
    'granted',
    'this_center',
    ['establish_facts'],
  ],
  ['nothing known: granted, with a task', { ...dv, suffersDv: null }, 'granted', 'this_center', ['establish_facts']],
  [
    'no violence: a human decides, never the rules',
    { ...dv, suffersDv: false },
    'human_decision',
    'this_center',
    ['decide_admission', 'establish_facts'],
  ],
]
for (const [name, facts, outcome, route, tasks] of advice) {
  t.test(`advice: ${name}`, async (t) => {
    const given = adviseAdmission(facts, on, at)
    t.match(given, { outcome, route })
    t.same(
      given.duties.map((d) => d.what),
      tasks,
    )
  })
}

t.test('advice: each kind of center weighs its own law, and a task names it', async (t) => {
  const rulesOf = (facts: AdmissionFacts) => adviseAdmission(facts, on, at).grounds.map(({ rule }) => rule)
  t.same(rulesOf(dv), ['DV-ADM-01', 'DV-ASSIST-01'])
  t.same(rulesOf(thb), ['THB-ADM-01', 'THB-SUSP-01', 'DV-ASSIST-01'])
  t.equal(adviseAdmission({ ...dv, suffersDv: null }, on, at).duties[0]?.rule, 'DV-ADM-01')
  t.equal(adviseAdmission({ ...thb, thbStatus: null }, on, at).duties[0]?.rule, 'THB-ADM-01')
})

const citizen: RouteFacts = { citizenship: 'citizen', suffersDv: true, thbStatus: null }
t.test('SVC-ELIG-01: every way leads to a bed', async (t) => {
  t.equal(serviceRoute(citizen, on), 'dost_service')
  t.equal(serviceRoute({ ...citizen, citizenship: 'foreigner_permanent' }, on), 'dost_service')
  t.equal(serviceRoute({ ...citizen, citizenship: 'stateless_permanent' }, on), 'dost_service')
  t.equal(serviceRoute({ ...citizen, citizenship: 'foreigner' }, on), 'direct_center_admission')
  t.equal(serviceRoute({ ...citizen, citizenship: 'stateless' }, on), 'direct_center_admission')
  t.equal(serviceRoute({ ...citizen, citizenship: null }, on), 'dost_service')
  t.equal(serviceRoute({ ...citizen, suffersDv: false, thbStatus: 'suspected' }, on), 'thb_center')
  t.equal(serviceRoute({ ...citizen, thbStatus: 'suspected' }, on), 'dost_service', 'a victim of both')
  t.equal(serviceRoute({ ...citizen, suffersDv: null }, on), 'dost_service', 'no sign of trafficking')
})

t.test('RIGHT-02: no rule of eligibility reads who she is', async (t) => {
  const inputs = [...Object.keys(admissionInputs), ...Object.keys(routeInputs)].join(' ')
  for (const why of [...Object.values(admissionInputs), ...Object.values(routeInputs)]) t.match(why, /\S/)
  t.notMatch(inputs, /sex|gender|race|ethni|nation|religio|language|origin|property|office|belief|party|union/i)
})

const refuse: RefusalFacts = {
  ground: 'no_legal_basis',
  decidedBy: 'user-1',
  reasonGiven: true,
  appealNoticeGiven: true,
  suffersDv: false,
  thbStatus: null,
}
const code = 'refusal_ground_not_allowed'
const notThat = refused('SVC-REFUSE-01', code)
weigh(t, 'refusal', refusal, refuse, [
  ['no legal basis, by a named human, with reason and appeal', {}, lawful],
  ...['missing_documents', 'no_citizenship', 'no_referral', 'no_police_report', 'capacity'].map(
    (ground) => [`never for ${ground}`, { ground }, notThat] as const,
  ),
  ['never without a ground', { ground: null }, { missing: ['SVC-REFUSE-01'], code }],
  ['SVC-AUTO-01: never by software', { decidedBy: null }, refused('SVC-AUTO-01', code)],
  ['never without a reason', { reasonGiven: false }, notThat],
  ['never without a notice of appeal', { appealNoticeGiven: false }, notThat],
  ['never a victim', { suffersDv: true }, refused('DV-ADM-01', code)],
  ['never before anyone has asked her', { suffersDv: null }, { missing: ['DV-ADM-01'], code }],
  ['never a person suspected to be trafficked', { thbStatus: 'suspected' }, refused('THB-SUSP-01', code)],
])

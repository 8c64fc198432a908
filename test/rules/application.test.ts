import t from 'tap'
import { addMinutes, instant } from '../../src/kernel/dates.ts'
import {
  documentTasks,
  frontDoneAt,
  interviewTasks,
  type RegistrationFacts,
  registration,
  staysLead,
} from '../../src/rules/application.ts'
import { type AnswerFacts, answer, queueDisplay } from '../../src/rules/channels.ts'
import { type ClockFacts, clocks } from '../../src/rules/clocks.ts'
import {
  defaultStepOutcome,
  type LawEnforcementFacts,
  lawEnforcementStep,
} from '../../src/rules/law-enforcement-step.ts'
import { inForce } from '../../src/rules/parameter.ts'
import { serviceId, serviceUnits } from '../../src/rules/parameters/passport.ts'
import {
  type PlacementRequestFacts,
  placementRequest,
  placementRequestFields,
} from '../../src/rules/placement-request.ts'
import { adult, at, child12, on } from './people.ts'
import { lawful, refused, weigh } from './weigh.ts'

t.test('SVC-ID-01: the service is known by its string and its three kinds of unit', async (t) => {
  t.equal(inForce(serviceId, on), '09-03-00-00')
  t.same(inForce(serviceUnits, on), ['center', 'regional_center', 'branch'])
})

const clear = { recorded: true, suspectedAt: null, endedAt: null }
const herself: RegistrationFacts = {
  applicantType: 'self',
  person: adult,
  ownWord: true,
  grantorAgreed: null,
  representation: null,
  takenBy: 'user-1',
}
const noWord = refused('SVC-APPL-01', 'consent_required')
weigh(t, 'registration', registration, herself, [
  ['she comes herself', {}, lawful],
  ['a relative called and she said yes', { applicantType: 'relative' }, lawful],
  ['an NGO wrote and she said no', { applicantType: 'ngo', ownWord: false }, noWord],
  [
    'another person wrote and nobody has reached her',
    { applicantType: 'other', ownWord: null },
    { missing: ['SVC-APPL-01'], code: 'consent_required' },
  ],
  ['another’s word is not an adult’s', { ownWord: false, grantorAgreed: true }, noWord],
  ['SVC-AUTO-01: a portal files leads only', { takenBy: null }, refused('SVC-AUTO-01', 'role_not_allowed')],
])
const forChild: RegistrationFacts = {
  applicantType: 'legal_representative',
  person: child12,
  ownWord: null,
  grantorAgreed: true,
  representation: clear,
  takenBy: 'user-1',
}
weigh(t, 'registration of a child', registration, forChild, [
  [
    'by a relative who is not on record as representing the child',
    { representation: { ...clear, recorded: false } },
    { missing: ['SVC-APPL-01'], code: null },
  ],
  ['by a representative', {}, lawful],
  ['by the child alone', { applicantType: 'self', ownWord: true, grantorAgreed: null, representation: null }, lawful],
  ['nobody entitled has agreed', { grantorAgreed: false }, noWord],
  [
    'by a suspected father',
    { representation: { ...clear, suspectedAt: at } },
    refused('SVC-APPL-01', 'representative_suspected'),
  ],
  [
    'by the child’s own word, though the father who came too is suspected',
    { ownWord: true, representation: { ...clear, suspectedAt: at } },
    lawful,
  ],
  ['who represents is not known: a task', { representation: null }, { missing: ['SVC-APPL-01'], code: null }],
])

t.test('a third party’s call stays a lead until she says yes', async (t) => {
  for (const type of ['relative', 'municipality', 'ngo', 'other'] as const) {
    t.ok(staysLead(type, null), type)
    t.notOk(staysLead(type, true), type)
  }
  t.notOk(staysLead('self', null))
  t.notOk(staysLead('legal_representative', null))
})

t.test('SVC-DOC-01: a missing document is a task for staff; what is impossible or unsafe is left', async (t) => {
  const whats = (identity: 'provided' | 'missing' | 'impossible' | 'withheld_for_safety' | null) =>
    documentTasks.arises({ at, documents: { identity, dv_act: 'provided' } }).map((d) => d.what)
  t.same(whats('provided'), [])
  t.same(whats('impossible'), [])
  t.same(whats('withheld_for_safety'), [])
  t.same(whats('missing'), ['obtain_document_identity'])
  t.same(whats(null), ['obtain_document_identity'])
})

t.test(
  'SVC-INT-01: two talks; the one that is missing is a task, and the front office is done when all is',
  async (t) => {
    const later = addMinutes(at, 40)
    const both = { at, lawyerHeldAt: at, psychologistHeldAt: later }
    t.same(interviewTasks.arises(both), [])
    t.same(
      interviewTasks.arises({ ...both, lawyerHeldAt: null }).map((d) => d.what),
      ['interview_by_lawyer'],
    )
    t.same(
      interviewTasks.arises({ ...both, psychologistHeldAt: null }).map((d) => d.what),
      ['interview_by_psychologist'],
    )
    t.equal(frontDoneAt(both, at), later)
    t.equal(frontDoneAt({ ...both, lawyerHeldAt: null }, at), null)
    t.equal(frontDoneAt(both, null), null)
  },
)

const friday = instant('2025-03-07T16:40:00+04:00')
const none: ClockFacts = { ticketAt: null, servedAt: null, registeredAt: null, frontDoneAt: null, doneAt: null }
t.test('SVC-SLA-01: registered on Friday 16:40, due on Saturday 16:40, a holiday, without roll-over', async (t) => {
  const times = clocks({ ...none, registeredAt: friday }, friday)
  t.equal(times.dueAt, instant('2025-03-08T16:40:00+04:00'))
  t.equal(times.legalEndAt, instant('2025-03-09T00:00:00+04:00'))
})
t.test(
  'SVC-SLA-01: exactly on time is not late, a millisecond more is; an open clock is measured by now',
  async (t) => {
    const due = addMinutes(friday, 1440)
    const past = addMinutes(due, 1 / 60)
    const done = (doneAt: typeof friday | null, now = past) => clocks({ ...none, registeredAt: friday, doneAt }, now)
    t.equal(done(due).breached, false)
    t.equal(done(past).breached, true)
    t.equal(done(null).breached, true)
    t.equal(done(null, due).breached, false)
    t.equal(done(past).legalEndBreached, false, 'late against the target, within the law')
  },
)
t.test('SVC-SLA-01: the hour of the front office runs from the desk, and waiting has no norm', async (t) => {
  const front = (frontDoneAt: typeof friday) =>
    clocks({ ...none, ticketAt: addMinutes(friday, -600), servedAt: friday, frontDoneAt }, frontDoneAt)
  t.equal(front(addMinutes(friday, 60)).frontBreached, false)
  t.equal(front(addMinutes(friday, 61)).frontBreached, true)
  t.match(clocks(none, friday), {
    frontDueAt: null,
    dueAt: null,
    legalEndAt: null,
    frontBreached: false,
    breached: false,
  })
})

const call: AnswerFacts = {
  channel: 'call_center',
  markedSafe: true,
  passphraseMatched: true,
  representativeSuspected: null,
}
const forbidden = refused('SVC-CHAN-01', 'disclosure_forbidden')
weigh(t, 'answer', answer, call, [
  ['by the call center to her passphrase on a safe number', {}, lawful],
  ['without the passphrase', { passphraseMatched: false }, forbidden],
  ['passphrase not asked', { passphraseMatched: null }, { missing: ['SVC-CHAN-01'], code: 'disclosure_forbidden' }],
  ['on a number she did not mark safe', { markedSafe: false }, forbidden],
  ['nobody knows whether it is safe', { markedSafe: null }, { missing: ['SVC-CHAN-01'], code: 'disclosure_forbidden' }],
  ['by SMS', { channel: 'sms' }, forbidden],
  ['by e-mail', { channel: 'email' }, forbidden],
  ['in person', { channel: 'in_person', markedSafe: null, passphraseMatched: null }, lawful],
])
const viaFather: AnswerFacts = { ...call, channel: 'legal_representative', representativeSuspected: false }
weigh(t, 'answer through a representative', answer, viaFather, [
  ['who is not suspected', {}, lawful],
  ['who is suspected', { representativeSuspected: true }, forbidden],
  [
    'not checked this time',
    { representativeSuspected: null },
    { missing: ['SVC-CHAN-01'], code: 'disclosure_forbidden' },
  ],
])
weigh(t, 'queue display', queueDisplay, { fields: ['number', 'desk'] }, [
  ['a number and a desk', {}, lawful],
  ['with the service', { fields: ['number', 'service'] }, refused('SVC-QUEUE-01', 'disclosure_forbidden')],
])

const sent: LawEnforcementFacts = {
  outcome: 'sent_with_consent',
  consented: true,
  centerAllowsAnonymised: false,
  objects: null,
  fields: [],
}
const unsent = refused('SVC-LE-01', 'disclosure_forbidden')
weigh(t, 'law-enforcement step', lawEnforcementStep, sent, [
  ['sent with her consent', {}, lawful],
  ['sent with her consent, with what she agreed to', { fields: ['name'] }, lawful],
  ['sent without it', { consented: false }, unsent],
  ['sent and nobody asked her', { consented: null }, { missing: ['SVC-LE-01'], code: 'disclosure_forbidden' }],
  ['closed unsent', { outcome: 'not_sent_no_consent', consented: false }, lawful],
])
const anonymised: LawEnforcementFacts = {
  outcome: 'sent_anonymised',
  consented: false,
  centerAllowsAnonymised: true,
  objects: false,
  fields: ['month', 'violenceKinds'],
}
weigh(t, 'anonymised notice', lawEnforcementStep, anonymised, [
  ['turned on, not objected to, month and kinds of violence', {}, lawful],
  ['not turned on', { centerAllowsAnonymised: false }, unsent],
  ['she objects', { objects: true }, unsent],
  ['she was not asked', { objects: null }, { missing: ['SVC-LE-01'], code: 'disclosure_forbidden' }],
  ['with a district', { fields: ['month', 'district'] }, refused('SVC-LE-01', 'scope_exceeds_consent')],
])
t.test('without a consent the step closes unsent', async (t) => {
  t.equal(defaultStepOutcome(null), 'not_sent_no_consent')
  t.equal(defaultStepOutcome(false), 'not_sent_no_consent')
  t.equal(defaultStepOutcome(true), 'sent_with_consent')
})

const listed: PlacementRequestFacts = { fields: placementRequestFields }
weigh(t, 'placement request', placementRequest, listed, [
  ['the listed fields', {}, lawful],
  ...['name', 'birthDate', 'phone', 'address', 'note'].map(
    (field) =>
      [
        `never a ${field}`,
        { fields: ['caseReference', field] },
        refused('SVC-PLACE-01', 'scope_exceeds_consent'),
      ] as const,
  ),
])

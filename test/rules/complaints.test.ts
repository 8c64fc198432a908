import t from 'tap'
import { day, instant } from '../../src/kernel/dates.ts'
import {
  type AnswerFacts,
  administrativeUntil,
  complaintAnswer,
  complaintAnswerTasks,
  complaintDueAt,
  complaintHandler,
  complaintStepTasks,
  complaintTasks,
  courtUntil,
  type HandlerFacts,
} from '../../src/rules/complaints.ts'
import { duties } from '../../src/rules/duty.ts'
import { lawful, refused, weigh } from './weigh.ts'

const at = instant('2026-02-20T08:00:00Z')

const colleague: HandlerFacts = { complainedOf: false, decidedIt: false }
weigh(t, 'naming who handles a complaint', complaintHandler, colleague, [
  ['somebody else', {}, lawful],
  ['the one complained of', { complainedOf: true }, refused('RIGHT-01', 'role_not_allowed')],
  ['whoever took the decision appealed', { decidedIt: true }, refused('RIGHT-01', 'role_not_allowed')],
  ['nobody knows yet who is meant', { complainedOf: null }, { missing: ['RIGHT-01'], code: null }],
  ['nobody knows yet which decision is meant', { decidedIt: null }, { missing: ['RIGHT-01'], code: null }],
])

const rejection: AnswerFacts = {
  complainedOf: false,
  decidedIt: false,
  namedHandler: true,
  outcome: 'rejected',
  anonymous: false,
  reasonGiven: true,
  appealTo: ['administrative_body', 'court'],
}
const notice = refused('RIGHT-01', 'appeal_notice_required')
weigh(t, 'answering a complaint', complaintAnswer, rejection, [
  ['a rejection with its reason and the way further', {}, lawful],
  ['without a written reason', { reasonGiven: false }, refused('RIGHT-01', 'validation_failed')],
  ['a rejection that names no next instance', { appealTo: [] }, notice],
  ['upheld in part, and no next instance is named', { outcome: 'partly_upheld', appealTo: [] }, notice],
  ['upheld whole, and no next instance is named', { outcome: 'upheld', appealTo: [] }, lawful],
  [
    'a complaint of nobody, to whom nothing can be written',
    { anonymous: true, reasonGiven: false, appealTo: [] },
    lawful,
  ],
  ['by another than the named handler', { namedHandler: false }, refused('RIGHT-01', 'role_not_allowed')],
  ['nobody was named', { namedHandler: null }, { missing: ['RIGHT-01'], code: null }],
  ['by whoever took the decision', { decidedIt: true }, refused('RIGHT-01', 'role_not_allowed')],
])

t.test('RIGHT-01: the house answers by the end of the fifteenth Baku day', async (t) => {
  t.equal(complaintDueAt(at), '2026-03-07T20:00:00.000Z')
  t.equal(complaintDueAt(instant('2026-02-20T20:30:00Z')), '2026-03-08T20:00:00.000Z', 'brought on the next Baku day')
})

t.test(
  'RIGHT-01: thirty days to go to court, from the act, and anew from the answer of an administrative body',
  async (t) => {
    const none = { decidedOn: null, toldOn: null, administrativeOn: null }
    t.equal(courtUntil(none), null, 'no term runs before she was told anything')
    t.equal(courtUntil({ ...none, toldOn: day('2026-02-20') }), '2026-03-22')
    const appealed = { ...none, decidedOn: day('2026-02-10') }
    t.equal(courtUntil(appealed), '2026-03-12')
    t.equal(
      courtUntil({ ...appealed, toldOn: day('2026-02-20') }),
      '2026-03-12',
      'the answer of the house moves nothing',
    )
    t.equal(courtUntil({ ...appealed, administrativeOn: day('2026-04-01') }), '2026-05-01')
    t.equal(administrativeUntil(day('2026-02-20')), '2026-03-22')
  },
)

t.test('RIGHT-01: a missing fact is a task and no refusal', async (t) => {
  const complaint = { at, about: 'house', staffNamed: false, decidedOn: null, anonymous: false } as const
  const owed = (change: object) =>
    duties([complaintTasks], { ...complaint, ...change }).map(({ what, dueAt }) => `${what} ${dueAt}`)
  const always = [
    `name_complaint_handler ${at}`,
    'answer_complaint 2026-03-04T20:00:00.000Z',
    'complaint_overdue 2026-03-07T20:00:00.000Z',
  ]
  t.same(owed({}), always)
  t.same(owed({ about: 'staff' }), [...always, `find_out_what_complaint_is_about ${at}`])
  t.same(owed({ about: 'staff', staffNamed: true }), always)
  t.same(owed({ about: 'decision' }), [...always, `find_out_what_complaint_is_about ${at}`])
  const appeal = { about: 'decision', decidedOn: day('2026-02-10') }
  t.same(owed(appeal), [...always, 'tell_her_of_court_term 2026-03-09T20:00:00.000Z'])
  t.same(owed({ ...appeal, anonymous: true }), always, 'nobody is there to be told')
})

t.test('RIGHT-01: she is told each answer, and staff ask after what stays unanswered', async (t) => {
  t.match(duties([complaintAnswerTasks], { at, anonymous: false }), [
    { what: 'tell_her_of_complaint_outcome', dueAt: at },
  ])
  t.same(duties([complaintAnswerTasks], { at, anonymous: true }), [])
  const step = { at, instance: 'administrative_body', step: 'lodged', anonymous: false } as const
  t.match(duties([complaintStepTasks], step), [{ what: 'ask_after_complaint', dueAt: '2026-03-22T20:00:00.000Z' }])
  t.same(duties([complaintStepTasks], { ...step, instance: 'court' }), [])
  t.match(duties([complaintStepTasks], { ...step, step: 'answered' }), [{ what: 'tell_her_of_complaint_answer' }])
  t.same(duties([complaintStepTasks], { ...step, step: 'answered', anonymous: true }), [])
})

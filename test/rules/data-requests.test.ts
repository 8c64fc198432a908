import t from 'tap'
import { addMinutes, day, instant } from '../../src/kernel/dates.ts'
import { assessmentDueAt, breachClosure, breachPersonTasks, breachTasks } from '../../src/rules/data-breaches.ts'
import {
  answerDueAt,
  type DataRefusalFacts,
  dataRequestGrant,
  dataRequestRefusal,
  dataRequestTasks,
  erasureApproval,
  type GrantFacts,
  staysAfterErasure,
} from '../../src/rules/data-requests.ts'
import { duties } from '../../src/rules/duty.ts'
import { lawful, refused, weigh } from './weigh.ts'

const at = instant('2026-02-20T08:00:00Z')

t.test(
  'DATA-01: the answer is late from the end of the fifteenth Baku day, and staff are reminded before',
  async (t) => {
    t.equal(answerDueAt(at), '2026-03-07T20:00:00.000Z')
    t.equal(answerDueAt(instant('2026-02-20T20:30:00Z')), '2026-03-08T20:00:00.000Z', 'asked on the next Baku day')
    const owed = (suspected: boolean) =>
      duties([dataRequestTasks], { at, suspected }).map(({ what, dueAt }) => `${what} ${dueAt}`)
    t.same(owed(false), [
      'answer_data_request 2026-03-04T20:00:00.000Z',
      'data_request_overdue 2026-03-07T20:00:00.000Z',
    ])
    t.same(owed(true).at(-1), `ask_her_about_data_request ${at}`)
  },
)

const hers: GrantFacts = {
  kind: 'access',
  askedBy: 'self',
  identityChecked: true,
  decidesForHerself: true,
  represents: null,
  representativeSuspected: null,
  corrected: false,
  openCase: true,
  legalHold: null,
}
const grantor = refused('DATA-01', 'grantor_not_valid')

weigh(t, 'granting a request', dataRequestGrant, hers, [
  ['she asks to see what is kept about her', {}, lawful],
  ['nobody made sure that it is she', { identityChecked: false }, grantor],
  ['a child asks for itself', { decidesForHerself: false }, lawful],
])

const forChild: GrantFacts = {
  ...hers,
  askedBy: 'representative',
  decidesForHerself: false,
  represents: true,
  representativeSuspected: false,
}
weigh(t, 'a request by a representative', dataRequestGrant, forChild, [
  ['the representative of a child', {}, lawful],
  ['of an adult who decides for herself', { decidesForHerself: true }, grantor],
  ['a relative who does not represent the child', { represents: false }, grantor],
  ['a suspected parent', { representativeSuspected: true }, refused('DATA-01', 'representative_suspected')],
  [
    'somebody whom nobody named',
    { represents: null, representativeSuspected: null },
    { missing: ['DATA-01', 'DATA-01'], code: 'grantor_not_valid' },
  ],
  [
    'erasure at the word of one who represents an adult',
    { kind: 'erasure', decidesForHerself: true, openCase: false, legalHold: false },
    { broken: ['DATA-01', 'DATA-01'], code: 'grantor_not_valid' },
  ],
  ['erasure on a representative’s word alone', { kind: 'erasure', openCase: false, legalHold: false }, grantor],
])

weigh(t, 'a request to set right', dataRequestGrant, { ...hers, kind: 'rectification', corrected: true }, [
  ['the correction was made', {}, lawful],
  ['no correction is pointed to', { corrected: false }, refused('DATA-01', 'validation_failed')],
])

const erasure: GrantFacts = { ...hers, kind: 'erasure', openCase: false, legalHold: false }
weigh(t, 'a request to erase', dataRequestGrant, erasure, [
  ['the wish of an adult after her last episode', {}, lawful],
  ['of somebody who does not decide for herself', { decidesForHerself: false }, grantor],
  ['an episode is open', { openCase: true }, refused('DATA-01', 'state_conflict')],
  ['a court needs the record', { legalHold: true }, refused('DATA-01', 'state_conflict')],
  ['nobody has looked whether one does', { legalHold: null }, { missing: ['DATA-01'], code: 'state_conflict' }],
])

const refusal: DataRefusalFacts = {
  kind: 'access',
  ground: 'rights_of_others',
  reasonGiven: true,
  appealNoticeGiven: true,
}
weigh(t, 'refusing a request', dataRequestRefusal, refusal, [
  ['on a ground of the law, with reason and notice', {}, lawful],
  ['sight of her data, because an episode is open', { ground: 'open_case' }, refused('DATA-01', 'validation_failed')],
  ['erasure, because an episode is open', { kind: 'erasure', ground: 'open_case' }, lawful],
  ['without a reason', { reasonGiven: false }, refused('RIGHT-01', 'appeal_notice_required')],
  ['without a notice of appeal', { appealNoticeGiven: false }, refused('RIGHT-01', 'appeal_notice_required')],
])

weigh(t, 'the second person on an erasure', erasureApproval, { proposedBy: 'a', approvedBy: 'b' }, [
  ['another', {}, lawful],
  ['the same', { approvedBy: 'a' }, refused('DATA-01', 'role_not_allowed')],
])

t.test(
  'RET-01: after an erasure the ledger of disclosures and the trail stay, for ten years from the last episode',
  async (t) => {
    t.same(staysAfterErasure(day('2026-01-10'), day('2026-02-20')), [
      { class: 'disclosure', purgeableOn: '2036-01-11' },
      { class: 'audit', purgeableOn: '2036-01-11' },
    ])
    t.match(staysAfterErasure(null, day('2026-02-20')), [{ purgeableOn: null }, { purgeableOn: null }])
  },
)

t.test('a breach of data is assessed within a day, and whoever’s data was seen is told', async (t) => {
  t.equal(assessmentDueAt(at), addMinutes(at, 24 * 60))
  t.match(duties([breachTasks], { at }), [{ what: 'assess_data_breach', dueAt: assessmentDueAt(at) }])
  t.match(duties([breachPersonTasks], { at, seen: true }), [{ what: 'tell_her_of_data_breach', dueAt: at }])
  t.same(duties([breachPersonTasks], { at, seen: false }), [])
})

weigh(t, 'closing a breach', breachClosure, { assessed: true, untold: 0 }, [
  ['everybody was told', {}, lawful],
  ['one was not', { untold: 1 }, refused('DATA-01', 'state_conflict')],
  ['it was not assessed', { assessed: false }, refused('DATA-01', 'state_conflict')],
])

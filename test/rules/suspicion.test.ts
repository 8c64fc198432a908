import t from 'tap'
import { instant } from '../../src/kernel/dates.ts'
import { type ClosureFacts, caseClosure } from '../../src/rules/case-closure.ts'
import { duties } from '../../src/rules/duty.ts'
import { type ChildOfHersFacts, childOfHersTasks, suspicionReview, suspicionTasks } from '../../src/rules/suspicion.ts'
import { lawful, refused, weigh } from './weigh.ts'

const at = instant('2026-02-20T08:00:00Z')
const tasks = (actsAs: Parameters<typeof suspicionTasks.arises>[0]['actsAs']) =>
  duties([suspicionTasks], { at, actsAs }).map(({ rule, what }) => `${rule} ${what}`)

t.test('a suspicion asks for a review, and for another person wherever the suspected one acts for her', async (t) => {
  t.same(tasks([]), ['DV-CHILD-02 review_suspicion'])
  t.same(tasks(['representative', 'companion', 'contact', 'grantor']), [
    'DV-CHILD-02 review_suspicion',
    'DV-REP-01 replace_representative',
    'DV-CHILD-02 replace_companion',
    'DV-CHILD-03 stop_contact',
    'CONS-03 ask_consent_anew',
  ])
})

t.test(
  'a sign on the record of a mother has every say about her child weighed anew, and the child heard',
  async (t) => {
    const owed = (viewDuty: ChildOfHersFacts['viewDuty'], actsAs: ChildOfHersFacts['actsAs'] = []) =>
      duties([childOfHersTasks], { at, viewDuty, actsAs }).map(({ rule, what }) => `${rule} ${what}`)
    t.same(owed('mandatory', ['representative', 'companion', 'contact', 'grantor']), [
      'DV-CHILD-02 weigh_suspicion_for_child',
      'DV-REP-01 weigh_representative_anew',
      'DV-CHILD-02 weigh_companion_anew',
      'DV-CHILD-03 weigh_contact_anew',
      'CONS-03 weigh_consent_anew',
      'DV-VIEW-01 hear_child_anew',
    ])
    t.same(owed('none'), ['DV-CHILD-02 weigh_suspicion_for_child'], 'an adult is not heard as a child')
    t.same(owed('observed'), ['DV-CHILD-02 weigh_suspicion_for_child'], 'an infant without relatives on record')
    t.same(owed('asked').at(-1), 'DV-VIEW-01 hear_child_anew')
    t.same(owed(null).at(-1), 'DV-VIEW-01 hear_child_anew', 'a child of unknown age may be ten')
  },
)

weigh(t, 'lifting a suspicion', suspicionReview, { lifts: true, written: true }, [
  ['by a written review', {}, lawful],
  ['without a word', { written: false }, refused('DV-CHILD-02', 'validation_failed')],
  ['upholding needs no reasons', { lifts: false, written: false }, lawful],
])

weigh<ClosureFacts>(t, 'closing a case', caseClosure, { openNotices: [] }, [
  ['when every body was told', {}, lawful],
  [
    'a notice of a trafficked child is open',
    { openNotices: ['THB-NOTIF-01'] },
    refused('THB-NOTIF-01', 'notification_open'),
  ],
  [
    'a notice of a child in shelter is open',
    { openNotices: ['DV-NOTIF-01'] },
    refused('DV-NOTIF-01', 'notification_open'),
  ],
])

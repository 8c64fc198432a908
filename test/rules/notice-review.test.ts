import t from 'tap'
import {
  type NoticeDismissalFacts,
  type NoticeReleaseFacts,
  noticeDismissal,
  noticeRelease,
} from '../../src/rules/notice-review.ts'
import { lawful, refused, weigh } from './weigh.ts'

const release: NoticeReleaseFacts = {
  child: true,
  waitsFor: ['accompanying'],
  namedKind: null,
  recipientKind: 'guardianship_authority',
  conflicted: false,
}
weigh(t, 'notice.release', noticeRelease, release, [
  ['a child who accompanies: management may let the notice go', {}, lawful],
  ['GEN-AGE-02: an adult: nobody is told', { child: false }, refused('GEN-AGE-02', 'disclosure_forbidden')],
  [
    'ANON-01: a conflicted body without another in its place',
    { waitsFor: ['recipient_conflicted'] },
    refused('ANON-01', 'recipient_not_specific'),
  ],
  [
    'another guardianship authority in place of the conflicted one',
    { waitsFor: ['recipient_conflicted'], namedKind: 'guardianship_authority' },
    lawful,
  ],
  [
    'a body that stands in conflict itself, named in place of another',
    { waitsFor: ['recipient_conflicted'], namedKind: 'guardianship_authority', conflicted: true },
    refused('ANON-01', 'recipient_not_specific'),
  ],
  ['a conflict that arose since', { conflicted: true }, refused('ANON-01', 'recipient_not_specific')],
  ['the executive authority above it', { namedKind: 'executive_authority' }, lawful],
  ['the police in its place', { namedKind: 'criminal_prosecution_body' }, refused('ANON-01', 'recipient_not_specific')],
  ['a body that the register does not know', { namedKind: 'unknown' }, refused('ANON-01', 'recipient_not_specific')],
])

const dismissal: NoticeDismissalFacts = { reason: 'accompanying_unharmed', child: true, waitsFor: ['accompanying'] }
weigh(t, 'notice.dismissal', noticeDismissal, dismissal, [
  ['a child who merely accompanies a parent', {}, lawful],
  ['DV-NOTIF-01: a child who is a victim', { waitsFor: ['presumed_child'] }, refused('DV-NOTIF-01', 'state_conflict')],
  ['a role that nobody has said', { waitsFor: ['role_unknown'] }, { missing: ['DV-NOTIF-01'], code: 'state_conflict' }],
  ['a child called an adult', { reason: 'not_a_child' }, refused('DV-NOTIF-01', 'state_conflict')],
  ['an adult after all', { reason: 'not_a_child', child: false, waitsFor: ['presumed_child'] }, lawful],
])

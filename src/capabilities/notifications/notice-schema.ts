import { type Static, Type } from 'typebox'
import {
  Action,
  At,
  AtOrNull,
  Closed,
  Id,
  IdOrNull,
  OneOf,
  OneOfOrNull,
  Page,
  PageQuery,
  VaultText,
} from '../../http/shapes.ts'
import { reviewReasons } from '../../rules/duty.ts'
import { dismissalReasons } from '../../rules/notice-review.ts'
import { noticeStates } from './states.ts'

const kinds = ['guardianship_authority', 'minors_commission', 'family_committee'] as const

const Facts = {
  id: Id,
  ruleId: Type.String({ description: 'Rule of the register that demands it.' }),
  victimId: Id,
  caseId: Id,
  placementId: IdOrNull,
  recipientKind: OneOf(kinds, 'Kind of body that the law names.'),
  recipientId: IdOrNull,
  state: OneOf(noticeStates),
  waitsFor: Type.Array(OneOf(reviewReasons), { description: 'Why a human must look, or looked, first.' }),
  triggeredAt: At,
  dueAt: At,
  dispatchBy: Type.Unsafe<string>({
    type: 'string',
    format: 'date-time',
    description: 'Counted from the fact; time in review counts.',
  }),
  lateness: OneOfOrNull(['on_time', 'late', 'red'], 'Null for one that is not sent at all.'),
  sentAt: AtOrNull,
  acknowledgedAt: AtOrNull,
  recordedAt: At,
}

export const NotificationSummary = Closed(Facts, { title: 'NotificationSummary' })
export const Notifications = Page(NotificationSummary, 'Notifications')

export const Notification = Closed(
  {
    ...Facts,
    reference: Type.Union([Type.String(), Type.Null()], { description: 'What the recipient calls it.' }),
    reviewedAt: AtOrNull,
    dismissalReason: OneOfOrNull(dismissalReasons),
    actions: Type.Array(Action),
  },
  { title: 'Notification', description: 'A duty to tell one body of one child, born with the fact.' },
)
export type Notification = Static<typeof Notification>

export const NotificationQuery = Closed({
  ...PageQuery.properties,
  state: Type.Optional(OneOf(noticeStates)),
  overdue: Type.Optional(
    OneOf(['true'], 'Only those that have not left in time, whoever has still to act (DV-NOTIF-01).'),
  ),
})
export type NotificationQuery = Static<typeof NotificationQuery>

export const NoticeRelease = Closed(
  {
    recipientId: Type.Optional(
      Type.String({
        format: 'uuid',
        description: 'Another body in place of the competent one: its superior, or one that is not conflicted.',
      }),
    ),
  },
  { title: 'NoticeRelease' },
)
export type NoticeRelease = Static<typeof NoticeRelease>

export const NoticeDismissal = Closed(
  { reason: OneOf(dismissalReasons, 'Weighed against what is known of the child.') },
  { title: 'NoticeDismissal' },
)
export type NoticeDismissal = Static<typeof NoticeDismissal>

export const ways = ['courier', 'post', 'phone', 'in_person'] as const
const takers = ['registry_desk', 'duty_officer', 'specialist', 'head', 'other'] as const
const proofs = ['signed_receipt', 'postal_receipt', 'registration_stamp', 'call_log', 'none'] as const

export const ManualDelivery = Closed(
  {
    way: OneOf(ways),
    receivedBy: OneOf(takers, 'Role of who took it at the body; a name, where needed, goes into the note.'),
    proofCode: OneOf(proofs),
    recipientId: Type.Optional(Id),
    note: Type.Optional(VaultText),
    occurredAt: Type.Optional(At),
  },
  { title: 'ManualDelivery', description: 'A fact: never refused, flagged where nobody had let the notice go.' },
)
export type ManualDelivery = Static<typeof ManualDelivery>

export const NotificationDelivery = Closed(
  {
    id: Id,
    eventId: IdOrNull,
    recipientId: IdOrNull,
    way: OneOf(['webhook', ...ways]),
    outcome: OneOf(['accepted', 'refused', 'unreachable', 'no_endpoint', 'delivered']),
    status: Type.Union([Type.Integer(), Type.Null()], { description: 'HTTP status of a webhook.' }),
    receivedBy: OneOfOrNull(takers),
    proofCode: OneOfOrNull(proofs),
    breach: Type.Array(Type.String()),
    occurredAt: At,
    recordedAt: At,
  },
  { title: 'NotificationDelivery' },
)
export const NotificationDeliveries = Closed(
  { items: Type.Array(NotificationDelivery) },
  { title: 'NotificationDeliveries', description: 'Every try, oldest first.' },
)
export type NotificationDeliveries = Static<typeof NotificationDeliveries>

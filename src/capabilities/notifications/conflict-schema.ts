import { type Static, Type } from 'typebox'
import { At, AtOrNull, Closed, Id, OneOf, Page } from '../../http/shapes.ts'

const reason = OneOf(
  ['relative_of_suspect', 'knows_suspect', 'officer_is_suspect', 'asked_by_her', 'other'],
  'Who works there, or why else she is not safe with this body.',
)

export const NewRecipientConflict = Closed(
  { recipientId: Id, reason, occurredAt: Type.Optional(At) },
  {
    title: 'NewRecipientConflict',
    description: 'This body, or an officer of it, is in conflict about this person. No name is stored.',
  },
)
export type NewRecipientConflict = Static<typeof NewRecipientConflict>

export const RecipientConflict = Closed(
  { id: Id, victimId: Id, recipientId: Id, reason, occurredAt: At, recordedAt: At, endedAt: AtOrNull },
  { title: 'RecipientConflict', description: 'For staff of the holder alone; the body never learns of it.' },
)
export type RecipientConflict = Static<typeof RecipientConflict>
export const RecipientConflicts = Page(RecipientConflict, 'RecipientConflicts')
export const ConflictParams = Closed({ id: Id, conflictId: Id })

import { type Static, Type } from 'typebox'
import { Action, At, AtOrNull, Closed, Id, Nullable, OneOf, Page, VaultText } from '../../http/shapes.ts'

const sign = OneOf(['child', 'staff', 'referrer', 'victim', 'other'], 'Who gave the sign.')

export const NewSuspicion = Closed(
  { relatedPersonId: Id, sign, text: Type.Optional(VaultText), occurredAt: Type.Optional(At) },
  { title: 'NewSuspicion', description: 'Any sign at all that a person around her is the abuser or exploiter.' },
)
export type NewSuspicion = Static<typeof NewSuspicion>

export const Suspicion = Closed(
  {
    id: Id,
    relatedPersonId: Id,
    sign,
    occurredAt: At,
    recordedAt: At,
    reviewed: Type.Boolean(),
    liftedAt: AtOrNull,
    actions: Type.Array(Action),
  },
  { title: 'Suspicion', description: 'Stands until a written review lifts it.' },
)
export type Suspicion = Static<typeof Suspicion>
export const Suspicions = Page(
  Type.Omit(Suspicion, ['actions'], { title: 'SuspicionSummary', additionalProperties: false }),
  'Suspicions',
)
export const SuspicionParams = Closed({ id: Id, suspicionId: Id })

export const SuspicionReview = Closed(
  { outcome: OneOf(['lifted', 'upheld']), text: Type.Optional(VaultText) },
  { title: 'SuspicionReview', description: 'Lifting takes reasons in writing.' },
)
export type SuspicionReview = Static<typeof SuspicionReview>
export const SuspicionTexts = Closed(
  { sign: Nullable(Type.String()), review: Nullable(Type.String()) },
  { title: 'SuspicionTexts' },
)
export type SuspicionTexts = Static<typeof SuspicionTexts>

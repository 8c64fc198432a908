import { type Static, Type } from 'typebox'
import { correctionReason } from '../../http/corrections.ts'
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
    struckAt: { ...AtOrNull, description: 'It was entered wrongly: it counts no longer.' },
    actions: Type.Array(Action),
  },
  {
    title: 'Suspicion',
    description: 'Stands until a written review lifts it, or until it is struck as entered wrongly, in writing too.',
  },
)
export type Suspicion = Static<typeof Suspicion>
export const Suspicions = Page(
  Type.Omit(Suspicion, ['actions'], { title: 'SuspicionSummary', additionalProperties: false }),
  'Suspicions',
)
export const SuspicionParams = Closed({ id: Id, suspicionId: Id })

const text = { ...VaultText, pattern: '\\S', description: 'Why, in words, as for lifting it; kept in the vault.' }
export const SuspicionCorrection = Type.Union(
  [
    Closed({ field: OneOf(['occurredAt']), new: At, reason: correctionReason }),
    Closed({ field: OneOf(['sign']), new: sign, reason: correctionReason }),
    Closed({ field: OneOf(['relatedPersonId']), new: Id, reason: correctionReason, text }),
    Closed({ field: OneOf(['struck']), new: Type.Boolean(), reason: correctionReason, text }),
  ],
  {
    description:
      'One field of a sign. Whom it concerns, and that it was none at all, is set right only with reasons in writing.',
  },
)
export type SuspicionCorrection = Static<typeof SuspicionCorrection>

export const SuspicionReview = Closed(
  { outcome: OneOf(['lifted', 'upheld']), text: Type.Optional(VaultText) },
  { title: 'SuspicionReview', description: 'Lifting takes reasons in writing.' },
)
export type SuspicionReview = Static<typeof SuspicionReview>
export const SuspicionTexts = Closed(
  {
    sign: Nullable(Type.String()),
    review: Nullable(Type.String()),
    corrections: Type.Array(Type.String(), { description: 'Why it was struck or moved, oldest first.' }),
  },
  { title: 'SuspicionTexts' },
)
export type SuspicionTexts = Static<typeof SuspicionTexts>

/** What of a stay can be set right: a field of the placement, or of a fact named by its id (R20). */
import { type Static, Type } from 'typebox'
import { correctionReason as reason } from '../../http/corrections.ts'
import { At, Closed, Day, DayOrNull, Id, IdOrNull, Nullable, OneOf } from '../../http/shapes.ts'
import {
  DocumentNo,
  hearers,
  leavers,
  placementBases,
  ReferrerKind,
  representativeCapacities,
  stances,
  viewSubjects,
} from './placement-schema.ts'

const correctable = [
  'arrivedAt',
  'departedAt',
  'childRole',
  'childAtAdmission',
  'clockStartOn',
  'newIncident',
  'exitReason',
  'education',
] as const
const HeadCorrection = Closed({
  field: OneOf(correctable),
  new: Type.String({
    minLength: 1,
    maxLength: 64,
    description: 'An instant, a day, a code of the field, or true or false.',
  }),
  reason,
  noticeOn: Type.Optional(
    Type.Unsafe<Static<typeof Day>>({
      ...Day,
      description:
        'Management decides that the stay becomes shorter, and told her on this day of it: from her admission to today. Needs If-Match.',
    }),
  ),
  appealNoticeGiven: Type.Optional(
    Type.Boolean({ description: 'She was told how to appeal. Without it the last day once given is held.' }),
  ),
})
export type HeadCorrection = Static<typeof HeadCorrection>

/** What the placement rests on. */
export const fieldsOfBasis = ['basis', 'referralId', 'referrerKind', 'documentNo', 'documentOn'] as const
const BasisCorrection = Type.Union([
  Closed({ field: OneOf(['basis']), new: OneOf(placementBases), reason }),
  Closed({ field: OneOf(['referralId']), new: IdOrNull, reason }),
  Closed({ field: OneOf(['referrerKind']), new: Nullable(ReferrerKind), reason }),
  Closed({ field: OneOf(['documentNo']), new: Nullable(DocumentNo), reason }),
  Closed({ field: OneOf(['documentOn']), new: DayOrNull, reason }),
])
export type BasisCorrection = Static<typeof BasisCorrection>

const TakerCorrection = Type.Union([
  Closed({ field: OneOf(['leavesWith']), new: OneOf(leavers), reason }),
  Closed({ field: OneOf(['takerRelatedPersonId']), new: IdOrNull, reason }),
])
export type TakerCorrection = Static<typeof TakerCorrection>

const view = { viewId: Id, reason }
const ViewCorrection = Type.Union([
  Closed({ ...view, field: OneOf(['occurredAt']), new: At }),
  Closed({ ...view, field: OneOf(['about']), new: OneOf(viewSubjects) }),
  Closed({ ...view, field: OneOf(['stance']), new: OneOf(stances) }),
  Closed({ ...view, field: OneOf(['heardBy']), new: OneOf(hearers) }),
  Closed({ ...view, field: OneOf(['withoutParents']), new: Type.Boolean() }),
])
export type ViewCorrection = Static<typeof ViewCorrection>

const representative = { representativeId: Id, reason }
const RepresentativeCorrection = Type.Union([
  Closed({ ...representative, field: OneOf(['presentAt']), new: At }),
  Closed({ ...representative, field: OneOf(['capacity']), new: OneOf(representativeCapacities) }),
  Closed({ ...representative, field: OneOf(['relatedPersonId']), new: Id }),
])
export type RepresentativeCorrection = Static<typeof RepresentativeCorrection>

export const PlacementCorrection = Type.Union(
  [
    HeadCorrection,
    ...BasisCorrection.anyOf,
    ...TakerCorrection.anyOf,
    ...ViewCorrection.anyOf,
    ...RepresentativeCorrection.anyOf,
  ],
  {
    description:
      'One field of the placement, of a view of a child, or of who represented one. Dates and duties follow. What the placement rests on is weighed anew and flagged, and moves no clock. A stay becomes shorter only by a decision of management with notice.',
  },
)
export type PlacementCorrection =
  | HeadCorrection
  | BasisCorrection
  | TakerCorrection
  | ViewCorrection
  | RepresentativeCorrection

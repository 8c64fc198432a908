/** What of a relation, or of a representation by it, can be set right (R20). */
import { type Static, Type } from 'typebox'
import { correctionReason as reason } from '../../http/corrections.ts'
import { AtOrNull, Closed, Day, DayOrNull, Id, IdOrNull, OneOf } from '../../http/shapes.ts'
import { capacity, endReasons, relation } from './relation-schema.ts'

const HeadCorrection = Type.Union([
  Closed({ field: OneOf(['relation']), new: relation, reason }),
  Closed({ field: OneOf(['relatedVictimId']), new: IdOrNull, reason }),
  Closed({
    field: OneOf(['struck']),
    new: Type.Boolean({ description: 'Nobody of hers; what the relative was said to represent is struck too.' }),
    reason,
  }),
])
export type HeadCorrection = Static<typeof HeadCorrection>

const representation = { representationId: Id, reason }
const RepresentationCorrection = Type.Union([
  Closed({ ...representation, field: OneOf(['capacity']), new: capacity }),
  Closed({ ...representation, field: OneOf(['fromOn']), new: Day }),
  Closed({ ...representation, field: OneOf(['documentedOn']), new: DayOrNull }),
  Closed({
    ...representation,
    field: OneOf(['endedAt']),
    new: { ...AtOrNull, description: 'Of one that was told to have ended; null: it did not.' },
  }),
  Closed({ ...representation, field: OneOf(['endReason']), new: OneOf(endReasons) }),
  Closed({
    ...representation,
    field: OneOf(['relatedPersonId']),
    new: { ...Id, description: 'Another relation of hers, who is the one that represents her.' },
  }),
  Closed({ ...representation, field: OneOf(['struck']), new: Type.Boolean({ description: 'It never was.' }) }),
])
export type RepresentationCorrection = Static<typeof RepresentationCorrection>

export const RelationCorrection = Type.Union([...HeadCorrection.anyOf, ...RepresentationCorrection.anyOf], {
  description: 'One field of the relation, or of a representation named by its id.',
})
export type RelationCorrection = HeadCorrection | RepresentationCorrection

import { type Static, Type } from 'typebox'
import {
  At,
  AtOrNull,
  Closed,
  Day,
  Id,
  IdOrNull,
  Nullable,
  OneOf,
  OneOfOrNull,
  Page,
  VaultText,
} from '../../http/shapes.ts'

export const relation = OneOf(
  ['mother', 'father', 'child', 'spouse', 'sibling', 'guardian', 'trustee', 'other'],
  'What the relative is to her.',
)

export const NewRelation = Closed(
  { relation, relatedVictimId: Type.Optional(Id), name: Type.Optional(VaultText) },
  { title: 'NewRelation', description: 'A person around her; a name goes to the vault.' },
)
export type NewRelation = Static<typeof NewRelation>

export const capacity = OneOf(
  ['parent', 'guardian', 'trustee', 'guardianship_officer', 'appointed_lawyer'],
  'By what right the relative represents her.',
)
export const endReasons = [
  'rights_removed',
  'rights_restricted',
  'released',
  'replaced',
  'capacity_regained',
  'died',
  'recorded_in_error',
  'other',
] as const

export const NewRepresentation = Closed(
  {
    capacity,
    fromOn: Type.Optional({ ...Day, description: 'First day on which it holds; today when left out.' }),
    documentNo: Type.Optional(Type.String({ minLength: 1, maxLength: 80, description: 'Kept in the vault only.' })),
    documentedOn: Type.Optional(Day),
  },
  { title: 'NewRepresentation', description: 'That this relative represents her by law, and what it rests on.' },
)
export type NewRepresentation = Static<typeof NewRepresentation>

export const RepresentationEnd = Closed(
  { reason: OneOf(endReasons), occurredAt: Type.Optional(At) },
  { title: 'RepresentationEnd', description: 'From this instant it no longer holds; what was consented by it lapses.' },
)
export type RepresentationEnd = Static<typeof RepresentationEnd>

const Representation = Closed(
  {
    id: Id,
    capacity,
    fromOn: Day,
    documented: Type.Boolean({ description: 'Whether the number of a document is in the vault.' }),
    documentedOn: Type.Union([Day, Type.Null()]),
    endedAt: AtOrNull,
    endReason: OneOfOrNull(endReasons),
  },
  { title: 'Representation' },
)

export const Relation = Closed(
  {
    id: Id,
    relation,
    relatedVictimId: IdOrNull,
    hasName: Type.Boolean(),
    suspected: Type.Boolean({ description: 'A sign is on record that no written review has lifted.' }),
    representation: Nullable(Representation),
    struckAt: { ...AtOrNull, description: 'It was entered wrongly: nobody of hers.' },
    recordedAt: At,
  },
  { title: 'Relation' },
)
export type Relation = Static<typeof Relation>
export const Relations = Page(Relation, 'Relations')
export const RelationParams = Closed({ id: Id, relationId: Id })
export const RelationName = Closed({ name: VaultText }, { title: 'RelationName' })
export type RelationName = Static<typeof RelationName>

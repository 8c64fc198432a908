import { type Static, Type } from 'typebox'
import { At, Closed, Id, IdOrNull, OneOf, Page, VaultText } from '../../http/shapes.ts'

const relation = OneOf(
  ['mother', 'father', 'child', 'spouse', 'sibling', 'guardian', 'trustee', 'other'],
  'What the relative is to her.',
)

export const NewRelation = Closed(
  { relation, relatedVictimId: Type.Optional(Id), name: Type.Optional(VaultText) },
  { title: 'NewRelation', description: 'A person around her; a name goes to the vault.' },
)
export type NewRelation = Static<typeof NewRelation>

export const Relation = Closed(
  {
    id: Id,
    relation,
    relatedVictimId: IdOrNull,
    hasName: Type.Boolean(),
    suspected: Type.Boolean({ description: 'A sign is on record that no written review has lifted.' }),
    recordedAt: At,
  },
  { title: 'Relation' },
)
export type Relation = Static<typeof Relation>
export const Relations = Page(Relation, 'Relations')
export const RelationParams = Closed({ id: Id, relationId: Id })
export const RelationName = Closed({ name: VaultText }, { title: 'RelationName' })
export type RelationName = Static<typeof RelationName>

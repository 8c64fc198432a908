import { type Static, Type } from 'typebox'
import { At, Closed, Id, IdOrNull, Nullable, OneOf, Page } from '../../http/shapes.ts'

const field = OneOf(
  [
    'birthOn',
    'ageBasis',
    'presumedChild',
    'emancipated',
    'incapableFromOn',
    'incapableUntilBefore',
    'sex',
    'citizenshipGroup',
    'residenceRight',
    'language',
    'needs',
    'safetyFlags',
  ],
  'Which fact was wrong.',
)
const reason = OneOf(['entry_error', 'new_document', 'heard_from_her', 'other_source'])

export const NewCorrection = Closed(
  {
    field,
    new: Type.Union(
      [
        Type.String({ maxLength: 40 }),
        Type.Boolean(),
        Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 }),
        Type.Null(),
      ],
      { description: 'As the field takes it: a day, a word, yes or no, a list of words.' },
    ),
    reason,
  },
  { title: 'NewVictimCorrection', description: 'A recorded fact set right.' },
)
export type NewCorrection = Static<typeof NewCorrection>

const Correction = Closed(
  { id: Id, field, old: Nullable(Type.String()), new: Nullable(Type.String()), reason, recordedAt: At },
  { title: 'VictimCorrection' },
)
export type CorrectionView = Static<typeof Correction>
export const Corrections = Page(Correction, 'VictimCorrections')

const Turn = Closed(
  {
    at: At,
    kind: Type.String({
      description: 'What happened, as a code; `…_struck`: it was entered wrongly and counts no longer.',
    }),
    resourceKind: Type.String(),
    resourceId: Id,
  },
  { title: 'TimelineEvent' },
)
export type Turn = Static<typeof Turn>
export const Timeline = Page(Turn, 'Timeline')

const Access = Closed(
  {
    at: At,
    staff: Type.String({ description: 'Pseudonym of the member of staff, for this record only.' }),
    how: OneOf(['read', 'changed', 'seen_in_list']),
    what: Type.String({ description: 'Kind of resource.' }),
    resourceId: IdOrNull,
    purpose: Nullable(Type.String()),
    outsider: Type.Boolean({ description: 'Whether somebody from another organisation.' }),
  },
  { title: 'Access' },
)
export type Access = Static<typeof Access>
export const Accesses = Page(Access, 'Accesses')

import { type Static, Type } from 'typebox'
import { At, AtOrNull, Closed, Id, Nullable, OneOf, Page } from '../../http/shapes.ts'

/** A member of staff, as the caller's issuer names them. */
export const User = Type.String({
  pattern: '^[\\x21-\\x7e]([\\x20-\\x7e]{0,253}[\\x21-\\x7e])?$',
  description: 'Subject of a member of staff at the issuer of the caller’s token; only its keyed hash is stored.',
})

export const Seal = Closed(
  { askedBy: OneOf(['management', 'herself']), keyWorker: Type.Optional(Nullable(User)) },
  {
    title: 'Seal',
    description:
      'Names whom the seal lets through besides management, or with null nobody. Left out: the key worker whom somebody else named stays; one who named herself or himself does not.',
  },
)
export type Seal = Static<typeof Seal>

export const NewBarredReader = Closed(
  {
    user: User,
    reason: OneOf(['relative_of_suspect', 'knows_suspect', 'asked_by_her', 'conflict_of_interest', 'other']),
  },
  { title: 'NewBarredReader' },
)
export type NewBarredReader = Static<typeof NewBarredReader>
export const BarredReader = Closed(
  {
    id: Id,
    reader: Type.String({ description: 'Keyed hash of the member of staff.' }),
    reason: NewBarredReader.properties.reason,
    knownHere: Type.Boolean({ description: 'Has ever acted in this house. If not, look for a misspelt name.' }),
    recordedAt: At,
    liftedAt: AtOrNull,
  },
  { title: 'BarredReader' },
)
export type BarredReader = Static<typeof BarredReader>
export const BarredReaders = Page(BarredReader, 'BarredReaders')
export const BarredParams = Closed({ id: Id, barredId: Id })

export const KeyWorker = Closed({ user: Nullable(User) }, { title: 'KeyWorker' })
export type KeyWorker = Static<typeof KeyWorker>

export const PortalAccess = Closed(
  { open: Type.Boolean(), spokenAlone: Type.Optional(Type.Boolean()) },
  { title: 'PortalAccess', description: 'Off until her key worker, speaking with her alone, opens it.' },
)
export type PortalAccess = Static<typeof PortalAccess>

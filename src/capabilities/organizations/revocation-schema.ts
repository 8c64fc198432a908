import { type Static, Type } from 'typebox'
import { At, AtOrNull, Closed, Id, IdOrNull, OneOf, Page } from '../../http/shapes.ts'

const name = Type.String({ minLength: 1, maxLength: 255, pattern: '^[\\x20-\\x7e]+$' })
export const revocationReasons = ['left_service', 'lost_credentials', 'misuse', 'under_review', 'other'] as const

export const NewRevocation = Closed(
  {
    sub: Type.Optional(name),
    client: Type.Optional(name),
    iss: Type.Optional(Type.String({ format: 'uri', maxLength: 300 })),
    organizationId: Type.Optional(
      Type.String({ format: 'uuid', description: 'Only in this organisation; a manager’s word reaches no further.' }),
    ),
    reason: OneOf(revocationReasons),
  },
  {
    title: 'NewAccessRevocation',
    description:
      'Names one user (`sub`) or one client (`client`), of the caller’s own issuer unless `iss` says otherwise.',
  },
)
export type NewRevocation = Static<typeof NewRevocation>

export const Revocation = Closed(
  {
    id: Id,
    organizationId: IdOrNull,
    reason: OneOf(revocationReasons),
    recordedAt: At,
    liftedAt: AtOrNull,
  },
  { title: 'AccessRevocation', description: 'Whom it shuts out is kept as a keyed hash and never told.' },
)
export type Revocation = Static<typeof Revocation>
export const Revocations = Page(Revocation, 'AccessRevocations')

import { type Static, Type } from 'typebox'
import { organisationKinds, regimes, roles, unitTypes } from '../../access/actor.ts'
import { Closed, Id, Nullable, OneOf, OneOfOrNull } from '../../http/shapes.ts'

export const Me = Closed(
  {
    subject: Type.String({ description: 'User of the token; the citizen where a portal acts for one.' }),
    actingClient: Nullable(Type.String({ description: 'Client of the portal that acts for the citizen.' })),
    organization: Closed({
      id: Id,
      code: Type.String(),
      kind: OneOf(organisationKinds),
      unitType: OneOfOrNull(unitTypes),
      regimes: Type.Array(OneOf(regimes)),
      name: Nullable(Type.String({ description: 'In the language asked for.' })),
    }),
    roles: Type.Array(OneOf(roles)),
    permissions: Type.Array(Type.String({ description: 'What roles and organisation open together.' })),
  },
  { title: 'Me' },
)
export type Me = Static<typeof Me>

import { type Static, Type } from 'typebox'
import { At, Closed, Id, OneOf, Page } from '../../http/shapes.ts'

const contact = OneOf(['none', 'phone', 'supervised_off_site', 'off_site'], 'Never in the center, never its address.')

export const NewContactRule = Closed(
  {
    contact,
    revealsAddress: Type.Optional(
      Type.Boolean({
        description:
          'Whether this way lets the address of the shelter be known. Contact is opened only when somebody said no.',
      }),
    ),
  },
  { title: 'NewContactRule' },
)
export type NewContactRule = Static<typeof NewContactRule>

export const ContactRule = Closed(
  {
    relatedPersonId: Id,
    contact: OneOf(['none', 'phone', 'supervised_off_site', 'off_site'], 'As decided.'),
    holdsNow: Type.Boolean({
      description: 'False while a suspicion against the relative stands, whatever was decided.',
    }),
    recordedAt: At,
  },
  { title: 'ContactRule' },
)
export type ContactRule = Static<typeof ContactRule>
export const ContactRules = Page(ContactRule, 'ContactRules')
export const ContactRuleParams = Closed({ id: Id, relatedPersonId: Id })

export const ContactWays = Closed(
  {
    ways: Type.Array(
      Closed(
        {
          kind: OneOf(['phone', 'messenger', 'email', 'in_person', 'portal', 'trusted_person', 'other']),
          value: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
          safe: Type.Boolean({ description: 'She says that nobody else sees or hears it.' }),
        },
        { title: 'ContactWay' },
      ),
      { maxItems: 20 },
    ),
  },
  { title: 'ContactWays', description: 'Kept in the vault only.' },
)
export type ContactWays = Static<typeof ContactWays>

export const Passphrase = Closed(
  { passphrase: Type.String({ minLength: 4, maxLength: 200 }) },
  { title: 'Passphrase', description: 'The words by which she is known on the phone. Kept in the vault only.' },
)
export type Passphrase = Static<typeof Passphrase>

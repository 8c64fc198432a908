import { type Static, Type } from 'typebox'
import { At, Closed } from '../../http/shapes.ts'

export const NoticeReference = Closed({
  id: Type.String({ minLength: 1, maxLength: 64, description: 'The reference that this body was given.' }),
})

export const NewAcknowledgement = Closed(
  {
    receivedAs: Type.Optional(
      Type.String({ pattern: '^[0-9A-Za-z./-]{1,40}$', description: 'The body’s own registration number.' }),
    ),
  },
  { title: 'NewAcknowledgement' },
)
export type NewAcknowledgement = Static<typeof NewAcknowledgement>

export const Acknowledgement = Closed(
  {
    reference: Type.String(),
    receivedAs: Type.Union([Type.String(), Type.Null()]),
    acknowledgedAt: At,
  },
  { title: 'Acknowledgement', description: 'This body’s own word that it received a notice.' },
)
export type Acknowledgement = Static<typeof Acknowledgement>

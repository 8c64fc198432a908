import { type Static, Type } from 'typebox'
import { Action, At, AtOrNull, Closed, Id, OneOf, Page } from '../../http/shapes.ts'

const states = ['waiting', 'called', 'served', 'left'] as const
const Occurred = { occurredAt: Type.Optional(At) }

export const NewQueueTicket = Closed(
  {
    number: Type.Optional(
      Type.String({
        pattern: '^[A-Z]?[0-9]{1,5}$',
        description: 'What the display shows; given by the service when left out.',
      }),
    ),
    ...Occurred,
  },
  { title: 'NewQueueTicket', description: 'A neutral number. No service, no person.' },
)
export type NewQueueTicket = Static<typeof NewQueueTicket>

export const QueueMoment = Closed(
  { ...Occurred },
  { title: 'QueueMoment', description: 'When it happened; now when left out.' },
)
export type QueueMoment = Static<typeof QueueMoment>

const Facts = {
  id: Id,
  number: Type.String(),
  state: OneOf(states),
  issuedAt: At,
  calledAt: AtOrNull,
  servedAt: AtOrNull,
  leftAt: AtOrNull,
  recordedAt: At,
}
export const QueueTicketSummary = Closed({ ...Facts }, { title: 'QueueTicketSummary' })
export const QueueTickets = Page(QueueTicketSummary, 'QueueTickets')
export const QueueTicket = Closed(
  { ...Facts, actions: Type.Array(Action) },
  { title: 'QueueTicket', description: 'A place in the reception queue: a number, and when it was called and served.' },
)
export type QueueTicket = Static<typeof QueueTicket>

import { type Static, Type } from 'typebox'
import { Closed, type Day, Id, OneOf } from '../../http/shapes.ts'
import { eventTypes } from './event-queries.ts'

export const Event = Closed(
  {
    id: Id,
    type: OneOf(eventTypes),
    reference: Type.String({ description: 'This body’s own reference.' }),
    link: Type.String({ description: 'Where to read it; the gate weighs again at every reading.' }),
    sentOn: Type.Unsafe<Static<typeof Day>>({
      type: 'string',
      format: 'date',
      description: 'Day of sending in Asia/Baku.',
    }),
  },
  { title: 'Event', description: 'Something awaits this body. Holds no personal data.' },
)
export type Event = Static<typeof Event>

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { Closed, type Day, Id, OneOf, Page, PageQuery } from '../../http/shapes.ts'
import { pageEvents } from './event-actions.ts'
import { eventTypes } from './event-queries.ts'

const Event = Closed(
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

export const eventRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.get(
    '/v1/events',
    {
      config: { may: 'event:read' },
      schema: {
        operationId: 'listEvents',
        summary: 'What this body was told',
        description:
          'For integrators that poll in place of webhooks. Oldest first; `nextCursor` is where to go on, now or later, and null only before the first event.',
        tags: ['events'],
        querystring: PageQuery,
        response: { 200: Page(Event, 'Events') },
      },
    },
    async (request, reply) => answer(request, reply, await pageEvents(deps, request.ctx, request.query)),
  )
}

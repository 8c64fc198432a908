import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { Page, PageQuery } from '../../http/shapes.ts'
import { pageEvents } from './event-actions.ts'
import { Event } from './event-schema.ts'

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

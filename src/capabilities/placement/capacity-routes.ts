import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams } from '../../http/shapes.ts'
import { askAvailability, pageResidents, readOccupancy } from './capacity-actions.ts'
import {
  Availability,
  AvailabilityQuestion,
  Occupancy,
  OccupancyQuery,
  ResidentQuery,
  Residents,
} from './capacity-schema.ts'

export const capacityRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.get(
    '/v1/centers/:id/occupancy',
    {
      config: { may: 'center:read' },
      schema: {
        operationId: 'readOccupancy',
        summary: 'Capacity by day',
        description:
          'From today for a fortnight unless said otherwise. Only of the caller’s own center; of days that are over ' +
          'only to management, and counting those whom the caller may see.',
        tags: ['centers'],
        params: IdParams,
        querystring: OccupancyQuery,
        response: { 200: Occupancy },
      },
    },
    async (request, reply) =>
      answer(request, reply, await readOccupancy(deps, request.ctx, request.params.id, request.query)),
  )

  app.get(
    '/v1/centers/:id/residents',
    {
      config: { may: 'center:read' },
      schema: {
        operationId: 'listResidents',
        summary: 'Who is here at the end of a day',
        description: 'By case code, oldest placement first. Only of the caller’s own center.',
        tags: ['centers'],
        params: IdParams,
        querystring: ResidentQuery,
        response: { 200: Residents },
      },
    },
    async (request, reply) =>
      answer(request, reply, await pageResidents(deps, request.ctx, request.params.id, request.query)),
  )

  app.post(
    '/v1/availability',
    {
      config: { may: 'availability:ask', records: 'nothing' },
      schema: {
        operationId: 'askAvailability',
        summary: 'Is there room for a person or a family?',
        description:
          'Rooms and beds from today on, for the center’s own staff. The Agency asks for one placement request instead.',
        tags: ['centers'],
        body: AvailabilityQuestion,
        response: { 200: Availability },
      },
    },
    async (request, reply) => answer(request, reply, await askAvailability(deps, request.ctx, request.body)),
  )
}

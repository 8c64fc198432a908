import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams, PageQuery } from '../../http/shapes.ts'
import { issueTicket, pageTickets, readTicket, recordMove } from './queue-actions.ts'
import { NewQueueTicket, QueueMoment, QueueTicket, QueueTickets } from './queue-schema.ts'

const tags = ['queue']

const moves = [
  ['call', 'callQueueTicket', 'A number is called', 'May be called again.'],
  ['service', 'serveQueueTicket', 'A number is at the desk', 'Starts the front office clock (SVC-SLA-01).'],
  ['leave', 'leaveQueue', 'Somebody left unserved', 'Nobody is followed.'],
] as const

export const queueRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/queue-tickets',
    {
      config: { may: 'queue:record', records: 'fact' },
      schema: {
        operationId: 'issueQueueTicket',
        summary: 'Take a number',
        description: 'A neutral number: neither ticket nor display tells which service (SVC-QUEUE-01).',
        tags,
        body: NewQueueTicket,
        response: { 201: QueueTicket },
      },
    },
    async (request, reply) => answer(request, reply, await issueTicket(deps, request.ctx, request.body)),
  )

  app.get(
    '/v1/queue-tickets',
    {
      config: { may: 'queue:read' },
      schema: {
        operationId: 'listQueueTickets',
        summary: 'Tickets of this DOST center',
        description: 'Oldest first.',
        tags,
        querystring: PageQuery,
        response: { 200: QueueTickets },
      },
    },
    async (request, reply) => answer(request, reply, await pageTickets(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/queue-tickets/:id',
    {
      config: { may: 'queue:read' },
      schema: {
        operationId: 'readQueueTicket',
        summary: 'One ticket',
        description: 'Holds no person.',
        tags,
        params: IdParams,
        response: { 200: QueueTicket },
      },
    },
    async (request, reply) => answer(request, reply, await readTicket(deps, request.ctx, request.params.id)),
  )

  for (const [move, operationId, summary, description] of moves) {
    app.post(
      `/v1/queue-tickets/:id/${move}`,
      {
        config: { may: 'queue:record', records: 'fact' },
        schema: {
          operationId,
          summary,
          description,
          tags,
          params: IdParams,
          body: QueueMoment,
          response: { 200: QueueTicket },
        },
      },
      async (request, reply) =>
        answer(request, reply, await recordMove(deps, request.ctx, request.params.id, move, request.body)),
    )
  }
}

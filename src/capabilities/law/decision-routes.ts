import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams } from '../../http/shapes.ts'
import { readDecision } from './decision-actions.ts'
import { RecordedDecision } from './decision-schema.ts'

export const decisionRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.get(
    '/v1/decisions/:id',
    {
      config: { may: 'decision:read' },
      schema: {
        operationId: 'readDecision',
        summary: 'Why a decision fell as it did',
        description: 'Every ground with its source, the facts weighed and the law’s version. For the holder’s staff.',
        tags: ['law'],
        params: IdParams,
        response: { 200: RecordedDecision },
      },
    },
    async (request, reply) => answer(request, reply, await readDecision(deps, request.ctx, request.params.id)),
  )
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { replayLaw } from './replay-actions.ts'
import { Replay, ReplayAsk } from './replay-schema.ts'

export const replayRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/law/replays',
    {
      config: { may: 'law:replay', records: 'nothing', tellsOutsiders: true },
      schema: {
        operationId: 'replayLaw',
        summary: 'What would change if a value changed',
        description:
          'Weighs the open stays, their notices and the decisions of this house again as if the version were law, and lists what would come out differently.',
        tags: ['law'],
        body: ReplayAsk,
        response: { 200: Replay },
      },
    },
    async (request, reply) => answer(request, reply, await replayLaw(deps, request.ctx, request.body)),
  )
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { readMe } from './me-actions.ts'
import { Me } from './me-schema.ts'

export const meRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.get(
    '/v1/me',
    {
      config: { may: 'self:read' },
      schema: {
        operationId: 'readMe',
        summary: 'Who the caller is and what it may do',
        description: 'A permission opens a route, never a record.',
        tags: ['organizations'],
        response: { 200: Me },
      },
    },
    async (request, reply) => answer(request, reply, await readMe(deps, request.ctx)),
  )
}

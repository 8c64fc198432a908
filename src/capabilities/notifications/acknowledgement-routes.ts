import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { acknowledgeNotice, readAcknowledgement } from './acknowledgement-actions.ts'
import { Acknowledgement, NewAcknowledgement, NoticeReference } from './acknowledgement-schema.ts'

const tags = ['notifications']
const path = '/v1/notifications/:id/acknowledgement'

export const acknowledgementRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    path,
    {
      config: { may: 'notification:acknowledge', records: 'fact', version: 'ignored' },
      schema: {
        operationId: 'acknowledgeNotification',
        summary: 'A body received a notice',
        description: 'By the addressed body, under its own reference. Anything else is not there.',
        tags,
        params: NoticeReference,
        body: NewAcknowledgement,
        response: { 200: Acknowledgement },
      },
    },
    async (request, reply) =>
      answer(request, reply, await acknowledgeNotice(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    path,
    {
      config: { may: 'notification:acknowledge' },
      schema: {
        operationId: 'readAcknowledgement',
        summary: 'What this body said of a notice',
        description: 'Its own word and nothing more.',
        tags,
        params: NoticeReference,
        response: { 200: Acknowledgement },
      },
    },
    async (request, reply) => answer(request, reply, await readAcknowledgement(deps, request.ctx, request.params.id)),
  )
}

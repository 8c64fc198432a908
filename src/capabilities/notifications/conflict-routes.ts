import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams, PageQuery } from '../../http/shapes.ts'
import { closeConflict, pageConflicts, readConflict, recordConflict } from './conflict-actions.ts'
import { ConflictParams, NewRecipientConflict, RecipientConflict, RecipientConflicts } from './conflict-schema.ts'

const tags = ['notifications']

export const conflictRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/victims/:id/recipient-conflicts',
    {
      config: { may: 'notification:conflict', records: 'fact', law: ['DV-NOTIF-01', 'ANON-01'] },
      schema: {
        operationId: 'recordRecipientConflict',
        summary: 'Record that a body is in conflict about her',
        description:
          'A fact. Notices that have not reached the body wait for management, who names another. What she agreed to before she was told of the conflict opens nothing to it; a consent given afterwards does.',
        tags,
        params: IdParams,
        body: NewRecipientConflict,
        response: { 201: RecipientConflict },
      },
    },
    async (request, reply) =>
      answer(request, reply, await recordConflict(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/victims/:id/recipient-conflicts',
    {
      config: { may: 'notification:conflict' },
      schema: {
        operationId: 'listRecipientConflicts',
        summary: 'Bodies in conflict about her',
        description: 'Oldest first; ended ones too.',
        tags,
        params: IdParams,
        querystring: PageQuery,
        response: { 200: RecipientConflicts },
      },
    },
    async (request, reply) =>
      answer(request, reply, await pageConflicts(deps, request.ctx, request.params.id, request.query)),
  )

  app.get(
    '/v1/victims/:id/recipient-conflicts/:conflictId',
    {
      config: { may: 'notification:conflict' },
      schema: {
        operationId: 'readRecipientConflict',
        summary: 'One body in conflict about her',
        description: 'For staff of the holder alone.',
        tags,
        params: ConflictParams,
        response: { 200: RecipientConflict },
      },
    },
    async (request, reply) =>
      answer(request, reply, await readConflict(deps, request.ctx, request.params.id, request.params.conflictId)),
  )

  app.post(
    '/v1/victims/:id/recipient-conflicts/:conflictId/end',
    {
      config: { may: 'notification:conflict', records: 'decision' },
      schema: {
        operationId: 'endRecipientConflict',
        summary: 'The body is in conflict no longer',
        description: 'Sends nothing: management lets a waiting notice go. Needs If-Match.',
        tags,
        params: ConflictParams,
        response: { 200: RecipientConflict },
      },
    },
    async (request, reply) =>
      answer(request, reply, await closeConflict(deps, request.ctx, request.params.id, request.params.conflictId)),
  )
}

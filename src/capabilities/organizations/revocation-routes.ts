import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { Closed, IdParams, PageQuery } from '../../http/shapes.ts'
import { giveAccessBack, pageRevocations, readRevocation, revokeAccess } from './revocation-actions.ts'
import { NewRevocation, Revocation, Revocations } from './revocation-schema.ts'

const tags = ['access']
const may = 'access:revoke'

export const revocationRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/access-revocations',
    {
      config: { may, records: 'decision', tellsOutsiders: true },
      schema: {
        operationId: 'revokeAccess',
        summary: 'Shut a user or client out at once',
        description:
          'Whatever token it holds: the next request answers 401. A manager’s word holds in the own organisation only.',
        tags,
        body: NewRevocation,
        response: { 201: Revocation },
      },
    },
    async (request, reply) => answer(request, reply, await revokeAccess(deps, request.ctx, request.body)),
  )

  app.get(
    '/v1/access-revocations',
    {
      config: { may },
      schema: {
        operationId: 'listAccessRevocations',
        summary: 'Who was shut out and when, without names',
        description: 'The operator sees all, a manager those of the own organisation. Oldest first.',
        tags,
        querystring: PageQuery,
        response: { 200: Revocations },
      },
    },
    async (request, reply) => answer(request, reply, await pageRevocations(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/access-revocations/:id',
    {
      config: { may },
      schema: {
        operationId: 'readAccessRevocation',
        summary: 'One revocation',
        description: 'Without the name of whom it shuts out.',
        tags,
        params: IdParams,
        response: { 200: Revocation },
      },
    },
    async (request, reply) => answer(request, reply, await readRevocation(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/access-revocations/:id/lifting',
    {
      config: { may, records: 'decision', version: 'ignored', tellsOutsiders: true },
      schema: {
        operationId: 'liftAccessRevocation',
        summary: 'Give access back',
        description: 'Works at once; a second time changes nothing.',
        tags,
        params: IdParams,
        body: Closed({}),
        response: { 200: Revocation },
      },
    },
    async (request, reply) => answer(request, reply, await giveAccessBack(deps, request.ctx, request.params.id)),
  )
}

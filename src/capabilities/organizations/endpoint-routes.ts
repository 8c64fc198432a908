import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams } from '../../http/shapes.ts'
import { putEndpoint, readEndpoints } from './endpoint-actions.ts'
import { Endpoints, NewEndpoint } from './endpoint-schema.ts'

const tags = ['organizations']
const path = '/v1/organizations/:id/webhook-endpoints'

export const endpointRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, options) => {
  app.get(
    path,
    {
      config: { may: 'webhook:manage' },
      schema: {
        operationId: 'readWebhookEndpoints',
        summary: 'Where a body listens',
        description: 'For the body itself and the operator. Secrets are never shown again.',
        tags,
        params: IdParams,
        response: { 200: Endpoints },
      },
    },
    async (request, reply) => answer(request, reply, await readEndpoints(options.deps, request.ctx, request.params.id)),
  )

  app.put(
    path,
    {
      config: { may: 'webhook:manage', records: 'decision', version: 'ignored', tellsOutsiders: true },
      schema: {
        operationId: 'putWebhookEndpoint',
        summary: 'Listen at an address, or no longer',
        description:
          'Replaces the active endpoint and makes a new signing secret, shown in this answer only. Addresses in private networks are refused.',
        tags,
        params: IdParams,
        body: NewEndpoint,
        response: { 200: Endpoints },
      },
    },
    async (request, reply) =>
      answer(request, reply, await putEndpoint(options, request.ctx, request.params.id, request.body)),
  )
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { pageEvents, readVerification } from './audit-actions.ts'
import { AuditEvents, AuditFilter, AuditVerification, VerificationAsk } from './audit-schema.ts'

const tags = ['audit']

export const auditRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.get(
    '/v1/audit/events',
    {
      config: { may: 'audit:read' },
      schema: {
        operationId: 'listAuditEvents',
        summary: 'The trail: who did what, when, in whose records',
        description:
          'The operator’s auditor reads every holder’s, without ids of persons and resources; a manager the own center’s. Oldest first.',
        tags,
        querystring: AuditFilter,
        response: { 200: AuditEvents },
      },
    },
    async (request, reply) => answer(request, reply, await pageEvents(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/audit/verification',
    {
      config: { may: 'audit:read' },
      schema: {
        operationId: 'verifyAuditTrail',
        summary: 'Whether the trail is whole',
        description:
          'Weighs seals and events anew and names what was changed, removed, inserted or reordered; some batches at a time.',
        tags,
        querystring: VerificationAsk,
        response: { 200: AuditVerification },
      },
    },
    async (request, reply) => answer(request, reply, await readVerification(deps, request.ctx, request.query)),
  )
}

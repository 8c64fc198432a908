import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import { FactCorrections } from '../../http/corrections.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams, PageQuery } from '../../http/shapes.ts'
import { correctApplication, readApplicationCorrections } from './application-corrections.ts'
import { Application } from './application-schema.ts'
import { ApplicationCorrection, CallCorrection, TicketCorrection } from './correction-schema.ts'
import { correctCall, correctTicket, readCallCorrections, readTicketCorrections } from './desk-corrections.ts'
import { HelplineCall } from './helpline-schema.ts'
import { QueueTicket } from './queue-schema.ts'

const params = IdParams
const what = {
  summary: 'What was set right',
  description: 'Oldest first: field, old and new value, reason.',
  params,
  querystring: PageQuery,
  response: { 200: FactCorrections },
}

export const correctionRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/applications/:id/corrections',
    {
      config: { may: 'application:correct', records: 'fact', law: ['SVC-APPL-01', 'SVC-INT-01'] },
      schema: {
        operationId: 'correctApplication',
        summary: 'Set a fact of an application right',
        description:
          'A field of the application, of a talk or of a needs assessment; the clocks are counted anew. A talk is set right by its profession or by management.',
        tags: ['applications'],
        params,
        body: ApplicationCorrection,
        response: { 200: Application },
      },
    },
    async (request, reply) =>
      answer(request, reply, await correctApplication(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/applications/:id/corrections',
    {
      config: { may: 'application:read' },
      schema: { operationId: 'listApplicationCorrections', tags: ['applications'], ...what },
    },
    async (request, reply) =>
      answer(request, reply, await readApplicationCorrections(deps, request.ctx, request.params.id, request.query)),
  )

  app.post(
    '/v1/helpline-calls/:id/corrections',
    {
      config: { may: 'helpline:record', records: 'fact', tellsOutsiders: true, law: ['RIGHT-01'] },
      schema: {
        operationId: 'correctHelplineCall',
        summary: 'Set a call right',
        description: 'A call that was of trafficking marks the lead that it opened in this house (THB-SUSP-01).',
        tags: ['helpline'],
        params,
        body: CallCorrection,
        response: { 200: HelplineCall },
      },
    },
    async (request, reply) =>
      answer(request, reply, await correctCall(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/helpline-calls/:id/corrections',
    {
      config: { may: 'helpline:read' },
      schema: { operationId: 'listHelplineCallCorrections', tags: ['helpline'], ...what },
    },
    async (request, reply) =>
      answer(request, reply, await readCallCorrections(deps, request.ctx, request.params.id, request.query)),
  )

  app.post(
    '/v1/queue-tickets/:id/corrections',
    {
      config: { may: 'queue:record', records: 'fact' },
      schema: {
        operationId: 'correctQueueTicket',
        summary: 'Set a ticket right',
        description: 'The clocks of an application that began with it follow.',
        tags: ['queue'],
        params,
        body: TicketCorrection,
        response: { 200: QueueTicket },
      },
    },
    async (request, reply) =>
      answer(request, reply, await correctTicket(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/queue-tickets/:id/corrections',
    {
      config: { may: 'queue:read' },
      schema: { operationId: 'listQueueTicketCorrections', tags: ['queue'], ...what },
    },
    async (request, reply) =>
      answer(request, reply, await readTicketCorrections(deps, request.ctx, request.params.id, request.query)),
  )
}

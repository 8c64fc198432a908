import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams, PageQuery } from '../../http/shapes.ts'
import { pageCalls, readCall, recordCall } from './helpline-actions.ts'
import { openIntake } from './helpline-intake.ts'
import { HelplineCall, HelplineCalls, HelplineIntake, NewHelplineCall } from './helpline-schema.ts'

const tags = ['helpline']

export const helplineRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/helpline-calls',
    {
      config: { may: 'helpline:record', records: 'fact' },
      schema: {
        operationId: 'recordHelplineCall',
        summary: 'A call came in',
        description: 'At any hour, from anybody; no name is asked and no number kept.',
        tags,
        body: NewHelplineCall,
        response: { 201: HelplineCall },
      },
    },
    async (request, reply) => answer(request, reply, await recordCall(deps, request.ctx, request.body)),
  )

  app.get(
    '/v1/helpline-calls',
    {
      config: { may: 'helpline:read' },
      schema: {
        operationId: 'listHelplineCalls',
        summary: 'Calls that this house took',
        description: 'Oldest first.',
        tags,
        querystring: PageQuery,
        response: { 200: HelplineCalls },
      },
    },
    async (request, reply) => answer(request, reply, await pageCalls(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/helpline-calls/:id',
    {
      config: { may: 'helpline:read' },
      schema: {
        operationId: 'readHelplineCall',
        summary: 'One call',
        description: 'Holds no person.',
        tags,
        params: IdParams,
        response: { 200: HelplineCall },
      },
    },
    async (request, reply) => answer(request, reply, await readCall(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/helpline-calls/:id/intake',
    {
      config: { may: 'helpline:record', records: 'fact', tellsOutsiders: true, law: ['RIGHT-01', 'SVC-APPL-01'] },
      schema: {
        operationId: 'openHelplineIntake',
        summary: 'Open a lead from a call',
        description:
          'In the center that took the call, or from the call center at the DOST center that it names. No name is needed.',
        tags,
        params: IdParams,
        body: HelplineIntake,
        response: { 200: HelplineCall },
      },
    },
    async (request, reply) =>
      answer(request, reply, await openIntake(deps, request.ctx, request.params.id, request.body)),
  )
}

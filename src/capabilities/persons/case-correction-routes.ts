import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import { FactCorrections } from '../../http/corrections.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams, PageQuery } from '../../http/shapes.ts'
import { correctCase, readCaseCorrections } from './case-correction-actions.ts'
import { CaseCorrection } from './case-correction-schema.ts'
import { Case } from './case-schema.ts'

const tags = ['cases']
const params = IdParams

export const caseCorrectionRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/cases/:id/corrections',
    {
      config: { may: 'case:record', records: 'fact', law: ['THB-REF-01', 'THB-ALLOW-01', 'ANON-01'] },
      schema: {
        operationId: 'correctCase',
        summary: 'Set a fact of an episode right',
        description:
          'A status, an act or an assessment, named by its id; status, danger, kinds and flags of the episode are counted anew.',
        tags,
        params,
        body: CaseCorrection,
        response: { 200: Case },
      },
    },
    async (request, reply) =>
      answer(request, reply, await correctCase(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/cases/:id/corrections',
    {
      config: { may: 'case:read' },
      schema: {
        operationId: 'listCaseCorrections',
        summary: 'What was set right',
        description: 'Oldest first: field, old and new value, reason.',
        tags,
        params,
        querystring: PageQuery,
        response: { 200: FactCorrections },
      },
    },
    async (request, reply) =>
      answer(request, reply, await readCaseCorrections(deps, request.ctx, request.params.id, request.query)),
  )
}

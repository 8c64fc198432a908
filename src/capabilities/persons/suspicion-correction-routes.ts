import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import { FactCorrections } from '../../http/corrections.ts'
import type { RoomOptions } from '../../http/room.ts'
import { PageQuery } from '../../http/shapes.ts'
import { correctSuspicion, readSuspicionCorrections } from './suspicion-correction-actions.ts'
import { Suspicion, SuspicionCorrection, SuspicionParams } from './suspicion-schema.ts'

const tags = ['victims']
const params = SuspicionParams

export const suspicionCorrectionRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/victims/:id/suspicions/:suspicionId/corrections',
    {
      config: {
        may: 'victim:suspicion-review',
        records: 'fact',
        law: ['CONS-03', 'DV-REP-01', 'DV-VIEW-01', 'DV-CHILD-02', 'DV-CHILD-03'],
      },
      schema: {
        operationId: 'correctSuspicion',
        summary: 'Set a sign right',
        description:
          'Struck, or moved to another relative, only with reasons in writing: the tasks it opened are called off, and what was done on it becomes a task of management.',
        tags,
        params,
        body: SuspicionCorrection,
        response: { 200: Suspicion },
      },
    },
    async (request, reply) => {
      const { id, suspicionId } = request.params
      return answer(request, reply, await correctSuspicion(deps, request.ctx, id, suspicionId, request.body))
    },
  )

  app.get(
    '/v1/victims/:id/suspicions/:suspicionId/corrections',
    {
      config: { may: 'victim:suspicion' },
      schema: {
        operationId: 'listSuspicionCorrections',
        summary: 'What was set right of a sign',
        description: 'Oldest first: field, old and new value, reason.',
        tags,
        params,
        querystring: PageQuery,
        response: { 200: FactCorrections },
      },
    },
    async (request, reply) => {
      const { id, suspicionId } = request.params
      return answer(request, reply, await readSuspicionCorrections(deps, request.ctx, id, suspicionId, request.query))
    },
  )
}

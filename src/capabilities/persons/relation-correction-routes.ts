import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import { FactCorrections } from '../../http/corrections.ts'
import type { RoomOptions } from '../../http/room.ts'
import { PageQuery } from '../../http/shapes.ts'
import { correctRelation, readRelationCorrections } from './relation-correction-actions.ts'
import { RelationCorrection } from './relation-correction-schema.ts'
import { Relation, RelationParams } from './relation-schema.ts'

const tags = ['victims']
const params = RelationParams

export const relationCorrectionRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/victims/:id/relations/:relationId/corrections',
    {
      config: {
        may: 'victim:record',
        records: 'fact',
        law: ['CONS-03', 'DV-REP-01', 'DV-CHILD-02', 'DV-CHILD-03'],
      },
      schema: {
        operationId: 'correctRelation',
        summary: 'Set right who a relative is, or whether he represents her',
        description:
          'Consents, representatives, companions and contact that relied on it are looked at anew by tasks. While a sign stands against the relative, whom it concerns is settled first.',
        tags,
        params,
        body: RelationCorrection,
        response: { 200: Relation },
      },
    },
    async (request, reply) => {
      const { id, relationId } = request.params
      return answer(request, reply, await correctRelation(deps, request.ctx, id, relationId, request.body))
    },
  )

  app.get(
    '/v1/victims/:id/relations/:relationId/corrections',
    {
      config: { may: 'victim:read' },
      schema: {
        operationId: 'listRelationCorrections',
        summary: 'What was set right of a relation',
        description: 'Oldest first, with its representations: field, old and new value, reason.',
        tags,
        params,
        querystring: PageQuery,
        response: { 200: FactCorrections },
      },
    },
    async (request, reply) => {
      const { id, relationId } = request.params
      return answer(request, reply, await readRelationCorrections(deps, request.ctx, id, relationId, request.query))
    },
  )
}

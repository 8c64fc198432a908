import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams, PageQuery } from '../../http/shapes.ts'
import { pageRelations, readRelation, readRelationName, recordRelation } from './relation-actions.ts'
import {
  NewRelation,
  NewRepresentation,
  Relation,
  RelationName,
  RelationParams,
  Relations,
  RepresentationEnd,
} from './relation-schema.ts'
import { endRepresentation, recordRepresentation } from './representation-actions.ts'

const tags = ['victims']

export const relationRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/victims/:id/relations',
    {
      config: { may: 'victim:record', records: 'fact' },
      schema: {
        operationId: 'recordRelation',
        summary: 'Record a person around her',
        description: 'By what the relative is to her; a name goes to the vault.',
        tags,
        params: IdParams,
        body: NewRelation,
        response: { 201: Relation },
      },
    },
    async (request, reply) =>
      answer(request, reply, await recordRelation(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/victims/:id/relations',
    {
      config: { may: 'victim:read' },
      schema: {
        operationId: 'listRelations',
        summary: 'People around her',
        description: 'Oldest first; names no one.',
        tags,
        params: IdParams,
        querystring: PageQuery,
        response: { 200: Relations },
      },
    },
    async (request, reply) =>
      answer(request, reply, await pageRelations(deps, request.ctx, request.params.id, request.query)),
  )

  app.get(
    '/v1/victims/:id/relations/:relationId',
    {
      config: { may: 'victim:read' },
      schema: {
        operationId: 'readRelation',
        summary: 'One person around her',
        description: 'Names no one.',
        tags,
        params: RelationParams,
        response: { 200: Relation },
      },
    },
    async (request, reply) =>
      answer(request, reply, await readRelation(deps, request.ctx, request.params.id, request.params.relationId)),
  )

  app.get(
    '/v1/victims/:id/relations/:relationId/name',
    {
      config: { may: 'victim:identity', purpose: true },
      schema: {
        operationId: 'readRelationName',
        summary: 'Open the name of a person around her',
        description: 'Needs a Purpose; every reading is in the trail.',
        tags,
        params: RelationParams,
        response: { 200: RelationName },
      },
    },
    async (request, reply) =>
      answer(request, reply, await readRelationName(deps, request.ctx, request.params.id, request.params.relationId)),
  )

  app.post(
    '/v1/victims/:id/relations/:relationId/representation',
    {
      config: { may: 'victim:record', records: 'fact' },
      schema: {
        operationId: 'recordRepresentation',
        summary: 'Record that a relative represents her by law',
        description:
          'To be related is not to represent. Answers the relation; the number of a document goes to the vault.',
        tags,
        params: RelationParams,
        body: NewRepresentation,
        response: { 200: Relation },
      },
    },
    async (request, reply) => {
      const { id, relationId } = request.params
      return answer(request, reply, await recordRepresentation(deps, request.ctx, id, relationId, request.body))
    },
  )

  app.post(
    '/v1/victims/:id/relations/:relationId/representation/end',
    {
      config: { may: 'victim:record', records: 'fact', law: ['CONS-03', 'DV-REP-01'] },
      schema: {
        operationId: 'endRepresentation',
        summary: 'Record that a relative no longer represents her',
        description: 'What was consented by it lapses from that instant; tasks ask for another representative.',
        tags,
        params: RelationParams,
        body: RepresentationEnd,
        response: { 200: Relation },
      },
    },
    async (request, reply) => {
      const { id, relationId } = request.params
      return answer(request, reply, await endRepresentation(deps, request.ctx, id, relationId, request.body))
    },
  )
}

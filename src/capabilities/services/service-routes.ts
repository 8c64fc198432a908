import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import { FactCorrections } from '../../http/corrections.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams, PageQuery } from '../../http/shapes.ts'
import { today } from '../../kernel/dates.ts'
import { catalogueOf } from './catalogue.ts'
import { correctService, pageServices, readService, readServiceCorrections, recordService } from './service-actions.ts'
import { NewService, Service, ServiceCorrection, ServiceQuery, Services, ServiceTypes } from './service-schema.ts'

const tags = ['services']
const params = IdParams

export const serviceRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.get(
    '/v1/service-types',
    {
      config: { public: 'the catalogue of what is offered, free of charge' },
      schema: {
        operationId: 'listServiceTypes',
        summary: 'What a center offers',
        description: 'By regime, with what is urgent marked (THB-SERV-01, DV-SERV-01, PLAN-01).',
        tags,
        response: { 200: ServiceTypes },
      },
    },
    async (_request, reply) => reply.send(catalogueOf(today(deps.clock))),
  )

  app.post(
    '/v1/services',
    {
      config: { may: 'service:record', records: 'fact', law: ['PLAN-01'] },
      schema: {
        operationId: 'recordService',
        summary: 'Record a service that was rendered',
        description:
          'Never refused: what is not urgent and was rendered without an active plan of hers is flagged `PLAN-01`.',
        tags,
        body: NewService,
        response: { 201: Service },
      },
    },
    async (request, reply) => answer(request, reply, await recordService(deps, request.ctx, request.body)),
  )

  app.get(
    '/v1/services',
    {
      config: { may: 'service:read' },
      schema: {
        operationId: 'listServices',
        summary: 'Services rendered by this holder',
        description: 'Oldest first; by case, person or type.',
        tags,
        querystring: ServiceQuery,
        response: { 200: Services },
      },
    },
    async (request, reply) => answer(request, reply, await pageServices(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/services/:id',
    {
      config: { may: 'service:read' },
      schema: {
        operationId: 'readService',
        summary: 'One service',
        description: 'With the rules it breaks, if any.',
        tags,
        params,
        response: { 200: Service },
      },
    },
    async (request, reply) => answer(request, reply, await readService(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/services/:id/corrections',
    {
      config: { may: 'service:record', records: 'fact', law: ['PLAN-01'] },
      schema: {
        operationId: 'correctService',
        summary: 'Set a recorded service right',
        description: 'Keeps the old value and the reason; breaches are weighed anew.',
        tags,
        params,
        body: ServiceCorrection,
        response: { 200: Service },
      },
    },
    async (request, reply) =>
      answer(request, reply, await correctService(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/services/:id/corrections',
    {
      config: { may: 'service:read' },
      schema: {
        operationId: 'listServiceCorrections',
        summary: 'What was set right',
        description: 'Oldest first: field, old and new value, reason.',
        tags,
        params,
        querystring: PageQuery,
        response: { 200: FactCorrections },
      },
    },
    async (request, reply) =>
      answer(request, reply, await readServiceCorrections(deps, request.ctx, request.params.id, request.query)),
  )
}

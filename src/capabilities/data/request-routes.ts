import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import { FactCorrections } from '../../http/corrections.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams, PageQuery } from '../../http/shapes.ts'
import {
  approveRequest,
  correctRequest,
  grantRequest,
  recordRequest,
  refuseRequest,
  withdrawRequest,
} from './request-actions.ts'
import {
  DataRequest,
  DataRequestCorrection,
  DataRequestGrant,
  DataRequestQuery,
  DataRequestRefusal,
  DataRequests,
  DataRequestTexts,
  NewDataRequest,
} from './request-schema.ts'
import { pageRequests, readRequest, readRequestCorrections, readRequestTexts } from './request-view.ts'

const tags = ['data']
const params = IdParams
const response = { 200: DataRequest }

export const dataRequestRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/data-requests',
    {
      config: { may: 'data-request:record', records: 'fact', law: ['DATA-01'] },
      schema: {
        operationId: 'recordDataRequest',
        summary: 'She asks to see, set right, erase or object',
        description:
          'A fact, whoever asks and however it was checked; the clock runs from the day on which it was asked.',
        tags,
        body: NewDataRequest,
        response: { 201: DataRequest },
      },
    },
    async (request, reply) => answer(request, reply, await recordRequest(deps, request.ctx, request.body)),
  )

  app.get(
    '/v1/data-requests',
    {
      config: { may: 'data-request:read' },
      schema: {
        operationId: 'listDataRequests',
        summary: 'Requests about one’s own data',
        description: 'Oldest first; by kind, state or person.',
        tags,
        querystring: DataRequestQuery,
        response: { 200: DataRequests },
      },
    },
    async (request, reply) => answer(request, reply, await pageRequests(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/data-requests/:id',
    {
      config: { may: 'data-request:read' },
      schema: {
        operationId: 'readDataRequest',
        summary: 'One request',
        description: 'A granted request for sight points to her statement; a granted erasure says what stays.',
        tags,
        params,
        response,
      },
    },
    async (request, reply) => answer(request, reply, await readRequest(deps, request.ctx, request.params.id)),
  )

  app.get(
    '/v1/data-requests/:id/texts',
    {
      config: { may: 'data-request:decide', purpose: true },
      schema: {
        operationId: 'readDataRequestTexts',
        summary: 'Her words and the reason of a refusal',
        description: 'Needs a purpose.',
        tags,
        params,
        response: { 200: DataRequestTexts },
      },
    },
    async (request, reply) => answer(request, reply, await readRequestTexts(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/data-requests/:id/grant',
    {
      config: { may: 'data-request:decide', records: 'decision', law: ['DATA-01'] },
      schema: {
        operationId: 'grantDataRequest',
        summary: 'Grant it',
        description:
          'Needs If-Match. To herself or a representative on record who is not suspected, once it is sure who asks. An erasure waits for a second person.',
        tags,
        params,
        body: DataRequestGrant,
        response,
      },
    },
    async (request, reply) =>
      answer(request, reply, await grantRequest(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/data-requests/:id/refusal',
    {
      config: { may: 'data-request:decide', records: 'decision', law: ['DATA-01', 'RIGHT-01'] },
      schema: {
        operationId: 'refuseDataRequest',
        summary: 'Refuse it',
        description: 'Needs If-Match. On a listed ground, with a written reason and a notice of appeal (RIGHT-01).',
        tags,
        params,
        body: DataRequestRefusal,
        response,
      },
    },
    async (request, reply) =>
      answer(request, reply, await refuseRequest(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/data-requests/:id/approval',
    {
      config: { may: 'data-request:approve', records: 'decision', law: ['DATA-01'] },
      schema: {
        operationId: 'approveDataRequest',
        summary: 'The second person on an erasure',
        description:
          'Needs If-Match. Whoever proposed it cannot approve it; what was to be granted is weighed once more.',
        tags,
        params,
        response,
      },
    },
    async (request, reply) => answer(request, reply, await approveRequest(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/data-requests/:id/withdrawal',
    {
      config: { may: 'data-request:record', records: 'decision', version: 'ignored' },
      schema: {
        operationId: 'withdrawDataRequest',
        summary: 'She takes it back',
        description: 'At any time before it is decided; needs no reason.',
        tags,
        params,
        response,
      },
    },
    async (request, reply) => answer(request, reply, await withdrawRequest(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/data-requests/:id/corrections',
    {
      config: { may: 'data-request:record', records: 'fact' },
      schema: {
        operationId: 'correctDataRequest',
        summary: 'Set a request right',
        description: 'Keeps the old value and the reason; the clock follows.',
        tags,
        params,
        body: DataRequestCorrection,
        response,
      },
    },
    async (request, reply) =>
      answer(request, reply, await correctRequest(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/data-requests/:id/corrections',
    {
      config: { may: 'data-request:read' },
      schema: {
        operationId: 'listDataRequestCorrections',
        summary: 'What was set right',
        description: 'Oldest first: field, old and new value, reason.',
        tags,
        params,
        querystring: PageQuery,
        response: { 200: FactCorrections },
      },
    },
    async (request, reply) =>
      answer(request, reply, await readRequestCorrections(deps, request.ctx, request.params.id, request.query)),
  )
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams, PageQuery } from '../../http/shapes.ts'
import { closeBed, pageClosures, readClosure, reopenBed } from './closure-actions.ts'
import { Closure, ClosureEnd, ClosureParams, Closures, NewClosure } from './closure-schema.ts'

const tags = ['centers']

export const closureRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.get(
    '/v1/centers/:id/closures',
    {
      config: { may: 'center:read' },
      schema: {
        operationId: 'listBedClosures',
        summary: 'Nights on which beds or rooms cannot be used',
        description: 'By first night. Only of the caller’s own center.',
        tags,
        params: IdParams,
        querystring: PageQuery,
        response: { 200: Closures },
      },
    },
    async (request, reply) =>
      answer(request, reply, await pageClosures(deps, request.ctx, request.params.id, request.query)),
  )

  app.post(
    '/v1/centers/:id/closures',
    {
      config: { may: 'center:manage', records: 'fact' },
      schema: {
        operationId: 'closeBed',
        summary: 'Take a bed or a room out of use for some nights',
        description: 'Moves nobody: whoever has a bed there becomes a task.',
        tags,
        params: IdParams,
        body: NewClosure,
        response: { 201: Closure },
      },
    },
    async (request, reply) =>
      answer(request, reply, await closeBed(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/centers/:id/closures/:closureId',
    {
      config: { may: 'center:read' },
      schema: {
        operationId: 'readBedClosure',
        summary: 'One closure',
        description: 'Only of the caller’s own center.',
        tags,
        params: ClosureParams,
        response: { 200: Closure },
      },
    },
    async (request, reply) =>
      answer(request, reply, await readClosure(deps, request.ctx, request.params.id, request.params.closureId)),
  )

  app.patch(
    '/v1/centers/:id/closures/:closureId',
    {
      config: { may: 'center:manage', records: 'decision' },
      schema: {
        operationId: 'reopenBed',
        summary: 'Say from which night it can be used again',
        description: 'Needs If-Match.',
        tags,
        params: ClosureParams,
        body: ClosureEnd,
        response: { 200: Closure },
      },
    },
    async (request, reply) =>
      answer(
        request,
        reply,
        await reopenBed(deps, request.ctx, request.params.id, request.params.closureId, request.body),
      ),
  )
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams, PageQuery } from '../../http/shapes.ts'
import {
  pageSuspicions,
  readSuspicion,
  readSuspicionTexts,
  recordSuspicion,
  reviewSuspicion,
} from './suspicion-actions.ts'
import {
  NewSuspicion,
  Suspicion,
  SuspicionParams,
  SuspicionReview,
  Suspicions,
  SuspicionTexts,
} from './suspicion-schema.ts'

const tags = ['victims']

export const suspicionRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/victims/:id/suspicions',
    {
      config: {
        may: 'victim:suspicion',
        records: 'fact',
        law: ['CONS-03', 'DV-REP-01', 'DV-VIEW-01', 'DV-CHILD-02', 'DV-CHILD-03'],
      },
      schema: {
        operationId: 'recordSuspicion',
        summary: 'Record a sign against a person around her',
        description: 'Any sign counts. From now on the suspected person represents, accompanies and consents no more.',
        tags,
        params: IdParams,
        body: NewSuspicion,
        response: { 201: Suspicion },
      },
    },
    async (request, reply) =>
      answer(request, reply, await recordSuspicion(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/victims/:id/suspicions',
    {
      config: { may: 'victim:suspicion' },
      schema: {
        operationId: 'listSuspicions',
        summary: 'Signs on record',
        description: 'Oldest first, lifted ones too.',
        tags,
        params: IdParams,
        querystring: PageQuery,
        response: { 200: Suspicions },
      },
    },
    async (request, reply) =>
      answer(request, reply, await pageSuspicions(deps, request.ctx, request.params.id, request.query)),
  )

  app.get(
    '/v1/victims/:id/suspicions/:suspicionId',
    {
      config: { may: 'victim:suspicion' },
      schema: {
        operationId: 'readSuspicion',
        summary: 'One sign',
        description: 'Without its words.',
        tags,
        params: SuspicionParams,
        response: { 200: Suspicion },
      },
    },
    async (request, reply) =>
      answer(request, reply, await readSuspicion(deps, request.ctx, request.params.id, request.params.suspicionId)),
  )

  app.get(
    '/v1/victims/:id/suspicions/:suspicionId/texts',
    {
      config: { may: 'victim:suspicion', purpose: true },
      schema: {
        operationId: 'readSuspicionTexts',
        summary: 'The sign and its review in words',
        description: 'Needs a Purpose.',
        tags,
        params: SuspicionParams,
        response: { 200: SuspicionTexts },
      },
    },
    async (request, reply) =>
      answer(
        request,
        reply,
        await readSuspicionTexts(deps, request.ctx, request.params.id, request.params.suspicionId),
      ),
  )

  app.post(
    '/v1/victims/:id/suspicions/:suspicionId/review',
    {
      config: { may: 'victim:suspicion-review', records: 'decision', law: ['DV-CHILD-02'] },
      schema: {
        operationId: 'reviewSuspicion',
        summary: 'Review a sign',
        description: 'Only reasons in writing lift it. Needs If-Match of the suspicion.',
        tags,
        params: SuspicionParams,
        body: SuspicionReview,
        response: { 200: Suspicion },
      },
    },
    async (request, reply) =>
      answer(
        request,
        reply,
        await reviewSuspicion(deps, request.ctx, request.params.id, request.params.suspicionId, request.body),
      ),
  )
}

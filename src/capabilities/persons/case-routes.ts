import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams } from '../../http/shapes.ts'
import { closeCase, nameCaseKeyWorker, openNewCase, pageCases, readCase, reopenCase } from './case-actions.ts'
import { Case, CaseClosure, CaseReopening, Cases, CasesQuery, NewCase } from './case-schema.ts'
import { KeyWorker } from './fence-schema.ts'

const tags = ['cases']

export const caseRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/cases',
    {
      config: { may: 'case:record', records: 'fact', law: ['RIGHT-01', 'DV-NOTIF-01'] },
      schema: {
        operationId: 'openCase',
        summary: 'Open an episode',
        description: 'One is open for each person and regime.',
        tags,
        body: NewCase,
        response: { 201: Case },
      },
    },
    async (request, reply) => answer(request, reply, await openNewCase(deps, request.ctx, request.body)),
  )

  app.get(
    '/v1/cases',
    {
      config: { may: 'case:read' },
      schema: {
        operationId: 'listCases',
        summary: 'Episodes of this holder',
        description: 'Oldest first.',
        tags,
        querystring: CasesQuery,
        response: { 200: Cases },
      },
    },
    async (request, reply) => answer(request, reply, await pageCases(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/cases/:id',
    {
      config: { may: 'case:read' },
      schema: {
        operationId: 'readCase',
        summary: 'One episode',
        description: 'Codes only.',
        tags,
        params: IdParams,
        response: { 200: Case },
      },
    },
    async (request, reply) => answer(request, reply, await readCase(deps, request.ctx, request.params.id)),
  )

  app.put(
    '/v1/cases/:id/key-worker',
    {
      config: { may: 'case:close', records: 'decision' },
      schema: {
        operationId: 'nameCaseKeyWorker',
        summary: 'Name who leads the episode',
        description: 'A worker takes up, for herself, what nobody leads; the manager alone changes it. Needs If-Match.',
        tags,
        params: IdParams,
        body: KeyWorker,
        response: { 200: Case },
      },
    },
    async (request, reply) =>
      answer(request, reply, await nameCaseKeyWorker(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/cases/:id/closure',
    {
      config: { may: 'case:close', records: 'decision', law: ['THB-NOTIF-01', 'DV-NOTIF-01'] },
      schema: {
        operationId: 'closeCase',
        summary: 'Close the episode',
        description:
          'Refused while a body that must be told of a child has not been, and while a placement is open. Needs If-Match.',
        tags,
        params: IdParams,
        body: CaseClosure,
        response: { 200: Case },
      },
    },
    async (request, reply) =>
      answer(request, reply, await closeCase(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/cases/:id/reopening',
    {
      config: { may: 'case:close', records: 'decision' },
      schema: {
        operationId: 'reopenCase',
        summary: 'Reopen the episode',
        description: 'Needs If-Match.',
        tags,
        params: IdParams,
        body: CaseReopening,
        response: { 200: Case },
      },
    },
    async (request, reply) =>
      answer(request, reply, await reopenCase(deps, request.ctx, request.params.id, request.body)),
  )
}

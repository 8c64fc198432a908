import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import { RefusalError } from '../../http/errors.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams } from '../../http/shapes.ts'
import { giveAnswer } from './application-answers.ts'
import { Application } from './application-schema.ts'
import {
  DocumentParams,
  DocumentStatus,
  LawEnforcementAsk,
  NeedsAssessment,
  NewAnswer,
  NewInterview,
} from './application-step-schema.ts'
import { assessNeeds, holdInterview, recordDocument } from './application-work.ts'
import { closeLawEnforcementStep } from './law-enforcement-actions.ts'
import { NewPlacementRequest } from './placement-request-schema.ts'
import { beyondTheList, requestPlacement } from './placement-request-sending.ts'

const tags = ['applications']

export const applicationStepRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/applications/:id/interviews',
    {
      config: { may: 'application:interview', records: 'fact', law: ['SVC-APPL-01', 'SVC-INT-01'] },
      schema: {
        operationId: 'holdApplicationInterview',
        summary: 'The lawyer or the psychologist talked with her',
        description: 'Both are wanted; one missing is a task and stops nothing (SVC-INT-01).',
        tags,
        params: IdParams,
        body: NewInterview,
        response: { 200: Application },
      },
    },
    async (request, reply) =>
      answer(request, reply, await holdInterview(deps, request.ctx, request.params.id, request.body)),
  )

  app.put(
    '/v1/applications/:id/documents/:kind',
    {
      config: { may: 'application:work', records: 'fact' },
      schema: {
        operationId: 'recordApplicationDocument',
        summary: 'Tick the checklist of documents',
        description:
          'Missing is work for staff; impossible and withheld for safety are as good as provided (SVC-DOC-01).',
        tags,
        params: DocumentParams,
        body: DocumentStatus,
        response: { 200: Application },
      },
    },
    async (request, reply) => {
      const { id, kind } = request.params
      return answer(request, reply, await recordDocument(deps, request.ctx, id, kind, request.body))
    },
  )

  app.put(
    '/v1/applications/:id/needs-assessment',
    {
      config: { may: 'application:work', records: 'decision' },
      schema: {
        operationId: 'assessApplicationNeeds',
        summary: 'Establish with her what she needs',
        description: 'Needs If-Match. The newest counts.',
        tags,
        params: IdParams,
        body: NeedsAssessment,
        response: { 200: Application },
      },
    },
    async (request, reply) =>
      answer(request, reply, await assessNeeds(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/applications/:id/law-enforcement-step',
    {
      config: {
        may: 'application:work',
        records: 'decision',
        law: [
          'ANON-01',
          'ANON-03',
          'ANON-04',
          'CONS-01',
          'CONS-02',
          'THB-FAM-01',
          'DV-VIEW-01',
          'DV-CORR-01',
          'SVC-LE-01',
        ],
      },
      schema: {
        operationId: 'closeLawEnforcementStep',
        summary: 'Close the law-enforcement step',
        description:
          'Needs If-Match. Unsent by default; with her consent one named body is told; the next step never waits for it (SVC-LE-01).',
        tags,
        params: IdParams,
        body: LawEnforcementAsk,
        response: { 200: Application },
      },
    },
    async (request, reply) =>
      answer(request, reply, await closeLawEnforcementStep(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/applications/:id/placement-request',
    {
      config: { may: 'application:work', records: 'decision', law: ['ANON-01', 'SVC-PLACE-01'] },
      preValidation: async (request) => {
        const refused = beyondTheList(request.ctx, request.body)
        if (refused !== null) throw new RefusalError(refused)
      },
      schema: {
        operationId: 'sendPlacementRequest',
        summary: 'Ask the Social Services Agency for a place',
        description: 'Needs If-Match. Carries the listed fields and nothing else; any other property is refused.',
        tags,
        params: IdParams,
        body: NewPlacementRequest,
        response: { 200: Application },
      },
    },
    async (request, reply) =>
      answer(request, reply, await requestPlacement(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/applications/:id/answers',
    {
      config: { may: 'application:work', records: 'decision', law: ['SVC-CHAN-01'] },
      schema: {
        operationId: 'answerApplication',
        summary: 'Tell her what came of it',
        description: 'Needs If-Match. Only over a way that she marked safe (SVC-CHAN-01).',
        tags,
        params: IdParams,
        body: NewAnswer,
        response: { 200: Application },
      },
    },
    async (request, reply) =>
      answer(request, reply, await giveAnswer(deps, request.ctx, request.params.id, request.body)),
  )
}

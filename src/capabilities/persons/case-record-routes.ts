import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams } from '../../http/shapes.ts'
import {
  addStatus,
  assessNeeds,
  assessRisk,
  explainRights,
  makeSafetyPlan,
  readCaseTexts,
  recordExploitation,
  recordViolence,
} from './case-record-actions.ts'
import {
  CaseTexts,
  ExploitationAct,
  NeedsAssessment,
  NewThbStatus,
  RightsExplained,
  RiskAssessment,
  SafetyPlan,
  ViolenceAct,
} from './case-record-schema.ts'
import { Case } from './case-schema.ts'

const tags = ['cases']

export const caseRecordRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/cases/:id/thb-status',
    {
      config: { may: 'case:record', records: 'fact', law: ['THB-REF-01'] },
      schema: {
        operationId: 'recordThbStatus',
        summary: 'Record the trafficking status',
        description:
          'A fact: suspected, potential, or the finding of an identification body; one from before she came with its document. Opens nothing by itself.',
        tags,
        params: IdParams,
        body: NewThbStatus,
        response: { 200: Case },
      },
    },
    async (request, reply) =>
      answer(request, reply, await addStatus(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/cases/:id/violence-acts',
    {
      config: { may: 'case:record', records: 'fact' },
      schema: {
        operationId: 'recordViolence',
        summary: 'Record an act of violence',
        description: 'By kind; the words go to the vault. A new act reopens a closed episode.',
        tags,
        params: IdParams,
        body: ViolenceAct,
        response: { 200: Case },
      },
    },
    async (request, reply) =>
      answer(request, reply, await recordViolence(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/cases/:id/exploitation-facts',
    {
      config: { may: 'case:record', records: 'fact' },
      schema: {
        operationId: 'recordExploitation',
        summary: 'Record a fact of exploitation',
        description: 'By kind; the words go to the vault. A new fact reopens a closed episode.',
        tags,
        params: IdParams,
        body: ExploitationAct,
        response: { 200: Case },
      },
    },
    async (request, reply) =>
      answer(request, reply, await recordExploitation(deps, request.ctx, request.params.id, request.body)),
  )

  app.put(
    '/v1/cases/:id/needs-assessment',
    {
      config: { may: 'case:record', records: 'decision' },
      schema: {
        operationId: 'assessNeeds',
        summary: 'Assess what she needs',
        description: 'Made with her; the newest counts. Needs If-Match.',
        tags,
        params: IdParams,
        body: NeedsAssessment,
        response: { 200: Case },
      },
    },
    async (request, reply) =>
      answer(request, reply, await assessNeeds(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/cases/:id/risk-assessments',
    {
      config: { may: 'case:record', records: 'fact' },
      schema: {
        operationId: 'assessRisk',
        summary: 'Assess the danger',
        description: 'The last one counts; the words go to the vault.',
        tags,
        params: IdParams,
        body: RiskAssessment,
        response: { 200: Case },
      },
    },
    async (request, reply) =>
      answer(request, reply, await assessRisk(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/cases/:id/safety-plans',
    {
      config: { may: 'case:record', records: 'fact' },
      schema: {
        operationId: 'makeSafetyPlan',
        summary: 'Make a safety plan',
        description: 'The plan itself goes to the vault; the last one counts.',
        tags,
        params: IdParams,
        body: SafetyPlan,
        response: { 200: Case },
      },
    },
    async (request, reply) =>
      answer(request, reply, await makeSafetyPlan(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/cases/:id/texts',
    {
      config: { may: 'case:record', purpose: true },
      schema: {
        operationId: 'readCaseTexts',
        summary: 'Acts, risks and safety plans in words',
        description: 'Oldest first. Needs a Purpose.',
        tags,
        params: IdParams,
        response: { 200: CaseTexts },
      },
    },
    async (request, reply) => answer(request, reply, await readCaseTexts(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/cases/:id/rights-explained',
    {
      config: { may: 'case:record', records: 'fact' },
      schema: {
        operationId: 'explainRights',
        summary: 'Record that her rights were explained',
        description: 'With the language in which it was done.',
        tags,
        params: IdParams,
        body: RightsExplained,
        response: { 200: Case },
      },
    },
    async (request, reply) =>
      answer(request, reply, await explainRights(deps, request.ctx, request.params.id, request.body)),
  )
}

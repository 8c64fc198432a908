import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams } from '../../http/shapes.ts'
import { activatePlan, addGoal, closePlan, draftPlan, scheduleMeasure } from './plan-actions.ts'
import { readTexts, recordReview } from './plan-reviews.ts'
import {
  Activation,
  Closure,
  NewGoal,
  NewMeasure,
  NewPlan,
  NewReview,
  Plan,
  PlanQuery,
  Plans,
  PlanTexts,
} from './plan-schema.ts'
import { pagePlans, readPlan } from './plan-view.ts'

const tags = ['plans']
const params = IdParams

export const planRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/plans',
    {
      config: { may: 'plan:write', records: 'decision', law: ['DV-FAM-01'] },
      schema: {
        operationId: 'draftPlan',
        summary: 'Draft a plan with one person',
        description: 'Each person has her own plan, a child too (PLAN-01).',
        tags,
        body: NewPlan,
        response: { 201: Plan },
      },
    },
    async (request, reply) => answer(request, reply, await draftPlan(deps, request.ctx, request.body)),
  )

  app.get(
    '/v1/plans',
    {
      config: { may: 'plan:read' },
      schema: {
        operationId: 'listPlans',
        summary: 'Plans of this center',
        description: 'Oldest first; by case, person or state.',
        tags,
        querystring: PlanQuery,
        response: { 200: Plans },
      },
    },
    async (request, reply) => answer(request, reply, await pagePlans(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/plans/:id',
    {
      config: { may: 'plan:read' },
      schema: {
        operationId: 'readPlan',
        summary: 'One plan with goals, measures and reviews',
        description: 'Without her words; those need a purpose.',
        tags,
        params,
        response: { 200: Plan },
      },
    },
    async (request, reply) => answer(request, reply, await readPlan(deps, request.ctx, request.params.id)),
  )

  app.get(
    '/v1/plans/:id/texts',
    {
      config: { may: 'plan:read', purpose: true },
      schema: {
        operationId: 'readPlanTexts',
        summary: 'Her words in the plan',
        description: 'Needs a Purpose; every reading is in the trail.',
        tags,
        params,
        response: { 200: PlanTexts },
      },
    },
    async (request, reply) => answer(request, reply, await readTexts(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/plans/:id/goals',
    {
      config: { may: 'plan:write', records: 'decision', law: ['DV-FAM-01'] },
      schema: {
        operationId: 'addPlanGoal',
        summary: 'Add a goal',
        description: 'Her words go to the vault. Needs If-Match.',
        tags,
        params,
        body: NewGoal,
        response: { 200: Plan },
      },
    },
    async (request, reply) => answer(request, reply, await addGoal(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/plans/:id/measures',
    {
      config: { may: 'plan:write', records: 'decision', law: ['PLAN-01', 'THB-FAM-01'] },
      schema: {
        operationId: 'schedulePlanMeasure',
        summary: 'Schedule a measure',
        description:
          'Urgent help never waits; any other measure needs an active plan of the same person (`plan_required`). Needs If-Match.',
        tags,
        params,
        body: NewMeasure,
        response: { 200: Plan },
      },
    },
    async (request, reply) =>
      answer(request, reply, await scheduleMeasure(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/plans/:id/activation',
    {
      config: { may: 'plan:write', records: 'decision', law: ['PLAN-01'] },
      schema: {
        operationId: 'activatePlan',
        summary: 'Put a drafted plan in force',
        description: 'One active plan for a person (`plan_active`). Needs If-Match.',
        tags,
        params,
        body: Activation,
        response: { 200: Plan },
      },
    },
    async (request, reply) =>
      answer(request, reply, await activatePlan(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/plans/:id/reviews',
    {
      config: { may: 'plan:write', records: 'fact' },
      schema: {
        operationId: 'recordPlanReview',
        summary: 'Record a review held with her',
        description: 'A fact. It may close goals, and name measures that she declined.',
        tags,
        params,
        body: NewReview,
        response: { 200: Plan },
      },
    },
    async (request, reply) =>
      answer(request, reply, await recordReview(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/plans/:id/closure',
    {
      config: { may: 'plan:write', records: 'decision' },
      schema: {
        operationId: 'closePlan',
        summary: 'Close a plan with its outcome',
        description: 'Needs If-Match.',
        tags,
        params,
        body: Closure,
        response: { 200: Plan },
      },
    },
    async (request, reply) =>
      answer(request, reply, await closePlan(deps, request.ctx, request.params.id, request.body)),
  )
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams, PageQuery } from '../../http/shapes.ts'
import { addHouseRule, endRule, pageHouseRules, readHouseRule } from './house-rule-actions.ts'
import { HouseRule, HouseRuleEnd, HouseRuleParams, HouseRules, NewHouseRule } from './house-rule-schema.ts'

const tags = ['centers']

export const houseRuleRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.get(
    '/v1/centers/:id/house-rules',
    {
      config: { may: 'center:read' },
      schema: {
        operationId: 'listHouseRules',
        summary: 'Rules of internal discipline',
        description: 'By code, those of the past too. Only of the caller’s own center.',
        tags,
        params: IdParams,
        querystring: PageQuery,
        response: { 200: HouseRules },
      },
    },
    async (request, reply) =>
      answer(request, reply, await pageHouseRules(deps, request.ctx, request.params.id, request.query)),
  )

  app.post(
    '/v1/centers/:id/house-rules',
    {
      config: { may: 'center:manage', records: 'fact' },
      schema: {
        operationId: 'addHouseRule',
        summary: 'Put a house rule into force',
        description: 'In three languages, so that it can be explained before anybody can break it.',
        tags,
        params: IdParams,
        body: NewHouseRule,
        response: { 201: HouseRule },
      },
    },
    async (request, reply) =>
      answer(request, reply, await addHouseRule(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/centers/:id/house-rules/:ruleId',
    {
      config: { may: 'center:read' },
      schema: {
        operationId: 'readHouseRule',
        summary: 'One house rule',
        description: 'Only of the caller’s own center.',
        tags,
        params: HouseRuleParams,
        response: { 200: HouseRule },
      },
    },
    async (request, reply) =>
      answer(request, reply, await readHouseRule(deps, request.ctx, request.params.id, request.params.ruleId)),
  )

  app.patch(
    '/v1/centers/:id/house-rules/:ruleId',
    {
      config: { may: 'center:manage', records: 'decision' },
      schema: {
        operationId: 'endHouseRule',
        summary: 'Say on which day a rule no longer holds',
        description: 'Needs If-Match. A rule is never reworded: it ends, and another begins.',
        tags,
        params: HouseRuleParams,
        body: HouseRuleEnd,
        response: { 200: HouseRule },
      },
    },
    async (request, reply) =>
      answer(request, reply, await endRule(deps, request.ctx, request.params.id, request.params.ruleId, request.body)),
  )
}

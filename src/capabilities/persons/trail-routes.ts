import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams, PageQuery } from '../../http/shapes.ts'
import { recordCapacity } from './capacity-actions.ts'
import { correctVictim, pageAccesses, pageCorrections, pageTimeline } from './trail-actions.ts'
import { Accesses, Corrections, NewCorrection, Timeline } from './trail-schema.ts'
import { CapacityDecision, Victim } from './victim-schema.ts'

const tags = ['victims']

export const trailRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/victims/:id/capacity',
    {
      config: {
        may: 'victim:record',
        records: 'fact',
        law: ['CONS-03', 'THB-STAY-01', 'DV-STAY-04', 'DV-VIEW-01'],
      },
      schema: {
        operationId: 'recordCapacity',
        summary: 'Record what a court found about her capacity',
        description:
          'From the first day to the last others consent for her; the number of the decision goes to the vault.',
        tags,
        params: IdParams,
        body: CapacityDecision,
        response: { 200: Victim },
      },
    },
    async (request, reply) =>
      answer(request, reply, await recordCapacity(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/victims/:id/corrections',
    {
      config: {
        may: 'victim:record',
        records: 'fact',
        law: ['GEN-AGE-02', 'CONS-03', 'DV-STAY-04', 'DV-REP-01', 'DV-VIEW-01', 'DV-NOTIF-01'],
      },
      schema: {
        operationId: 'correctVictim',
        summary: 'Set a recorded fact right',
        description:
          'With the reason; what was derived from it is derived anew. A corrected birth date never shortens a stay by itself.',
        tags,
        params: IdParams,
        body: NewCorrection,
        response: { 200: Victim },
      },
    },
    async (request, reply) =>
      answer(request, reply, await correctVictim(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/victims/:id/corrections',
    {
      config: { may: 'victim:read' },
      schema: {
        operationId: 'listVictimCorrections',
        summary: 'What was set right',
        description: 'Oldest first.',
        tags,
        params: IdParams,
        querystring: PageQuery,
        response: { 200: Corrections },
      },
    },
    async (request, reply) =>
      answer(request, reply, await pageCorrections(deps, request.ctx, request.params.id, request.query)),
  )

  app.get(
    '/v1/victims/:id/timeline',
    {
      config: { may: 'case:read' },
      schema: {
        operationId: 'readTimeline',
        summary: 'Her record in order',
        description: 'What happened and when, codes only.',
        tags,
        params: IdParams,
        querystring: PageQuery,
        response: { 200: Timeline },
      },
    },
    async (request, reply) =>
      answer(request, reply, await pageTimeline(deps, request.ctx, request.params.id, request.query)),
  )

  app.get(
    '/v1/victims/:id/accesses',
    {
      config: { may: 'victim:ledger' },
      schema: {
        operationId: 'listAccesses',
        summary: 'Who saw her record',
        description:
          'Oldest first; staff by a pseudonym that holds for her record only. A list that held her is told as seen_in_list.',
        tags,
        params: IdParams,
        querystring: PageQuery,
        response: { 200: Accesses },
      },
    },
    async (request, reply) =>
      answer(request, reply, await pageAccesses(deps, request.ctx, request.params.id, request.query)),
  )
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import { FactCorrections } from '../../http/corrections.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams, PageQuery } from '../../http/shapes.ts'
import { NewPlacement } from './act-schema.ts'
import { readPlacementCorrections } from './correction-list.ts'
import { Placement, PlacementQuery, Placements, PlacementTexts } from './placement-schema.ts'
import { pagePlacements, readPlacement, requestPlacement } from './request-actions.ts'
import { readTexts } from './text-actions.ts'

const tags = ['placements']

export const placementRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/placements',
    {
      config: {
        may: 'placement:request',
        records: 'decision',
        law: [
          'RIGHT-01',
          'THB-SUSP-01',
          'DV-ADM-01',
          'DV-REF-01',
          'DV-STAY-03',
          'DV-CHILD-02',
          'DV-NOTIF-01',
          'DV-ACCR-01',
        ],
      },
      schema: {
        operationId: 'requestPlacement',
        summary: 'Expect a person, with or without a bed held for her',
        description:
          'A person and the center are enough: no consent, referral, representative, document or bed. A basis that is not complete is refused; emergency_request is always open. A stay with which she comes is kept where the caller may see it; else null, and staff are asked who it is.',
        tags,
        body: NewPlacement,
        response: { 201: Placement },
      },
    },
    async (request, reply) => answer(request, reply, await requestPlacement(deps, request.ctx, request.body)),
  )

  app.get(
    '/v1/placements',
    {
      config: { may: 'placement:read' },
      schema: {
        operationId: 'listPlacements',
        summary: 'Placements of this center',
        description: 'Oldest first; by state, or who was here at the end of a Baku day.',
        tags,
        querystring: PlacementQuery,
        response: { 200: Placements },
      },
    },
    async (request, reply) => answer(request, reply, await pagePlacements(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/placements/:id',
    {
      config: { may: 'placement:read' },
      schema: {
        operationId: 'readPlacement',
        summary: 'One placement: limit, flags by today’s date, what may be done next',
        description: 'The limit names its rules and their sources. Flags end nothing and move nobody.',
        tags,
        params: IdParams,
        response: { 200: Placement },
      },
    },
    async (request, reply) => answer(request, reply, await readPlacement(deps, request.ctx, request.params.id)),
  )

  app.get(
    '/v1/placements/:id/texts',
    {
      config: { may: 'placement:texts', purpose: true },
      schema: {
        operationId: 'readPlacementTexts',
        summary: 'Words behind a placement',
        description:
          'What a child said and how it was weighed, assessments, best interest, removal. For psychologists, management and her key worker. Needs a Purpose; every reading is in the trail.',
        tags,
        params: IdParams,
        response: { 200: PlacementTexts },
      },
    },
    async (request, reply) => answer(request, reply, await readTexts(deps, request.ctx, request.params.id)),
  )

  app.get(
    '/v1/placements/:id/corrections',
    {
      config: { may: 'placement:read' },
      schema: {
        operationId: 'listPlacementCorrections',
        summary: 'What was set right',
        description:
          'Oldest first: field, old and new value, reason; of the placement and of its facts. A document number is not told.',
        tags,
        params: IdParams,
        querystring: PageQuery,
        response: { 200: FactCorrections },
      },
    },
    async (request, reply) =>
      answer(request, reply, await readPlacementCorrections(deps, request.ctx, request.params.id, request.query)),
  )
}

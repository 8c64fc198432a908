import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { PageQuery } from '../../http/shapes.ts'
import { askForOffers, waitSeconds } from './placement-offer-actions.ts'
import { readProposal } from './placement-proposal.ts'
import { accept, decline, pageRequests, propose, readRequest } from './placement-request-actions.ts'
import {
  Decline,
  HerWord,
  OfferQuestion,
  Offers,
  PlacementRequest,
  PlacementRequests,
  Proposal,
  RequestParams,
  StandingProposal,
} from './placement-request-schema.ts'

const tags = ['placement-requests']

export const placementRequestRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.get(
    '/v1/placement-requests',
    {
      config: { may: 'placement-request:read' },
      schema: {
        operationId: 'listPlacementRequests',
        summary: 'Requests for a place, addressed to the agency or sent from here',
        description: 'By day of sending. Names nobody.',
        tags,
        querystring: PageQuery,
        response: { 200: PlacementRequests },
      },
    },
    async (request, reply) => answer(request, reply, await pageRequests(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/placement-requests/:id',
    {
      config: { may: 'placement-request:read' },
      schema: {
        operationId: 'readPlacementRequest',
        summary: 'One request, by its reference',
        description: 'The agency reads the listed fields and nothing else.',
        tags,
        params: RequestParams,
        response: { 200: PlacementRequest },
      },
    },
    async (request, reply) => answer(request, reply, await readRequest(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/placement-requests/:id/offers',
    {
      config: { may: 'placement-request:propose', records: 'nothing', tellsOutsiders: true },
      schema: {
        operationId: 'askForOffers',
        summary: 'Where is room for the people of this request?',
        description:
          'For the need that the request states, tonight; never a center, a number or a bed. The answer stands for half an hour. One who has a standing offer in hand may be told to wait (429); a new need never is.',
        tags,
        params: RequestParams,
        body: OfferQuestion,
        response: { 200: Offers },
      },
    },
    async (request, reply) => {
      const outcome = await askForOffers(deps, request.ctx, request.params.id)
      if (outcome.ok === false && outcome.code === 'too_many_requests') reply.header('retry-after', String(waitSeconds))
      return answer(request, reply, outcome)
    },
  )

  app.post(
    '/v1/placement-requests/:id/proposal',
    {
      config: {
        may: 'placement-request:propose',
        records: 'decision',
        tellsOutsiders: true,
        law: ['DV-ACCR-01', 'SVC-PLACE-01'],
      },
      schema: {
        operationId: 'proposePlacement',
        summary: 'The agency proposes a place',
        description: 'Needs If-Match. A non-state center must be accredited on that day (DV-ACCR-01).',
        tags,
        params: RequestParams,
        body: Proposal,
        response: { 200: PlacementRequest },
      },
    },
    async (request, reply) => answer(request, reply, await propose(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/placement-requests/:id/proposal',
    {
      config: { may: 'placement-request:answer', purpose: true },
      schema: {
        operationId: 'readPlacementProposal',
        summary: 'Which center she is asked about',
        description:
          'Until she has answered, for whoever sent the request and for her key worker. Purpose `emergency` opens it to a colleague, and management is told at once. Once she has answered there is nothing here: the desk has no need to know where she is.',
        tags,
        params: RequestParams,
        response: { 200: StandingProposal },
      },
    },
    async (request, reply) => answer(request, reply, await readProposal(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/placement-requests/:id/acceptance',
    {
      config: { may: 'placement-request:answer', records: 'decision' },
      schema: {
        operationId: 'acceptPlacement',
        summary: 'She said yes to the place',
        description: 'Needs If-Match. The receiving center expects her from then on; nothing flows back.',
        tags,
        params: RequestParams,
        body: HerWord,
        response: { 200: PlacementRequest },
      },
    },
    async (request, reply) => answer(request, reply, await accept(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/placement-requests/:id/decline',
    {
      config: { may: 'placement-request:answer', records: 'decision', law: ['SVC-PLACE-01'] },
      schema: {
        operationId: 'declinePlacement',
        summary: 'She said no to the place',
        description: 'Needs If-Match. The request is open again and the agency looks on.',
        tags,
        params: RequestParams,
        body: Decline,
        response: { 200: PlacementRequest },
      },
    },
    async (request, reply) => answer(request, reply, await decline(deps, request.ctx, request.params.id, request.body)),
  )
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { Closed, IdParams, OneOf, PageQuery } from '../../http/shapes.ts'
import {
  closeApplication,
  pageApplications,
  readApplication,
  refuseApplication,
  registerApplication,
  routeApplication,
  withdrawApplication,
} from './application-actions.ts'
import { fileApplication } from './application-filing.ts'
import { Application, Applications, NewApplication, OwnApplication, Receipt, states } from './application-schema.ts'
import { ApplicationTexts, Closing, Refusal, Registration, Routing } from './application-step-schema.ts'
import { readTexts } from './application-work.ts'
import { readOwnApplication } from './own-application.ts'

const tags = ['applications']
const Filter = Closed({ ...PageQuery.properties, state: Type.Optional(OneOf(states)) })

export const applicationRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/applications',
    {
      config: {
        may: 'application:lead',
        records: 'fact',
        law: ['CONS-01', 'CONS-02', 'CONS-03', 'RIGHT-01', 'DV-VIEW-01', 'SVC-APPL-01'],
      },
      schema: {
        operationId: 'fileApplication',
        summary: 'Ask for help, for oneself or for another',
        description:
          'Never refused. At the desk of a DOST center it is stored with all that comes with it, or not at all. From anybody else it is a lead at the named center: the answer is a receipt, and no route ever tells what became of it.',
        tags,
        body: NewApplication,
        response: { 201: Application, 202: Receipt },
      },
    },
    async (request, reply) => answer(request, reply, await fileApplication(deps, request.ctx, request.body)),
  )

  app.get(
    '/v1/applications',
    {
      config: { may: 'application:read' },
      schema: {
        operationId: 'listApplications',
        summary: 'Applications of this holder',
        description: 'Oldest first. Each reading is one audit event with the ids of the persons.',
        tags,
        querystring: Filter,
        response: { 200: Applications },
      },
    },
    async (request, reply) => answer(request, reply, await pageApplications(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/applications/:id',
    {
      config: { may: 'application:see' },
      schema: {
        operationId: 'readApplication',
        summary: 'One application, with its clocks',
        description:
          'Staff of the holder read the whole. A citizen reads through a portal the state of her own, and only once her key worker has opened it; otherwise it is absent.',
        tags,
        params: IdParams,
        response: { 200: Type.Union([Application, OwnApplication]) },
      },
    },
    async (request, reply) => {
      const read = request.ctx.actor?.standing.kind === 'portal' ? readOwnApplication : readApplication
      return answer<Application | OwnApplication>(request, reply, await read(deps, request.ctx, request.params.id))
    },
  )

  app.get(
    '/v1/applications/:id/texts',
    {
      config: { may: 'application:read', purpose: true },
      schema: {
        operationId: 'readApplicationTexts',
        summary: 'Who applied, what was told, and the words of a refusal',
        description: 'From the vault; needs a Purpose. Words of an interview are read by that profession alone.',
        tags,
        params: IdParams,
        response: { 200: ApplicationTexts },
      },
    },
    async (request, reply) => answer(request, reply, await readTexts(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/applications/:id/registration',
    {
      config: {
        may: 'application:work',
        records: 'decision',
        law: ['RIGHT-01', 'SVC-DOC-01', 'SVC-APPL-01', 'SVC-INT-01', 'SVC-AUTO-01'],
      },
      schema: {
        operationId: 'registerApplication',
        summary: 'Accept a lead at the desk',
        description:
          'Needs If-Match, and her own consent to services on record; for a child who may speak for the child.',
        tags,
        params: IdParams,
        body: Registration,
        response: { 200: Application },
      },
    },
    async (request, reply) =>
      answer(request, reply, await registerApplication(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/applications/:id/routing',
    {
      config: { may: 'application:end', records: 'decision', law: ['SVC-ELIG-01'] },
      schema: {
        operationId: 'routeApplication',
        summary: 'Show her another way',
        description: 'Needs If-Match. Straight to a center, to a trafficking center or to care; never a refusal.',
        tags,
        params: IdParams,
        body: Routing,
        response: { 200: Application },
      },
    },
    async (request, reply) =>
      answer(request, reply, await routeApplication(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/applications/:id/closure',
    {
      config: { may: 'application:end', records: 'decision' },
      schema: {
        operationId: 'closeApplication',
        summary: 'Close an application',
        description: 'Needs If-Match.',
        tags,
        params: IdParams,
        body: Closing,
        response: { 200: Application },
      },
    },
    async (request, reply) =>
      answer(request, reply, await closeApplication(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/applications/:id/refusal',
    {
      config: {
        may: 'application:refuse',
        records: 'decision',
        law: ['THB-SUSP-01', 'DV-ADM-01', 'SVC-REFUSE-01', 'SVC-AUTO-01'],
      },
      schema: {
        operationId: 'refuseApplication',
        summary: 'Refuse, for the one ground there is',
        description: 'Needs If-Match. A named human, a written reason, a notice of appeal (SVC-REFUSE-01).',
        tags,
        params: IdParams,
        body: Refusal,
        response: { 200: Application },
      },
    },
    async (request, reply) =>
      answer(request, reply, await refuseApplication(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/applications/:id/withdrawal',
    {
      config: { may: 'application:end', records: 'fact' },
      schema: {
        operationId: 'withdrawApplication',
        summary: 'She withdraws it',
        description: 'Always works, needs no reason. What is over already stays as it is.',
        tags,
        params: IdParams,
        response: { 200: Application },
      },
    },
    async (request, reply) => answer(request, reply, await withdrawApplication(deps, request.ctx, request.params.id)),
  )
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams, PageQuery } from '../../http/shapes.ts'
import {
  barReader,
  liftBar,
  liftSeal,
  nameKeyWorker,
  pageBarredReaders,
  readBarredReader,
  sealVictim,
  switchPortal,
} from './fence-actions.ts'
import {
  BarredParams,
  BarredReader,
  BarredReaders,
  KeyWorker,
  NewBarredReader,
  PortalAccess,
  Seal,
} from './fence-schema.ts'
import { Victim } from './victim-schema.ts'

const tags = ['victims']

export const fenceRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/victims/:id/seal',
    {
      config: { may: 'victim:seal', records: 'decision', version: 'ignored' },
      schema: {
        operationId: 'sealVictim',
        summary: 'Seal her record',
        description: 'From now on only her key worker and the manager see her.',
        tags,
        params: IdParams,
        body: Seal,
        response: { 200: Victim },
      },
    },
    async (request, reply) =>
      answer(request, reply, await sealVictim(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/victims/:id/seal/lift',
    {
      config: { may: 'victim:seal', records: 'decision' },
      schema: {
        operationId: 'liftSeal',
        summary: 'Lift the seal',
        description: 'Needs If-Match.',
        tags,
        params: IdParams,
        response: { 200: Victim },
      },
    },
    async (request, reply) => answer(request, reply, await liftSeal(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/victims/:id/barred-readers',
    {
      config: { may: 'victim:fence', records: 'decision', version: 'ignored' },
      schema: {
        operationId: 'barReader',
        summary: 'Shut out a member of staff',
        description: 'Who is barred sees absence. Works at once.',
        tags,
        params: IdParams,
        body: NewBarredReader,
        response: { 201: BarredReader },
      },
    },
    async (request, reply) =>
      answer(request, reply, await barReader(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/victims/:id/barred-readers',
    {
      config: { may: 'victim:fence' },
      schema: {
        operationId: 'listBarredReaders',
        summary: 'Who is shut out',
        description: 'Oldest first, lifted ones too.',
        tags,
        params: IdParams,
        querystring: PageQuery,
        response: { 200: BarredReaders },
      },
    },
    async (request, reply) =>
      answer(request, reply, await pageBarredReaders(deps, request.ctx, request.params.id, request.query)),
  )

  app.get(
    '/v1/victims/:id/barred-readers/:barredId',
    {
      config: { may: 'victim:fence' },
      schema: {
        operationId: 'readBarredReader',
        summary: 'One who is shut out',
        description: 'By keyed hash, never by name.',
        tags,
        params: BarredParams,
        response: { 200: BarredReader },
      },
    },
    async (request, reply) =>
      answer(request, reply, await readBarredReader(deps, request.ctx, request.params.id, request.params.barredId)),
  )

  app.post(
    '/v1/victims/:id/barred-readers/:barredId/lift',
    {
      config: { may: 'victim:fence', records: 'decision' },
      schema: {
        operationId: 'liftBar',
        summary: 'Let a member of staff in again',
        description: 'Needs If-Match.',
        tags,
        params: BarredParams,
        response: { 200: BarredReader },
      },
    },
    async (request, reply) =>
      answer(request, reply, await liftBar(deps, request.ctx, request.params.id, request.params.barredId)),
  )

  app.put(
    '/v1/victims/:id/key-worker',
    {
      config: { may: 'victim:key-worker', records: 'decision' },
      schema: {
        operationId: 'nameKeyWorker',
        summary: 'Name her key worker',
        description:
          'A worker takes up, for herself, whom nobody leads, and the manager is asked to look; the manager alone changes who leads. Needs If-Match.',
        tags,
        params: IdParams,
        body: KeyWorker,
        response: { 200: Victim },
      },
    },
    async (request, reply) =>
      answer(request, reply, await nameKeyWorker(deps, request.ctx, request.params.id, request.body)),
  )

  app.put(
    '/v1/victims/:id/portal-access',
    {
      config: { may: 'victim:portal', records: 'decision' },
      schema: {
        operationId: 'switchPortal',
        summary: 'Open or shut reading through the portal',
        description:
          'Opened by the key worker alone, after speaking with her alone and when she has marked the portal safe; shut by anybody of the house. Needs If-Match.',
        tags,
        params: IdParams,
        body: PortalAccess,
        response: { 200: Victim },
      },
    },
    async (request, reply) =>
      answer(request, reply, await switchPortal(deps, request.ctx, request.params.id, request.body)),
  )
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams, PageQuery } from '../../http/shapes.ts'
import {
  changeVictim,
  pageVictims,
  putIdentity,
  readIdentity,
  readVictim,
  registerVictim,
  searchVictims,
} from './victim-actions.ts'
import { Identity, NewVictim, SearchResult, SearchTerms, Victim, VictimChange, Victims } from './victim-schema.ts'

const tags = ['victims']

export const victimRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/victims',
    {
      config: { may: 'victim:record', records: 'fact' },
      schema: {
        operationId: 'registerVictim',
        summary: 'Register a person',
        description: 'Nothing is demanded; identity goes to the vault.',
        tags,
        body: NewVictim,
        response: { 201: Victim },
      },
    },
    async (request, reply) => answer(request, reply, await registerVictim(deps, request.ctx, request.body)),
  )

  app.get(
    '/v1/victims',
    {
      config: { may: 'victim:read' },
      schema: {
        operationId: 'listVictims',
        summary: 'Persons of this holder',
        description: 'Oldest first. Each reading is one audit event with all ids.',
        tags,
        querystring: PageQuery,
        response: { 200: Victims },
      },
    },
    async (request, reply) => answer(request, reply, await pageVictims(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/victims/:id',
    {
      config: { may: 'victim:read' },
      schema: {
        operationId: 'readVictim',
        summary: 'One person, by her random id',
        description: 'Names no one.',
        tags,
        params: IdParams,
        response: { 200: Victim },
      },
    },
    async (request, reply) => answer(request, reply, await readVictim(deps, request.ctx, request.params.id)),
  )

  app.patch(
    '/v1/victims/:id',
    {
      config: {
        may: 'victim:record',
        records: 'decision',
        law: ['GEN-AGE-02', 'CONS-03', 'DV-STAY-04', 'DV-REP-01', 'DV-VIEW-01', 'DV-NOTIF-01'],
      },
      schema: {
        operationId: 'changeVictim',
        summary: 'Change what is known of her',
        description: 'Needs If-Match.',
        tags,
        params: IdParams,
        body: VictimChange,
        response: { 200: Victim },
      },
    },
    async (request, reply) =>
      answer(request, reply, await changeVictim(deps, request.ctx, request.params.id, request.body)),
  )

  app.put(
    '/v1/victims/:id/identity',
    {
      config: { may: 'victim:identity', records: 'decision' },
      schema: {
        operationId: 'putIdentity',
        summary: 'Seal her identity in the vault',
        description: 'Replaces what stood there. Needs If-Match.',
        tags,
        params: IdParams,
        body: Identity,
        response: { 200: Identity },
      },
    },
    async (request, reply) =>
      answer(request, reply, await putIdentity(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/victims/:id/identity',
    {
      config: { may: 'victim:identity', purpose: true },
      schema: {
        operationId: 'readIdentity',
        summary: 'Open her identity',
        description: 'Needs a Purpose; every reading is in the trail and in her statement.',
        tags,
        params: IdParams,
        response: { 200: Identity },
      },
    },
    async (request, reply) => answer(request, reply, await readIdentity(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/victims/search',
    {
      config: { may: 'victim:search', records: 'nothing' },
      schema: {
        operationId: 'searchVictims',
        summary: 'Find a person by identity, inside the holder',
        description:
          'By folded names, document number and birth date; a keyed blind index, never the names themselves.',
        tags,
        body: SearchTerms,
        response: { 200: SearchResult },
      },
    },
    async (request, reply) => answer(request, reply, await searchVictims(deps, request.ctx, request.body)),
  )
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams, PageQuery } from '../../http/shapes.ts'
import {
  decideContact,
  pageContactRules,
  putContactWays,
  putPassphrase,
  readContactRule,
  readContactWays,
  readPassphrase,
} from './contact-actions.ts'
import {
  ContactRule,
  ContactRuleParams,
  ContactRules,
  ContactWays,
  NewContactRule,
  Passphrase,
} from './contact-schema.ts'

const tags = ['victims']

export const contactRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.get(
    '/v1/victims/:id/contact-rules',
    {
      config: { may: 'victim:read' },
      schema: {
        operationId: 'listContactRules',
        summary: 'With whom she may be in contact',
        description: 'Oldest first.',
        tags,
        params: IdParams,
        querystring: PageQuery,
        response: { 200: ContactRules },
      },
    },
    async (request, reply) =>
      answer(request, reply, await pageContactRules(deps, request.ctx, request.params.id, request.query)),
  )

  app.get(
    '/v1/victims/:id/contact-rules/:relatedPersonId',
    {
      config: { may: 'victim:read' },
      schema: {
        operationId: 'readContactRule',
        summary: 'Contact with one person around her',
        description: 'A suspicion overrides what was decided.',
        tags,
        params: ContactRuleParams,
        response: { 200: ContactRule },
      },
    },
    async (request, reply) =>
      answer(
        request,
        reply,
        await readContactRule(deps, request.ctx, request.params.id, request.params.relatedPersonId),
      ),
  )

  app.put(
    '/v1/victims/:id/contact-rules/:relatedPersonId',
    {
      config: { may: 'victim:contact-rule', records: 'decision', law: ['DV-VIEW-01', 'DV-CHILD-03'] },
      schema: {
        operationId: 'decideContact',
        summary: 'Decide on contact with one person around her',
        description:
          'A suspected parent of a child is refused, and a child of ten or more is heard first. Needs If-Match of the person.',
        tags,
        params: ContactRuleParams,
        body: NewContactRule,
        response: { 200: ContactRule },
      },
    },
    async (request, reply) =>
      answer(
        request,
        reply,
        await decideContact(deps, request.ctx, request.params.id, request.params.relatedPersonId, request.body),
      ),
  )

  app.put(
    '/v1/victims/:id/contact-ways',
    {
      config: { may: 'victim:identity', records: 'decision' },
      schema: {
        operationId: 'putContactWays',
        summary: 'Seal in the vault how to reach her',
        description: 'Each way marked safe or not; replaces what stood there. Needs If-Match.',
        tags,
        params: IdParams,
        body: ContactWays,
        response: { 200: ContactWays },
      },
    },
    async (request, reply) =>
      answer(request, reply, await putContactWays(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/victims/:id/contact-ways',
    {
      config: { may: 'victim:identity', purpose: true },
      schema: {
        operationId: 'readContactWays',
        summary: 'Open how to reach her',
        description: 'Needs a Purpose.',
        tags,
        params: IdParams,
        response: { 200: ContactWays },
      },
    },
    async (request, reply) => answer(request, reply, await readContactWays(deps, request.ctx, request.params.id)),
  )

  app.put(
    '/v1/victims/:id/passphrase',
    {
      config: { may: 'victim:identity', records: 'decision' },
      schema: {
        operationId: 'putPassphrase',
        summary: 'Seal her passphrase in the vault',
        description: 'Replaces what stood there. Needs If-Match.',
        tags,
        params: IdParams,
        body: Passphrase,
        response: { 200: Passphrase },
      },
    },
    async (request, reply) =>
      answer(request, reply, await putPassphrase(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/victims/:id/passphrase',
    {
      config: { may: 'victim:identity', purpose: true },
      schema: {
        operationId: 'readPassphrase',
        summary: 'Open her passphrase',
        description: 'To know her on the phone. Needs a Purpose.',
        tags,
        params: IdParams,
        response: { 200: Passphrase },
      },
    },
    async (request, reply) => answer(request, reply, await readPassphrase(deps, request.ctx, request.params.id)),
  )
}

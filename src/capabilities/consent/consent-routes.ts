import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams } from '../../http/shapes.ts'
import {
  confirmConsent,
  giveConsent,
  pageConsents,
  readConsent,
  readReceipt,
  withdrawConsent,
} from './consent-actions.ts'
import { Confirmation, Consent, ConsentFilter, Consents, NewConsent, Receipt, Withdrawal } from './consent-schema.ts'

const tags = ['consents']

export const consentRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/consents',
    {
      config: { may: 'consent:record', records: 'decision', law: ['CONS-01', 'CONS-02', 'CONS-03', 'DV-VIEW-01'] },
      schema: {
        operationId: 'recordConsent',
        summary: 'Record a consent or a refusal',
        description:
          'A consent to disclosure names one body, one purpose, the parts and an end within 90 days (CONS-01). A refusal is never refused. Given through a portal it is pending until staff confirm it with her alone.',
        tags,
        body: NewConsent,
        response: { 201: Consent },
      },
    },
    async (request, reply) => answer(request, reply, await giveConsent(deps, request.ctx, request.body)),
  )

  app.get(
    '/v1/consents',
    {
      config: { may: 'consent:read' },
      schema: {
        operationId: 'listConsents',
        summary: 'Consents and refusals of one person',
        description: 'In the order of entry. Staff name the person; a citizen sees her own.',
        tags,
        querystring: ConsentFilter,
        response: { 200: Consents },
      },
    },
    async (request, reply) => answer(request, reply, await pageConsents(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/consents/:id',
    {
      config: { may: 'consent:read' },
      schema: {
        operationId: 'readConsent',
        summary: 'One consent or refusal',
        description: 'Its state is weighed at the moment of reading (CONS-03).',
        tags,
        params: IdParams,
        response: { 200: Consent },
      },
    },
    async (request, reply) => answer(request, reply, await readConsent(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/consents/:id/confirmation',
    {
      config: { may: 'consent:confirm', records: 'decision' },
      schema: {
        operationId: 'confirmConsent',
        summary: 'Confirm, with her alone, a consent that came through a portal',
        description: 'Until then it counts for nothing. Needs If-Match.',
        tags,
        params: IdParams,
        body: Confirmation,
        response: { 200: Consent },
      },
    },
    async (request, reply) => answer(request, reply, await confirmConsent(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/consents/:id/withdrawal',
    {
      config: { may: 'consent:withdraw', records: 'decision', version: 'ignored', law: ['CONS-03'] },
      // An empty call is enough to take a consent back.
      preValidation: async (request) => {
        request.body ??= {}
      },
      schema: {
        operationId: 'withdrawConsent',
        summary: 'Take a consent back',
        description: 'Works at once and forward only, needs no reason, and never changes a placement.',
        tags,
        params: IdParams,
        body: Withdrawal,
        response: { 200: Consent },
      },
    },
    async (request, reply) =>
      answer(request, reply, await withdrawConsent(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/consents/:id/receipt',
    {
      config: { may: 'consent:read' },
      schema: {
        operationId: 'readConsentReceipt',
        summary: 'A signed receipt that she keeps',
        description: 'Names neither her nor the body nor the center.',
        tags,
        params: IdParams,
        response: { 200: Receipt },
      },
    },
    async (request, reply) => answer(request, reply, await readReceipt(deps, request.ctx, request.params.id)),
  )
}

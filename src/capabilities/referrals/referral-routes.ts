import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams } from '../../http/shapes.ts'
import {
  acceptReferral,
  amendReferral,
  completeReferral,
  dispatchReferral,
  newReferral,
  rejectReferral,
  revokeReferral,
} from './referral-actions.ts'
import {
  Acceptance,
  AmendmentAsk,
  Completion,
  Dispatch,
  NewReferral,
  Referral,
  ReferralOrReceipt,
  ReferralQuery,
  ReferralsOrReceipts,
  ReferralTexts,
  Rejection,
  Revocation,
} from './referral-schema.ts'
import { pageReferrals, readReferral, readTexts } from './referral-view.ts'

const tags = ['referrals']
const params = IdParams

export const referralRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/referrals',
    {
      config: { may: 'referral:send', records: 'fact', law: ['THB-SUSP-01', 'DV-REF-01'] },
      schema: {
        operationId: 'newReferral',
        summary: 'Send a person’s need to a center, record one that came, or draft one that goes out',
        description:
          'An outside body sends `to` a regime and an area and gets a receipt, which never changes. Staff record a letter (`in`) or draft one to one body for one purpose (`out`).',
        tags,
        body: NewReferral,
        response: { 201: ReferralOrReceipt },
      },
    },
    async (request, reply) => answer(request, reply, await newReferral(deps, request.ctx, request.body)),
  )

  app.get(
    '/v1/referrals',
    {
      config: { may: 'referral:read' },
      schema: {
        operationId: 'listReferrals',
        summary: 'Referrals of this holder, or receipts of their sender',
        description: 'Oldest first. The filters are for staff; a sender lists all that it sent.',
        tags,
        querystring: ReferralQuery,
        response: { 200: ReferralsOrReceipts },
      },
    },
    async (request, reply) => answer(request, reply, await pageReferrals(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/referrals/:id',
    {
      config: { may: 'referral:read' },
      schema: {
        operationId: 'readReferral',
        summary: 'One referral, or the receipt of its sender',
        description: 'A receipt says what was sent and that it was sent; it is the same for ever (ANON-03).',
        tags,
        params,
        response: { 200: ReferralOrReceipt },
      },
    },
    async (request, reply) => answer(request, reply, await readReferral(deps, request.ctx, request.params.id)),
  )

  app.get(
    '/v1/referrals/:id/texts',
    {
      config: { may: 'referral:work', purpose: true },
      schema: {
        operationId: 'readReferralTexts',
        summary: 'What was written in a referral',
        description: 'Needs a Purpose; every reading is in the trail.',
        tags,
        params,
        response: { 200: ReferralTexts },
      },
    },
    async (request, reply) => answer(request, reply, await readTexts(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/referrals/:id/dispatch',
    {
      config: {
        may: 'referral:work',
        records: 'decision',
        law: [
          'ANON-01',
          'ANON-03',
          'ANON-04',
          'CONS-01',
          'CONS-02',
          'THB-FAM-01',
          'THB-REF-01',
          'DV-VIEW-01',
          'DV-CORR-01',
        ],
      },
      schema: {
        operationId: 'dispatchReferral',
        summary: 'Send a drafted referral to its body',
        description:
          'A disclosure: needs a live consent that names this body and purpose (`disclosure_forbidden`). Needs If-Match.',
        tags,
        params,
        body: Dispatch,
        response: { 200: Referral },
      },
    },
    async (request, reply) =>
      answer(request, reply, await dispatchReferral(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/referrals/:id/acceptance',
    {
      config: { may: 'referral:work', records: 'decision', law: ['RIGHT-01'] },
      schema: {
        operationId: 'acceptReferral',
        summary: 'Take a referral on',
        description: 'Opens her episode where none is open. The sender learns nothing. Needs If-Match.',
        tags,
        params,
        body: Acceptance,
        response: { 200: Referral },
      },
    },
    async (request, reply) =>
      answer(request, reply, await acceptReferral(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/referrals/:id/rejection',
    {
      config: { may: 'referral:work', records: 'decision', law: ['DV-REF-01'] },
      schema: {
        operationId: 'rejectReferral',
        summary: 'Reject a referral, with a reason',
        description: 'The letter, never the person: a refusal at the door is an admission’s matter. Needs If-Match.',
        tags,
        params,
        body: Rejection,
        response: { 200: Referral },
      },
    },
    async (request, reply) =>
      answer(request, reply, await rejectReferral(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/referrals/:id/completion',
    {
      config: { may: 'referral:work', records: 'decision' },
      schema: {
        operationId: 'completeReferral',
        summary: 'Record how a referral ended',
        description: 'Of a referral for identification the answer becomes her status. Needs If-Match.',
        tags,
        params,
        body: Completion,
        response: { 200: Referral },
      },
    },
    async (request, reply) =>
      answer(request, reply, await completeReferral(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/referrals/:id/revocation',
    {
      config: { may: 'referral:work', records: 'decision', version: 'ignored' },
      schema: {
        operationId: 'revokeReferral',
        summary: 'Take a referral back, with a reason',
        description: 'What the body was let read is shut in the same act. Never waits for a version.',
        tags,
        params,
        body: Revocation,
        response: { 200: Referral },
      },
    },
    async (request, reply) =>
      answer(request, reply, await revokeReferral(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/referrals/:id/amendments',
    {
      config: { may: 'referral:work', records: 'fact' },
      schema: {
        operationId: 'amendReferral',
        summary: 'Set a referral right in the holder’s own row',
        description: 'Keeps the old value and the reason. The receipt of its sender stays as it was.',
        tags,
        params,
        body: AmendmentAsk,
        response: { 200: Referral },
      },
    },
    async (request, reply) =>
      answer(request, reply, await amendReferral(deps, request.ctx, request.params.id, request.body)),
  )
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams } from '../../http/shapes.ts'
import { approveAllowance, proposeAllowance, rejectAllowance, reverseAllowance } from './allowance-actions.ts'
import {
  Allowance,
  AllowanceOrSlip,
  AllowanceQuery,
  Allowances,
  Approval,
  FundParams,
  Ledger,
  LedgerQuery,
  NewAllowance,
  NewPayment,
  PaymentCorrection,
  Rejection,
  Reversal,
} from './allowance-schema.ts'
import { pageAllowances, readAllowance, readLedger } from './allowance-view.ts'
import { correctPayment, recordPayment } from './payment-actions.ts'

const tags = ['allowances']
const params = IdParams

export const allowanceRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/allowances',
    {
      config: { may: 'allowance:propose', records: 'decision', law: ['THB-REF-01', 'THB-ALLOW-01', 'THB-FUND-01'] },
      schema: {
        operationId: 'proposeAllowance',
        summary: 'Propose an allowance or aid of the fund',
        description:
          'The one-time allowance is for identified victims, once per identification (`already_granted`), in the amount of the day (`law_gap` where none is known).',
        tags,
        body: NewAllowance,
        response: { 201: Allowance },
      },
    },
    async (request, reply) => answer(request, reply, await proposeAllowance(deps, request.ctx, request.body)),
  )

  app.get(
    '/v1/allowances',
    {
      config: { may: 'allowance:read' },
      schema: {
        operationId: 'listAllowances',
        summary: 'Allowances of this center',
        description: 'Oldest first; by case, person, kind or state.',
        tags,
        querystring: AllowanceQuery,
        response: { 200: Allowances },
      },
    },
    async (request, reply) => answer(request, reply, await pageAllowances(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/allowances/:id',
    {
      config: { may: 'allowance:read' },
      schema: {
        operationId: 'readAllowance',
        summary: 'One allowance with its payments',
        description:
          'With what may be done now. Of a sealed person a finance officer reads the amount and nothing else.',
        tags,
        params,
        response: { 200: AllowanceOrSlip },
      },
    },
    async (request, reply) => answer(request, reply, await readAllowance(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/allowances/:id/approval',
    {
      config: { may: 'allowance:approve', records: 'decision', law: ['THB-REF-01', 'THB-ALLOW-01', 'THB-FUND-01'] },
      schema: {
        operationId: 'approveAllowance',
        summary: 'Approve what another person proposed',
        description: 'Four eyes: whoever proposed is refused (`role_not_allowed`). Needs If-Match.',
        tags,
        params,
        body: Approval,
        response: { 200: Allowance },
      },
    },
    async (request, reply) => answer(request, reply, await approveAllowance(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/allowances/:id/rejection',
    {
      config: { may: 'allowance:approve', records: 'decision' },
      schema: {
        operationId: 'rejectAllowance',
        summary: 'Reject a proposal, with a reason',
        description: 'Needs If-Match. A rejected proposal stands in the way of none.',
        tags,
        params,
        body: Rejection,
        response: { 200: Allowance },
      },
    },
    async (request, reply) =>
      answer(request, reply, await rejectAllowance(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/allowances/:id/payment',
    {
      config: { may: 'allowance:record', records: 'fact', law: ['THB-ALLOW-01'] },
      schema: {
        operationId: 'recordAllowancePayment',
        summary: 'Record a payment that was made',
        description: 'A fact, never refused: another amount, a second payment or one without approval is flagged.',
        tags,
        params,
        body: NewPayment,
        response: { 200: AllowanceOrSlip },
      },
    },
    async (request, reply) =>
      answer(request, reply, await recordPayment(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/allowances/:id/corrections',
    {
      config: { may: 'allowance:record', records: 'fact' },
      schema: {
        operationId: 'correctAllowancePayment',
        summary: 'Set a recorded payment right',
        description: 'Keeps the old value and the reason; flags are weighed anew.',
        tags,
        params,
        body: PaymentCorrection,
        response: { 200: AllowanceOrSlip },
      },
    },
    async (request, reply) =>
      answer(request, reply, await correctPayment(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/allowances/:id/reversal',
    {
      config: { may: 'allowance:approve', records: 'decision' },
      schema: {
        operationId: 'reverseAllowance',
        summary: 'Take an entitlement back, with a reason',
        description: 'What was paid stays on record as reversed; a new proposal is possible. Needs If-Match.',
        tags,
        params,
        body: Reversal,
        response: { 200: Allowance },
      },
    },
    async (request, reply) =>
      answer(request, reply, await reverseAllowance(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/funds/:code/ledger',
    {
      config: { may: 'allowance:read' },
      schema: {
        operationId: 'readFundLedger',
        summary: 'Sums of a fund',
        description: 'Of this center, for one year of payment or for all.',
        tags,
        params: FundParams,
        querystring: LedgerQuery,
        response: { 200: Ledger },
      },
    },
    async (request, reply) =>
      answer(request, reply, await readLedger(deps, request.ctx, request.params.code, request.query)),
  )
}

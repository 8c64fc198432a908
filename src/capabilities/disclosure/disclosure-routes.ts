import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { isHolder, may } from '../../access/permissions.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { Closed, IdParams, PageQuery } from '../../http/shapes.ts'
import { askFromOutside } from './asking.ts'
import { approveRelease } from './compelled.ts'
import { pageLedger, readDisclosure, releaseByStaff } from './disclosure-actions.ts'
import {
  Disclosure,
  DisclosureRevocation,
  Ledger,
  LedgerFilter,
  NewDisclosure,
  ReleaseReading,
} from './disclosure-schema.ts'
import { revokeDisclosure } from './revocation.ts'
import { printStatement } from './statement.ts'

const tags = ['disclosures']

/**
 * Staff who name persons of theirs release; whoever else comes, asks. An answer is a release read, so whoever may not
 * read releases is answered as if nobody had ever been (R14, R18).
 */
const discloseOrAsk = (deps: Deps, ctx: Ctx, ask: NewDisclosure) => {
  const { victimIds } = ask
  const { actor } = ctx
  const staff = actor !== null && isHolder(actor.standing.kind)
  if (staff && victimIds !== undefined) return releaseByStaff(deps, ctx, { ...ask, victimIds })
  return askFromOutside(deps, ctx, ask, actor !== null && may(actor, 'release:read'))
}

export const disclosureRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/disclosures',
    {
      config: {
        may: 'disclosure:ask',
        records: 'decision',
        law: ['ANON-01', 'ANON-03', 'ANON-04', 'CONS-01', 'CONS-02', 'THB-FAM-01', 'DV-VIEW-01', 'DV-CORR-01'],
      },
      schema: {
        operationId: 'discloseOrAsk',
        summary: 'Release something about a person, or ask for it from outside',
        description:
          'Staff of the holder release to one named body what a live consent covers, for every person spoken of (ANON-01). A body outside asks; it is answered only when a live consent names it and the purpose, and otherwise as if she never was. Of the staff of another house only whoever may read releases is answered.',
        tags,
        body: NewDisclosure,
        response: { 201: Type.Union([Disclosure, ReleaseReading]) },
      },
    },
    async (request, reply) => {
      const outcome = await discloseOrAsk(deps, request.ctx, request.body)
      return answer<Disclosure | ReleaseReading>(request, reply, outcome)
    },
  )

  app.get(
    '/v1/disclosures',
    {
      config: { may: 'disclosure:read' },
      schema: {
        operationId: 'listDisclosures',
        summary: 'The ledger of this holder',
        description: 'Who was told what on which basis, who was refused, who asked. In the order of entry.',
        tags,
        querystring: LedgerFilter,
        response: { 200: Ledger },
      },
    },
    async (request, reply) => answer(request, reply, await pageLedger(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/disclosures/:id',
    {
      config: { may: 'disclosure:read' },
      schema: {
        operationId: 'readDisclosure',
        summary: 'One line of the ledger',
        description: 'With the address of the release, if there is one.',
        tags,
        params: IdParams,
        response: { 200: Disclosure },
      },
    },
    async (request, reply) => answer(request, reply, await readDisclosure(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/disclosures/:id/approval',
    {
      config: {
        may: 'disclosure:release',
        records: 'decision',
        law: ['ANON-01', 'ANON-03', 'ANON-04', 'CONS-01', 'CONS-02', 'THB-FAM-01', 'DV-VIEW-01', 'DV-CORR-01'],
      },
      schema: {
        operationId: 'approveDisclosure',
        summary: 'Approve a compelled release as the second person',
        description: 'One of the two belongs to management; she is told that it happened (ANON-04). Needs If-Match.',
        tags,
        params: IdParams,
        body: Closed({}, { title: 'DisclosureApproval' }),
        response: { 200: Disclosure },
      },
    },
    async (request, reply) => answer(request, reply, await approveRelease(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/disclosures/:id/revocation',
    {
      config: { may: 'disclosure:revoke', records: 'decision', version: 'ignored' },
      schema: {
        operationId: 'revokeDisclosure',
        summary: 'Take a release back',
        description:
          'From then on its reference answers as if it never was. Also ends one that waits for its second person. Never waits for a version.',
        tags,
        params: IdParams,
        body: DisclosureRevocation,
        response: { 200: Disclosure },
      },
    },
    async (request, reply) =>
      answer(request, reply, await revokeDisclosure(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/victims/:id/disclosures',
    {
      config: { may: 'victim:ledger' },
      schema: {
        operationId: 'listDisclosuresOfVictim',
        summary: 'Who was told of her, and who asked',
        description: 'Look-ups from outside stand here too, once they have been attributed.',
        tags,
        params: IdParams,
        querystring: PageQuery,
        response: { 200: Ledger },
      },
    },
    async (request, reply) =>
      answer(request, reply, await pageLedger(deps, request.ctx, { ...request.query, victimId: request.params.id })),
  )

  app.get(
    '/v1/victims/:id/statement',
    {
      config: { may: 'victim:ledger' },
      schema: {
        operationId: 'printStatement',
        summary: 'Her statement on paper, in her language',
        description:
          'Who was told of her, who asked, who met her record and what was opened in an emergency. Names no member of staff and no house.',
        tags,
        params: IdParams,
        response: { 200: { description: 'To print.', content: { 'text/plain': { schema: Type.String() } } } },
      },
    },
    async (request, reply) => {
      const statement = await printStatement(deps, request.ctx, request.params.id)
      if (statement.ok === true) reply.type('text/plain; charset=utf-8').serializer((text: string) => text)
      return answer(request, reply, statement)
    },
  )
}

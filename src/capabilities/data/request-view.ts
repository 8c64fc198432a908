import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { correctionsOf } from '../../http/corrections.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import { open, weighed } from '../../http/preview.ts'
import type { Action, PageOf } from '../../http/shapes.ts'
import { dataRequestGrant, erasureApproval, staysAfterErasure } from '../../rules/data-requests.ts'
import { decide } from '../../rules/decision.ts'
import { findRequest, lastClosedOn, listRequests, type RequestRow } from './request-queries.ts'
import type { DataRequest, DataRequestQuery, DataRequestSummary, DataRequestTexts } from './request-schema.ts'
import { grantFacts } from './request-weighing.ts'

export const readRequest = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<DataRequest>> =>
  perform(deps, ctx, (tx) => shown(tx, ctx, id))

export const pageRequests = (
  deps: Deps,
  ctx: Ctx,
  query: DataRequestQuery,
): Promise<Outcome<PageOf<DataRequestSummary>>> =>
  perform(deps, ctx, async (tx) => {
    const { limit = 50, cursor } = query
    const rows = await listRequests(tx, ctx, query, limit, readCursor(deps, ctx, 'data-requests', cursor))
    const item = (row: RequestRow) => summaryOf(row, ctx)
    const page = pageOf(deps, ctx, 'data-requests', limit, rows, (row) => [row.recordedAt, row.id], item)
    tx.touches(
      'data_request',
      null,
      page.items.map((request) => request.victimId),
    )
    return { ok: true, value: page }
  })

export const readRequestTexts = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<DataRequestTexts>> =>
  perform(deps, ctx, async (tx) => {
    const row = await found(tx, ctx, id)
    if (row === undefined) return notFound
    const read = async (textId: string | null) =>
      textId === null ? null : ((await deps.vault.getText(tx, textId, ctx.purpose ?? '')) ?? null)
    return { ok: true, value: { asked: await read(row.textId), reason: await read(row.reasonTextId) } }
  })

export const readRequestCorrections = correctionsOf('data_request', found)

async function found(tx: Tx, ctx: Ctx, id: string): Promise<RequestRow | undefined> {
  const row = await findRequest(tx, ctx, id)
  if (row !== undefined) tx.touches('data_request', id, [row.victimId])
  return row
}

export async function shown(tx: Tx, ctx: Ctx, id: string): Promise<Outcome<DataRequest>> {
  const row = await found(tx, ctx, id)
  if (row === undefined) return notFound
  const erased = row.kind === 'erasure' && row.outcome === 'granted' && row.state !== 'withdrawn'
  const value = {
    ...summaryOf(row, ctx),
    statement: row.kind === 'access' && row.state === 'granted' ? `/v1/victims/${row.victimId}/statement` : null,
    stays: erased ? staysAfterErasure(await lastClosedOn(tx, row.victimId), ctx.on) : [],
    decisionId: row.decisionId,
    actions: await actionsOf(tx, ctx, row),
  }
  return { ok: true, value, version: row.version }
}

async function actionsOf(tx: Tx, ctx: Ctx, row: RequestRow): Promise<Action[]> {
  const act = (action: string) => [action, `/v1/data-requests/${row.id}/${action}`] as const
  const correction = open('correction', `/v1/data-requests/${row.id}/corrections`)
  if (row.state === 'received') {
    const decision = decide('data-request.grant', dataRequestGrant, await grantFacts(tx, ctx, row), ctx.on)
    return [weighed(ctx, ...act('grant'), decision), open(...act('refusal')), open(...act('withdrawal')), correction]
  }
  if (row.state !== 'awaiting_approval') return [correction]
  const people = { proposedBy: row.proposedBy ?? '', approvedBy: ctx.actorKey }
  const second = decide('data-request.erasure', erasureApproval, people, ctx.on)
  return [weighed(ctx, ...act('approval'), second), open(...act('withdrawal')), correction]
}

const summaryOf = (
  {
    textId: _,
    reasonTextId: __,
    legalHold: ___,
    proposedBy: ____,
    decisionId: _____,
    version: ______,
    ...row
  }: RequestRow,
  ctx: Ctx,
): DataRequestSummary => ({ ...row, overdue: (row.decidedAt ?? ctx.at) >= row.dueAt })

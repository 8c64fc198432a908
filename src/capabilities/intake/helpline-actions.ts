import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { Action, PageOf, PageQuery } from '../../http/shapes.ts'
import { type CallRow, findCall, insertCall, listCalls } from './helpline-queries.ts'
import type { HelplineCall, NewHelplineCall } from './helpline-schema.ts'

export const recordCall = (deps: Deps, ctx: Ctx, ask: NewHelplineCall): Promise<Outcome<HelplineCall>> =>
  perform(deps, ctx, async (tx) => {
    const occurredAt = momentOf(ctx, ask.occurredAt)
    if (typeof occurredAt !== 'string') return occurredAt
    const id = deps.random.uuid()
    const { language = 'az', regime = 'unknown', urgent = false, outcome = 'informed' } = ask
    insertCall(tx, { id, language, regime, urgent, outcome, occurredAt, recordedBy: ctx.actorKey })
    return { ...(await shownCall(tx, ctx, id)), location: `/v1/helpline-calls/${id}` }
  })

export const readCall = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<HelplineCall>> =>
  perform(deps, ctx, (tx) => shownCall(tx, ctx, id))

export const pageCalls = (deps: Deps, ctx: Ctx, { limit = 50, cursor }: PageQuery): Promise<Outcome<PageOf<object>>> =>
  perform(deps, ctx, async (tx) => {
    const rows = await listCalls(tx, ctx, limit, readCursor(deps, ctx, 'helpline-calls', cursor))
    tx.touches(
      'helpline_call',
      null,
      rows.slice(0, limit).flatMap((row) => row.victimId ?? []),
    )
    return {
      ok: true,
      value: pageOf(deps, ctx, 'helpline-calls', limit, rows, (row) => [row.recordedAt, row.id], callOf),
    }
  })

export async function shownCall(tx: Tx, ctx: Ctx, id: string): Promise<Outcome<HelplineCall>> {
  const row = await findCall(tx, ctx, id)
  if (row === undefined) return notFound
  tx.touches('helpline_call', id, row.victimId === null ? [] : [row.victimId])
  const allowed = row.outcome !== 'lead_opened'
  const href = `/v1/helpline-calls/${id}/intake`
  const intake: Action = {
    action: 'intake',
    method: 'POST',
    href,
    allowed,
    ...(allowed ? {} : { code: 'state_conflict' }),
  }
  return { ok: true, value: { ...callOf(row), actions: [intake] }, version: row.version }
}

function callOf({ version: _, victimId: __, ...row }: CallRow): Omit<HelplineCall, 'actions'> {
  return {
    ...row,
    language: row.language as HelplineCall['language'],
    regime: row.regime as HelplineCall['regime'],
    outcome: row.outcome as HelplineCall['outcome'],
  }
}

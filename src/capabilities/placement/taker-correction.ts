/** With whom a child left, told anew: weighed as of that instant, with what management is asked (VOL-01, R20). */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordCorrection } from '../../db/corrections.ts'
import { notFound, type Refused, refuse } from '../../db/outcome.ts'
import { openTask } from '../../db/tasks.ts'
import type { Instant } from '../../kernel/dates.ts'
import type { PlacementCorrection, TakerCorrection } from './correction-schema.ts'
import { breachesOf, departureOf, type Left, retell } from './event-queries.ts'
import { knownTaker } from './guard.ts'
import { ofDeparture, weighDeparture } from './leaving-actions.ts'
import { type PlacementRow, recordEvent, updatePlacement } from './placement-queries.ts'
import { closeTasks, openTasksOf } from './task-queries.ts'

export const isOfTaker = (ask: PlacementCorrection): ask is TakerCorrection =>
  ask.field === 'leavesWith' || ask.field === 'takerRelatedPersonId'

export async function correctTaker(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: PlacementRow,
  { field, new: told, reason }: TakerCorrection,
): Promise<Refused | undefined> {
  const wrong = await departureOf(tx, row.id)
  if (row.departedAt === null || wrong === undefined) return refuse('state_conflict')
  if (field === 'takerRelatedPersonId' && told !== null && (await knownTaker(tx, ctx, told)) === null) return notFound
  recordCorrection(deps, tx, ctx, { kind: 'placement', id: row.id }, { field, old: wrong[field], new: told, reason })
  recordEvent(deps, tx, ctx, row, { kind: 'correction', data: { field, reason } })
  await weighLeaving(deps, tx, ctx, row, row.departedAt, { [field]: told })
  return undefined
}

/**
 * That she left, as it is told now: weighed as of that instant; the line, the flags and what
 * management is asked follow. Nothing for one who is here or was removed.
 */
export async function weighLeaving(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: PlacementRow,
  toldBefore: Instant | null,
  told: Partial<Left> = {},
): Promise<void> {
  const { departedAt: at, exitReason } = row
  const before = await departureOf(tx, row.id)
  if (at === null || toldBefore === null || before === undefined) return
  const { leavesWith, takerRelatedPersonId } = { ...before, ...told }
  const left = { leavesWith, takerRelatedPersonId }
  const { incident, breach, takerUnknown } = await weighDeparture(tx, ctx, row, at, exitReason ?? 'other', left)
  const change = { occurredAt: at, data: { ...left, takerUnknown }, breach }
  await retell(deps, tx, ctx, row, { kind: 'departure', at: toldBefore }, change)
  updatePlacement(tx, row.id, { breach: await breachesOf(tx, row.id) })
  const open = await openTasksOf(tx, row.id, row.victimId)
  for (const [what, owed] of [
    ['report_incident', incident],
    ['name_taker', takerUnknown],
  ] as const) {
    if (owed && !open.has(what)) openTask(deps, tx, ofDeparture(row, what, at))
    if (!owed && open.has(what)) closeTasks(tx, row.id, [what], ctx.actorKey)
  }
}

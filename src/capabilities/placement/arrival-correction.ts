/** An arrival set right: whatever was born of the wrong instant follows the right one (R11, R20). */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import type { Instant, LocalDate } from '../../kernel/dates.ts'
import { planReminderAt } from '../../rules/plan.ts'
import type { ArrivalTask } from '../../rules/shelter-door.ts'
import { moveNotices } from '../notifications/effects.ts'
import { arrivalTasks, flagsAt, owe, raiseArrivalNotices } from './arrival-duties.ts'
import { movePresence } from './bed-queries.ts'
import { followFirstNight } from './beds.ts'
import { breachesOf, retell } from './event-queries.ts'
import { guardOf } from './guard.ts'
import type { PlacementRow } from './placement-queries.ts'
import { closeTasks, movePlanReminder, moveTasks } from './task-queries.ts'

export type Begun = PlacementRow & { readonly arrivedAt: Instant; readonly admissionOn: LocalDate }

/**
 * Moves presence, notices that have not left and open tasks; weighs flags and tasks again as of the right day. What was
 * owed for other reasons than the day is left as it is. @returns the flags that now stand.
 */
export async function followArrival(deps: Deps, tx: Tx, ctx: Ctx, wrong: Begun, right: Begun): Promise<string[]> {
  const { id, arrivedAt: at } = right
  const before = await flagsAt(tx, ctx, wrong, await guardOf(tx, ctx, wrong, wrong.admissionOn))
  const now = await flagsAt(tx, ctx, right, await guardOf(tx, ctx, right, right.admissionOn))
  movePresence(tx, id, 'from_at', wrong.arrivedAt, at)
  await followFirstNight(deps, tx, ctx, right, wrong.admissionOn)
  await moveNotices(deps, tx, ctx, id, at)
  await raiseArrivalNotices(deps, tx, ctx, right, at)
  movePlanReminder(tx, id, planReminderAt(at))
  moveTasks(tx, id, [...arrivalTasks, 'look_at_continuation', 'ask_clock_start'], wrong.arrivedAt, at)
  followTasks(deps, tx, ctx, right, before.tasks, now.tasks)
  await retell(deps, tx, ctx, right, { kind: 'arrival', at: wrong.arrivedAt }, { occurredAt: at, breach: now.breach })
  return breachesOf(tx, id)
}

/** What is owed to her anew is asked for, unless she left; what no longer is owed is no longer asked for. */
export function followTasks(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: Begun,
  before: readonly ArrivalTask[],
  now: readonly ArrivalTask[],
): void {
  const settled = before.filter((what) => !now.includes(what))
  if (settled.length > 0) closeTasks(tx, row.id, settled, ctx.actorKey)
  const since = now.filter((what) => !before.includes(what))
  if (row.departedAt === null) for (const what of since) owe(deps, tx, row, row.arrivedAt, what)
}

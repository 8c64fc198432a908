/** An arrival set right: whatever was born of the wrong instant follows the right one (R11, R20). */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import type { Instant, LocalDate } from '../../kernel/dates.ts'
import { planReminderAt } from '../../rules/plan.ts'
import { moveNotices } from '../notifications/effects.ts'
import { arrivalTasks, flagsAt, owe, raiseArrivalNotices } from './arrival-duties.ts'
import { movePresence } from './bed-queries.ts'
import { breachesBesides } from './event-queries.ts'
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
  await moveNotices(deps, tx, ctx, id, at)
  await raiseArrivalNotices(deps, tx, ctx, right, at)
  movePlanReminder(tx, id, planReminderAt(at))
  moveTasks(tx, id, [...arrivalTasks, 'look_at_continuation', 'ask_clock_start'], wrong.arrivedAt, at)
  const settled = before.tasks.filter((what) => !now.tasks.includes(what))
  if (settled.length > 0) closeTasks(tx, id, settled, ctx.actorKey)
  const since = now.tasks.filter((what) => !before.tasks.includes(what))
  if (right.departedAt === null) for (const what of since) owe(deps, tx, right, at, what)
  return [...new Set([...now.breach, ...(await breachesBesides(tx, id, 'arrival'))])]
}

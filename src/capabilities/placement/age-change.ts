/** What is known of a person has changed after she came: protections follow by themselves (GEN-AGE-02, R11). */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { openTask } from '../../db/tasks.ts'
import type { Instant, LocalDate } from '../../kernel/dates.ts'
import type { ArrivalTask } from '../../rules/shelter-door.ts'
import { flagsAt, owe, raiseArrivalNotices } from './arrival-duties.ts'
import { guardOf, stayOf } from './guard.ts'
import { type PlacementRow, stays, updatePlacement } from './placement-queries.ts'
import { planStayTasks } from './stay-tasks.ts'
import { closeTasks, openTasksOf } from './task-queries.ts'

/** Of what an arrival owes: what rests on her age. */
const ofAge: readonly ArrivalTask[] = [
  'determine_age',
  'find_representative',
  'name_representative',
  'name_companion',
  'hear_child',
]

type Begun = PlacementRow & { readonly arrivedAt: Instant; readonly admissionOn: LocalDate }

/**
 * For every stay that has begun, ended ones too: bodies are told of a child from the instant of the arrival, and a
 * longer limit holds at once. One that would become shorter waits for management.
 */
export async function followAge(deps: Deps, tx: Tx, ctx: Ctx, victimId: string): Promise<void> {
  for (const row of await stays(tx, ctx, victimId)) {
    const { arrivedAt, admissionOn } = row
    if (arrivedAt !== null && admissionOn !== null) await followStay(deps, tx, ctx, { ...row, arrivedAt, admissionOn })
  }
}

/** An episode has been opened beside the one of a stay: a child who is here concerns more bodies now (DV-NOTIF-01). */
export async function followCase(deps: Deps, tx: Tx, ctx: Ctx, victimId: string): Promise<void> {
  for (const row of await stays(tx, ctx, victimId)) {
    if (row.arrivedAt !== null && row.departedAt === null) await raiseArrivalNotices(deps, tx, ctx, row, row.arrivedAt)
  }
}

async function followStay(deps: Deps, tx: Tx, ctx: Ctx, row: Begun): Promise<void> {
  const guard = await guardOf(tx, ctx, row, row.admissionOn)
  const { child, presumed } = guard.age
  const childRole = child ? (row.childRole ?? 'unknown') : row.childRole
  if (child) {
    updatePlacement(tx, row.id, {
      child_at_admission: true,
      presumed_child_at_admission: presumed,
      child_role: childRole,
    })
    await raiseArrivalNotices(deps, tx, ctx, { ...row, childRole }, row.arrivedAt)
  }
  if (row.departedAt !== null) return
  const open = await openTasksOf(tx, row.id, row.victimId)
  const { tasks } = await flagsAt(tx, ctx, row, guard)
  for (const what of ofAge) if (tasks.includes(what) && !open.has(what)) owe(deps, tx, row, ctx.at, what)
  if (!tasks.includes('determine_age')) closeTasks(tx, row.id, ['determine_age'], ctx.actorKey)
  if (!child && row.childAtAdmission === true && !open.has('review_stay_limit')) {
    openTask(deps, tx, {
      what: 'review_stay_limit',
      ruleId: 'GEN-AGE-02',
      role: 'center_manager',
      dueAt: ctx.at,
      victimId: row.victimId,
      caseId: row.caseId,
      resource: { kind: 'placement', id: row.id },
    })
  }
  planStayTasks(deps, tx, ctx, row, { ...stayOf(row), childAtAdmission: child || row.childAtAdmission })
}

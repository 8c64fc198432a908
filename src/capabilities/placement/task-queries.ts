import type { Tx } from '../../db/client.ts'
import { compose } from '../../db/compose.ts'
import type { Instant } from '../../kernel/dates.ts'

/** Tasks that live as long as the stay, born of its dates. */
const ofStay = ['settle_next_place', 'review_stay', 'hear_child_of_ten', 'ask_own_consent']

/** What was planned by the dates of a stay is no longer due: they changed. */
export const closeStayTasks = (tx: Tx, placementId: string, by: string) => closeTasks(tx, placementId, ofStay, by)

/** Of a stay that ended: its plan is no longer waited for either. */
export const closeAllStayTasks = (tx: Tx, placementId: string, by: string) =>
  closeTasks(tx, placementId, [...ofStay, 'make_plan'], by)

/** The reminder of a plan follows a corrected arrival, unless it is done. */
export const movePlanReminder = (tx: Tx, placementId: string, dueAt: Instant) =>
  tx.write(
    compose
      .updateTable('tasks')
      .set({ due_at: dueAt })
      .where('center_id', '=', tx.scope.orgId)
      .where('resource_id', '=', placementId)
      .where('what', '=', 'make_plan')
      .where('done_at', 'is', null),
  )

/** Open tasks that were due at an instant which was entered wrongly. */
export const moveTasks = (tx: Tx, placementId: string, whats: readonly string[], from: Instant, to: Instant) =>
  tx.write(
    compose
      .updateTable('tasks')
      .set({ due_at: to })
      .where('center_id', '=', tx.scope.orgId)
      .where('resource_kind', '=', 'placement')
      .where('resource_id', '=', placementId)
      .where('what', 'in', whats)
      .where('due_at', '=', from)
      .where('done_at', 'is', null),
  )

export const closeTasks = (tx: Tx, placementId: string, whats: readonly string[], by: string) =>
  tx.write(
    compose
      .updateTable('tasks')
      .set({ done_at: tx.at, done_by: by })
      .where('center_id', '=', tx.scope.orgId)
      .where('resource_kind', '=', 'placement')
      .where('resource_id', '=', placementId)
      .where('what', 'in', whats)
      .where('done_at', 'is', null),
  )

/** What staff have still to do about this stay, or about the person with no stay named. */
export const openTasksOf = async (tx: Tx, placementId: string, victimId: string): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await tx.all(
        compose
          .selectFrom('tasks as t')
          .select('t.what')
          .where('t.center_id', '=', tx.scope.orgId)
          .where('t.done_at', 'is', null)
          .where((eb) =>
            eb.or([
              eb('t.resource_id', '=', placementId),
              eb.and([eb('t.victim_id', '=', victimId), eb('t.resource_id', 'is', null)]),
            ]),
          ),
      )
    ).map((row) => row.what),
  )

/** Tasks about a request or a breach of data: closed with what they ask for, counted before a breach is closed. */
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Instant } from '../../kernel/dates.ts'

export const closeTasks = (tx: Tx, resourceId: string, whats: readonly string[], by: string) =>
  tx.write(
    compose
      .updateTable('tasks')
      .set({ done_at: tx.at, done_by: by })
      .where('center_id', '=', tx.scope.orgId)
      .where('resource_id', '=', resourceId)
      .where('what', 'in', whats)
      .where('done_at', 'is', null),
  )

export const moveTask = (tx: Tx, resourceId: string, what: string, dueAt: Instant) =>
  tx.write(
    compose
      .updateTable('tasks')
      .set({ due_at: dueAt })
      .where('center_id', '=', tx.scope.orgId)
      .where('resource_id', '=', resourceId)
      .where('what', '=', what)
      .where('done_at', 'is', null),
  )

/** Persons of whom something is still to be done about it; also those shut to the caller. */
export const countOpen = async (tx: Tx, resourceId: string, what: string): Promise<number> =>
  (
    await tx.one(
      sql<{ open: number }>`select count(*)::int as open from tasks t where t.center_id = ${tx.scope.orgId}
        and t.resource_id = ${resourceId} and t.what = ${what} and t.done_at is null`,
    )
  )?.open ?? 0

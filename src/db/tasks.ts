import type { Role } from '../access/actor.ts'
import type { Instant } from '../kernel/dates.ts'
import type { Tx } from './client.ts'
import { compose, sql } from './compose.ts'
import type { Deps } from './context.ts'

export interface NewTask {
  /** What is to be done, e.g. `offer_referral`. */
  readonly what: string
  readonly ruleId: string | null
  readonly role: Role
  readonly dueAt: Instant
  readonly victimId?: string | null
  readonly caseId?: string | null
  readonly resource?: { readonly kind: string; readonly id: string }
}

const rowOf = (deps: Deps, tx: Tx, task: NewTask) => ({
  center_id: tx.scope.orgId,
  id: deps.random.uuid(),
  what: task.what,
  rule_id: task.ruleId,
  victim_id: task.victimId ?? null,
  case_id: task.caseId ?? null,
  resource_kind: task.resource?.kind ?? null,
  resource_id: task.resource?.id ?? null,
  role: task.role,
  due_at: task.dueAt,
  recorded_at: tx.at,
  opened_by: tx.scope.actor,
})

/** Opens a task for staff of the transaction's holder, in the same transaction as the fact that asks for it. */
export function openTask(deps: Deps, tx: Tx, task: NewTask): void {
  tx.write(compose.insertInto('tasks').values(rowOf(deps, tx, task)))
}

/**
 * Her own consent is asked once, whatever waits for it: the earlier day stands, and a consent given for her keeps the task
 * longer than a stay or a notice does (CONS-03).
 */
export function askOwnConsent(deps: Deps, tx: Tx, task: Omit<NewTask, 'what' | 'role'> & { victimId: string }): void {
  const row = rowOf(deps, tx, { ...task, what: 'ask_own_consent', role: 'case_worker' })
  const keeps = (column: string) =>
    sql<string | null>`case when excluded.resource_kind = 'consent' then ${sql.ref(`excluded.${column}`)}
      else ${sql.ref(`tasks.${column}`)} end`
  tx.write(
    compose
      .insertInto('tasks')
      .values(row)
      .onConflict((c) =>
        c
          .columns(['center_id', 'victim_id', 'what'])
          .where(sql<boolean>`what = 'ask_own_consent' and done_at is null`)
          .doUpdateSet({
            due_at: sql`least(tasks.due_at, excluded.due_at)`,
            resource_kind: keeps('resource_kind'),
            resource_id: keeps('resource_id'),
          }),
      ),
  )
}

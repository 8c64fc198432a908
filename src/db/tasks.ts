import type { Role } from '../access/actor.ts'
import type { Instant } from '../kernel/dates.ts'
import type { Tx } from './client.ts'
import { compose } from './compose.ts'
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

/** Opens a task for staff of the transaction's holder, in the same transaction as the fact that asks for it. */
export function openTask(deps: Deps, tx: Tx, task: NewTask): void {
  tx.write(
    compose.insertInto('tasks').values({
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
    }),
  )
}

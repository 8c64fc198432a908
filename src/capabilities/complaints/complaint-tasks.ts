/** What a complaint asks of staff; closed with what it asks for. When she was told is the end of a task of its own. */
import type { Role } from '../../access/actor.ts'
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Deps } from '../../db/context.ts'
import { openTask } from '../../db/tasks.ts'
import type { Instant } from '../../kernel/dates.ts'
import type { Duty } from '../../rules/duty.ts'

const resourceKind = 'complaint'
const ofManagement: ReadonlySet<string> = new Set([
  'complaint_overdue',
  'look_again_at_complaint',
  'check_named_colleague',
])
/** Done when the house has answered, or she has taken it back. */
export const untilAnswered: readonly string[] = [
  'name_complaint_handler',
  'answer_complaint',
  'complaint_overdue',
  'find_out_what_complaint_is_about',
]

export interface Complaining {
  readonly id: string
  readonly victimId: string | null
}

/** A handler is named by those who handle: where management is complained of, nobody else would see that one is wanted. */
const roleOf = (what: string): Role =>
  what === 'name_complaint_handler' ? 'lawyer' : ofManagement.has(what) ? 'center_manager' : 'case_worker'

export function askStaff(deps: Deps, tx: Tx, { id, victimId }: Complaining, owed: readonly Duty[]): void {
  for (const { what, rule, dueAt } of owed) {
    openTask(deps, tx, {
      what,
      ruleId: rule,
      role: roleOf(what),
      dueAt,
      victimId,
      resource: { kind: resourceKind, id },
    })
  }
}

/** Of no rule: somebody looks at what was named or done. */
export function askToLook(
  deps: Deps,
  tx: Tx,
  { id, victimId }: Complaining,
  what: string,
  ruleId: string | null,
): void {
  const resource = { kind: resourceKind, id }
  openTask(deps, tx, { what, ruleId, role: roleOf(what), dueAt: tx.at, victimId, resource })
}

const open = (tx: Tx, complaintId: string, whats: readonly string[]) =>
  sql<boolean>`center_id = ${tx.scope.orgId} and resource_kind = ${resourceKind} and resource_id = ${complaintId}
    and what = any (${[...whats]}::text[]) and done_at is null`

export const closeTasks = (tx: Tx, complaintId: string, whats: readonly string[], by: string) =>
  tx.write(
    compose
      .updateTable('tasks')
      .set({ done_at: tx.at, done_by: by })
      .where(open(tx, complaintId, whats)),
  )

/** The fact moved, and its clocks with it. @returns what is open already. */
export async function moveTasks(tx: Tx, complaintId: string, owed: readonly Duty[]): Promise<ReadonlySet<string>> {
  for (const { what, dueAt } of owed) {
    tx.write(
      compose
        .updateTable('tasks')
        .set({ due_at: dueAt })
        .where(open(tx, complaintId, [what])),
    )
  }
  const asked = await tx.all(
    sql<{ what: string }>`select t.what from tasks t where t.center_id = ${tx.scope.orgId}
      and t.resource_kind = ${resourceKind} and t.resource_id = ${complaintId}`,
  )
  return new Set(asked.map(({ what }) => what))
}

/** When she was told the answer of the house. */
export const toldAt = async (tx: Tx, complaintId: string): Promise<Instant | null> =>
  (
    await tx.one(
      sql<{ at: Instant | null }>`select min(t.done_at) as at from tasks t where t.center_id = ${tx.scope.orgId}
        and t.resource_kind = ${resourceKind} and t.resource_id = ${complaintId}
        and t.what = 'tell_her_of_complaint_outcome'`,
    )
  )?.at ?? null

/** A status or an act was none of this episode: what hung on it is called off where it is not done, and looked at where it is. */
import type { Role } from '../../access/actor.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { openTask } from '../../db/tasks.ts'
import type { Instant } from '../../kernel/dates.ts'
import type { CaseRow } from './case-queries.ts'
import { closeThbOffers, doneOnGroundsOf } from './struck-queries.ts'

/** What left the house or was granted since the entry is not undone by itself: management looks at each. */
export async function followStruck(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  { id: caseId, victimId }: CaseRow,
  entry: { readonly id: string; readonly recordedAt: Instant },
): Promise<void> {
  closeThbOffers(tx, victimId, ctx.actorKey)
  const done = await doneOnGroundsOf(tx, { caseId, victimId }, entry.recordedAt)
  const look = (what: string, ruleId: string | null, resource: { kind: string; id: string }) => {
    const role: Role = 'center_manager'
    openTask(deps, tx, { what, ruleId, role, dueAt: ctx.at, victimId, caseId, resource })
  }
  for (const id of done?.releases ?? []) look('review_what_was_told', 'ANON-01', { kind: 'release', id })
  for (const id of done?.allowances ?? []) look('review_allowance', 'THB-ALLOW-01', { kind: 'allowance', id })
  if (done?.reopened === true) look('review_reopening', null, { kind: 'case', id: caseId })
  if (done?.empty === true) look('review_empty_case', null, { kind: 'case', id: caseId })
}

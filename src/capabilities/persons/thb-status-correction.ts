/** A status of the history set right: the status of the episode, and what an identification rests on, follow (THB-REF-01). */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { bakuDay, type LocalDate } from '../../kernel/dates.ts'
import { closeIdentificationTasks, type StatusEntry, updateStatus } from './case-correction-queries.ts'
import { type CaseRow, findCase, settleThbStatus } from './case-queries.ts'
import { statusesOf } from './case-record-queries.ts'
import { unfounded } from './case-shown.ts'
import { askHowIdentified, groundsOf, withoutGrounds } from './thb-status.ts'

type Change = Partial<
  Pick<StatusEntry, 'status' | 'occurredAt' | 'identifiedOn' | 'decidedByOrganizationId' | 'struck'>
>

/** She is asked only about what nobody was asked before the correction. */
export async function correctThbStatus(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: CaseRow,
  entry: StatusEntry,
  change: Change,
): Promise<void> {
  const before = unfounded(row, await statusesOf(tx, row.id))
  const entered = { ...entry, ...change }
  const identifiedOn = foundOn(entry, change)
  const organizationId = entered.decidedByOrganizationId
  const grounds =
    identifiedOn === null
      ? null
      : await groundsOf(tx, row, { organizationId, identifiedOn, documented: entry.documented })
  updateStatus(tx, entry.id, {
    status: entered.status,
    occurred_at: entered.occurredAt,
    decided_by_organization_id: organizationId,
    identified_on: identifiedOn,
    breach: withoutGrounds(grounds, ctx),
    struck_at: entered.struck ? tx.at : null,
  })
  settleThbStatus(tx, row.id)
  const settled = await findCase(tx, ctx, row.id)
  const after = settled === undefined ? [] : unfounded(settled, await statusesOf(tx, row.id))
  if (after.length === 0) closeIdentificationTasks(tx, row.id, ctx.actorKey)
  else if (before.length === 0)
    askHowIdentified(deps, tx, ctx, row, { referredWithConsent: false, documentedBefore: false })
}

/** The day of a document stays; the day of a finding without one is the day on which it happened, unless told otherwise. */
function foundOn(entry: StatusEntry, change: Change): LocalDate | null {
  const { status, occurredAt } = { ...entry, ...change }
  if (status !== 'identified') return null
  if (change.identifiedOn !== undefined) return change.identifiedOn
  const told = entry.identifiedOn
  const follows = told === null || (!entry.documented && told === bakuDay(entry.occurredAt))
  return follows ? bakuDay(occurredAt) : told
}

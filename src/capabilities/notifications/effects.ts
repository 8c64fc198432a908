/** What another room's act gives birth to: notices to bodies and tasks for staff, in the transaction of the fact. */
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { openTask } from '../../db/tasks.ts'
import type { Instant } from '../../kernel/dates.ts'
import type { Duty } from '../../rules/duty.ts'

export interface DutyAbout {
  readonly victimId: string
  readonly caseId: string
  readonly placementId: string | null
  /** Instant of the fact, from which notices are due. */
  readonly at: Instant
}

/** Stores each duty once per person, episode and kind of body, and enqueues those that are due at once. */
export async function raiseDuties(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  duties: readonly Duty[],
  about: DutyAbout,
): Promise<void> {
  for (const duty of duties) {
    if (duty.kind === 'task') {
      openTask(deps, tx, { what: duty.what, ruleId: duty.rule, role: 'case_worker', dueAt: duty.dueAt, ...about })
    } else {
      await raiseNotice(deps, tx, ctx, duty, about)
    }
  }
}

/** The competent body is that of the center's own area (never of her home), or the one body of the whole country. */
async function raiseNotice(deps: Deps, tx: Tx, ctx: Ctx, duty: Duty, about: DutyAbout): Promise<void> {
  const recipient = await tx.one(
    sql<{ id: string }>`
      select o.id from organizations o
      left join organization_areas oa on oa.organization_id = o.id and oa.from_on <= ${ctx.on} and (oa.before_on is null or oa.before_on > ${ctx.on})
      where o.kind = ${duty.what} and o.active
        and (oa.area is null or oa.area in (
          select ca.area from organization_areas ca where ca.organization_id = ${tx.scope.orgId}
            and ca.from_on <= ${ctx.on} and (ca.before_on is null or ca.before_on > ${ctx.on})))
      order by oa.area nulls last, o.code limit 1`,
  )
  const id = deps.random.uuid()
  const inserted = await tx.one(
    compose
      .insertInto('notifications')
      .values({
        center_id: tx.scope.orgId,
        id,
        rule_id: duty.rule,
        victim_id: about.victimId,
        case_id: about.caseId,
        placement_id: about.placementId,
        recipient_kind: duty.what,
        recipient_id: recipient?.id ?? null,
        state: duty.state,
        triggered_at: about.at,
        due_at: duty.dueAt,
        recorded_at: tx.at,
        recorded_by: ctx.actorKey,
      })
      .onConflict((c) => c.constraint('notifications_once').doNothing())
      .returning('id'),
  )
  if (inserted !== undefined && duty.state === 'due') {
    await deps.outbox.enqueue(tx, 'notification.send', { centerId: tx.scope.orgId, id })
  }
}

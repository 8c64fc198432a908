/** What another room's act gives birth to: notices to bodies, tasks for staff, events; in the transaction of the fact. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { openTask } from '../../db/tasks.ts'
import { type Instant, minutesBetween } from '../../kernel/dates.ts'
import type { Duty } from '../../rules/duty.ts'
import { dispatchTargetAt, noticeLateness } from '../../rules/notices.ts'
import { insertConflict } from './conflict-queries.ts'
import { closeOverdue, hasOpenTask, moveReview } from './delivery-queries.ts'
import { insertEvent, type NewEvent } from './event-queries.ts'
import { competentBody, insertNotice, moveUnsent } from './notice-queries.ts'
import { openStates } from './states.ts'

export interface DutyAbout {
  readonly victimId: string
  readonly caseId: string
  readonly placementId: string | null
  /** Instant of the fact, from which notices are due. */
  readonly at: Instant
  /** By what is known today she is a child today: what was cancelled because she seemed none is owed again. */
  readonly childNow?: boolean
}

/**
 * Stores each duty once per person, episode and kind of body. The same fact told again with more known (a child who
 * only accompanied turns out to be a victim) lets a waiting or dismissed notice go; it never holds one back. One that
 * ended because she was taken for an adult comes back, with its review and its clock, once she is a child again.
 */
export async function raiseDuties(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  duties: readonly Duty[],
  about: DutyAbout,
): Promise<void> {
  for (const duty of duties) {
    if (duty.kind === 'notice') {
      await raiseNotice(deps, tx, ctx, duty, about)
      continue
    }
    const { victimId, caseId } = about
    openTask(deps, tx, {
      what: duty.what,
      ruleId: duty.rule,
      role: 'case_worker',
      dueAt: duty.dueAt,
      victimId,
      caseId,
    })
  }
}

async function raiseNotice(deps: Deps, tx: Tx, ctx: Ctx, duty: Duty, about: DutyAbout): Promise<void> {
  const { victimId, caseId, placementId, at } = about
  const notice = {
    id: deps.random.uuid(),
    rule_id: duty.rule,
    victim_id: victimId,
    case_id: caseId,
    placement_id: placementId,
    recipient_kind: duty.what,
    recipient_id: await competentBody(tx, duty.what, ctx.on),
    state: duty.state,
    waits_for: [...(duty.waitsFor ?? [])],
    triggered_at: at,
    due_at: duty.dueAt,
    recorded_by: ctx.actorKey,
  }
  const stored = await insertNotice(tx, notice, about.childNow === true)
  if (stored === undefined) return
  const job = { centerId: tx.scope.orgId, id: stored.id }
  if (duty.state === 'due') await deps.outbox.enqueue(tx, 'notification.send', job)
  await lookWhenLate(deps, tx, ctx, stored.id, at)
  if (duty.state === 'pending_review' && !(await hasOpenTask(tx, 'review_notice', stored.id))) {
    openTask(deps, tx, {
      what: 'review_notice',
      ruleId: duty.rule,
      role: 'center_manager',
      dueAt: dispatchTargetAt(at),
      victimId,
      caseId,
      resource: { kind: 'notification', id: stored.id },
    })
  }
}

/** A second after the hour is over, so that the look does not come as it ends. */
async function lookWhenLate(deps: Deps, tx: Tx, ctx: Ctx, id: string, at: Instant): Promise<void> {
  const secondsLeft = Math.max(0, Math.ceil(minutesBetween(ctx.at, dispatchTargetAt(at)) * 60) + 1)
  await deps.outbox.enqueue(tx, 'notification.escalate', { centerId: tx.scope.orgId, id }, secondsLeft)
}

/** Bodies that stood in conflict about her in the house before: notices to them wait here too, for a reason unknown here (R11). */
export function keepConflicts(deps: Deps, tx: Tx, ctx: Ctx, victimId: string, bodies: readonly string[]): void {
  for (const recipientId of bodies) {
    insertConflict(tx, {
      id: deps.random.uuid(),
      victim_id: victimId,
      recipient_id: recipientId,
      reason_code: 'other',
      occurred_at: ctx.at,
      recorded_by: ctx.actorKey,
    })
  }
}

/**
 * The fact behind the notices of a placement happened at `at`: those that have not left run from then, and so does what
 * waits for them. One that has left was told as it was told.
 */
export async function moveNotices(deps: Deps, tx: Tx, ctx: Ctx, placementId: string, at: Instant): Promise<void> {
  for (const { id, state } of await moveUnsent(tx, placementId, at)) {
    if (!openStates.includes(state)) continue
    await lookWhenLate(deps, tx, ctx, id, at)
    moveReview(tx, id, dispatchTargetAt(at))
    if (noticeLateness(at, ctx.at) === 'on_time') closeOverdue(tx, ctx, id)
  }
}

/**
 * Tells a body that something awaits it: in its feed with this commit, by webhook soon after. `reference` is the
 * recipient's own, `link` the path at which the gate is passed. @returns the event's id.
 */
export async function emitEvent(deps: Deps, tx: Tx, event: Omit<NewEvent, 'id'>): Promise<string> {
  const id = deps.random.uuid()
  insertEvent(tx, { ...event, id })
  await deps.outbox.enqueue(tx, 'event.deliver', { centerId: tx.scope.orgId, id })
  return id
}

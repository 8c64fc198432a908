/** How a notice looks to the holder's staff: its lateness now, and what may be done with it. */
import type { Ctx } from '../../db/context.ts'
import type { Action } from '../../http/shapes.ts'
import { type AgeFacts, isChild } from '../../rules/age.ts'
import { type Decision, decide } from '../../rules/decision.ts'
import { type NoticeDismissalFacts, noticeDismissal, noticeRelease } from '../../rules/notice-review.ts'
import { dispatchTargetAt, noticeLateness } from '../../rules/notices.ts'
import type { NoticeRow } from './notice-queries.ts'
import type { Notification } from './notice-schema.ts'

/** One that failed may be let go again, for instance once the body listens. */
export const releasable = ({ state }: NoticeRow): boolean => state === 'pending_review' || state === 'failed'
export const dismissible = ({ state }: NoticeRow): boolean => state === 'pending_review'

export interface Named {
  /** Null: management names no other body. */
  readonly namedKind: string | null
  /** Whether the body that would be told stands in conflict. */
  readonly conflicted: boolean
}

export const weighRelease = (ctx: Ctx, notice: NoticeRow, child: AgeFacts, named: Named): Decision => {
  const { waitsFor, recipientKind } = notice
  const facts = { child: isChild(child, ctx.on), waitsFor, recipientKind, ...named }
  return decide('notice.release', noticeRelease, facts, ctx.on)
}

export const weighDismissal = (
  ctx: Ctx,
  { waitsFor }: NoticeRow,
  child: AgeFacts,
  reason: NoticeDismissalFacts['reason'],
): Decision => decide('notice.dismissal', noticeDismissal, { reason, child: isChild(child, ctx.on), waitsFor }, ctx.on)

export function summaryOf(ctx: Ctx, row: NoticeRow) {
  const { version: _, releaseId: _release, eventId: _event, reference, reviewedAt, dismissalReason, ...facts } = row
  const unsent = row.state === 'cancelled' || row.state === 'not_required'
  return {
    ...facts,
    dispatchBy: dispatchTargetAt(row.triggeredAt),
    lateness: unsent ? null : noticeLateness(row.triggeredAt, row.sentAt ?? row.acknowledgedAt ?? ctx.at),
  }
}

export const noticeOf = (ctx: Ctx, row: NoticeRow, child: AgeFacts, conflicted: boolean): Notification => ({
  ...summaryOf(ctx, row),
  reference: row.reference,
  reviewedAt: row.reviewedAt,
  dismissalReason: row.dismissalReason as Notification['dismissalReason'],
  actions: actionsOf(ctx, row, child, conflicted),
})

function actionsOf(ctx: Ctx, row: NoticeRow, child: AgeFacts, conflicted: boolean): Action[] {
  const href = `/v1/notifications/${row.id}`
  const reason = isChild(child, ctx.on) ? 'accompanying_unharmed' : 'not_a_child'
  const preview = (action: string, may: boolean, decision: Decision): Action => ({
    action,
    method: 'POST',
    href: `${href}/${action}`,
    ...(may ? saidBy(ctx, decision) : { allowed: false, code: 'state_conflict' }),
  })
  return [
    preview('release', releasable(row), weighRelease(ctx, row, child, { namedKind: null, conflicted })),
    preview('dismissal', dismissible(row), weighDismissal(ctx, row, child, reason)),
    {
      action: 'manual-delivery',
      method: 'POST',
      href: `${href}/manual-delivery`,
      allowed: true,
    },
  ]
}

function saidBy({ language }: Ctx, { allowed, code, grounds }: Decision): Omit<Action, 'action' | 'method' | 'href'> {
  const ground = grounds.find((g) => g.outcome !== 'met' && g.code === code)
  return allowed || code === null || ground === undefined
    ? { allowed }
    : { allowed, code, ruleId: ground.rule, says: ground.says[language] }
}

/** What management decides about a notice that waits, and what the duty officer reports of one delivered by hand. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Outcome, type ProblemCode, type Refused, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import type { Decision } from '../../rules/decision.ts'
import { type SubjectFacts, subjectFacts } from '../persons/facts.ts'
import { addressNotice } from './address-notice.ts'
import { conflictedBodies } from './conflict-queries.ts'
import { closeTasks, insertDelivery } from './delivery-queries.ts'
import { shown } from './notice-actions.ts'
import { kindOfBody, lockNotice, type NoticeRow, updateNotice } from './notice-queries.ts'
import type { ManualDelivery, NoticeDismissal, NoticeRelease, Notification } from './notice-schema.ts'
import { dismissible, releasable, weighDismissal, weighRelease } from './notice-views.ts'
import { openStates } from './states.ts'

/** Lets a notice go that waited or failed; a body named here takes the place of the one it was addressed to. */
export const releaseNotice = (deps: Deps, ctx: Ctx, id: string, ask: NoticeRelease): Promise<Outcome<Notification>> =>
  perform(deps, ctx, async (tx) => {
    const found = await lock(tx, ctx, id)
    if (found === undefined) return notFound
    const { notice, child } = found
    if (notice.version !== ctx.ifMatch) return refuse('version_mismatch')
    if (!releasable(notice)) return refuse('state_conflict')
    const { recipientId } = ask
    const namedKind = recipientId === undefined ? null : ((await kindOfBody(tx, recipientId)) ?? 'unknown')
    const conflicted = (await conflictedBodies(tx, notice.victimId)).has(recipientId ?? notice.recipientId ?? '')
    const weighed = record(deps, tx, ctx, id, weighRelease(ctx, notice, child, { namedKind, conflicted }))
    if (!weighed.ok) return weighed
    const elsewhere = recipientId !== undefined && recipientId !== notice.recipientId
    const readdressed = { recipient_id: recipientId ?? null, release_id: null, event_id: null, reference: null }
    updateNotice(tx, id, { state: 'due', ...reviewed(tx, ctx), ...(elsewhere ? readdressed : {}) })
    closeTasks(tx, ctx, id)
    await deps.outbox.enqueue(tx, 'notification.send', { centerId: tx.scope.orgId, id })
    return answered(tx, ctx, id, weighed.decisionId)
  })

/** Says that no notice is required, and why. */
export const dismissNotice = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { reason }: NoticeDismissal,
): Promise<Outcome<Notification>> =>
  perform(deps, ctx, async (tx) => {
    const found = await lock(tx, ctx, id)
    if (found === undefined) return notFound
    const { notice, child } = found
    if (notice.version !== ctx.ifMatch) return refuse('version_mismatch')
    if (!dismissible(notice)) return refuse('state_conflict')
    const weighed = record(deps, tx, ctx, id, weighDismissal(ctx, notice, child, reason))
    if (!weighed.ok) return weighed
    updateNotice(tx, id, { state: 'not_required', dismissal_reason: reason, ...reviewed(tx, ctx) })
    closeTasks(tx, ctx, id)
    return answered(tx, ctx, id, weighed.decisionId)
  })

/** The body was told on paper, by telephone or in person. It gets its addressed row too, so that it can acknowledge. */
export const recordManualDelivery = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  ask: ManualDelivery,
): Promise<Outcome<Notification>> =>
  perform(deps, ctx, async (tx) => {
    const found = await lock(tx, ctx, id)
    if (found === undefined) return notFound
    const at = momentOf(ctx, ask.occurredAt)
    if (typeof at !== 'string') return at
    const { notice, child } = found
    const recipientId = ask.recipientId ?? notice.recipientId
    if (ask.recipientId !== undefined && (await kindOfBody(tx, ask.recipientId)) === undefined) return unknownBody
    const open = openStates.includes(notice.state)
    if (open) updateNotice(tx, id, { state: 'sent', sent_at: at, recipient_id: recipientId })
    const sameBody = recipientId === notice.recipientId
    const told = { ...notice, recipientId, eventId: sameBody ? notice.eventId : null }
    const event = open ? await addressNotice(deps, tx, ctx, told, child) : null
    const { note, way, receivedBy, proofCode } = ask
    const conflicted = (await conflictedBodies(tx, notice.victimId)).has(recipientId ?? '')
    const lawfullyTold = !conflicted && ['due', 'failed', 'sent', 'acknowledged'].includes(notice.state)
    const textId = deps.random.uuid()
    if (note !== undefined) await deps.vault.putText(tx, notice.victimId, 'notice_delivery', note, textId)
    insertDelivery(deps, tx, ctx, {
      notification_id: id,
      event_id: event?.id ?? null,
      recipient_id: recipientId,
      way,
      outcome: 'delivered',
      received_by: receivedBy,
      proof_code: proofCode,
      text_id: note === undefined ? null : textId,
      breach: lawfullyTold ? [] : [notice.ruleId],
      occurred_at: at,
    })
    if (open) closeTasks(tx, ctx, id)
    return answered(tx, ctx, id)
  })

const unknownBody = refuse('validation_failed', { errors: [{ pointer: '/recipientId', code: 'unknown' }] })

const reviewed = (tx: Tx, ctx: Ctx) => ({ reviewed_by: ctx.actorKey, reviewed_at: tx.at })

async function lock(tx: Tx, ctx: Ctx, id: string): Promise<{ notice: NoticeRow; child: SubjectFacts } | undefined> {
  const notice = await lockNotice(tx, ctx, id)
  const child = notice && (await subjectFacts(tx, ctx, notice.victimId))
  if (notice === undefined || child === undefined) return undefined
  tx.touches('notification', id, [notice.victimId])
  return { notice, child }
}

function record(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  id: string,
  decision: Decision,
): { ok: true; decisionId: string } | Refused {
  const decisionId = recordDecision(deps, tx, ctx, { kind: 'notification', id }, decision)
  return decision.allowed ? { ok: true, decisionId } : refuse(decision.code as ProblemCode, { decision, decisionId })
}

async function answered(tx: Tx, ctx: Ctx, id: string, decisionId?: string): Promise<Outcome<Notification>> {
  const outcome = await shown(tx, ctx, id)
  if (outcome.ok !== true) return outcome
  const more = decisionId === undefined ? {} : { decisionId }
  return { ...outcome, ...more, status: 200, location: `/v1/notifications/${id}` }
}

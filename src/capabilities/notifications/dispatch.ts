/**
 * The sending of a notice in two transactions with the network between them: first the addressed row and the event with
 * its id, then what came of the try. Whatever breaks in between, the next try carries the same event id.
 */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { mustSucceed } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { askOwnConsent, openTask } from '../../db/tasks.ts'
import { bakuDay, type LocalDate } from '../../kernel/dates.ts'
import { decide } from '../../rules/decision.ts'
import { atDispatch } from '../../rules/notices.ts'
import { fieldsOf, systemMessage } from '../../rules/systems.ts'
import { activeEndpoint } from '../organizations/facts.ts'
import { subjectFacts } from '../persons/facts.ts'
import { addressNotice } from './address-notice.ts'
import { conflictedBodies } from './conflict-queries.ts'
import { closeTasks, hasOpenTask, insertDelivery } from './delivery-queries.ts'
import { type EventRow, findSentEvent, subjectsOf } from './event-queries.ts'
import { holdBack } from './hold-back.ts'
import { lockNotice, type NoticeRow, updateNotice } from './notice-queries.ts'
import { sendable } from './states.ts'

export interface Parcel {
  readonly eventId: string
  readonly recipientId: string
  readonly endpoint: { readonly url: string; readonly secret: string }
  readonly payload: object
}

/** What came of a try. */
export interface Sending {
  readonly outcome: 'accepted' | 'refused' | 'unreachable'
  readonly status: number | null
  /** True when the queue will not try again. */
  readonly last: boolean
}

/** All that goes over the wire: no person, only the recipient's own reference, the day of sending, and where to read (R12). */
function payloadOf({ id, type, occurredAt, reference, link }: Omit<EventRow, 'senderId'>, on: LocalDate): object {
  const payload = { type, sentOn: bakuDay(occurredAt), data: { eventId: id, reference, link } }
  const { allowed } = decide('system.message', systemMessage, { fields: fieldsOf(payload) }, on)
  if (!allowed) throw new Error('a message would hold more than a message may')
  return payload
}

/** Weighs once more and makes the notice ready. @returns null when nothing is to be sent: done, cancelled, or a human's turn. */
export const prepareNotice = (deps: Deps, ctx: Ctx, id: string): Promise<Parcel | null> =>
  mustSucceed(
    perform(deps, ctx, async (tx) => {
      const notice = await lockNotice(tx, ctx, id)
      tx.touches('notification', id, notice === undefined ? [] : [notice.victimId])
      if (notice === undefined || !sendable.includes(notice.state)) return { ok: true, value: null }
      const child = await subjectFacts(tx, ctx, notice.victimId)
      if (child === undefined || atDispatch(child, ctx.at) !== 'send') {
        cancel(deps, tx, ctx, notice, child !== undefined)
        return { ok: true, value: null }
      }
      // Read once more right before sending: a body that stands in conflict by now is not told (R11).
      if ((await conflictedBodies(tx, notice.victimId)).has(notice.recipientId ?? '')) {
        await holdBack(deps, tx, ctx, notice.victimId, notice.recipientId ?? '')
        return { ok: true, value: null }
      }
      const event = await addressNotice(deps, tx, ctx, notice, child)
      const endpoint = event === null ? undefined : await activeEndpoint(deps, tx, event.recipientId)
      if (event === null || endpoint === undefined) {
        await handToDutyOfficer(deps, tx, notice)
        if (event !== null) insertDelivery(deps, tx, ctx, { ...tryOf(id, event), outcome: 'no_endpoint' })
        return { ok: true, value: null }
      }
      const { id: eventId, recipientId } = event
      return { ok: true, value: { eventId, recipientId, endpoint, payload: payloadOf(event, ctx.on) } }
    }),
  )

export const recordSending = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  parcel: Parcel,
  { outcome, status, last }: Sending,
): Promise<null> =>
  mustSucceed(
    perform(deps, ctx, async (tx) => {
      const notice = await lockNotice(tx, ctx, id)
      if (notice === undefined) return { ok: true, value: null }
      tx.touches('notification', id, [notice.victimId])
      insertDelivery(deps, tx, ctx, { ...tryOf(id, { ...parcel, id: parcel.eventId }), outcome, status })
      if (!sendable.includes(notice.state)) return { ok: true, value: null }
      if (outcome === 'accepted') {
        updateNotice(tx, id, { state: 'sent', sent_at: ctx.at })
        closeTasks(tx, ctx, id)
      } else if (last) {
        updateNotice(tx, id, { state: 'failed' })
        await handToDutyOfficer(deps, tx, notice)
      }
      return { ok: true, value: null }
    }),
  )

const tryOf = (noticeId: string, event: { id: string; recipientId: string }) => ({
  notification_id: noticeId,
  event_id: event.id,
  recipient_id: event.recipientId,
  way: 'webhook',
})

/** Another event of this holder. @returns null when its body does not listen: then it reads its feed. */
export const prepareEvent = (deps: Deps, ctx: Ctx, id: string): Promise<Parcel | null> =>
  mustSucceed(
    perform(deps, ctx, async (tx) => {
      const event = await findSentEvent(tx, id)
      tx.touches('event', id, event === undefined ? [] : await subjectsOf(tx, event))
      const endpoint = event && (await activeEndpoint(deps, tx, event.recipientId))
      if (event === undefined || endpoint === undefined) return { ok: true, value: null }
      return {
        ok: true,
        value: { eventId: id, recipientId: event.recipientId, endpoint, payload: payloadOf(event, ctx.on) },
      }
    }),
  )

/** The last try of an event failed: it stands in the body's feed, and a human is told. */
export const giveUpEvent = (deps: Deps, ctx: Ctx, id: string): Promise<null> =>
  mustSucceed(
    perform(deps, ctx, async (tx) => {
      const event = await findSentEvent(tx, id)
      const victimIds = event === undefined ? [] : await subjectsOf(tx, event)
      tx.touches('event', id, victimIds)
      openTask(deps, tx, {
        what: 'tell_body_by_hand',
        ruleId: null,
        role: 'duty_officer',
        dueAt: ctx.at,
        victimId: victimIds[0] ?? null,
        resource: { kind: 'event', id },
      })
      return { ok: true, value: null }
    }),
  )

/** Whoever is an adult by now, or was no child after all, is asked for her own consent instead, if she is still known here. */
function cancel(deps: Deps, tx: Tx, ctx: Ctx, { id, ruleId, victimId, caseId }: NoticeRow, known: boolean): void {
  updateNotice(tx, id, { state: 'cancelled' })
  closeTasks(tx, ctx, id)
  if (!known) return
  const resource = { kind: 'notification', id }
  askOwnConsent(deps, tx, { ruleId, dueAt: ctx.at, victimId, caseId, resource })
}

/** Once: no body on record, none that listens, or none that answers. */
async function handToDutyOfficer(deps: Deps, tx: Tx, { id, ruleId, victimId, caseId }: NoticeRow): Promise<void> {
  const what = 'deliver_notice_by_hand'
  if (await hasOpenTask(tx, what, id)) return
  const resource = { kind: 'notification', id }
  openTask(deps, tx, { what, ruleId, role: 'duty_officer', dueAt: tx.at, victimId, caseId, resource })
}

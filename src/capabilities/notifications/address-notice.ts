/** Puts a notice before its body: an addressed row through the gate and an event in the body's feed, once. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { release } from '../disclosure/effects.ts'
import type { SubjectFacts } from '../persons/facts.ts'
import { type EventRow, findSentEvent, insertEvent } from './event-queries.ts'
import { minimalNotice } from './minimal-notice.ts'
import { centerOf, type NoticeRow, updateNotice } from './notice-queries.ts'

/** @returns the event, the same at every call; null when no body is on record or the gate says no, which it has recorded. */
export async function addressNotice(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  notice: Pick<NoticeRow, 'id' | 'eventId' | 'recipientId' | 'victimId' | 'caseId'>,
  child: SubjectFacts,
): Promise<Omit<EventRow, 'senderId'> | null> {
  const { id, recipientId, victimId, caseId } = notice
  if (notice.eventId !== null) return (await findSentEvent(tx, notice.eventId)) ?? null
  const center = await centerOf(tx)
  if (recipientId === null || center === undefined) return null
  const passed = await release(deps, tx, ctx, {
    victimIds: [victimId],
    recipientId,
    purpose: 'child_notice',
    scopes: ['existence'],
    kind: 'child_notice',
    basis: 'statutory_child',
    content: minimalNotice(center, child, ctx.on),
    caseId,
  })
  if (!passed.ok) return null
  const { reference, id: releaseId } = passed.release
  const event = {
    id: deps.random.uuid(),
    recipientId,
    type: 'child_notice.due',
    reference,
    link: `/v1/releases/${reference}`,
    occurredAt: tx.at,
  } as const
  insertEvent(tx, event)
  updateNotice(tx, id, { release_id: releaseId, reference, event_id: event.id })
  return event
}

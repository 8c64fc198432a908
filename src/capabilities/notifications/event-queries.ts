import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Instant } from '../../kernel/dates.ts'

export const eventTypes = [
  'child_notice.due',
  'disclosure.released',
  'placement_request.received',
  'referral.sent',
] as const
export type EventType = (typeof eventTypes)[number]

/** What a body is told of: nothing about a person but the body's own reference. */
export interface NewEvent {
  readonly id: string
  readonly recipientId: string
  readonly type: EventType
  readonly reference: string
  readonly link: string
}

export interface EventRow extends NewEvent {
  readonly occurredAt: Instant
  /** Holder in whose transaction it was born; never shown. */
  readonly senderId: string
}

/** Events of one body commit in the order of their positions, so that no poller passes one by; hence the lock. */
export function insertEvent(tx: Tx, event: NewEvent): void {
  tx.write(sql`select pg_advisory_xact_lock(hashtextextended(${`events ${event.recipientId}`}, 0))`)
  tx.write(
    compose.insertInto('events').values({
      recipient_id: event.recipientId,
      id: event.id,
      type: event.type,
      reference: event.reference,
      link: event.link,
      occurred_at: tx.at,
      sender_id: tx.scope.orgId,
    }),
  )
}

const chosen = () =>
  compose
    .selectFrom('events as e')
    .select([
      'e.id',
      'e.recipient_id as recipientId',
      'e.type',
      'e.reference',
      'e.link',
      'e.occurred_at as occurredAt',
      'e.sender_id as senderId',
      'e.position',
    ])
    .$narrowType<{ type: EventType }>()

/** An event that this holder sent. */
export const findSentEvent = (tx: Tx, id: string): Promise<EventRow | undefined> =>
  tx.one(chosen().where('e.sender_id', '=', tx.scope.orgId).where('e.id', '=', id))

/** Whom an event that this holder sent is about: those of the release under its reference. */
export const subjectsOf = async (tx: Tx, { recipientId, reference }: EventRow): Promise<readonly string[]> =>
  (
    await tx.all(
      compose
        .selectFrom('releases as r')
        .select('r.victim_ids as victimIds')
        .where('r.center_id', '=', tx.scope.orgId)
        .where('r.recipient_id', '=', recipientId)
        .where('r.reference', '=', reference),
    )
  ).flatMap((row) => row.victimIds)

/** The latest notice under a reference of this body's own. */
export const findNoticeEvent = (tx: Tx, reference: string): Promise<EventRow | undefined> =>
  tx.one(
    chosen()
      .where('e.recipient_id', '=', tx.scope.orgId)
      .where('e.reference', '=', reference)
      .where('e.type', '=', 'child_notice.due')
      .orderBy('e.position', 'desc')
      .limit(1),
  )

/** What this body was told, oldest first. */
export const listEvents = (tx: Tx, limit: number, after: string | null) =>
  tx.all(
    chosen()
      .where('e.recipient_id', '=', tx.scope.orgId)
      .$if(after !== null, (q) => q.where(sql<boolean>`e.position > ${after}::bigint`))
      .orderBy('e.position')
      .limit(limit),
  )

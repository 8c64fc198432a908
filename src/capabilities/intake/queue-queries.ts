import type { Updateable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import { following } from '../../db/paging.ts'
import type { DB } from '../../db/tables.ts'
import type { Position } from '../../http/cursor.ts'
import type { Instant } from '../../kernel/dates.ts'

const columns = [
  'q.id',
  'q.number',
  'q.state',
  'q.issued_at as issuedAt',
  'q.called_at as calledAt',
  'q.served_at as servedAt',
  'q.left_at as leftAt',
  'q.recorded_at as recordedAt',
  'q.version',
] as const

const ofHolder = (tx: Tx) => compose.selectFrom('queue_tickets as q').where('q.center_id', '=', tx.scope.orgId)

export const findTicket = (tx: Tx, id: string) => tx.one(ofHolder(tx).select(columns).where('q.id', '=', id))
export const lockTicket = (tx: Tx, id: string) =>
  tx.one(ofHolder(tx).select(columns).where('q.id', '=', id).forUpdate('q'))
export type TicketRow = NonNullable<Awaited<ReturnType<typeof findTicket>>>

export const listTickets = (tx: Tx, limit: number, after: Position | null) =>
  tx.all(
    ofHolder(tx)
      .select(columns)
      .where(following(after, 'q.recorded_at', 'q.id'))
      .orderBy('q.recorded_at')
      .orderBy('q.id')
      .limit(limit + 1),
  )

/** How many tickets this holder has issued since an instant; the lock makes each number of the day one ticket's. */
export const countTicketsSince = async (tx: Tx, since: Instant): Promise<number> => {
  tx.write(sql`select pg_advisory_xact_lock(hashtextextended(${`queue ${tx.scope.orgId}`}, 0))`)
  const row = await tx.one(
    ofHolder(tx)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('q.issued_at', '>=', since),
  )
  return row?.count ?? 0
}

export const insertTicket = (tx: Tx, row: { id: string; number: string; issuedAt: Instant; recordedBy: string }) =>
  tx.write(
    compose.insertInto('queue_tickets').values({
      center_id: tx.scope.orgId,
      id: row.id,
      number: row.number,
      issued_at: row.issuedAt,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )

export const moveTicket = (tx: Tx, id: string, state: string, at: Instant) =>
  tx.write(
    compose
      .updateTable('queue_tickets')
      .set({
        state,
        ...(state === 'called' ? { called_at: at } : state === 'served' ? { served_at: at } : { left_at: at }),
      })
      .where('center_id', '=', tx.scope.orgId)
      .where('id', '=', id),
  )

export const updateTicket = (tx: Tx, id: string, change: Updateable<DB['queue_tickets']>) =>
  tx.write(
    compose.updateTable('queue_tickets').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id),
  )

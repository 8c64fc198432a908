import type { Insertable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import { compose } from '../../db/compose.ts'
import { following } from '../../db/paging.ts'
import type { DB } from '../../db/tables.ts'
import type { Position } from '../../http/cursor.ts'
import type { Instant } from '../../kernel/dates.ts'

export type BookingKind = 'confidential_room' | 'interpreter'

const bookings = (tx: Tx, kind: BookingKind) =>
  compose
    .selectFrom('bookings as b')
    .select([
      'b.id',
      'b.room_id as roomId',
      'b.language',
      'b.from_at as fromAt',
      'b.until_at as untilAt',
      'b.cancelled_at as cancelledAt',
      'b.version',
    ])
    .where('b.center_id', '=', tx.scope.orgId)
    .where('b.kind', '=', kind)

export const findBooking = (tx: Tx, kind: BookingKind, id: string) => tx.one(bookings(tx, kind).where('b.id', '=', id))
export type BookingRow = NonNullable<Awaited<ReturnType<typeof findBooking>>>

export const listBookings = (tx: Tx, kind: BookingKind, limit: number, after: Position | null) =>
  tx.all(
    bookings(tx, kind)
      .where(following(after, 'b.from_at', 'b.id'))
      .orderBy('b.from_at')
      .orderBy('b.id')
      .limit(limit + 1),
  )

/** A standing booking of the room that shares an instant with these times. */
export const findOverlap = (tx: Tx, roomId: string, fromAt: Instant, untilAt: Instant) =>
  tx.one(
    bookings(tx, 'confidential_room')
      .where('b.room_id', '=', roomId)
      .where('b.cancelled_at', 'is', null)
      .where('b.from_at', '<', untilAt)
      .where('b.until_at', '>', fromAt)
      .limit(1),
  )

export const insertBooking = (tx: Tx, row: Omit<Insertable<DB['bookings']>, 'center_id' | 'recorded_at'>) =>
  tx.write(compose.insertInto('bookings').values({ center_id: tx.scope.orgId, recorded_at: tx.at, ...row }))

export const cancelBooking = (tx: Tx, id: string) =>
  tx.write(
    compose
      .updateTable('bookings')
      .set({ cancelled_at: tx.at })
      .where('center_id', '=', tx.scope.orgId)
      .where('id', '=', id)
      .where('cancelled_at', 'is', null),
  )

import type { Updateable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { DB } from '../../db/tables.ts'
import type { Position } from '../../http/cursor.ts'

const rooms = (tx: Tx) =>
  compose
    .selectFrom('rooms as r')
    .select(['r.id', 'r.name', 'r.features', 'r.active', 'r.version'])
    .where('r.center_id', '=', tx.scope.orgId)

export const findRoom = (tx: Tx, id: string) => tx.one(rooms(tx).where('r.id', '=', id))
export const lockRoom = (tx: Tx, id: string) => tx.one(rooms(tx).where('r.id', '=', id).forUpdate('r'))
export type RoomRow = NonNullable<Awaited<ReturnType<typeof findRoom>>>

export const listRooms = (tx: Tx, limit: number, after: Position | null) =>
  tx.all(
    rooms(tx)
      .$if(after !== null, (q) => q.where(sql<boolean>`(r.name, r.id) > (${after?.[0]}, ${after?.[1]}::uuid)`))
      .orderBy('r.name')
      .orderBy('r.id')
      .limit(limit + 1),
  )

export const insertRoom = (tx: Tx, row: { id: string; name: string; features: string[] }) =>
  tx.write(compose.insertInto('rooms').values({ center_id: tx.scope.orgId, ...row }))

export const updateRoom = (tx: Tx, id: string, change: Updateable<DB['rooms']>) =>
  tx.write(compose.updateTable('rooms').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id))

const beds = (tx: Tx) =>
  compose
    .selectFrom('beds as b')
    .select(['b.id', 'b.room_id as roomId', 'b.name', 'b.active', 'b.version'])
    .where('b.center_id', '=', tx.scope.orgId)

export const findBed = (tx: Tx, id: string) => tx.one(beds(tx).where('b.id', '=', id))
/** Whoever gives or takes this bed waits here, one after another. */
export const lockBed = (tx: Tx, id: string) => tx.one(beds(tx).where('b.id', '=', id).forNoKeyUpdate('b'))
export type BedRow = NonNullable<Awaited<ReturnType<typeof findBed>>>

export const listBeds = (tx: Tx, limit: number, after: Position | null) =>
  tx.all(
    beds(tx)
      .$if(after !== null, (q) => q.where(sql<boolean>`(b.name, b.id) > (${after?.[0]}, ${after?.[1]}::uuid)`))
      .orderBy('b.name')
      .orderBy('b.id')
      .limit(limit + 1),
  )

export const insertBed = (tx: Tx, row: { id: string; room_id: string; name: string }) =>
  tx.write(compose.insertInto('beds').values({ center_id: tx.scope.orgId, ...row }))

export const updateBed = (tx: Tx, id: string, change: Updateable<DB['beds']>) =>
  tx.write(compose.updateTable('beds').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id))

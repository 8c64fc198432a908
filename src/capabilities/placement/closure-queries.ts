import type { Insertable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { DB } from '../../db/tables.ts'
import type { Position } from '../../http/cursor.ts'
import type { LocalDate } from '../../kernel/dates.ts'

const closures = (tx: Tx) =>
  compose
    .selectFrom('bed_closures as c')
    .select([
      'c.id',
      'c.bed_id as bedId',
      'c.room_id as roomId',
      'c.from_on as fromOn',
      'c.before_on as beforeOn',
      'c.reason_code as reason',
      'c.version',
    ])
    .where('c.center_id', '=', tx.scope.orgId)

export const findClosure = (tx: Tx, id: string) => tx.one(closures(tx).where('c.id', '=', id))
export const lockClosure = (tx: Tx, id: string) => tx.one(closures(tx).where('c.id', '=', id).forUpdate('c'))
export type ClosureRow = NonNullable<Awaited<ReturnType<typeof findClosure>>>

export const listClosures = (tx: Tx, limit: number, after: Position | null) =>
  tx.all(
    closures(tx)
      .$if(after !== null, (q) => q.where(sql<boolean>`(c.from_on, c.id) > (${after?.[0]}::date, ${after?.[1]}::uuid)`))
      .orderBy('c.from_on')
      .orderBy('c.id')
      .limit(limit + 1),
  )

export const insertClosure = (tx: Tx, row: Omit<Insertable<DB['bed_closures']>, 'center_id' | 'recorded_at'>) =>
  tx.write(compose.insertInto('bed_closures').values({ center_id: tx.scope.orgId, recorded_at: tx.at, ...row }))

export const endClosure = (tx: Tx, id: string, beforeOn: LocalDate) =>
  tx.write(
    compose
      .updateTable('bed_closures')
      .set({ before_on: beforeOn })
      .where('center_id', '=', tx.scope.orgId)
      .where('id', '=', id),
  )

/** Placements that have a bed there on any of these nights. */
export const placementsAt = (
  tx: Tx,
  place: { bedId: string | null; roomId: string | null; fromOn: LocalDate; beforeOn: LocalDate | null },
) =>
  tx.all(
    compose
      .selectFrom('bed_holds as h')
      .innerJoin('beds as b', (join) => join.onRef('b.center_id', '=', 'h.center_id').onRef('b.id', '=', 'h.bed_id'))
      .innerJoin('placements as p', (join) =>
        join.onRef('p.center_id', '=', 'h.center_id').onRef('p.id', '=', 'h.placement_id'),
      )
      .select(['p.id', 'p.victim_id as victimId', 'p.case_id as caseId'])
      .where('h.center_id', '=', tx.scope.orgId)
      .where('h.active', '=', true)
      .where((eb) => eb.or([eb('b.id', '=', place.bedId), eb('b.room_id', '=', place.roomId)]))
      .where(sql<boolean>`h.nights && daterange(${place.fromOn}::date, ${place.beforeOn}::date)`),
  )

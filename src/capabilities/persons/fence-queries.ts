import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import { following } from '../../db/paging.ts'
import type { Position } from '../../http/cursor.ts'

/** Whether the trail of the house knows this key. */
const actedHere = (center: string, key: string) => sql<boolean>`exists (select from audit_events a
  where a.center_id = ${sql.ref(center)} and a.recorded_by = ${sql.ref(key)})`

export const knowsActor = async (tx: Tx, key: string): Promise<boolean> =>
  (
    await tx.one(
      sql<{ known: boolean }>`select exists (select from audit_events a
      where a.center_id = ${tx.scope.orgId} and a.recorded_by = ${key}) as known`,
    )
  )?.known === true

const barred = (tx: Tx, victimId: string) =>
  compose
    .selectFrom('barred_readers as b')
    .select([
      'b.id',
      'b.reader',
      'b.reason_code as reason',
      actedHere('b.center_id', 'b.reader').as('knownHere'),
      'b.recorded_at as recordedAt',
      'b.lifted_at as liftedAt',
      'b.version',
    ])
    .where('b.center_id', '=', tx.scope.orgId)
    .where('b.victim_id', '=', victimId)

export const findBarred = (tx: Tx, victimId: string, id: string) => tx.one(barred(tx, victimId).where('b.id', '=', id))
export type BarredRow = NonNullable<Awaited<ReturnType<typeof findBarred>>>

export const listBarred = (tx: Tx, victimId: string, limit: number, position: Position | null) =>
  tx.all(
    barred(tx, victimId)
      .where(following(position, 'b.recorded_at', 'b.id'))
      .orderBy('b.recorded_at')
      .orderBy('b.id')
      .limit(limit + 1),
  )

export const insertBarred = (
  tx: Tx,
  row: { id: string; victimId: string; reader: string; reason: string; recordedBy: string },
) =>
  tx.write(
    compose.insertInto('barred_readers').values({
      center_id: tx.scope.orgId,
      id: row.id,
      victim_id: row.victimId,
      reader: row.reader,
      reason_code: row.reason,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )

export const liftBarred = (tx: Tx, id: string, liftedBy: string) =>
  tx.write(
    compose
      .updateTable('barred_readers')
      .set({ lifted_at: tx.at, lifted_by: liftedBy })
      .where('center_id', '=', tx.scope.orgId)
      .where('id', '=', id),
  )

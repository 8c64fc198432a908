import type { Updateable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import { following } from '../../db/paging.ts'
import type { DB } from '../../db/tables.ts'
import type { Position } from '../../http/cursor.ts'
import type { Instant } from '../../kernel/dates.ts'

const suspicions = (tx: Tx, victimId: string) =>
  compose
    .selectFrom('suspicions as s')
    .select([
      's.id',
      's.related_person_id as relatedPersonId',
      's.sign',
      's.occurred_at as occurredAt',
      's.recorded_at as recordedAt',
      's.lifted_at as liftedAt',
      's.struck_at as struckAt',
      's.text_id as textId',
      's.review_text_id as reviewTextId',
      's.version',
    ])
    .where('s.center_id', '=', tx.scope.orgId)
    .where('s.victim_id', '=', victimId)

export const findSuspicion = (tx: Tx, victimId: string, id: string) =>
  tx.one(suspicions(tx, victimId).where('s.id', '=', id))
export type SuspicionRow = NonNullable<Awaited<ReturnType<typeof findSuspicion>>>

export const listSuspicions = (tx: Tx, victimId: string, limit: number, position: Position | null) =>
  tx.all(
    suspicions(tx, victimId)
      .where(following(position, 's.recorded_at', 's.id'))
      .orderBy('s.recorded_at')
      .orderBy('s.id')
      .limit(limit + 1),
  )

export const insertSuspicion = (
  tx: Tx,
  row: {
    id: string
    victimId: string
    relatedPersonId: string
    sign: string
    textId: string | null
    occurredAt: Instant
    recordedBy: string
  },
) =>
  tx.write(
    compose.insertInto('suspicions').values({
      center_id: tx.scope.orgId,
      id: row.id,
      victim_id: row.victimId,
      related_person_id: row.relatedPersonId,
      sign: row.sign,
      text_id: row.textId,
      occurred_at: row.occurredAt,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )

export const updateSuspicion = (tx: Tx, id: string, change: Updateable<DB['suspicions']>) =>
  tx.write(compose.updateTable('suspicions').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id))

/** Of the words kept with its corrections, oldest first. */
export const correctionTextIds = (tx: Tx, id: string) =>
  tx.all(
    compose
      .selectFrom('corrections as c')
      .select(sql<string>`c.text_id`.as('textId'))
      .where('c.center_id', '=', tx.scope.orgId)
      .where('c.resource_id', '=', id)
      .where('c.text_id', 'is not', null)
      .orderBy('c.recorded_at')
      .orderBy('c.id'),
  )

export const closeReview = (tx: Tx, id: string, review: { textId: string | null; liftedBy: string | null }) =>
  tx.write(
    compose
      .updateTable('suspicions')
      .set({
        review_text_id: review.textId,
        lifted_at: review.liftedBy === null ? null : tx.at,
        lifted_by: review.liftedBy,
      })
      .where('center_id', '=', tx.scope.orgId)
      .where('id', '=', id),
  )

import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Position } from '../../http/cursor.ts'
import type { Instant } from '../../kernel/dates.ts'

const columns = [
  'h.id',
  'h.language',
  'h.regime',
  'h.urgent',
  'h.outcome',
  'h.application_id as applicationId',
  'h.occurred_at as occurredAt',
  'h.recorded_at as recordedAt',
  'h.version',
] as const

const ofHolder = (tx: Tx) => compose.selectFrom('helpline_calls as h').where('h.center_id', '=', tx.scope.orgId)

export const findCall = (tx: Tx, id: string) => tx.one(ofHolder(tx).select(columns).where('h.id', '=', id))
export const lockCall = (tx: Tx, id: string) =>
  tx.one(ofHolder(tx).select(columns).where('h.id', '=', id).forUpdate('h'))
export type CallRow = NonNullable<Awaited<ReturnType<typeof findCall>>>

export const listCalls = (tx: Tx, limit: number, after: Position | null) =>
  tx.all(
    ofHolder(tx)
      .select(columns)
      .$if(after !== null, (q) =>
        q.where(sql<boolean>`(h.recorded_at, h.id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
      )
      .orderBy('h.recorded_at')
      .orderBy('h.id')
      .limit(limit + 1),
  )

export interface NewCallRow {
  readonly id: string
  readonly language: string
  readonly regime: string
  readonly urgent: boolean
  readonly outcome: string
  readonly occurredAt: Instant
  readonly recordedBy: string
}

export const insertCall = (tx: Tx, row: NewCallRow) =>
  tx.write(
    compose.insertInto('helpline_calls').values({
      center_id: tx.scope.orgId,
      id: row.id,
      language: row.language,
      regime: row.regime,
      urgent: row.urgent,
      outcome: row.outcome,
      occurred_at: row.occurredAt,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )

export const markIntake = (tx: Tx, id: string, applicationId: string | null) =>
  tx.write(
    compose
      .updateTable('helpline_calls')
      .set({ outcome: 'lead_opened', application_id: applicationId })
      .where('center_id', '=', tx.scope.orgId)
      .where('id', '=', id),
  )

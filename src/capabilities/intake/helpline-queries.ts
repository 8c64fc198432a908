import type { Updateable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import { following } from '../../db/paging.ts'
import type { DB } from '../../db/tables.ts'
import type { Position } from '../../http/cursor.ts'
import type { Instant } from '../../kernel/dates.ts'
import { onlyVisible } from '../persons/facts.ts'

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

/** Whose lead the call opened here; null while it is nobody's. */
const victimOf = sql<string | null>`(select a.victim_id from applications a
  where a.center_id = h.center_id and a.id = h.application_id)`

/** A call that became the lead of a person shut to the caller is absent like her. */
const ofHolder = (tx: Tx, ctx: Ctx) =>
  compose
    .selectFrom('helpline_calls as h')
    .where('h.center_id', '=', tx.scope.orgId)
    .where(
      sql<boolean>`(h.application_id is null or exists (select from applications a
        where a.center_id = h.center_id and a.id = h.application_id and ${onlyVisible(ctx, 'a.victim_id')}))`,
    )

const calls = (tx: Tx, ctx: Ctx) => ofHolder(tx, ctx).select(columns).select(victimOf.as('victimId'))

export const findCall = (tx: Tx, ctx: Ctx, id: string) => tx.about(calls(tx, ctx).where('h.id', '=', id))
export const lockCall = (tx: Tx, ctx: Ctx, id: string) => tx.about(calls(tx, ctx).where('h.id', '=', id).forUpdate('h'))
export type CallRow = NonNullable<Awaited<ReturnType<typeof findCall>>>

export const listCalls = (tx: Tx, ctx: Ctx, limit: number, after: Position | null) =>
  tx.all(
    calls(tx, ctx)
      .where(following(after, 'h.recorded_at', 'h.id'))
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

export const updateCall = (tx: Tx, id: string, change: Updateable<DB['helpline_calls']>) =>
  tx.write(
    compose.updateTable('helpline_calls').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id),
  )

export const markIntake = (tx: Tx, id: string, applicationId: string | null) =>
  tx.write(
    compose
      .updateTable('helpline_calls')
      .set({ outcome: 'lead_opened', application_id: applicationId })
      .where('center_id', '=', tx.scope.orgId)
      .where('id', '=', id),
  )

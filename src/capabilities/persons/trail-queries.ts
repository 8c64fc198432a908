import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import { following } from '../../db/paging.ts'
import type { Position } from '../../http/cursor.ts'
import { notComplainedOf } from '../complaints/facts.ts'

export const insertCorrection = (
  tx: Tx,
  row: {
    id: string
    victimId: string
    field: string
    old: string | null
    new: string | null
    reason: string
    recordedBy: string
  },
) =>
  tx.write(
    compose.insertInto('corrections').values({
      center_id: tx.scope.orgId,
      id: row.id,
      resource_kind: 'victim',
      resource_id: row.victimId,
      field: row.field,
      old_value: row.old,
      new_value: row.new,
      reason_code: row.reason,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )

const corrections = (tx: Tx, victimId: string) =>
  compose
    .selectFrom('corrections as c')
    .select([
      'c.id',
      'c.field',
      'c.old_value as old',
      'c.new_value as new',
      'c.reason_code as reason',
      'c.recorded_at as recordedAt',
    ])
    .where('c.center_id', '=', tx.scope.orgId)
    .where('c.resource_kind', '=', 'victim')
    .where('c.resource_id', '=', victimId)
    .orderBy('c.recorded_at')
    .orderBy('c.id')

export const listCorrections = (tx: Tx, victimId: string, limit: number, position: Position | null) =>
  tx.all(
    corrections(tx, victimId)
      .where(following(position, 'c.recorded_at', 'c.id'))
      .limit(limit + 1),
  )

export const listTimeline = (tx: Tx, victimId: string, limit: number, position: Position | null) =>
  tx.all(
    compose
      .selectFrom(
        compose
          .selectFrom('victim_timeline as t')
          .select([
            't.occurred_at as at',
            't.kind',
            't.resource_kind as resourceKind',
            't.resource_id as resourceId',
            sql<string>`md5(t.kind || t.resource_id)::uuid`.as('order'),
          ])
          .where('t.center_id', '=', tx.scope.orgId)
          .where('t.victim_id', '=', victimId)
          .as('t'),
      )
      .selectAll()
      .where(following(position, 't.at', 't.order'))
      .orderBy('t.at')
      .orderBy('t.order')
      .limit(limit + 1),
  )

/** What was answered to somebody; refusals told nothing and stand in the audit trail alone. */
export const listAccesses = (tx: Tx, victimId: string, limit: number, position: Position | null) =>
  tx.all(
    compose
      .selectFrom('audit_events as e')
      .select([
        'e.id',
        'e.recorded_at as at',
        'e.recorded_by as staff',
        'e.route',
        'e.resource_kind as what',
        'e.resource_id as resourceId',
        'e.purpose',
        'e.caller_org_id as callerId',
      ])
      .where('e.center_id', '=', tx.scope.orgId)
      .where('e.outcome', '=', 'ok')
      .where(notComplainedOf(tx.scope.actor, 'e.center_id', 'e.resource_id'))
      .where(sql<boolean>`e.victim_ids @> array[${victimId}::uuid]`)
      .where(following(position, 'e.recorded_at', 'e.id'))
      .orderBy('e.recorded_at')
      .orderBy('e.id')
      .limit(limit + 1),
  )

export const hasOpenPlacement = async (tx: Tx, victimId: string): Promise<boolean> =>
  (await tx.one(
    compose
      .selectFrom('placements as p')
      .select('p.id')
      .where('p.center_id', '=', tx.scope.orgId)
      .where('p.victim_id', '=', victimId)
      .where('p.state', 'in', ['requested', 'provisional', 'final'])
      .limit(1),
  )) !== undefined

import type { Insertable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import { following } from '../../db/paging.ts'
import type { DB } from '../../db/tables.ts'
import type { Position } from '../../http/cursor.ts'
import type { Instant } from '../../kernel/dates.ts'
import { onlyVisible } from '../persons/facts.ts'

const conflicts = (tx: Tx, ctx: Ctx, victimId: string) =>
  compose
    .selectFrom('recipient_conflicts as c')
    .select([
      'c.id',
      'c.victim_id as victimId',
      'c.recipient_id as recipientId',
      'c.reason_code as reason',
      'c.occurred_at as occurredAt',
      'c.recorded_at as recordedAt',
      'c.ended_at as endedAt',
      'c.version',
    ])
    .where('c.center_id', '=', tx.scope.orgId)
    .where('c.victim_id', '=', victimId)
    .where(onlyVisible(ctx, 'c.victim_id'))

export const findConflict = (tx: Tx, ctx: Ctx, victimId: string, id: string) =>
  tx.about(conflicts(tx, ctx, victimId).where('c.id', '=', id))
export const lockConflict = (tx: Tx, ctx: Ctx, victimId: string, id: string) =>
  tx.about(conflicts(tx, ctx, victimId).where('c.id', '=', id).forUpdate('c'))
export type ConflictRow = NonNullable<Awaited<ReturnType<typeof findConflict>>>

export const listConflicts = (tx: Tx, ctx: Ctx, victimId: string, limit: number, after: Position | null) =>
  tx.all(
    conflicts(tx, ctx, victimId)
      .where(following(after, 'c.recorded_at', 'c.id'))
      .orderBy('c.recorded_at')
      .orderBy('c.id')
      .limit(limit + 1),
  )

export const insertConflict = (tx: Tx, row: Omit<Insertable<DB['recipient_conflicts']>, 'center_id' | 'recorded_at'>) =>
  tx.write(compose.insertInto('recipient_conflicts').values({ center_id: tx.scope.orgId, recorded_at: tx.at, ...row }))

export const endConflict = (tx: Tx, id: string, by: string) =>
  tx.write(
    compose
      .updateTable('recipient_conflicts')
      .set({ ended_at: tx.at, ended_by: by })
      .where('center_id', '=', tx.scope.orgId)
      .where('id', '=', id),
  )

/** Bodies that stand in conflict about her now. */
export const conflictedBodies = async (tx: Tx, victimId: string): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await tx.all(
        compose
          .selectFrom('recipient_conflicts as c')
          .select('c.recipient_id as id')
          .where('c.center_id', '=', tx.scope.orgId)
          .where('c.victim_id', '=', victimId)
          .where('c.ended_at', 'is', null),
      )
    ).map((row) => row.id),
  )

/**
 * Of these persons, those about whom this body is in conflict, with the instant from which she knows of every such conflict:
 * her key worker has told her, or she said it herself. Nothing counts as told before it was on record.
 */
export const conflictsWith = async (
  tx: Tx,
  victimIds: readonly string[],
  bodyId: string | null,
): Promise<ReadonlyMap<string, { readonly toldAt: Instant | null }>> => {
  const rows = await tx.all(
    sql<{ victimId: string; toldAt: Instant | null }>`select c.victim_id as "victimId",
        case when bool_and(c.told_at is not null) then max(c.told_at) end as "toldAt"
      from (
        select r.victim_id, case when r.reason_code = 'asked_by_her' then r.recorded_at else
            (select max(greatest(t.done_at, r.recorded_at)) from tasks t where t.center_id = r.center_id
              and t.resource_id = r.id and t.what = ${tellHer} and t.done_at is not null) end as told_at
        from recipient_conflicts r
        where r.center_id = ${tx.scope.orgId} and r.victim_id = any (${[...victimIds]}::uuid[])
          and r.recipient_id = ${bodyId}::uuid and r.ended_at is null
      ) c group by c.victim_id`,
  )
  return new Map(rows.map(({ victimId, toldAt }) => [victimId, { toldAt }]))
}

/** Told in one moment only: alone and safe. */
export const tellHer = 'tell_her_of_recipient_conflict'

/** With the conflict its telling ends. */
export const nothingToTell = (tx: Tx, conflictId: string, by: string) =>
  tx.write(
    compose
      .updateTable('tasks')
      .set({ done_at: tx.at, done_by: by })
      .where('center_id', '=', tx.scope.orgId)
      .where('resource_id', '=', conflictId)
      .where('what', '=', tellHer)
      .where('done_at', 'is', null),
  )

/** Notices of her to this body that have not reached it: from now on they wait for management. */
export const markHeldBack = (tx: Tx, victimId: string, recipientId: string) =>
  tx.all(
    sql<{ id: string; ruleId: string; caseId: string }>`update notifications set state = 'pending_review',
      waits_for = array_append(array_remove(waits_for, 'recipient_conflicted'), 'recipient_conflicted')
    where center_id = ${tx.scope.orgId} and victim_id = ${victimId} and recipient_id = ${recipientId}
      and state in ('pending_review', 'due', 'failed')
    returning id, rule_id as "ruleId", case_id as "caseId"`,
  )

/** They wait no longer for that reason; a human still lets them go. */
export const noLongerConflicted = (tx: Tx, victimId: string, recipientId: string) =>
  tx.write(sql`update notifications set waits_for = array_remove(waits_for, 'recipient_conflicted')
    where center_id = ${tx.scope.orgId} and victim_id = ${victimId} and recipient_id = ${recipientId}
      and state = 'pending_review'`)

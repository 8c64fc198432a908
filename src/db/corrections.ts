import type { Tx } from './client.ts'
import { compose, sql } from './compose.ts'
import type { Ctx, Deps } from './context.ts'
import { following } from './paging.ts'

/** Of a table that is only ever added to: the row holds, for no other stands in its place. `alias` names it in the query. */
export const inForce = (table: 'child_views' | 'placement_representatives' | 'placement_events', alias: string) =>
  sql<boolean>`not exists (select from ${sql.table(table)} as later
    where later.center_id = ${sql.ref(`${alias}.center_id`)} and later.supersedes = ${sql.ref(`${alias}.id`)})`

/** Of a sign against somebody: no written review has lifted it, and nobody struck it as entered wrongly. */
export const stillStands = (alias: string) =>
  sql<boolean>`(${sql.ref(`${alias}.lifted_at`)} is null and ${sql.ref(`${alias}.struck_at`)} is null)`

type Value = string | number | boolean | readonly string[] | null

export interface CorrectedField {
  readonly field: string
  readonly old: Value
  readonly new: Value
  readonly reason: string
  /** Of the words kept with it in the vault, where a correction asks for them. */
  readonly textId?: string | null
}

/** Keeps what a recorded fact said before, and why it was set right. Never for a field of the vault. */
export function recordCorrection(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  resource: { kind: string; id: string },
  corrected: CorrectedField,
): void {
  const text = (value: Value) => (value === null ? null : String(value))
  tx.write(
    compose.insertInto('corrections').values({
      center_id: tx.scope.orgId,
      id: deps.random.uuid(),
      resource_kind: resource.kind,
      resource_id: resource.id,
      field: corrected.field,
      old_value: text(corrected.old),
      new_value: text(corrected.new),
      reason_code: corrected.reason,
      text_id: corrected.textId ?? null,
      recorded_at: tx.at,
      recorded_by: ctx.actorKey,
    }),
  )
}

/** What was set right in these resources, oldest first. */
export const listCorrections = (
  tx: Tx,
  resourceIds: readonly string[],
  limit: number,
  after: readonly [string, string] | null,
) =>
  tx.all(
    compose
      .selectFrom('corrections as c')
      .select([
        'c.id',
        'c.resource_kind as kind',
        'c.resource_id as resourceId',
        'c.field',
        'c.old_value as old',
        'c.new_value as new',
        'c.reason_code as reason',
        'c.recorded_at as recordedAt',
      ])
      .where('c.center_id', '=', tx.scope.orgId)
      .where(sql<boolean>`c.resource_id = any (${[...resourceIds]}::uuid[])`)
      .where(following(after, 'c.recorded_at', 'c.id'))
      .orderBy('c.recorded_at')
      .orderBy('c.id')
      .limit(limit + 1),
  )

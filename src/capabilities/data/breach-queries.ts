import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import { following } from '../../db/paging.ts'
import type { Position } from '../../http/cursor.ts'
import type { Instant } from '../../kernel/dates.ts'
import { onlyVisible } from '../persons/facts.ts'
import type { DataBreach, DataBreachQuery } from './breach-schema.ts'

const persons = (ctx: Ctx) => sql<string[]>`array(select p.victim_id from data_breach_persons p
  where p.center_id = b.center_id and p.breach_id = b.id and ${onlyVisible(ctx, 'p.victim_id')} order by p.victim_id)`

/** Whoever may see none of the persons whose data it was does not learn of it (R14). */
const readable = (ctx: Ctx) => sql<boolean>`(
    not exists (select from data_breach_persons p where p.center_id = b.center_id and p.breach_id = b.id)
    or exists (select from data_breach_persons p where p.center_id = b.center_id and p.breach_id = b.id
      and ${onlyVisible(ctx, 'p.victim_id')}))`

const breaches = (tx: Tx, ctx: Ctx) =>
  compose
    .selectFrom('data_breaches as b')
    .select([
      'b.id',
      'b.incident_id as incidentId',
      sql<DataBreach['cause']>`b.cause`.as('cause'),
      sql<DataBreach['dataKinds']>`b.data_kinds`.as('dataKinds'),
      persons(ctx).as('victimIds'),
      'b.assess_due_at as assessDueAt',
      'b.assessed_at as assessedAt',
      sql<DataBreach['finding']>`b.finding`.as('finding'),
      'b.closed_at as closedAt',
      'b.occurred_at as occurredAt',
      'b.recorded_at as recordedAt',
      'b.decision_id as decisionId',
      'b.version',
    ])
    .where('b.center_id', '=', tx.scope.orgId)
    .where(readable(ctx))

export const findBreach = (tx: Tx, ctx: Ctx, id: string) => tx.one(breaches(tx, ctx).where('b.id', '=', id))
export const lockBreach = (tx: Tx, ctx: Ctx, id: string) =>
  tx.one(breaches(tx, ctx).where('b.id', '=', id).forUpdate('b'))
export type BreachRow = NonNullable<Awaited<ReturnType<typeof findBreach>>>

const inState = {
  open: sql<boolean>`b.assessed_at is null`,
  assessed: sql<boolean>`b.assessed_at is not null and b.closed_at is null`,
  closed: sql<boolean>`b.closed_at is not null`,
}

export const listBreaches = (
  tx: Tx,
  ctx: Ctx,
  { state, victimId }: DataBreachQuery,
  limit: number,
  after: Position | null,
) =>
  tx.all(
    breaches(tx, ctx)
      .$if(state !== undefined, (q) => q.where(inState[state ?? 'open']))
      .$if(victimId !== undefined, (q) => q.where(sql<boolean>`${victimId} = any (${persons(ctx)})`))
      .where(following(after, 'b.recorded_at', 'b.id'))
      .orderBy('b.recorded_at')
      .orderBy('b.id')
      .limit(limit + 1),
  )

/** What an incident has opened already, whoever asks. */
export const breachOfIncident = (tx: Tx, incidentId: string) =>
  tx.one(
    compose
      .selectFrom('data_breaches as b')
      .select(['b.id', 'b.finding', 'b.closed_at as closedAt'])
      .where('b.center_id', '=', tx.scope.orgId)
      .where('b.incident_id', '=', incidentId),
  )

/** Everybody whose data it was, whoever asks: each is told. */
export const everyPerson = async (tx: Tx, breachId: string): Promise<string[]> =>
  (
    await tx.all(
      compose
        .selectFrom('data_breach_persons as p')
        .select('p.victim_id as victimId')
        .where('p.center_id', '=', tx.scope.orgId)
        .where('p.breach_id', '=', breachId)
        .orderBy('p.victim_id'),
    )
  ).map((row) => row.victimId)

interface Columns {
  cause: string
  data_kinds: string[]
  assess_due_at: Instant
  occurred_at: Instant
}
export const insertBreach = (tx: Tx, row: Columns & { id: string; incident_id: string | null; recorded_by: string }) =>
  tx.write(compose.insertInto('data_breaches').values({ center_id: tx.scope.orgId, recorded_at: tx.at, ...row }))

interface Found {
  assessed_at: Instant
  finding: string
  closed_at: Instant | null
  decision_id: string
}
export const updateBreach = (tx: Tx, id: string, change: Partial<Columns & Found>) =>
  tx.write(
    compose.updateTable('data_breaches').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id),
  )

/** Said again, it changes nothing. */
export const insertPerson = (tx: Tx, breachId: string, victimId: string, by: string) =>
  tx.write(
    compose
      .insertInto('data_breach_persons')
      .values({
        center_id: tx.scope.orgId,
        breach_id: breachId,
        victim_id: victimId,
        recorded_at: tx.at,
        recorded_by: by,
      })
      .onConflict((conflict) => conflict.doNothing()),
  )

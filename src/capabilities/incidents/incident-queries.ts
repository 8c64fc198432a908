import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import { following } from '../../db/paging.ts'
import type { Position } from '../../http/cursor.ts'
import type { Instant } from '../../kernel/dates.ts'
import { onlyVisible } from '../persons/facts.ts'
import type { Incident, IncidentQuery, IncidentSummary } from './incident-schema.ts'

/** The last line about each person holds; of those shut to the caller there is none. */
const concerns = (ctx: Ctx) => sql<IncidentSummary['concerns']>`coalesce((
    select jsonb_agg(jsonb_build_object('victimId', c.victim_id, 'part', c.part) order by c.victim_id) from (
      select distinct on (p.victim_id) p.victim_id, p.part from incident_persons p
      where p.center_id = i.center_id and p.incident_id = i.id and ${onlyVisible(ctx, 'p.victim_id')}
      order by p.victim_id, p.recorded_at desc, p.id desc) c), '[]')`

/** Whoever may see none of the persons whom it concerns does not learn that it happened (R14). */
const readable = (ctx: Ctx) => sql<boolean>`(
    not exists (select from incident_persons p where p.center_id = i.center_id and p.incident_id = i.id)
    or exists (select from incident_persons p where p.center_id = i.center_id and p.incident_id = i.id
      and ${onlyVisible(ctx, 'p.victim_id')}))`

const incidents = (tx: Tx, ctx: Ctx) =>
  compose
    .selectFrom('incidents as i')
    .select([
      'i.id',
      sql<Incident['kind']>`i.kind`.as('kind'),
      sql<Incident['severity']>`i.severity`.as('severity'),
      'i.address_compromised as addressCompromised',
      concerns(ctx).as('concerns'),
      'i.review_due_at as reviewDueAt',
      'i.reviewed_at as reviewedAt',
      sql<Incident['reviewOutcome']>`i.review_outcome`.as('reviewOutcome'),
      'i.occurred_at as occurredAt',
      'i.recorded_at as recordedAt',
      'i.decision_id as decisionId',
      'i.version',
    ])
    .where('i.center_id', '=', tx.scope.orgId)
    .where(readable(ctx))

type Concerning = Pick<IncidentSummary, 'concerns'>
/** Who finds it has met everybody whom it concerns. */
function met<Row extends Concerning>(tx: Tx, row: Row | undefined): Row | undefined {
  tx.meets(...(row?.concerns.map(({ victimId }) => victimId) ?? []))
  return row
}

export const findIncident = async (tx: Tx, ctx: Ctx, id: string) =>
  met(tx, await tx.one(incidents(tx, ctx).where('i.id', '=', id)))
export const lockIncident = async (tx: Tx, ctx: Ctx, id: string) =>
  met(tx, await tx.one(incidents(tx, ctx).where('i.id', '=', id).forUpdate('i')))
export type IncidentRow = NonNullable<Awaited<ReturnType<typeof findIncident>>>

export const listIncidents = (
  tx: Tx,
  ctx: Ctx,
  { kind, severity, state, victimId }: IncidentQuery,
  limit: number,
  after: Position | null,
) =>
  tx.all(
    incidents(tx, ctx)
      .$if(kind !== undefined, (q) => q.where('i.kind', '=', kind ?? ''))
      .$if(severity !== undefined, (q) => q.where('i.severity', '=', severity ?? ''))
      .$if(state !== undefined, (q) => q.where('i.reviewed_at', state === 'open' ? 'is' : 'is not', null))
      .$if(victimId !== undefined, (q) =>
        q.where(sql<boolean>`exists (select from incident_persons p where p.center_id = i.center_id
          and p.incident_id = i.id and p.victim_id = ${victimId} and ${onlyVisible(ctx, 'p.victim_id')})`),
      )
      .where(following(after, 'i.recorded_at', 'i.id'))
      .orderBy('i.recorded_at')
      .orderBy('i.id')
      .limit(limit + 1),
  )

/** Everybody whom it concerns, whoever asks: what follows from an incident follows for each. */
export const everyConcern = async (tx: Tx, incidentId: string): Promise<string[]> =>
  (
    await tx.all(
      sql<{ victimId: string }>`select distinct p.victim_id as "victimId" from incident_persons p
        where p.center_id = ${tx.scope.orgId} and p.incident_id = ${incidentId} order by 1`,
    )
  ).map((row) => row.victimId)

export const listTexts = (tx: Tx, ctx: Ctx, incidentId: string) =>
  tx.all(
    sql<{ victimId: string; textId: string; recordedAt: Instant }>`
      select p.victim_id as "victimId", p.text_id as "textId", p.recorded_at as "recordedAt" from incident_persons p
      where p.center_id = ${tx.scope.orgId} and p.incident_id = ${incidentId} and p.text_id is not null
        and ${onlyVisible(ctx, 'p.victim_id')}
      order by p.recorded_at, p.id`,
  )

export const listMeasures = (tx: Tx, incidentId: string) =>
  tx.all(
    compose
      .selectFrom('incident_measures as m')
      .select([
        'm.id',
        sql<Incident['measures'][number]['measure']>`m.measure`.as('measure'),
        'm.occurred_at as occurredAt',
        'm.recorded_at as recordedAt',
      ])
      .where('m.center_id', '=', tx.scope.orgId)
      .where('m.incident_id', '=', incidentId)
      .orderBy('m.occurred_at')
      .orderBy('m.id'),
  )

interface Happening {
  kind: string
  severity: string
  address_compromised: boolean
  review_due_at: Instant
  occurred_at: Instant
}
export const insertIncident = (tx: Tx, row: Happening & { id: string; recorded_by: string }) =>
  tx.write(compose.insertInto('incidents').values({ center_id: tx.scope.orgId, recorded_at: tx.at, ...row }))

interface Reviewed {
  reviewed_at: Instant | null
  reviewed_by: string | null
  review_outcome: string | null
  decision_id: string | null
}
export const updateIncident = (tx: Tx, id: string, change: Partial<Happening & Reviewed>) =>
  tx.write(compose.updateTable('incidents').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id))

export const insertConcern = (
  tx: Tx,
  row: {
    id: string
    incident_id: string
    victim_id: string
    part: string
    text_id: string | null
    recorded_by: string
  },
) => tx.write(compose.insertInto('incident_persons').values({ center_id: tx.scope.orgId, recorded_at: tx.at, ...row }))

export const insertMeasure = (
  tx: Tx,
  row: { id: string; incident_id: string; measure: string; occurred_at: Instant; recorded_by: string },
) => tx.write(compose.insertInto('incident_measures').values({ center_id: tx.scope.orgId, recorded_at: tx.at, ...row }))

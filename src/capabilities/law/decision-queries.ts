import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Ground } from '../../rules/decision.ts'
import { onlyVisible } from '../persons/facts.ts'

export const findDecision = (tx: Tx, id: string) =>
  tx.one(
    compose
      .selectFrom('decisions as d')
      .select([
        'd.id',
        'd.question',
        'd.subject_kind as subjectKind',
        'd.subject_id as subjectId',
        'd.decided_on as decidedOn',
        'd.allowed',
        'd.code',
        sql<readonly Ground[]>`d.grounds`.as('grounds'),
        sql<unknown>`d.facts`.as('facts'),
        'd.catalogue',
        'd.recorded_at as recordedAt',
      ])
      .where('d.center_id', '=', tx.scope.orgId)
      .where('d.id', '=', id),
  )

/** Persons whom acts on this resource touched, by the trail. */
export const victimsOfResource = async (tx: Tx, resourceId: string): Promise<readonly string[]> => {
  const rows = await tx.all(
    sql<{ id: string }>`select distinct touched.id from audit_events a, unnest(a.victim_ids) as touched (id)
      where a.center_id = ${tx.scope.orgId} and a.resource_id = ${resourceId} limit 50`,
  )
  return rows.map((row) => row.id)
}

/** The last decisions of these doors since a day, newest first; none of a person shut to the caller. */
export const listDecisionsSince = (tx: Tx, ctx: Ctx, from: LocalDate, doors: readonly string[], limit: number) =>
  tx.all(
    compose
      .selectFrom('decisions as d')
      .select([
        'd.id',
        'd.question',
        'd.decided_on as on',
        'd.allowed',
        'd.code',
        sql<unknown>`d.facts`.as('facts'),
        sql<string[]>`(select coalesce(array_agg(distinct touched.id), '{}') from audit_events a,
          unnest(a.victim_ids) as touched (id) where a.center_id = d.center_id and a.resource_id = d.subject_id)`.as(
          'victimIds',
        ),
      ])
      .where('d.center_id', '=', tx.scope.orgId)
      .where('d.decided_on', '>=', from)
      .where('d.question', 'in', [...doors])
      .where(
        sql<boolean>`not exists (select from audit_events a, unnest(a.victim_ids) as touched (id)
          where a.center_id = d.center_id and a.resource_id = d.subject_id and not ${onlyVisible(ctx, 'touched.id')})`,
      )
      .orderBy('d.recorded_at', 'desc')
      .orderBy('d.id')
      .limit(limit),
  )

import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Ground } from '../../rules/decision.ts'
import { notComplainedOf } from '../complaints/facts.ts'
import { onlyVisible } from '../persons/facts.ts'

/** Whom a decision is about, by itself; where it names nobody, whom acts on its resource touched, by the trail. */
const about = sql<string[]>`(select coalesce(nullif(d.victim_ids, '{}'), (
  select array_agg(distinct touched.id) from audit_events a, unnest(a.victim_ids) as touched (id)
  where a.center_id = d.center_id and a.resource_id = d.subject_id), '{}'))`

export const findDecision = (tx: Tx, id: string) =>
  tx.one(
    compose
      .selectFrom('decisions as d')
      .select([
        'd.id',
        'd.question',
        'd.route',
        'd.subject_kind as subjectKind',
        'd.subject_id as subjectId',
        'd.decided_on as decidedOn',
        'd.allowed',
        'd.code',
        sql<readonly Ground[]>`d.grounds`.as('grounds'),
        sql<unknown>`d.facts`.as('facts'),
        'd.catalogue',
        'd.recorded_at as recordedAt',
        about.as('about'),
      ])
      .where('d.center_id', '=', tx.scope.orgId)
      .where('d.id', '=', id)
      .where(notComplainedOf(tx.scope.actor, 'd.center_id', 'd.subject_id')),
  )

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
        about.as('victimIds'),
      ])
      .where('d.center_id', '=', tx.scope.orgId)
      .where('d.decided_on', '>=', from)
      .where('d.question', 'in', [...doors])
      .where(
        sql<boolean>`not exists (select from unnest(${about}) as touched (id) where not ${onlyVisible(ctx, 'touched.id')})`,
      )
      .orderBy('d.recorded_at', 'desc')
      .orderBy('d.id')
      .limit(limit),
  )

/** Queries of the parts of a plan: goals, measures, reviews. */
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Plan } from './plan-schema.ts'

export const listGoals = (tx: Tx, planId: string) =>
  tx.all(
    compose
      .selectFrom('plan_goals as g')
      .select([
        'g.id',
        sql<Plan['goals'][number]['kind']>`g.kind`.as('kind'),
        sql<Plan['goals'][number]['state']>`g.state`.as('state'),
        'g.her_own_wish as herOwnWish',
        'g.text_id as textId',
        'g.recorded_at as recordedAt',
      ])
      .where('g.center_id', '=', tx.scope.orgId)
      .where('g.plan_id', '=', planId)
      .orderBy('g.recorded_at')
      .orderBy('g.id'),
  )

const measures = (tx: Tx) =>
  compose
    .selectFrom('plan_measures as m')
    .select([
      'm.id',
      sql<Plan['measures'][number]['type']>`m.service_type`.as('type'),
      sql<Plan['measures'][number]['provider']>`m.provider`.as('provider'),
      'm.goal_id as goalId',
      'm.related_person_id as forRelatedPersonId',
      'm.planned_on as plannedOn',
      sql<Plan['measures'][number]['state']>`m.state`.as('state'),
      'm.recorded_at as recordedAt',
    ])
    .where('m.center_id', '=', tx.scope.orgId)

export const listMeasures = (tx: Tx, planId: string) =>
  tx.all(measures(tx).where('m.plan_id', '=', planId).orderBy('m.recorded_at').orderBy('m.id'))

/** A measure of any plan of hers. */
export const findMeasureOf = (tx: Tx, victimId: string, measureId: string) =>
  tx.one(
    measures(tx)
      .innerJoin('plans as p', (join) => join.onRef('p.center_id', '=', 'm.center_id').onRef('p.id', '=', 'm.plan_id'))
      .where('p.victim_id', '=', victimId)
      .where('m.id', '=', measureId),
  )

export const listReviews = (tx: Tx, planId: string) =>
  tx.all(
    compose
      .selectFrom('plan_reviews as r')
      .select([
        'r.id',
        sql<Plan['reviews'][number]['progress']>`r.progress`.as('progress'),
        'r.text_id as textId',
        'r.occurred_at as occurredAt',
        'r.recorded_at as recordedAt',
      ])
      .where('r.center_id', '=', tx.scope.orgId)
      .where('r.plan_id', '=', planId)
      .orderBy('r.occurred_at')
      .orderBy('r.id'),
  )

export const setGoalState = (tx: Tx, planId: string, id: string, state: string) =>
  tx.write(
    compose
      .updateTable('plan_goals')
      .set({ state })
      .where('center_id', '=', tx.scope.orgId)
      .where('plan_id', '=', planId)
      .where('id', '=', id),
  )

export const setMeasureState = (tx: Tx, id: string, state: string) =>
  tx.write(
    compose.updateTable('plan_measures').set({ state }).where('center_id', '=', tx.scope.orgId).where('id', '=', id),
  )

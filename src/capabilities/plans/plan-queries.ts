import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import { following } from '../../db/paging.ts'
import type { Position } from '../../http/cursor.ts'
import type { Instant, LocalDate } from '../../kernel/dates.ts'
import { onlyVisible } from '../persons/facts.ts'
import type { PlanQuery, PlanSummary } from './plan-schema.ts'

const plans = (tx: Tx) =>
  compose
    .selectFrom('plans as p')
    .select([
      'p.id',
      'p.case_id as caseId',
      'p.victim_id as victimId',
      sql<PlanSummary['state']>`p.state`.as('state'),
      'p.made_with_her as madeWithHer',
      'p.activated_at as activatedAt',
      'p.closed_at as closedAt',
      sql<PlanSummary['closureOutcome']>`p.closure_outcome`.as('closureOutcome'),
      'p.recorded_at as recordedAt',
      'p.version',
    ])
    .where('p.center_id', '=', tx.scope.orgId)

const seen = (tx: Tx, ctx: Ctx, id: string) => plans(tx).where('p.id', '=', id).where(onlyVisible(ctx, 'p.victim_id'))

export const findPlan = (tx: Tx, ctx: Ctx, id: string) => tx.about(seen(tx, ctx, id))
export const lockPlan = (tx: Tx, ctx: Ctx, id: string) => tx.about(seen(tx, ctx, id).forUpdate('p'))
export type PlanRow = NonNullable<Awaited<ReturnType<typeof findPlan>>>

export const findActivePlan = (tx: Tx, victimId: string) =>
  tx.one(plans(tx).where('p.victim_id', '=', victimId).where('p.state', '=', 'active'))

/** A plan of hers that was active at that instant. */
export const findPlanActiveAt = (tx: Tx, victimId: string, at: Instant) =>
  tx.one(
    plans(tx)
      .where('p.victim_id', '=', victimId)
      .where('p.activated_at', '<=', at)
      .where((eb) => eb.or([eb('p.closed_at', 'is', null), eb('p.closed_at', '>', at)]))
      .limit(1),
  )

export const listPlans = (
  tx: Tx,
  ctx: Ctx,
  { caseId, victimId, state }: PlanQuery,
  limit: number,
  after: Position | null,
) =>
  tx.all(
    plans(tx)
      .where(onlyVisible(ctx, 'p.victim_id'))
      .$if(caseId !== undefined, (q) => q.where('p.case_id', '=', caseId ?? ''))
      .$if(victimId !== undefined, (q) => q.where('p.victim_id', '=', victimId ?? ''))
      .$if(state !== undefined, (q) => q.where('p.state', '=', state ?? ''))
      .where(following(after, 'p.recorded_at', 'p.id'))
      .orderBy('p.recorded_at')
      .orderBy('p.id')
      .limit(limit + 1),
  )

interface Recorded {
  readonly id: string
  readonly recordedBy: string
}

export const insertPlan = (tx: Tx, row: Recorded & { caseId: string; victimId: string; madeWithHer: boolean }) =>
  tx.write(
    compose.insertInto('plans').values({
      center_id: tx.scope.orgId,
      id: row.id,
      case_id: row.caseId,
      victim_id: row.victimId,
      made_with_her: row.madeWithHer,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )

/** Also with nothing but the state it has: a changed part gives the plan a new version. */
export const updatePlan = (
  tx: Tx,
  id: string,
  change: {
    state: string
    made_with_her?: boolean
    activated_at?: Instant
    closed_at?: Instant
    closure_outcome?: string
  },
) => tx.write(compose.updateTable('plans').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id))

/** She has a plan: staff need no longer be reminded of it. */
export const closePlanReminders = (tx: Tx, victimId: string, by: string) =>
  tx.write(
    compose
      .updateTable('tasks')
      .set({ done_at: tx.at, done_by: by })
      .where('center_id', '=', tx.scope.orgId)
      .where('victim_id', '=', victimId)
      .where('what', '=', 'make_plan')
      .where('done_at', 'is', null),
  )

export const insertGoal = (
  tx: Tx,
  row: Recorded & { planId: string; kind: string; herOwnWish: boolean | null; textId: string | null },
) =>
  tx.write(
    compose.insertInto('plan_goals').values({
      center_id: tx.scope.orgId,
      id: row.id,
      plan_id: row.planId,
      kind: row.kind,
      her_own_wish: row.herOwnWish,
      text_id: row.textId,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )

export const insertMeasure = (
  tx: Tx,
  row: Recorded & {
    planId: string
    type: string
    provider: string
    plannedOn: LocalDate | null
    goalId: string | null
    relatedPersonId: string | null
  },
) =>
  tx.write(
    compose.insertInto('plan_measures').values({
      center_id: tx.scope.orgId,
      id: row.id,
      plan_id: row.planId,
      service_type: row.type,
      provider: row.provider,
      planned_on: row.plannedOn,
      goal_id: row.goalId,
      related_person_id: row.relatedPersonId,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )

export const insertReview = (
  tx: Tx,
  row: Recorded & { planId: string; progress: string; textId: string | null; occurredAt: Instant },
) =>
  tx.write(
    compose.insertInto('plan_reviews').values({
      center_id: tx.scope.orgId,
      id: row.id,
      plan_id: row.planId,
      progress: row.progress,
      text_id: row.textId,
      occurred_at: row.occurredAt,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )

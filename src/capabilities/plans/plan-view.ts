import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import { open, weighed } from '../../http/preview.ts'
import type { Action, PageOf } from '../../http/shapes.ts'
import { decide } from '../../rules/decision.ts'
import { planActivation } from '../../rules/plan.ts'
import { activePlan } from './facts.ts'
import { listGoals, listMeasures, listReviews } from './plan-part-queries.ts'
import { findPlan, listPlans, type PlanRow } from './plan-queries.ts'
import type { Plan, PlanQuery, PlanSummary } from './plan-schema.ts'

export const readPlan = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Plan>> =>
  perform(deps, ctx, (tx) => shown(tx, ctx, id))

export const pagePlans = (deps: Deps, ctx: Ctx, query: PlanQuery): Promise<Outcome<PageOf<PlanSummary>>> =>
  perform(deps, ctx, async (tx) => {
    const { limit = 50, cursor } = query
    const rows = await listPlans(tx, ctx, query, limit, readCursor(deps, ctx, 'plans', cursor))
    const page = pageOf(deps, ctx, 'plans', limit, rows, (row) => [row.recordedAt, row.id], summaryOf)
    tx.touches(
      'plan',
      null,
      page.items.map((plan) => plan.victimId),
    )
    return { ok: true, value: page }
  })

export async function shown(tx: Tx, ctx: Ctx, id: string): Promise<Outcome<Plan>> {
  const plan = await findPlan(tx, ctx, id)
  if (plan === undefined) return notFound
  tx.touches('plan', id, [plan.victimId])
  const [goals, measures, reviews, active] = await Promise.all([
    listGoals(tx, id),
    listMeasures(tx, id),
    listReviews(tx, id),
    activePlan(tx, plan.victimId),
  ])
  const value: Plan = {
    ...summaryOf(plan),
    goals: goals.map(({ textId, ...goal }) => ({ ...goal, hasText: textId !== null })),
    measures,
    reviews: reviews.map(({ textId, ...review }) => ({ ...review, hasText: textId !== null })),
    actions: actionsOf(plan, active !== undefined, ctx),
  }
  return { ok: true, value, version: plan.version }
}

const summaryOf = ({ version: _, ...plan }: PlanRow): PlanSummary => plan

function actionsOf(plan: PlanRow, anotherPlanActive: boolean, ctx: Ctx): Action[] {
  const path = `/v1/plans/${plan.id}`
  const review = open('review', `${path}/reviews`)
  if (plan.state === 'closed') return [review]
  const parts = [
    open('goal', `${path}/goals`),
    open('measure', `${path}/measures`),
    review,
    open('closure', `${path}/closure`),
  ]
  if (plan.state === 'active') return parts
  const decision = decide('plan.activation', planActivation, { anotherPlanActive, persons: 1 }, ctx.on)
  return [weighed(ctx, 'activation', `${path}/activation`, decision), ...parts]
}

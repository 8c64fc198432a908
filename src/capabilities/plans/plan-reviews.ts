import type { Ctx, Deps } from '../../db/context.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { listGoals, listMeasures, listReviews, setGoalState, setMeasureState } from './plan-part-queries.ts'
import { findPlan, insertReview, lockPlan, updatePlan } from './plan-queries.ts'
import type { NewReview, Plan, PlanTexts } from './plan-schema.ts'
import { shown } from './plan-view.ts'

/** A talk that was held: a fact, in whatever state the plan is. */
export const recordReview = (deps: Deps, ctx: Ctx, id: string, ask: NewReview): Promise<Outcome<Plan>> =>
  perform(deps, ctx, async (tx) => {
    const plan = await lockPlan(tx, ctx, id)
    if (plan === undefined) return notFound
    tx.touches('plan', id, [plan.victimId])
    const at = momentOf(ctx, ask.occurredAt)
    if (typeof at !== 'string') return at
    const { text, goals = [], declinedMeasureIds = [] } = ask
    const own = new Set((await listMeasures(tx, id)).map((measure) => measure.id))
    if (!declinedMeasureIds.every((measureId) => own.has(measureId))) return notFound
    const textId =
      text === undefined ? null : await deps.vault.putText(tx, plan.victimId, 'plan_review', text, deps.random.uuid())
    const row = { id: deps.random.uuid(), planId: id, progress: ask.progress, textId, occurredAt: at }
    insertReview(tx, { ...row, recordedBy: ctx.actorKey })
    for (const goal of goals) setGoalState(tx, id, goal.goalId, goal.state)
    for (const measureId of declinedMeasureIds) setMeasureState(tx, measureId, 'declined')
    updatePlan(tx, id, { state: plan.state })
    return { ...(await shown(tx, ctx, id)), status: 200, location: `/v1/plans/${id}` }
  })

/** Her words about her goals and reviews. The purpose stands in the trail. */
export const readTexts = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<PlanTexts>> =>
  perform(deps, ctx, async (tx) => {
    const plan = await findPlan(tx, ctx, id)
    if (plan === undefined) return notFound
    tx.touches('plan_text', id, [plan.victimId])
    const [goals, reviews] = await Promise.all([listGoals(tx, id), listReviews(tx, id)])
    const kept = [
      ...goals.map((goal) => ({ of: 'goal' as const, ...goal })),
      ...reviews.map((review) => ({ of: 'review' as const, ...review })),
    ]
    const items: PlanTexts['items'] = []
    for (const { of, id: part, textId } of kept) {
      const text = textId === null ? undefined : await deps.vault.getText(tx, textId, ctx.purpose ?? '')
      if (text !== undefined) items.push({ of, id: part, text })
    }
    return { ok: true, value: { items } }
  })

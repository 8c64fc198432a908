import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { notFound, type Outcome, type ProblemCode, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { decide } from '../../rules/decision.ts'
import { planActivation, scheduling } from '../../rules/plan.ts'
import { caseFacts } from '../persons/facts.ts'
import { activePlan } from './facts.ts'
import {
  closePlanReminders,
  insertGoal,
  insertMeasure,
  insertPlan,
  lockPlan,
  type PlanRow,
  updatePlan,
} from './plan-queries.ts'
import type { Activation, Closure, NewGoal, NewMeasure, NewPlan, Plan } from './plan-schema.ts'
import { shown } from './plan-view.ts'
import { type Weighing, weighFamilyHelp, weighGoal } from './plan-weighing.ts'

/** A draft may stand beside the active plan, until it takes its place. */
export const draftPlan = (deps: Deps, ctx: Ctx, ask: NewPlan): Promise<Outcome<Plan>> =>
  perform(deps, ctx, async (tx) => {
    const episode = await caseFacts(tx, ctx, ask.caseId)
    if (episode === undefined) return notFound
    if (episode.state === 'closed') return refuse('state_conflict')
    const { victimId } = episode
    const id = deps.random.uuid()
    const goals = ask.goals ?? []
    for (const goal of goals) {
      const weighed = await weighGoal(deps, tx, ctx, { id, caseId: ask.caseId }, goal)
      if (weighed !== null && 'ok' in weighed) return weighed
    }
    insertPlan(tx, {
      id,
      caseId: ask.caseId,
      victimId,
      madeWithHer: ask.madeWithHer ?? false,
      recordedBy: ctx.actorKey,
    })
    for (const goal of goals) await storeGoal(deps, tx, ctx, { id, victimId }, goal)
    return { ...(await shown(tx, ctx, id)), location: `/v1/plans/${id}` }
  })

export const addGoal = (deps: Deps, ctx: Ctx, id: string, goal: NewGoal): Promise<Outcome<Plan>> =>
  changePlan(deps, ctx, id, ['draft', 'active'], async (tx, plan) => {
    const weighed = await weighGoal(deps, tx, ctx, plan, goal)
    if (weighed !== null && 'ok' in weighed) return weighed
    await storeGoal(deps, tx, ctx, plan, goal)
    updatePlan(tx, id, { state: plan.state })
    return weighed
  })

/** Urgent help may be written into a draft; whatever else waits until this very plan is active. */
export const scheduleMeasure = (deps: Deps, ctx: Ctx, id: string, ask: NewMeasure): Promise<Outcome<Plan>> =>
  changePlan(deps, ctx, id, ['draft', 'active'], async (tx, plan) => {
    const ownPlanActive = plan.state === 'active'
    const decision = decide('plan.scheduling', scheduling, { measure: ask.type, ownPlanActive }, ctx.on)
    const decisionId = recordDecision(deps, tx, ctx, { kind: 'plan', id }, decision)
    if (!decision.allowed) return refuse(decision.code as ProblemCode, { decision, decisionId })
    const forFamily = await weighFamilyHelp(deps, tx, ctx, plan, ask)
    if (forFamily !== null && 'ok' in forFamily) return forFamily
    insertMeasure(tx, {
      id: deps.random.uuid(),
      planId: id,
      type: ask.type,
      provider: ask.provider,
      plannedOn: ask.plannedOn ?? null,
      goalId: ask.goalId ?? null,
      relatedPersonId: ask.forRelatedPersonId ?? null,
      recordedBy: ctx.actorKey,
    })
    updatePlan(tx, id, { state: plan.state })
    return forFamily ?? { decisionId }
  })

export const activatePlan = (deps: Deps, ctx: Ctx, id: string, ask: Activation): Promise<Outcome<Plan>> =>
  changePlan(deps, ctx, id, ['draft'], async (tx, plan) => {
    const anotherPlanActive = (await activePlan(tx, plan.victimId)) !== undefined
    const decision = decide('plan.activation', planActivation, { anotherPlanActive, persons: 1 }, ctx.on)
    const decisionId = recordDecision(deps, tx, ctx, { kind: 'plan', id }, decision)
    if (!decision.allowed) return refuse(decision.code as ProblemCode, { decision, decisionId })
    updatePlan(tx, id, {
      state: 'active',
      activated_at: ctx.at,
      ...(ask.madeWithHer === undefined ? {} : { made_with_her: ask.madeWithHer }),
    })
    closePlanReminders(tx, plan.victimId, ctx.actorKey)
    return { decisionId }
  })

export const closePlan = (deps: Deps, ctx: Ctx, id: string, { outcome }: Closure): Promise<Outcome<Plan>> =>
  changePlan(deps, ctx, id, ['draft', 'active'], async (tx) => {
    updatePlan(tx, id, { state: 'closed', closed_at: ctx.at, closure_outcome: outcome })
    return null
  })

/** Lock, version, state; then the change, which may refuse. */
const changePlan = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  from: readonly PlanRow['state'][],
  change: (tx: Tx, plan: PlanRow) => Promise<Weighing>,
): Promise<Outcome<Plan>> =>
  perform(deps, ctx, async (tx) => {
    const plan = await lockPlan(tx, ctx, id)
    if (plan === undefined) return notFound
    tx.touches('plan', id, [plan.victimId])
    if (plan.version !== ctx.ifMatch) return refuse('version_mismatch')
    if (!from.includes(plan.state)) return refuse('state_conflict')
    const changed = await change(tx, plan)
    if (changed !== null && 'ok' in changed) return changed
    return { ...(await shown(tx, ctx, id)), ...changed, status: 200, location: `/v1/plans/${id}` }
  })

async function storeGoal(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  plan: Pick<PlanRow, 'id' | 'victimId'>,
  { kind, text, herOwnWish }: NewGoal,
): Promise<void> {
  const textId =
    text === undefined ? null : await deps.vault.putText(tx, plan.victimId, 'plan_goal', text, deps.random.uuid())
  insertGoal(tx, {
    id: deps.random.uuid(),
    planId: plan.id,
    kind,
    herOwnWish: herOwnWish ?? null,
    textId,
    recordedBy: ctx.actorKey,
  })
}

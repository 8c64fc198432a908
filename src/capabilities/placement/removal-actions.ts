import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { type Outcome, type ProblemCode, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { instant } from '../../kernel/dates.ts'
import { ageStanding } from '../../rules/age.ts'
import { decide } from '../../rules/decision.ts'
import { type RemovalFacts, removalFor } from '../../rules/removal.ts'
import type { Removal } from './act-schema.ts'
import { begin, decidingRole, isRefused } from './begin.ts'
import { guardOf, personOf, viewIn } from './guard.ts'
import { findHouseRule } from './house-rule-queries.ts'
import { endStay } from './leaving-actions.ts'
import { placementsWith, recordEvent } from './placement-queries.ts'
import type { Placement } from './placement-schema.ts'
import { shownAfter } from './shown.ts'

/** A power of management, never a duty: ends shelter early for an intentional breach, with every safeguard (DV-REMOVE-01). */
export const removeEarly = (deps: Deps, ctx: Ctx, id: string, ask: Removal): Promise<Outcome<Placement>> =>
  perform(deps, ctx, async (tx) => {
    const row = await begin(tx, ctx, id, 'removal')
    if (isRefused(row)) return row
    const guard = await guardOf(tx, ctx, row, ctx.on)
    const rule = ask.houseRuleId === undefined ? undefined : await findHouseRule(tx, ask.houseRuleId)
    const others = await placementsWith(tx, row)
    const childHere = others.some((other) => ageStanding(personOf(other), ctx.on).child)
    const facts: RemovalFacts = {
      child: guard.age.child,
      ...viewIn(guard, 'exit'),
      decidedByRole: decidingRole(ctx),
      conduct: ask.conduct,
      arrivedAt: row.arrivedAt,
      actAt: instant(ask.actAt),
      decidedAt: ctx.at,
      houseRuleFrom: rule?.fromOn ?? null,
      houseRuleBefore: rule?.beforeOn ?? null,
      explainedAt: ask.explainedAt === undefined ? null : instant(ask.explainedAt),
      intentional: ask.intentional ?? null,
      intentGroundsWritten: ask.intentGrounds !== undefined,
      heard: ask.hearing !== undefined,
      safetyPlan: ask.safetyPlan !== undefined,
      appealNotice: ask.appealNoticeGiven === true,
      leavesChildAlone: childHere ? true : (ask.leavesChildAlone ?? null),
      otherSafePlace: ask.otherSafePlace === true,
      guardianshipInvolved: ask.guardianshipInvolved === true,
    }
    const decision = decide('placement.removal', removalFor(row.regime), facts, ctx.on)
    const decisionId = recordDecision(deps, tx, ctx, { kind: 'placement', id }, decision)
    if (!decision.allowed) return refuse(decision.code as ProblemCode, { decision, decisionId })
    const keep = (kind: string, text = '') => deps.vault.putText(tx, row.victimId, kind, text, deps.random.uuid())
    const texts = {
      intentTextId: await keep('removal_intent', ask.intentGrounds),
      hearingTextId: await keep('removal_hearing', ask.hearing),
      safetyPlanTextId: await keep('removal_safety_plan', ask.safetyPlan),
    }
    await endStay(deps, tx, ctx, row, { at: ctx.at, reason: 'removal', breach: [] })
    recordEvent(deps, tx, ctx, row, { kind: 'removal', data: { houseRuleId: ask.houseRuleId, ...texts }, decisionId })
    return shownAfter(tx, ctx, id, decisionId)
  })

/** What of a plan touches her family, weighed before it is written (DV-FAM-01, THB-FAM-01). */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { notFound, type ProblemCode, type Refused, refuse } from '../../db/outcome.ts'
import { covers } from '../../rules/consent-standing.ts'
import { type Decision, decide } from '../../rules/decision.ts'
import { familyGoals, familyHelp, planGoal } from '../../rules/family.ts'
import { consentsOf, peopleOf } from '../consent/facts.ts'
import { relatedPerson, safetyOf } from '../persons/facts.ts'
import type { PlanRow } from './plan-queries.ts'
import type { NewGoal, NewMeasure } from './plan-schema.ts'

/** Refused, or allowed by a decision on record; null where there was nothing to weigh. */
export type Weighing = Refused | { readonly decisionId: string } | null

function settle(deps: Deps, tx: Tx, ctx: Ctx, planId: string, decision: Decision): Weighing {
  const decisionId = recordDecision(deps, tx, ctx, { kind: 'plan', id: planId }, decision)
  return decision.allowed ? { decisionId } : refuse(decision.code as ProblemCode, { decision, decisionId })
}

export async function weighGoal(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  plan: Pick<PlanRow, 'id' | 'caseId'>,
  { kind, herOwnWish }: NewGoal,
): Promise<Weighing> {
  if (!familyGoals.some((known) => known === kind)) return null
  const facts = { kind, herOwnWish: herOwnWish ?? null, ...(await safetyOf(tx, plan.caseId)) }
  return settle(deps, tx, ctx, plan.id, decide('plan.goal', planGoal, facts, ctx.on))
}

/** The relative must be one of hers; another person's is not found. */
export async function weighFamilyHelp(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  plan: PlanRow,
  { type, forRelatedPersonId }: NewMeasure,
): Promise<Weighing> {
  if (forRelatedPersonId === undefined) return null
  const relative = await relatedPerson(tx, forRelatedPersonId)
  if (relative === undefined || relative.victimId !== plan.victimId) return notFound
  const [[subject], consents] = await Promise.all([peopleOf(tx, [plan.victimId]), consentsOf(tx, plan.victimId)])
  if (subject === undefined) return notFound
  const request = { subject, recipientId: relative.id, purpose: 'family_help', scopes: ['existence'] } as const
  const facts = {
    measure: type,
    consented: covers(consents, request, ctx.at) === 'covered',
    suspected: relative.suspectedAt !== null,
    ownRecord: relative.relatedVictimId !== null,
  }
  return settle(deps, tx, ctx, plan.id, decide('plan.family-help', familyHelp, facts, ctx.on))
}

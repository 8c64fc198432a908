/** An episode as it is answered to the holder's staff. */
import { may, type Permission } from '../../access/permissions.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx } from '../../db/context.ts'
import { notFound, type Outcome } from '../../db/outcome.ts'
import type { Action } from '../../http/shapes.ts'
import { caseClosure } from '../../rules/case-closure.ts'
import { type Decision, decide } from '../../rules/decision.ts'
import { rightsExplainedBy } from '../../rules/rights.ts'
import { findWholeCase, openNoticesOf, openPlacementOf, type WholeCaseRow } from './case-queries.ts'
import {
  actsOf,
  assessmentsOf,
  newestNeeds,
  newestSafetyPlan,
  rightsExplained,
  statusesOf,
} from './case-record-queries.ts'
import type { Case, CaseSummary } from './case-schema.ts'

/** Weighs closing on the notices of the episode as they stand. */
export const weighClosure = async (tx: Tx, ctx: Ctx, caseId: string): Promise<Decision> => {
  const openNotices = (await openNoticesOf(tx, caseId)).map((notice) => notice.rule)
  return decide('case.closure', caseClosure, { openNotices }, ctx.on)
}

export async function shownCase(tx: Tx, ctx: Ctx, id: string): Promise<Outcome<Case>> {
  const row = await findWholeCase(tx, ctx, id)
  if (row === undefined) return notFound
  tx.touches('case', id, [row.victimId])
  const [statuses, acts, assessments, needs, plan, actions] = await Promise.all([
    statusesOf(tx, id),
    actsOf(tx, id),
    assessmentsOf(tx, id),
    newestNeeds(tx, id),
    newestSafetyPlan(tx, id),
    actionsOf(tx, ctx, row),
  ])
  const { version, keyWorker, ...codes } = row
  const value = {
    ...codes,
    keyWorker: keyWorker === null ? 'none' : keyWorker === ctx.actorKey ? 'me' : 'other',
    thbStatuses: statuses,
    breach: [...unfounded(row, statuses), ...(await rightsUntold(tx, ctx, row))],
    acts,
    assessments,
    needs: needs?.needs ?? [],
    needsRehabilitation: needs?.needsRehabilitation ?? null,
    hasSafetyPlan: plan !== undefined,
    safetyPlanReviewOn: plan?.reviewOn ?? null,
    actions,
  } as Case
  return { ok: true, value, version }
}

/** From the day after the last on which they are explained in time, until they are. */
async function rightsUntold(tx: Tx, ctx: Ctx, { victimId, rightsExplainedAt, openedOn, closedOn }: WholeCaseRow) {
  const inTime = (closedOn ?? ctx.on) <= rightsExplainedBy(openedOn)
  if (inTime || rightsExplainedAt !== null || (await rightsExplained(tx, victimId))) return []
  return ['RIGHT-01']
}

/** One entry that rests on something clears the flag of the others: the finding is the same. */
export const unfounded = (
  row: { readonly thbStatus: string | null },
  statuses: readonly { status: string; breach: string[] }[],
): string[] => {
  const found = row.thbStatus === 'identified' ? statuses.filter(({ status }) => status === 'identified') : []
  return found.some(({ breach }) => breach.length === 0) ? [] : [...new Set(found.flatMap(({ breach }) => breach))]
}

export const summaryOf = (row: object): CaseSummary => row as CaseSummary

async function actionsOf(tx: Tx, ctx: Ctx, row: WholeCaseRow): Promise<Action[]> {
  const permits = (permission: Permission) => ctx.actor !== null && may(ctx.actor, permission)
  const href = (act: string) => `/v1/cases/${row.id}/${act}`
  const act = (action: string, permission: Permission): Action =>
    permits(permission)
      ? { action, method: 'POST', href: href(action), allowed: true }
      : { action, method: 'POST', href: href(action), allowed: false, code: 'role_not_allowed' }
  const record = ['risk-assessments', 'safety-plans', 'notes', 'rights-explained', 'corrections'].map((a) =>
    act(a, 'case:record'),
  )
  if (row.state === 'closed') return [...record, act('reopening', 'case:close')]
  return [...record, await closing(tx, ctx, row.id, act('closure', 'case:close'))]
}

async function closing(tx: Tx, ctx: Ctx, id: string, base: Action): Promise<Action> {
  if (!base.allowed) return base
  if ((await openPlacementOf(tx, id)) !== undefined) return { ...base, allowed: false, code: 'state_conflict' }
  const { allowed, code, grounds } = await weighClosure(tx, ctx, id)
  const broken = grounds.find((ground) => ground.outcome !== 'met')
  if (allowed || broken === undefined || code === null) return base
  return { ...base, allowed: false, code, ruleId: broken.rule, says: broken.says[ctx.language] }
}

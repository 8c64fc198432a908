import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { notFound, type Outcome, type ProblemCode, type Refused, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { allowanceAmount } from '../../rules/allowance.ts'
import { caseFacts, subjectFacts } from '../persons/facts.ts'
import {
  type AllowanceRow,
  findAllowance,
  insertAllowance,
  lockAllowance,
  updateAllowance,
} from './allowance-queries.ts'
import type { Allowance, NewAllowance, Rejection, Reversal } from './allowance-schema.ts'
import { canReverse, shown } from './allowance-view.ts'
import { weighApproval, weighProposal } from './allowance-weighing.ts'
import { listPayments } from './payment-queries.ts'

/** Her row is held meanwhile, so that of two proposals at once the second sees the first. */
export const proposeAllowance = (deps: Deps, ctx: Ctx, ask: NewAllowance): Promise<Outcome<Allowance>> =>
  perform(deps, ctx, async (tx) => {
    const episode = await caseFacts(tx, ctx, ask.caseId)
    if (episode === undefined) return notFound
    const { victimId, identifiedOn } = episode
    await subjectFacts(tx, ctx, victimId, true)
    tx.touches('case', ask.caseId, [victimId])
    const amountQepik = ask.amountQepik ?? (ask.kind === 'one_time' ? allowanceAmount(ctx.on) : undefined)
    if (amountQepik === undefined) {
      return refuse('validation_failed', { errors: [{ pointer: '/amountQepik', code: 'missing' }] })
    }
    const id = deps.random.uuid()
    const { caseId, kind } = ask
    const entitlement = { id, kind, caseId, victimId, identifiedOn, amountQepik }
    const decision = await weighProposal(tx, ctx, entitlement, episode)
    const decisionId = recordDecision(deps, tx, ctx, { kind: 'allowance', id }, decision)
    if (!decision.allowed) return refuse(decision.code as ProblemCode, { decision, decisionId })
    const fund = kind === 'one_time' ? 'state_allowance' : 'support_fund'
    insertAllowance(tx, { ...entitlement, fund, decisionId, by: ctx.actorKey })
    return { ...(await shown(tx, ctx, id)), decisionId, location: `/v1/allowances/${id}` }
  })

/** Four eyes: the rule refuses whoever proposed, and the table does not take such a row. */
export const approveAllowance = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Allowance>> =>
  decideOn(deps, ctx, id, async (tx, row) => {
    if (row.state !== 'proposed') return refuse('state_conflict')
    const decision = await weighApproval(tx, ctx, row)
    const decisionId = recordDecision(deps, tx, ctx, { kind: 'allowance', id }, decision)
    if (!decision.allowed) return refuse(decision.code as ProblemCode, { decision, decisionId })
    const approval = { approved_by: ctx.actorKey, approved_at: ctx.at, decision_id: decisionId }
    updateAllowance(tx, id, { state: 'approved', ...approval })
    return { decisionId }
  })

export const rejectAllowance = (deps: Deps, ctx: Ctx, id: string, { reason }: Rejection): Promise<Outcome<Allowance>> =>
  decideOn(deps, ctx, id, async (tx, row) => {
    if (row.state !== 'proposed') return refuse('state_conflict')
    updateAllowance(tx, id, { state: 'rejected', rejected_reason: reason })
    return {}
  })

/** Entitlement and what was paid on it are taken back; the payments stay on record. */
export const reverseAllowance = (deps: Deps, ctx: Ctx, id: string, { reason }: Reversal): Promise<Outcome<Allowance>> =>
  decideOn(deps, ctx, id, async (tx, row) => {
    if (!canReverse(row, await listPayments(tx, id))) return refuse('state_conflict')
    updateAllowance(tx, id, { state: 'reversed', reversed_at: ctx.at, reversal_reason: reason })
    return {}
  })

/** Holds the person first and then the row, in the order of every act on money, so that no two wait for each other. */
export async function held(tx: Tx, ctx: Ctx, id: string): Promise<AllowanceRow | undefined> {
  const row = await findAllowance(tx, ctx, id)
  if (row === undefined) return undefined
  tx.touches('allowance', id, [row.victimId])
  await subjectFacts(tx, ctx, row.victimId, true)
  return lockAllowance(tx, ctx, id)
}

const decideOn = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  act: (tx: Tx, row: AllowanceRow) => Promise<Refused | { readonly decisionId?: string }>,
): Promise<Outcome<Allowance>> =>
  perform(deps, ctx, async (tx) => {
    const row = await held(tx, ctx, id)
    if (row === undefined) return notFound
    if (row.version !== ctx.ifMatch) return refuse('version_mismatch')
    const done = await act(tx, row)
    if ('ok' in done) return done
    return { ...(await shown(tx, ctx, id)), ...done, status: 200, location: `/v1/allowances/${id}` }
  })

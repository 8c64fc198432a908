/** The rules of money weighed for one entitlement; whoever records the outcome decides to. */
import type { Tx } from '../../db/client.ts'
import type { Ctx } from '../../db/context.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import { qepik } from '../../kernel/money.ts'
import type { ThbStatus } from '../../rules/admission.ts'
import { allowanceApproval, allowanceProposal, fundAidApproval, fundAidProposal } from '../../rules/allowance.ts'
import { type Decision, decide } from '../../rules/decision.ts'
import { isGranted } from './allowance-queries.ts'

export interface Entitlement {
  readonly id: string
  readonly kind: 'one_time' | 'fund_aid'
  readonly caseId: string
  readonly victimId: string
  readonly thbStatus: ThbStatus | null
  readonly identifiedOn: LocalDate | null
  readonly amountQepik: number
}

const factsOf = async (tx: Tx, of: Entitlement) => ({
  thbStatus: of.thbStatus,
  alreadyGranted: await isGranted(tx, of, { allowanceId: of.id }),
  amountQepik: qepik(of.amountQepik),
})

/** @throws LawGap for the one-time allowance on a day for which no amount is known. */
export async function weighProposal(tx: Tx, ctx: Ctx, of: Entitlement): Promise<Decision> {
  return of.kind === 'fund_aid'
    ? decide('allowance.fund-aid-proposal', fundAidProposal, { thbStatus: of.thbStatus }, ctx.on)
    : decide('allowance.proposal', allowanceProposal, await factsOf(tx, of), ctx.on)
}

/** @throws LawGap likewise. */
export async function weighApproval(tx: Tx, ctx: Ctx, of: Entitlement & { proposedBy: string }): Promise<Decision> {
  const people = { proposedBy: of.proposedBy, approvedBy: ctx.actorKey }
  return of.kind === 'fund_aid'
    ? decide('allowance.fund-aid-approval', fundAidApproval, { thbStatus: of.thbStatus, ...people }, ctx.on)
    : decide('allowance.approval', allowanceApproval, { ...(await factsOf(tx, of)), ...people }, ctx.on)
}

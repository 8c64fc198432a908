/** The rules of money weighed for one entitlement; whoever records the outcome decides to. */
import type { Tx } from '../../db/client.ts'
import type { Ctx } from '../../db/context.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import { qepik } from '../../kernel/money.ts'
import { allowanceApproval, allowanceProposal, fundAidApproval, fundAidProposal } from '../../rules/allowance.ts'
import { type Decision, decide } from '../../rules/decision.ts'
import { type CaseFacts, caseFacts, identificationFacts } from '../persons/facts.ts'
import { isGranted } from './allowance-queries.ts'

export interface Entitlement {
  readonly id: string
  readonly kind: 'one_time' | 'fund_aid'
  readonly caseId: string
  readonly victimId: string
  readonly identifiedOn: LocalDate | null
  readonly amountQepik: number
}

/** Undefined: an episode that the caller cannot see, so nothing is known. */
type Episode = CaseFacts | undefined

const statusOf = (episode: Episode) => ({ thbStatus: episode?.thbStatus ?? null })

const factsOf = async (tx: Tx, ctx: Ctx, of: Entitlement, episode: Episode) => ({
  ...statusOf(episode),
  ...(episode === undefined ? nothingKnown : await identificationFacts(tx, episode, ctx.on)),
  alreadyGranted: await isGranted(tx, of, { allowanceId: of.id }),
  amountQepik: qepik(of.amountQepik),
})
const nothingKnown = { referredWithConsent: null, documentedBefore: null }

/** @throws LawGap for the one-time allowance on a day for which no amount is known. */
export async function weighProposal(tx: Tx, ctx: Ctx, of: Entitlement, episode: CaseFacts): Promise<Decision> {
  return of.kind === 'fund_aid'
    ? decide('allowance.fund-aid-proposal', fundAidProposal, statusOf(episode), ctx.on)
    : decide('allowance.proposal', allowanceProposal, await factsOf(tx, ctx, of, episode), ctx.on)
}

/** By the episode as it stands now. @throws LawGap likewise. */
export async function weighApproval(tx: Tx, ctx: Ctx, of: Entitlement & { proposedBy: string }): Promise<Decision> {
  const people = { proposedBy: of.proposedBy, approvedBy: ctx.actorKey }
  const episode = await caseFacts(tx, ctx, of.caseId)
  return of.kind === 'fund_aid'
    ? decide('allowance.fund-aid-approval', fundAidApproval, { ...statusOf(episode), ...people }, ctx.on)
    : decide('allowance.approval', allowanceApproval, { ...(await factsOf(tx, ctx, of, episode)), ...people }, ctx.on)
}

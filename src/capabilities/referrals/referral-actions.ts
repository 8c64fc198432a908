import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Outcome, type Refused, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { openTask } from '../../db/tasks.ts'
import { takeBack } from '../disclosure/effects.ts'
import { openCase, recordThbStatus } from '../persons/effects.ts'
import { caseFacts, openCaseOf, subjectFacts } from '../persons/facts.ts'
import { insertAmendment } from './amendment-queries.ts'
import { recordReferral, sendReferral } from './referral-in.ts'
import { draftReferral, isSendable, sendOut } from './referral-out.ts'
import { lockReferral, type ReferralRow, updateReferral } from './referral-queries.ts'
import type {
  Acceptance,
  AmendmentAsk,
  Completion,
  Dispatch,
  NewReferral,
  Receipt,
  Referral,
  Rejection,
  Revocation,
} from './referral-schema.ts'
import { type Act, isStaff, mayFollow, shown } from './referral-view.ts'

/** One door: an outside body sends in, staff record what came in or draft what goes out. */
export function newReferral(deps: Deps, ctx: Ctx, ask: NewReferral): Promise<Outcome<Referral | Receipt>> {
  if ('to' in ask && !isStaff(ctx)) return sendReferral(deps, ctx, ask)
  if ('senderId' in ask && isStaff(ctx)) return recordReferral(deps, ctx, ask)
  if ('caseId' in ask && isStaff(ctx)) return draftReferral(deps, ctx, ask)
  const wrong = refuse('validation_failed', { errors: [{ pointer: '/direction', code: 'not_in_list' }] })
  return perform(deps, ctx, async () => wrong)
}

/** Hers from now on: the episode that is open, or a new one. An answer of a body to one out is recorded likewise. */
export const acceptReferral = (deps: Deps, ctx: Ctx, id: string, ask: Acceptance): Promise<Outcome<Referral>> =>
  decideOn(deps, ctx, id, 'acceptance', async (tx, row) => {
    if (row.direction === 'out') {
      updateReferral(tx, id, { state: 'accepted' })
      return {}
    }
    const victimId = ask.victimId ?? row.victimId
    if ((await subjectFacts(tx, ctx, victimId, true)) === undefined) return notFound
    const known = await openCaseOf(tx, victimId, row.regime)
    const caseId = known?.id ?? (await openCase(deps, tx, ctx, { victimId, regime: row.regime, source: 'referral' }))
    tx.touches('referral', id, [row.victimId, victimId])
    updateReferral(tx, id, { state: 'accepted', case_id: caseId, victim_id: victimId })
    return {}
  })

/** Rejecting the letter is not rejecting the person: where another center is meant, somebody leads her there. */
export const rejectReferral = (deps: Deps, ctx: Ctx, id: string, { reason }: Rejection): Promise<Outcome<Referral>> =>
  decideOn(deps, ctx, id, 'rejection', async (tx, { victimId, releaseId }) => {
    updateReferral(tx, id, { state: 'rejected', reason_code: reason })
    if (releaseId !== null) takeBack(tx, ctx, releaseId, 'referral_ended')
    if (reason !== 'wrong_center') return {}
    const about = { victimId, resource: { kind: 'referral', id } }
    openTask(deps, tx, { what: 'route_referral', ruleId: 'DV-REF-01', role: 'center_manager', dueAt: ctx.at, ...about })
    return {}
  })

/** What it opened to its body is shut in the same act. */
export const revokeReferral = (deps: Deps, ctx: Ctx, id: string, { reason }: Revocation): Promise<Outcome<Referral>> =>
  decideOn(deps, ctx, id, 'revocation', async (tx, { releaseId }) => {
    updateReferral(tx, id, { state: 'revoked', reason_code: reason })
    if (releaseId !== null) takeBack(tx, ctx, releaseId, reason === 'she_withdrew' ? reason : 'referral_ended')
    return {}
  })

export const dispatchReferral = (deps: Deps, ctx: Ctx, id: string, ask: Dispatch): Promise<Outcome<Referral>> =>
  decideOn(deps, ctx, id, 'dispatch', async (tx, row) =>
    isSendable(row) ? sendOut(deps, tx, ctx, row, ask.explained) : refuse('state_conflict'),
  )

/** How it ended. The word of the identification body on its own referral becomes her status. */
export const completeReferral = (deps: Deps, ctx: Ctx, id: string, ask: Completion): Promise<Outcome<Referral>> =>
  decideOn(deps, ctx, id, 'completion', async (tx, row) => {
    const at = momentOf(ctx, ask.occurredAt)
    if (typeof at !== 'string') return at
    const { outcome } = ask
    const decided = outcome === 'identified' || outcome === 'not_identified'
    if (decided && (row.purpose !== 'formal_identification' || row.caseId === null || row.recipientId === null)) {
      return refuse('validation_failed', { errors: [{ pointer: '/outcome', code: 'not_in_list' }] })
    }
    updateReferral(tx, id, { state: 'completed', outcome })
    if (!decided || row.caseId === null || row.recipientId === null) return {}
    const status = { status: outcome, occurredAt: at, decidedByOrganizationId: row.recipientId }
    const episode = await caseFacts(tx, ctx, row.caseId)
    if (episode !== undefined) await recordThbStatus(deps, tx, ctx, episode, status)
    return {}
  })

/** The holder's row is set right; a document number leaves its old and new words in the vault only. */
export const amendReferral = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { field, new: value, reason }: AmendmentAsk,
): Promise<Outcome<Referral>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockReferral(tx, ctx, id)
    if (row === undefined) return notFound
    const inVault = field === 'documentNo'
    const text = JSON.stringify({ old: row[field], new: value })
    const textId = inVault
      ? await deps.vault.putText(tx, row.victimId, 'referral_amendment', text, deps.random.uuid())
      : null
    const told = (word: string | number | boolean | null) => (inVault || word === null ? null : String(word))
    const words = { field, old: told(row[field]), new: told(value), textId, reason }
    insertAmendment(tx, { id: deps.random.uuid(), referralId: id, ...words, recordedBy: ctx.actorKey })
    updateReferral(tx, id, { [columns[field]]: value })
    return { ...(await shown(tx, ctx, id)), status: 200, location: `/v1/referrals/${id}` }
  })

const columns = {
  documentNo: 'document_no',
  documentOn: 'document_on',
  persons: 'persons',
  urgent: 'urgent',
} as const

/** Lock, version (a word taken back never waits for one, R23), state; then the act, which may refuse. */
const decideOn = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  act: Act,
  work: (tx: Tx, row: ReferralRow) => Promise<Refused | { readonly decisionId?: string }>,
): Promise<Outcome<Referral>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockReferral(tx, ctx, id)
    if (row === undefined) return notFound
    tx.touches('referral', id, [row.victimId])
    if (act !== 'revocation' && row.version !== ctx.ifMatch) return refuse('version_mismatch')
    if (!mayFollow(act, row)) return refuse('state_conflict')
    const done = await work(tx, row)
    if ('ok' in done) return done
    return { ...(await shown(tx, ctx, id)), ...done, status: 200, location: `/v1/referrals/${id}` }
  })

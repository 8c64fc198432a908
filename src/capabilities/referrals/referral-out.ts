import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { notFound, type Outcome, type ProblemCode, type Refused, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { covers } from '../../rules/consent-standing.ts'
import { decide } from '../../rules/decision.ts'
import { referralOut } from '../../rules/referral.ts'
import { consentsOf, peopleOf } from '../consent/facts.ts'
import { release } from '../disclosure/effects.ts'
import { emitEvent } from '../notifications/effects.ts'
import { caseFacts } from '../persons/facts.ts'
import { findBody, insertReferral, type ReferralRow, updateReferral } from './referral-queries.ts'
import type { DraftedReferral, Referral } from './referral-schema.ts'
import { shown } from './referral-view.ts'

/** Nothing leaves yet, so nothing is weighed yet. */
export const draftReferral = (deps: Deps, ctx: Ctx, ask: DraftedReferral): Promise<Outcome<Referral>> =>
  perform(deps, ctx, async (tx) => {
    const episode = await caseFacts(tx, ctx, ask.caseId)
    if (episode === undefined) return notFound
    const body = await findBody(tx, ask.recipientId)
    if (body === undefined || body.id === ctx.orgId) {
      return refuse('validation_failed', { errors: [{ pointer: '/recipientId', code: 'not_in_list' }] })
    }
    const id = deps.random.uuid()
    insertReferral(tx, {
      id,
      direction: 'out',
      state: 'drafted',
      regime: episode.regime,
      victimId: episode.victimId,
      caseId: ask.caseId,
      purpose: ask.purpose,
      scopes: [...new Set(['existence', ...(ask.scopes ?? [])])],
      recipientId: body.id,
      urgent: ask.urgent,
      sentAt: null,
      recordedBy: ctx.actorKey,
    })
    return { ...(await shown(tx, ctx, id)), location: `/v1/referrals/${id}` }
  })

export interface Sendable extends ReferralRow {
  readonly purpose: NonNullable<ReferralRow['purpose']>
  readonly recipientId: string
}
export const isSendable = (row: ReferralRow): row is Sendable => row.purpose !== null && row.recipientId !== null

/**
 * By a named human, with a consent that names this body and purpose: the gate writes the addressed row and the ledger
 * (of a refusal too), and the body is told that something awaits it.
 */
export async function sendOut(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: Sendable,
  explained: boolean,
): Promise<Refused | { readonly decisionId: string }> {
  const { id, purpose, recipientId, victimId, scopes } = row
  const [subject] = await peopleOf(tx, [victimId])
  const request = subject && { subject, recipientId, purpose, scopes }
  const consented = request !== undefined && covers(await consentsOf(tx, victimId), request, ctx.at) === 'covered'
  const decision = decide(
    'referral.out',
    referralOut,
    {
      purpose: purpose === 'formal_identification' || purpose === 'psychological_course' ? purpose : 'other',
      recipientKind: (await findBody(tx, recipientId))?.kind ?? null,
      consented,
      explained,
      sentBy: ctx.actor === null ? null : ctx.actorKey,
    },
    ctx.on,
  )
  const decisionId = recordDecision(deps, tx, ctx, { kind: 'referral', id }, decision)
  if (!decision.allowed && consented) return refuse(decision.code as ProblemCode, { decision, decisionId })
  const passed = await release(deps, tx, ctx, {
    victimIds: [victimId],
    recipientId,
    purpose,
    scopes,
    kind: 'referral',
    basis: 'consent',
    // The regime would say what happened to her: told only where she consented to the summary of her case (R9).
    content: { urgent: row.urgent, ...(row.scopes.includes('case_summary') ? { regime: row.regime } : {}) },
    ...(row.caseId === null ? {} : { caseId: row.caseId }),
  })
  if (!passed.ok) return passed
  const { id: releaseId, reference } = passed.release
  updateReferral(tx, id, { state: 'sent', sent_at: ctx.at, release_id: releaseId, decision_id: decisionId })
  await emitEvent(deps, tx, { recipientId, type: 'referral.sent', reference, link: `/v1/releases/${reference}` })
  return { decisionId }
}

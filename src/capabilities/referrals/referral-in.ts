import type { OrganisationKind } from '../../access/actor.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { openTask } from '../../db/tasks.ts'
import type { Instant } from '../../kernel/dates.ts'
import { createVictim } from '../persons/effects.ts'
import { subjectFacts } from '../persons/facts.ts'
import { insertReceipt } from './receipt-queries.ts'
import { competentCenter, findBody, findCenter, insertReferral } from './referral-queries.ts'
import type { Receipt, RecordedReferral, Referral, SentReferral } from './referral-schema.ts'
import { shown } from './referral-view.ts'

/** Stored at the competent center whatever is missing; the sender gets its receipt and nothing more for ever. */
export async function sendReferral(deps: Deps, ctx: Ctx, ask: SentReferral): Promise<Outcome<Receipt>> {
  // The center is found in the sender's own name; the key belongs to the one act that follows.
  const found = await perform(deps, { ...ctx, idempotency: null }, async (tx) => {
    const { regime, area = null, recipientId } = ask.to
    const center =
      recipientId === undefined ? await competentCenter(tx, regime, area, ctx.on) : await findCenter(tx, recipientId)
    if (center !== undefined) return { ok: true as const, value: center.id }
    const pointer = recipientId === undefined ? '/to/regime' : '/to/recipientId'
    return refuse('validation_failed', { errors: [{ pointer, code: 'not_in_list' }] })
  })
  if (found.ok !== true) return found
  const kind = ctx.actor?.standing.kind
  if (kind === undefined) return notFound
  const store = async (tx: Tx): Promise<Outcome<Receipt>> => {
    const { regime } = ask.to
    const id = await receive(deps, tx, ctx, ask, { regime, senderId: ctx.orgId, senderKind: kind, sentAt: ctx.at })
    const { documentNo = null, documentOn = null, persons = 1, urgent = false } = ask
    const receipt = { id, regime, documentNo, documentOn, persons, urgent, sentAt: ctx.at }
    insertReceipt(tx, { ...receipt, senderId: ctx.orgId, recordedBy: ctx.actorKey })
    return { ok: true, value: { ...receipt, state: 'sent' }, version: 1, location: `/v1/referrals/${id}` }
  }
  return perform(deps, ctx, store, found.value)
}

/** What came on paper or by telephone. Its sender has no receipt here. */
export const recordReferral = (deps: Deps, ctx: Ctx, ask: RecordedReferral): Promise<Outcome<Referral>> =>
  perform(deps, ctx, async (tx) => {
    const sentAt = momentOf(ctx, ask.occurredAt)
    if (typeof sentAt !== 'string') return sentAt
    const sender = await findBody(tx, ask.senderId)
    if (sender === undefined) return notFound
    const { regime, victimId } = ask
    if (victimId !== undefined && (await subjectFacts(tx, ctx, victimId)) === undefined) return notFound
    const from = { regime, senderId: sender.id, senderKind: sender.kind, sentAt, victimId }
    const id = await receive(deps, tx, ctx, ask, from)
    return { ...(await shown(tx, ctx, id)), location: `/v1/referrals/${id}` }
  })

/** The person, the row and the task that somebody looks at it: now, as whoever is referred may be in danger. */
async function receive(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  ask: SentReferral | RecordedReferral,
  from: {
    regime: 'thb' | 'dv'
    senderId: string
    senderKind: OrganisationKind
    sentAt: Instant
    victimId?: string | undefined
  },
): Promise<string> {
  const id = deps.random.uuid()
  const victimId = from.victimId ?? (await createVictim(deps, tx, ctx, ask.person ?? {}))
  const textId =
    ask.text === undefined ? null : await deps.vault.putText(tx, victimId, 'referral', ask.text, deps.random.uuid())
  const { documentNo, documentOn, persons, urgent } = ask
  const words = { documentNo, documentOn, persons, urgent, textId }
  insertReferral(tx, { id, direction: 'in', state: 'sent', ...from, victimId, ...words, recordedBy: ctx.actorKey })
  openTask(deps, tx, {
    what: 'answer_referral',
    ruleId: from.regime === 'dv' ? 'DV-REF-01' : 'THB-SUSP-01',
    role: 'duty_officer',
    dueAt: ctx.at,
    victimId,
    resource: { kind: 'referral', id },
  })
  tx.touches('referral', id, [victimId])
  return id
}

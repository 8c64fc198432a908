import { isHolder } from '../../access/permissions.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import { open } from '../../http/preview.ts'
import type { Action, PageOf } from '../../http/shapes.ts'
import { referralStanding } from '../../rules/referral.ts'
import { listAmendments } from './amendment-queries.ts'
import { findReceipt, listReceipts } from './receipt-queries.ts'
import { findReferral, listReferrals, type ReferralRow } from './referral-queries.ts'
import type { Receipt, Referral, ReferralQuery, ReferralSummary, ReferralTexts } from './referral-schema.ts'

export const isStaff = (ctx: Ctx): boolean => ctx.actor !== null && isHolder(ctx.actor.standing.kind)

/** Staff see the holder's row; a sender sees its receipt, and nothing of what followed (R6). */
export const readReferral = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Referral | Receipt>> =>
  perform<Referral | Receipt>(deps, ctx, (tx) => (isStaff(ctx) ? shown(tx, ctx, id) : receiptShown(tx, id)))

export const pageReferrals = (
  deps: Deps,
  ctx: Ctx,
  query: ReferralQuery,
): Promise<Outcome<PageOf<ReferralSummary> | PageOf<Receipt>>> =>
  perform<PageOf<ReferralSummary> | PageOf<Receipt>>(deps, ctx, async (tx) => {
    const { limit = 50, cursor } = query
    const after = readCursor(deps, ctx, 'referrals', cursor)
    if (!isStaff(ctx)) {
      const rows = await listReceipts(tx, limit, after)
      const value = pageOf(
        deps,
        ctx,
        'referrals',
        limit,
        rows,
        (row) => [row.sentAt, row.id],
        (row) => row,
      )
      return { ok: true, value }
    }
    const rows = await listReferrals(tx, ctx, query, limit, after)
    const page = pageOf(
      deps,
      ctx,
      'referrals',
      limit,
      rows,
      (row) => [row.recordedAt, row.id],
      (row) => summaryOf(row, ctx),
    )
    tx.touches(
      'referral',
      null,
      page.items.map((referral) => referral.victimId),
    )
    return { ok: true, value: page }
  })

/** What was written about her. The purpose stands in the trail. */
export const readTexts = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<ReferralTexts>> =>
  perform(deps, ctx, async (tx) => {
    const row = isStaff(ctx) ? await findReferral(tx, ctx, id) : undefined
    if (row === undefined) return notFound
    tx.touches('referral_text', id, [row.victimId])
    const kept = [
      { of: 'referral' as const, id, textId: row.textId },
      ...(await listAmendments(tx, id)).map((amendment) => ({ of: 'amendment' as const, ...amendment })),
    ]
    const items: ReferralTexts['items'] = []
    for (const { of, id: part, textId } of kept) {
      const text = textId === null ? undefined : await deps.vault.getText(tx, textId, ctx.purpose ?? '')
      if (text !== undefined) items.push({ of, id: part, text })
    }
    return { ok: true, value: { items } }
  })

/** Its version never changes either: the row is written once. */
export async function receiptShown(tx: Tx, id: string): Promise<Outcome<Receipt>> {
  const value = await findReceipt(tx, id)
  tx.touches('referral_receipt', id)
  return value === undefined ? notFound : { ok: true, value, version: 1 }
}

export async function shown(tx: Tx, ctx: Ctx, id: string): Promise<Outcome<Referral>> {
  const row = await findReferral(tx, ctx, id)
  if (row === undefined) return notFound
  tx.touches('referral', id, [row.victimId])
  const amendments = (await listAmendments(tx, id)).map(({ textId: _, ...amendment }) => amendment)
  const { textId, releaseId, version } = row
  const value = { ...summaryOf(row, ctx), hasText: textId !== null, amendments, releaseId, actions: actionsOf(row) }
  return { ok: true, value, version }
}

function summaryOf({ textId: _, releaseId: __, version: ___, ...row }: ReferralRow, ctx: Ctx): ReferralSummary {
  const { direction, regime, senderKind, documentNo, documentOn } = row
  const standing =
    direction === 'out' || senderKind === null
      ? null
      : referralStanding({ regime, senderKind, hasDocumentNo: documentNo !== null, documentOn }, ctx.on)
  return { ...row, standing }
}

/** What each state leads to; the consent to a dispatch is weighed when it is asked for. */
export const next = {
  acceptance: ['sent'],
  rejection: ['sent'],
  completion: ['accepted', 'sent'],
  revocation: ['drafted', 'sent', 'accepted'],
  dispatch: ['drafted'],
} as const satisfies Record<string, readonly ReferralRow['state'][]>
export type Act = keyof typeof next

/** A referral in is completed after it was accepted; one out may come back without a word of acceptance. */
export const mayFollow = (act: Act, { state, direction }: Pick<ReferralRow, 'state' | 'direction'>): boolean =>
  next[act].some((from) => from === state) && !(act === 'completion' && direction === 'in' && state === 'sent')

function actionsOf(row: ReferralRow): Action[] {
  const path = `/v1/referrals/${row.id}`
  const acts = (Object.keys(next) as Act[]).filter((act) => mayFollow(act, row))
  return [...acts.map((act) => open(act, `${path}/${act}`)), open('amendment', `${path}/amendments`)]
}

/** Through which door a caller comes to consents: staff in their own house, a citizen through her portal to her own record. */
import { nobody, recordAttempt } from '../../db/attempts.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { perform } from '../../db/perform.ts'
import { ownConsent, ownRecords } from './consent-queries.ts'

export interface Doorway {
  /** The caller's context in the holder's name. */
  readonly ctx: Ctx
  /** The citizen herself, through a portal. */
  readonly own: boolean
  /** The person spoken of; null when staff named none. */
  readonly victimId: string | null
}

/**
 * `open` needs that her key worker has opened the portal for her (R8); `withdrawal` does not: taking back protects her.
 * Where neither person nor consent is named, her newest record is meant. Each look-up leaves one attempt, and where there
 * is nothing of hers it goes on in nobody's house with the same statements (R4). @returns null when a portal speaks for
 * itself.
 */
export async function doorwayTo(
  deps: Deps,
  ctx: Ctx,
  to: { readonly victimId?: string | undefined; readonly consentId?: string },
  needs: 'open' | 'withdrawal',
): Promise<Doorway | null> {
  if (ctx.actor?.standing.kind !== 'portal') return { ctx, own: false, victimId: to.victimId ?? null }
  if (ctx.actor.actSub === null) return null
  const found = await perform(deps, { ...ctx, idempotency: null }, async (tx) => {
    recordAttempt(deps, tx, ctx, to.consentId ?? to.victimId ?? ctx.actorKey)
    return { ok: true, value: await (to.consentId === undefined ? ownRecords(tx) : ownConsent(tx, to.consentId)) }
  })
  if (found.ok !== true) return null
  const record = found.value
    .filter((own) => needs === 'withdrawal' || own.portalAccess)
    .find((own) => to.victimId === undefined || own.victimId === to.victimId)
  const { centerId, victimId } = record ?? { centerId: nobody, victimId: nobody }
  return { ctx: { ...ctx, orgId: centerId }, own: true, victimId }
}

/** What other rooms may ask about referrals. */
import type { Tx } from '../../db/client.ts'
import type { Ctx } from '../../db/context.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import { findIdentificationSent, findReferral } from './referral-queries.ts'

/** What a placement's basis is weighed by. */
export interface ReferralFacts {
  readonly id: string
  readonly direction: 'in' | 'out'
  readonly state: string
  readonly victimId: string
  readonly caseId: string | null
  readonly referrerKind: string | null
  readonly hasDocumentNo: boolean
  readonly documentOn: LocalDate | null
}

/** Undefined when absent, elsewhere, or of a person whom the caller may not see. */
export async function referralFacts(tx: Tx, ctx: Ctx, id: string): Promise<ReferralFacts | undefined> {
  const row = await findReferral(tx, ctx, id)
  if (row === undefined) return undefined
  const { direction, state, victimId, caseId, senderKind: referrerKind, documentNo, documentOn } = row
  return { id, direction, state, victimId, caseId, referrerKind, hasDocumentNo: documentNo !== null, documentOn }
}

/** The body to which a referral for identification has gone (R10); undefined: none has left. */
export const identificationSentTo = async (tx: Tx, caseId: string): Promise<string | undefined> =>
  (await findIdentificationSent(tx, caseId))?.recipientId

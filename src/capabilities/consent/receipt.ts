/**
 * A receipt that she keeps: fields of ISO/IEC TS 27560 as far as they are published, in a compact JWS. It names neither
 * her nor the body nor the center, for it may be found in her bag.
 */
import { CompactSign, exportJWK } from 'jose'
import type { Ctx, Deps } from '../../db/context.ts'
import type { ConsentRow } from './consent-queries.ts'
import type { Receipt } from './consent-schema.ts'
import type { ConsentState } from './shown.ts'

export async function receiptOf(deps: Deps, ctx: Ctx, row: ConsentRow, state: ConsentState): Promise<Receipt> {
  const { id: keyId, privateKey, publicKey } = deps.keys.signing
  const content = {
    schemaVersion: 'ISO/IEC TS 27560:2023',
    recordId: row.id,
    issuedAt: ctx.at,
    piiControllerType: 'assistance_center',
    noticeVersion: `${row.purpose}-${row.textVersion}`,
    noticeLanguage: row.language,
    purposes: [{ purpose: row.purpose, use: row.disclosurePurpose, legalBasis: 'consent' }],
    piiCategories: row.scopes,
    recipientThirdPartyType: row.recipientKind,
    collectionMethod: row.method,
    grantorType: row.grantor,
    events: [
      { event: row.decision, at: row.grantedAt },
      ...(row.confirmedAt === null ? [] : [{ event: 'confirmed', at: row.confirmedAt }]),
      ...(row.withdrawnAt === null ? [] : [{ event: 'withdrawn', at: row.withdrawnAt }]),
    ],
    state,
    validUntil: row.validUntil,
    withdrawal: 'at any time, without a reason, free of charge',
  }
  const jws = await new CompactSign(new TextEncoder().encode(JSON.stringify(content)))
    .setProtectedHeader({ alg: 'EdDSA', kid: keyId, typ: 'consent-receipt+jws' })
    .sign(privateKey)
  return { consentId: row.id, format: 'jws', keyId, jws, publicKey: await exportJWK(publicKey) }
}

/** What other rooms may ask about placements: who is expected or here, and which center an offer stands for. */
import type { Tx } from '../../db/client.ts'
import { compose } from '../../db/compose.ts'

/** Whether somebody is expected here, or was, under a request of the agency. */
export const isExpected = async (tx: Tx, placementRequestReference: string): Promise<boolean> =>
  (await tx.one(
    compose
      .selectFrom('placements as p')
      .select('p.id')
      .where('p.center_id', '=', tx.scope.orgId)
      .where('p.placement_request_reference', '=', placementRequestReference)
      .limit(1),
  )) !== undefined

/** The center behind an offer made to the transaction's own organisation; undefined when unknown or out of date. */
export const offeredCenter = async (tx: Tx, offerReference: string): Promise<string | undefined> => {
  const offer = await tx.one(
    compose
      .selectFrom('availability_offers as o')
      .select('o.center_id as centerId')
      .where('o.reference', '=', offerReference)
      .where('o.recipient_id', '=', tx.scope.orgId)
      .where('o.expires_at', '>', tx.at),
  )
  return offer?.centerId
}

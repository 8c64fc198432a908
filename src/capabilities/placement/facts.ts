/** What other rooms may ask about placements: who is expected or here, and which center an offer stands for. */
import type { Tx } from '../../db/client.ts'
import { compose } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import type { Instant, LocalDate } from '../../kernel/dates.ts'
import { subjectFacts } from '../persons/facts.ts'

export const openStates = ['requested', 'provisional', 'final'] as const

export interface PlacementFacts {
  readonly placementId: string
  readonly victimId: string
  readonly caseId: string
  readonly state: string
  readonly basis: string
  readonly childRole: string | null
  readonly arrivedAt: Instant | null
  readonly admissionOn: LocalDate | null
  readonly departedAt: Instant | null
}

const asked = (tx: Tx) =>
  compose
    .selectFrom('placements as p')
    .select([
      'p.id as placementId',
      'p.victim_id as victimId',
      'p.case_id as caseId',
      'p.state',
      'p.basis',
      'p.child_role as childRole',
      'p.arrived_at as arrivedAt',
      'p.admission_on as admissionOn',
      'p.departed_at as departedAt',
    ])
    .where('p.center_id', '=', tx.scope.orgId)

/** Undefined when absent, elsewhere, or of a person whom the caller may not see. */
export async function placementFacts(tx: Tx, ctx: Ctx, id: string): Promise<PlacementFacts | undefined> {
  const found = await tx.one(asked(tx).where('p.id', '=', id))
  if (found === undefined || (await subjectFacts(tx, ctx, found.victimId)) === undefined) return undefined
  return found
}

/** The placement under which she is expected or here; the one she is in before one that is only asked for. */
export const openPlacementOf = (tx: Tx, victimId: string): Promise<PlacementFacts | undefined> =>
  tx.one(
    asked(tx)
      .where('p.victim_id', '=', victimId)
      .where('p.state', 'in', openStates)
      .orderBy('p.arrived_at', (order) => order.desc().nullsLast())
      .orderBy('p.recorded_at', 'desc')
      .limit(1),
  )

export const hasOpenPlacement = async (tx: Tx, caseId: string): Promise<boolean> =>
  (await tx.one(asked(tx).where('p.case_id', '=', caseId).where('p.state', 'in', openStates).limit(1))) !== undefined

/** Whether somebody is expected here, or was, under a request of the agency. */
export const isExpected = async (tx: Tx, placementRequestReference: string): Promise<boolean> =>
  (await tx.one(asked(tx).where('p.placement_request_reference', '=', placementRequestReference).limit(1))) !==
  undefined

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

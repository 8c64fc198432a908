/** What another room's act may do here inside its own transaction: expect a person, draw what follows from her age. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { insertPlacement, recordEvent } from './placement-queries.ts'
import type { AgeBand } from './placement-schema.ts'

export { followAge, followCase } from './age-change.ts'

export interface Expectation {
  readonly caseId: string
  readonly victimId: string
  readonly basis: 'agency_placement' | 'accompanying_child'
  readonly placementRequestReference: string
  /** Of whom the request is about; her children come with her. */
  readonly bornOfRequest?: string
  /** As the request told it. */
  readonly ageBand: AgeBand
  /** Of the adult with whom a child comes. */
  readonly companionOfPlacementId?: string
}

/** A place kept for a person of this holder: she is asked for, not yet here; no bed is held. @returns its id. */
export async function expectPlacement(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  { caseId, victimId, basis, placementRequestReference, ageBand, ...more }: Expectation,
): Promise<string> {
  const id = deps.random.uuid()
  insertPlacement(tx, {
    id,
    case_id: caseId,
    victim_id: victimId,
    basis,
    placement_request_reference: placementRequestReference,
    age_band: ageBand,
    born_of_request: more.bornOfRequest ?? null,
    companion_of_placement_id: more.companionOfPlacementId ?? null,
    recorded_by: ctx.actorKey,
  })
  recordEvent(deps, tx, ctx, { id, victimId }, { kind: 'requested' })
  tx.touches('placement', id, [victimId])
  return id
}

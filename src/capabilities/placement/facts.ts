/** What other rooms may ask about placements: who is expected or here. */
import type { Tx } from '../../db/client.ts'
import { compose } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import type { ChildArrivalFacts } from '../../rules/notices.ts'
import type { StayLimit } from '../../rules/stay-limit.ts'
import { arrivalFacts } from './arrival-duties.ts'
import { stayOf } from './guard.ts'
import { listPresent } from './placement-queries.ts'
import { limitOf } from './stay.ts'

/** Whether the acceptance of this request has borne its row here, whatever became of it. What staff typed is not asked. */
export const isExpected = async (tx: Tx, requestId: string): Promise<boolean> =>
  (await tx.one(
    compose
      .selectFrom('placements as p')
      .select('p.id')
      .where('p.center_id', '=', tx.scope.orgId)
      .where('p.born_of_request', '=', requestId),
  )) !== undefined

/** Whether staff of this house have entered somebody by a reference, of their own hand. */
export const isTyped = async (tx: Tx, placementRequestReference: string): Promise<boolean> =>
  (await tx.one(
    compose
      .selectFrom('placements as p')
      .select('p.id')
      .where('p.center_id', '=', tx.scope.orgId)
      .where('p.placement_request_reference', '=', placementRequestReference)
      .limit(1),
  )) !== undefined

/** Everybody present, whoever asks: for what the house owes to each of them, never for an answer. */
export const presentIds = async (tx: Tx): Promise<string[]> =>
  (
    await tx.all(
      compose
        .selectFrom('placements as p')
        .select('p.victim_id as victimId')
        .distinct()
        .where('p.center_id', '=', tx.scope.orgId)
        .where('p.arrived_at', 'is not', null)
        .where('p.departed_at', 'is', null)
        .orderBy('p.victim_id'),
    )
  ).map((row) => row.victimId)

/** One who is here, with what the law reads to say how long she may stay and who is told of her. */
export interface PresentStay {
  readonly placementId: string
  readonly victimId: string
  /** Computed when called, by the law that holds at the call. */
  readonly limit: () => StayLimit | null
  readonly arrival: ChildArrivalFacts
}

/** Everybody present whom the caller may see, first come first. */
export async function presentStays(tx: Tx, ctx: Ctx): Promise<PresentStay[]> {
  const present = (await listPresent(tx, ctx)).map(async (row): Promise<PresentStay[]> => {
    if (row.arrivedAt === null) return []
    const arrival = await arrivalFacts(tx, ctx, row, row.arrivedAt)
    return [{ placementId: row.id, victimId: row.victimId, limit: () => limitOf(stayOf(row)), arrival }]
  })
  return (await Promise.all(present)).flat()
}

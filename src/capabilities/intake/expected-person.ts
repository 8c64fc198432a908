/** After her word: the receiving center comes to expect her, by the listed fields alone (R29). Run by a job. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { createVictim, type NewVictim, openCase } from '../persons/effects.ts'
import { type Expectation, expectPlacement } from '../placement/effects.ts'
import { isExpected } from '../placement/facts.ts'
import { findRequestById, lockReference, type RequestRow } from './placement-request-queries.ts'
import type { PlacementRequest } from './placement-request-schema.ts'

/** In the requesting center's scope: where she said yes to. Undefined when there is nothing to expect. */
export async function acceptedRequest(deps: Deps, ctx: Ctx, id: string): Promise<RequestRow | undefined> {
  const read = await perform(deps, ctx, async (tx): Promise<Outcome<RequestRow>> => {
    const row = await findRequestById(tx, id)
    tx.touches('placement_request', id)
    return row?.state === 'accepted' ? { ok: true, value: row } : notFound
  })
  return read.ok === true ? read.value : undefined
}

/** In the receiving center's scope; a job that comes twice finds her expected already. */
export const expectPerson = (deps: Deps, ctx: Ctx, request: RequestRow): Promise<Outcome<null>> =>
  perform(deps, ctx, async (tx) => {
    lockReference(tx, request.reference)
    if (!(await isExpected(tx, request.reference))) await bear(deps, tx, ctx, request)
    return { ok: true, value: null }
  })

/** She, and a row of her own for each child with her: what the request says of a child is an age band, and no more. */
async function bear(deps: Deps, tx: Tx, ctx: Ctx, request: RequestRow): Promise<void> {
  const placementId = await expect(deps, tx, ctx, request, {
    facts: {
      sex: request.sex as PlacementRequest['sex'],
      language: request.language as PlacementRequest['language'],
      needs: request.needs as PlacementRequest['needs'],
      presumedChild: request.ageBand === 'child',
    },
    basis: 'agency_placement',
    ageBand: request.ageBand as PlacementRequest['ageBand'],
  })
  for (const ageBand of request.children as PlacementRequest['childrenAgeBands']) {
    const facts = { presumedChild: true }
    const comesWith = { basis: 'accompanying_child', ageBand, companionOfPlacementId: placementId } as const
    await expect(deps, tx, ctx, request, { facts, ...comesWith })
  }
}

interface Newcomer {
  readonly facts: NewVictim
  readonly basis: Expectation['basis']
  readonly ageBand: Expectation['ageBand']
  readonly companionOfPlacementId?: string
}

/** Person, episode and placement of one of them. @returns the placement's id. */
async function expect(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  { regime, reference }: RequestRow,
  { facts, ...awaited }: Newcomer,
): Promise<string> {
  const victimId = await createVictim(deps, tx, ctx, facts)
  const caseId = await openCase(deps, tx, ctx, {
    victimId,
    regime: regime as PlacementRequest['regime'],
    source: 'agency',
    ...(regime === 'thb' && awaited.basis === 'agency_placement' ? { thbStatus: 'suspected' as const } : {}),
  })
  return expectPlacement(deps, tx, ctx, { caseId, victimId, placementRequestReference: reference, ...awaited })
}

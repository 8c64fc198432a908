/** After her word: the receiving center comes to expect her, by the listed fields alone (R29). Run by a job. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { openTask } from '../../db/tasks.ts'
import { reference as drawReference } from '../../kernel/ids.ts'
import { createVictim, type NewVictim, openCase } from '../persons/effects.ts'
import { type Expectation, expectPlacement } from '../placement/effects.ts'
import { isExpected, isTyped } from '../placement/facts.ts'
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

/**
 * In the receiving center's scope; a job that comes twice finds her expected already. A row that staff typed by the same
 * reference is somebody's word and not hers: she is awaited all the same, and management looks at the double.
 */
export const expectPerson = (deps: Deps, ctx: Ctx, request: RequestRow): Promise<Outcome<null>> =>
  perform(deps, ctx, async (tx) => {
    lockReference(tx, request.reference)
    if (await isExpected(tx, request.id)) return { ok: true, value: null }
    const typed = await isTyped(tx, request.reference)
    const expected = await bear(deps, tx, ctx, request)
    if (typed) {
      openTask(deps, tx, {
        what: 'look_at_double_placement',
        ruleId: 'SVC-PLACE-01',
        role: 'center_manager',
        dueAt: ctx.at,
        victimId: expected.victimId,
        resource: { kind: 'placement', id: expected.placementId },
      })
    }
    return { ok: true, value: null }
  })

/**
 * She, and a row of her own for each child with her: what the request says of a child is an age band, and no more. The
 * house knows the family by a reference of its own: by that of the request it could join what it knows with the desk (R12).
 */
async function bear(deps: Deps, tx: Tx, ctx: Ctx, request: RequestRow) {
  const family = { regime: request.regime, reference: drawReference(deps.random) }
  const hers = await expect(deps, tx, ctx, family, {
    facts: {
      sex: request.sex as PlacementRequest['sex'],
      language: request.language as PlacementRequest['language'],
      needs: request.needs as PlacementRequest['needs'],
      presumedChild: request.ageBand === 'child',
    },
    basis: 'agency_placement',
    bornOfRequest: request.id,
    ageBand: request.ageBand as PlacementRequest['ageBand'],
  })
  for (const ageBand of request.children as PlacementRequest['childrenAgeBands']) {
    const facts = { presumedChild: true }
    const comesWith = { basis: 'accompanying_child', ageBand, companionOfPlacementId: hers.placementId } as const
    await expect(deps, tx, ctx, family, { facts, ...comesWith })
  }
  return hers
}

interface Newcomer {
  readonly facts: NewVictim
  readonly basis: Expectation['basis']
  readonly ageBand: Expectation['ageBand']
  readonly bornOfRequest?: string
  readonly companionOfPlacementId?: string
}

/** Person, episode and placement of one of them. */
async function expect(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  { regime, reference }: Pick<RequestRow, 'regime' | 'reference'>,
  { facts, ...awaited }: Newcomer,
): Promise<{ readonly placementId: string; readonly victimId: string }> {
  const victimId = await createVictim(deps, tx, ctx, facts)
  const caseId = await openCase(deps, tx, ctx, {
    victimId,
    regime: regime as PlacementRequest['regime'],
    source: 'agency',
    ...(regime === 'thb' && awaited.basis === 'agency_placement' ? { thbStatus: 'suspected' as const } : {}),
  })
  const expected = { caseId, victimId, placementRequestReference: reference, ...awaited }
  return { placementId: await expectPlacement(deps, tx, ctx, expected), victimId }
}

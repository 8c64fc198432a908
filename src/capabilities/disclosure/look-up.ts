/**
 * A look-up from outside leaves one trace, the same whether or not there is anything (R4): first the attempt in the
 * asker's own scope, then the gate in the scope of the holder, or of nobody, with the same statements.
 */
import { nobody } from '../../db/attempts.ts'
import type { Tx } from '../../db/client.ts'
import { compose } from '../../db/compose.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import type { Refused } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'

/** Longer than any request lives: the gate's own line in the ledger comes first. */
const attributeAfterSeconds = 20

export interface Located {
  readonly centerId: string
}

export interface LookUp<Found> {
  readonly ok: true
  readonly attemptId: string
  readonly found: Found | undefined
  /** The asker's context in the name of the holder, or of nobody. */
  readonly ctx: Ctx
}

/** `asked`: keyed hashes of what was asked, never the thing itself. */
export async function lookUp<Found extends Located>(
  deps: Deps,
  ctx: Ctx,
  asked: readonly Buffer[],
  purpose: string | null,
  locate: (tx: Tx) => Promise<Found | undefined>,
): Promise<LookUp<Found> | Refused> {
  const attemptId = deps.random.uuid()
  const outcome = await perform(deps, { ...ctx, idempotency: null }, async (tx) => {
    tx.write(
      compose.insertInto('attempts').values({
        org_id: ctx.orgId,
        id: attemptId,
        recorded_at: tx.at,
        recorded_by: ctx.actorKey,
        route: ctx.route,
        purpose,
        asked: [...asked],
      }),
    )
    await deps.outbox.enqueue(tx, 'attempts.attribute', { centerId: ctx.orgId, id: attemptId }, attributeAfterSeconds)
    return { ok: true, value: { found: await locate(tx) } }
  })
  if (outcome.ok !== true) return outcome as Refused
  const { found } = outcome.value
  return { ok: true, attemptId, found, ctx: { ...ctx, orgId: found?.centerId ?? nobody, purpose: 'disclosure' } }
}

/** What was set right in a recorded fact, as each resource lists it (R20). */

import type { Static } from 'typebox'
import { Type } from 'typebox'
import type { Tx } from '../db/client.ts'
import type { Ctx, Deps } from '../db/context.ts'
import { listCorrections } from '../db/corrections.ts'
import { notFound, type Outcome } from '../db/outcome.ts'
import { perform } from '../db/perform.ts'
import { pageOf, readCursor } from './cursor.ts'
import { At, Closed, Id, Nullable, OneOf, Page, type PageOf, type PageQuery } from './shapes.ts'

/** Why a fact was wrong. */
export const correctionReason = OneOf(['entry_error', 'new_document', 'heard_from_her', 'other_source'])

const FactCorrection = Closed(
  {
    id: Id,
    kind: Type.String({ description: 'Kind of what was set right.' }),
    resourceId: Id,
    field: Type.String(),
    old: Nullable(Type.String()),
    new: Nullable(Type.String()),
    reason: correctionReason,
    recordedAt: At,
  },
  { title: 'FactCorrection' },
)
type FactCorrection = Static<typeof FactCorrection>
export const FactCorrections = Page(FactCorrection, 'FactCorrections')

/**
 * Reader of what was set right in one resource, oldest first. `find` answers whether this reader may see it, and names in
 * the trail whom it is about; `parts`: the ids under which something of it may stand, its own by default.
 */
export const correctionsOf =
  (
    kind: string,
    find: (tx: Tx, ctx: Ctx, id: string) => Promise<object | undefined>,
    parts: (tx: Tx, id: string) => Promise<readonly string[]> = async (_, id) => [id],
  ) =>
  (deps: Deps, ctx: Ctx, id: string, query: PageQuery): Promise<Outcome<PageOf<object>>> =>
    perform(deps, ctx, async (tx) => {
      if ((await find(tx, ctx, id)) === undefined) return notFound
      tx.touches(kind, id)
      return { ok: true, value: await pageCorrections(deps, ctx, tx, await parts(tx, id), query) }
    })

async function pageCorrections(
  deps: Deps,
  ctx: Ctx,
  tx: Tx,
  resourceIds: readonly string[],
  { limit = 50, cursor }: PageQuery,
): Promise<PageOf<FactCorrection>> {
  const list = `corrections ${resourceIds[0]}`
  const rows = await listCorrections(tx, resourceIds, limit, readCursor(deps, ctx, list, cursor))
  const item = (row: (typeof rows)[number]) => row as FactCorrection
  return pageOf(deps, ctx, list, limit, rows, (row) => [row.recordedAt, row.id], item)
}

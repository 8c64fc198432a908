/** What was set right in a recorded fact, as each resource lists it (R20). */

import type { Static } from 'typebox'
import { Type } from 'typebox'
import type { Tx } from '../db/client.ts'
import type { Ctx, Deps } from '../db/context.ts'
import { listCorrections } from '../db/corrections.ts'
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

/** Oldest first. The caller has asked already whether this reader may see the resource. */
export async function pageCorrections(
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

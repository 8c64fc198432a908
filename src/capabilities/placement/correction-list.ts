/** What was set right in a stay: in its own fields, and in each fact of it that is set right by its id (R20). */
import type { Tx } from '../../db/client.ts'
import { sql } from '../../db/compose.ts'
import { correctionsOf } from '../../http/corrections.ts'
import { findPlacement } from './placement-queries.ts'

const correctableIds = async (tx: Tx, id: string): Promise<readonly string[]> => {
  const row = await tx.one(sql<{ ids: string[] }>`
    select array(
      select v.id from child_views v where v.center_id = ${tx.scope.orgId} and v.placement_id = ${id}
      union all select r.id from placement_representatives r where r.center_id = ${tx.scope.orgId} and r.placement_id = ${id}
    ) as ids`)
  return [id, ...(row?.ids ?? [])]
}

export const readPlacementCorrections = correctionsOf('placement', findPlacement, correctableIds)

import type { Tx } from '../../db/client.ts'
import { sql } from '../../db/compose.ts'

/** Rules that the facts of this stay break, but for those of one kind. */
export const breachesBesides = async (tx: Tx, placementId: string, kind: string): Promise<string[]> =>
  (
    await tx.all(
      sql<{ rule: string }>`select distinct unnest(e.breach) as rule from placement_events e
        where e.center_id = ${tx.scope.orgId} and e.placement_id = ${placementId} and e.kind <> ${kind} order by rule`,
    )
  ).map(({ rule }) => rule)

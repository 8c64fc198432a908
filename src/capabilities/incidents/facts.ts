/** What other rooms may ask of the safety register. */
import type { Tx } from '../../db/client.ts'
import { sql } from '../../db/compose.ts'
import type { Instant } from '../../kernel/dates.ts'

/** What happened that concerns her, oldest first, for her own statement. */
export const incidentsOf = (tx: Tx, victimId: string) =>
  tx.all(sql<{ kind: string; occurredAt: Instant; reviewedAt: Instant | null }>`
    select i.kind, i.occurred_at as "occurredAt", i.reviewed_at as "reviewedAt"
    from incidents i
    where i.center_id = ${tx.scope.orgId} and exists (select from incident_persons p
      where p.center_id = i.center_id and p.incident_id = i.id and p.victim_id = ${victimId})
    order by i.occurred_at, i.id`)

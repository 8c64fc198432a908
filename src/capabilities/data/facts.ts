/** What other rooms may ask about requests and breaches of her data. */
import type { Tx } from '../../db/client.ts'
import { sql } from '../../db/compose.ts'
import type { Instant } from '../../kernel/dates.ts'

/** What she asked about her data, and breaches that held some of it, oldest first, for her own statement. */
export const dataMattersOf = (tx: Tx, victimId: string) =>
  tx.all(sql<{ what: string; state: string; occurredAt: Instant }>`
    select what, state, occurred_at as "occurredAt" from (
      select d.kind as what, d.state, d.occurred_at, d.id from data_requests d
        where d.center_id = ${tx.scope.orgId} and d.victim_id = ${victimId}
      union all
      select 'data_breach', case when b.finding is null then 'received' else b.finding end, b.occurred_at, b.id
        from data_breaches b where b.center_id = ${tx.scope.orgId} and exists (select from data_breach_persons p
          where p.center_id = b.center_id and p.breach_id = b.id and p.victim_id = ${victimId})) m
    order by occurred_at, id`)

/** What other rooms may ask of complaints. */
import type { Tx } from '../../db/client.ts'
import { sql } from '../../db/compose.ts'
import type { Instant } from '../../kernel/dates.ts'

/**
 * Whoever is complained of meets nothing of it, wherever it shows: `center` and `resource` as the query names the holder and
 * what a row is about.
 */
export const notComplainedOf = (actorKey: string, center: string, resource: string) =>
  sql<boolean>`not exists (select from complaints k where k.center_id = ${sql.ref(center)}
    and k.id = ${sql.ref(resource)} and k.about_staff = ${actorKey})`

/** What she complained of, oldest first, for her own statement: without what is said of whoever prints it. */
export const complaintsOf = (tx: Tx, victimId: string) =>
  tx.all(sql<{ kind: string; about: string; state: string; outcome: string | null; occurredAt: Instant }>`
    select c.kind, c.about, c.state, c.outcome, c.occurred_at as "occurredAt" from complaints c
    where c.center_id = ${tx.scope.orgId} and c.victim_id = ${victimId}
      and c.about_staff is distinct from ${tx.scope.actor}
    order by c.occurred_at, c.id`)

import { isHolder } from '../access/permissions.ts'
import type { Tx } from './client.ts'
import { sql } from './compose.ts'
import type { Ctx } from './context.ts'
import type { ProblemCode } from './outcome.ts'

/** Tables whose row is about one person and is named in an address by its id. */
const ofOnePerson = [
  'admissions',
  'allowances',
  'applications',
  'cases',
  'complaints',
  'consents',
  'data_requests',
  'notifications',
  'placements',
  'plans',
  'referrals',
  'services',
  'tasks',
] as const

/**
 * Of an act that was refused before anybody was found, by role or because she is shut to this member of staff, her ledger
 * names the attempt all the same. Outsiders are left out: their look-ups leave the one trace of R4.
 */
export async function nameWhoWasSought(tx: Tx, { actor, sought }: Ctx, refusal: ProblemCode): Promise<void> {
  if (refusal !== 'role_not_allowed' && refusal !== 'not_found') return
  if (actor === null || !isHolder(actor.standing.kind) || actor.orgId !== tx.scope.orgId || sought.length === 0) return
  const ids = sought.filter((part) => uuid.test(part))
  const here = tx.scope.orgId
  const rows = ofOnePerson.map(
    (table) =>
      sql`select t.victim_id from ${sql.table(table)} t where t.center_id = ${here} and t.id = any (${ids}::uuid[])`,
  )
  const found = await tx.all(sql<{ id: string }>`select distinct x.victim_id as id from (
      select v.id as victim_id from victims v where v.center_id = ${here} and v.id = any (${ids}::uuid[])
      union all ${sql.join(rows, sql` union all `)}
      union all select a.victim_id from helpline_calls h
        join applications a on a.center_id = h.center_id and a.id = h.application_id
        where h.center_id = ${here} and h.id = any (${ids}::uuid[])
      union all select p.victim_id from data_breach_persons p
        where p.center_id = ${here} and p.breach_id = any (${ids}::uuid[])
      union all select unnest(d.victim_ids) from disclosures d
        where d.center_id = ${here} and d.id = any (${ids}::uuid[])
      union all select p.victim_id from incident_persons p
        where p.center_id = ${here} and p.incident_id = any (${ids}::uuid[])
      union all select unnest(d.victim_ids) from decisions d
        where d.center_id = ${here} and d.id = any (${ids}::uuid[])
      union all select a.victim_id from placement_requests r
        join applications a on a.center_id = r.center_id and a.placement_request_id = r.id
        where r.center_id = ${here} and r.reference = any (${[...sought]}::text[])
    ) x where x.victim_id is not null`)
  tx.meets(...found.map(({ id }) => id))
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

import type { Tx } from '../../db/client.ts'
import { sql } from '../../db/compose.ts'
import type { Instant, LocalDate } from '../../kernel/dates.ts'

/** How often somebody met her record on a Baku day. `staff` is a keyed hash and never leaves. */
export const looksByDay = (tx: Tx, victimId: string) =>
  tx.all(sql<{
    day: LocalDate
    staff: string
    outsider: boolean
    how: 'read' | 'changed' | 'seen_in_list'
    times: number
  }>`
    select (e.recorded_at at time zone 'Asia/Baku')::date as day, e.recorded_by as staff,
      e.caller_org_id <> e.center_id as outsider,
      case when e.resource_id is null then 'seen_in_list' when e.route like 'GET %' then 'read' else 'changed' end as how,
      count(*)::int as times
    from audit_events e
    where e.center_id = ${tx.scope.orgId} and e.outcome = 'ok' and e.victim_ids @> array[${victimId}::uuid]
    group by 1, 2, 3, 4 order by 1, min(e.recorded_at), 2, 4`)

/** Notes of a profession that were opened in an emergency (R18). */
export const emergencies = (tx: Tx, victimId: string) =>
  tx.all(sql<{ at: Instant; profession: string; reason: string }>`
    select r.recorded_at as at, r.profession, r.reason_code as reason
    from note_readers r
    where r.center_id = ${tx.scope.orgId} and r.victim_id = ${victimId} and r.basis = 'emergency'
    order by r.recorded_at, r.id`)

import type { Tx } from '../../db/client.ts'
import { sql } from '../../db/compose.ts'
import type { Instant } from '../../kernel/dates.ts'

/** Nobody offers her the trafficking center when no sign of trafficking is on record any more. */
export const closeThbOffers = (tx: Tx, victimId: string, by: string) =>
  tx.write(sql`
    update tasks t set done_at = ${tx.at}::timestamptz, done_by = ${by}
    where t.center_id = ${tx.scope.orgId} and t.victim_id = ${victimId} and t.what = 'offer_thb_center' and t.done_at is null
      and not exists (select from cases c where c.center_id = t.center_id and c.victim_id = t.victim_id
        and c.thb_status in ('suspected', 'potential', 'identified'))
      and not exists (select from case_acts a where a.center_id = t.center_id and a.victim_id = t.victim_id
        and a.act = 'exploitation' and a.kinds <> '{}')`)

/**
 * Since an entry of this episode: releases that told of it, money granted in it, whether an act then reopened it. `empty`:
 * an open trafficking episode in which nothing is left that speaks of trafficking.
 */
export const doneOnGroundsOf = (tx: Tx, of: { caseId: string; victimId: string }, since: Instant) =>
  tx.one(
    sql<{ releases: string[]; allowances: string[]; reopened: boolean; empty: boolean }>`
      select
        array(select r.id from releases r where r.center_id = c.center_id and r.victim_ids @> array[c.victim_id]
          and 'case_summary' = any (r.scopes) and r.recorded_at >= ${since}::timestamptz order by r.recorded_at, r.id) as releases,
        array(select a.id from allowances a where a.center_id = c.center_id and a.case_id = c.id
          and a.approved_at >= ${since}::timestamptz and a.reversed_at is null order by a.id) as allowances,
        c.state = 'open' and exists (select from case_events e where e.center_id = c.center_id and e.case_id = c.id
          and e.kind = 'reopened' and e.code = 'new_act' and e.recorded_at >= ${since}::timestamptz) as reopened,
        c.regime = 'thb' and c.state = 'open' and c.thb_status is null and not exists (select from case_acts a
          where a.center_id = c.center_id and a.case_id = c.id and a.kinds <> '{}') as empty
      from cases c where c.center_id = ${tx.scope.orgId} and c.id = ${of.caseId} and c.victim_id = ${of.victimId}`,
  )

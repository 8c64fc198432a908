/** A sign of trafficking on record, in statements that are the same whatever was known before (R4, THB-SUSP-01). */
import type { Tx } from '../../db/client.ts'
import { sql } from '../../db/compose.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import type { CaseSource } from './case-schema.ts'

interface Sign {
  readonly victimId: string
  readonly status: 'suspected' | 'potential'
  readonly recordedBy: string
}

/** Her THB episode, opened unless one is open. */
export const openThbCaseOnce = (
  tx: Tx,
  { victimId, recordedBy }: Sign,
  of: { id: string; eventId: string; source: CaseSource; openedOn: LocalDate },
) =>
  tx.write(sql`
    with opened as (
      insert into cases
        (center_id, id, victim_id, regime, episode, source, opened_on, violence_kinds, recorded_at, recorded_by)
      select ${tx.scope.orgId}::uuid, ${of.id}::uuid, ${victimId}::uuid, 'thb', coalesce(max(e.episode), 0) + 1,
        ${of.source}, ${of.openedOn}::date, '{}', ${tx.at}::timestamptz, ${recordedBy}
      from cases e where e.center_id = ${tx.scope.orgId} and e.victim_id = ${victimId} and e.regime = 'thb'
      on conflict do nothing
      returning center_id, id, victim_id, source, recorded_at, recorded_by
    )
    insert into case_events (center_id, id, case_id, victim_id, kind, code, occurred_at, recorded_at, recorded_by)
    select o.center_id, ${of.eventId}::uuid, o.id, o.victim_id, 'opened', o.source, o.recorded_at, o.recorded_at, o.recorded_by
    from opened o`)

/** Nothing where the open episode has a status already: what a body found outlives a sign. */
export const markThbSign = (tx: Tx, { victimId, status, recordedBy }: Sign, id: string) =>
  tx.write(sql`
    with told as (
      insert into thb_statuses (center_id, id, case_id, status, occurred_at, recorded_at, recorded_by)
      select c.center_id, ${id}::uuid, c.id, ${status}, ${tx.at}::timestamptz, ${tx.at}::timestamptz, ${recordedBy}
      from cases c
      where c.center_id = ${tx.scope.orgId} and c.victim_id = ${victimId} and c.regime = 'thb' and c.state = 'open'
        and nullif(c.thb_status, 'not_identified') is null
      returning center_id, case_id, status
    )
    update cases c set thb_status = told.status
    from told where c.center_id = told.center_id and c.id = told.case_id`)

import type { Tx } from '../../db/client.ts'
import { sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import { addDays, type LocalDate, startOfDay } from '../../kernel/dates.ts'
import { onlyVisible } from '../persons/facts.ts'

export interface DayCount {
  readonly on: LocalDate
  readonly beds: number
  readonly closed: number
  readonly held: number
  readonly present: number
}

/**
 * Day by day, half-open. A person counts as present on a day whose end she is here for. On a day that is over only those
 * whom the caller may see are counted: nobody is laid in a wrong bed there.
 */
export const occupancy = (tx: Tx, ctx: Ctx, fromOn: LocalDate, beforeOn: LocalDate) =>
  tx.all(
    sql<DayCount>`
      select d.on_day as on,
        (select count(*)::integer from beds b where b.center_id = ${tx.scope.orgId} and b.active) as beds,
        (select count(*)::integer from beds b where b.center_id = ${tx.scope.orgId} and b.active and exists (
          select from bed_closures c where c.center_id = b.center_id and (c.bed_id = b.id or c.room_id = b.room_id)
            and daterange(c.from_on, c.before_on) @> d.on_day)) as closed,
        (select count(*)::integer from bed_holds h
          join placements p on p.center_id = h.center_id and p.id = h.placement_id
          where h.center_id = ${tx.scope.orgId} and h.active and h.nights @> d.on_day
            and (d.on_day >= ${ctx.on}::date or ${onlyVisible(ctx, 'p.victim_id')})) as held,
        (select count(*)::integer from placements p where p.center_id = ${tx.scope.orgId} and p.admission_on <= d.on_day
          and (p.departed_at is null or (p.departed_at at time zone 'Asia/Baku')::date > d.on_day)
          and (d.on_day >= ${ctx.on}::date or ${onlyVisible(ctx, 'p.victim_id')})) as present
      from (select day::date as on_day from generate_series(${fromOn}::date, ${beforeOn}::date - 1, interval '1 day') day) d
      order by d.on_day`,
  )

/** Beds that are free on all the nights, with their rooms. */
export const freeBeds = (tx: Tx, fromOn: LocalDate, beforeOn: LocalDate, features: readonly string[]) =>
  tx.all(
    sql<{ roomId: string; roomName: string; features: string[]; bedId: string; bedName: string }>`
      select r.id as "roomId", r.name as "roomName", r.features, b.id as "bedId", b.name as "bedName"
      from beds b join rooms r on r.center_id = b.center_id and r.id = b.room_id
      where b.center_id = ${tx.scope.orgId} and b.active and r.active and r.features @> ${[...features]}::text[]
        and not exists (select from bed_holds h where h.center_id = b.center_id and h.bed_id = b.id and h.active
          and h.nights && daterange(${fromOn}::date, ${beforeOn}::date))
        and not exists (select from bed_closures c where c.center_id = b.center_id
          and (c.bed_id = b.id or c.room_id = b.room_id)
          and daterange(c.from_on, c.before_on) && daterange(${fromOn}::date, ${beforeOn}::date))
      order by r.name, r.id, b.name, b.id`,
  )

/** For each placement: the bed of that night, and whether its resident is away at the end of the day. */
export const nightOf = (tx: Tx, ctx: Ctx, placementIds: readonly string[], on: LocalDate) => {
  const asOf = sql`least(${startOfDay(addDays(on, 1))}::timestamptz, ${ctx.at}::timestamptz)`
  return tx.all(
    sql<{ placementId: string; bedId: string | null; away: boolean }>`
      select p.id as "placementId",
        (select s.bed_id from presences s where s.center_id = p.center_id and s.placement_id = p.id
          and s.kind = 'present' and s.from_at <= ${asOf} order by s.from_at desc limit 1) as "bedId",
        exists (select from presences s where s.center_id = p.center_id and s.placement_id = p.id
          and s.kind = 'absent' and s.from_at <= ${asOf}
          and (s.until_at is null or s.until_at > ${asOf})) as away
      from placements p where p.center_id = ${tx.scope.orgId} and p.id = any (${[...placementIds]}::uuid[])`,
  )
}

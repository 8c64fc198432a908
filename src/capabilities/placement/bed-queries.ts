import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import type { Instant, LocalDate } from '../../kernel/dates.ts'

export interface NightsHeld {
  readonly fromOn: LocalDate
  /** First night no longer held; null: no end in sight. */
  readonly beforeOn: LocalDate | null
}

const range = ({ fromOn, beforeOn }: NightsHeld) => sql<string>`daterange(${fromOn}::date, ${beforeOn}::date)`

/** Who has this bed on any of these nights, but for one placement. */
export const holdsOn = (tx: Tx, bedId: string, nights: NightsHeld, but: string | null) =>
  tx.all(
    compose
      .selectFrom('bed_holds as h')
      .innerJoin('placements as p', (join) =>
        join.onRef('p.center_id', '=', 'h.center_id').onRef('p.id', '=', 'h.placement_id'),
      )
      .select(['h.id', 'h.placement_id as placementId', 'p.victim_id as victimId', 'p.case_id as caseId'])
      .select(sql<boolean>`p.arrived_at is not null`.as('arrived'))
      .select(sql<LocalDate>`lower(h.nights)`.as('fromOn'))
      .select(sql<LocalDate | null>`upper(h.nights)`.as('beforeOn'))
      .where('h.center_id', '=', tx.scope.orgId)
      .where('h.bed_id', '=', bedId)
      .where('h.active', '=', true)
      .where(sql<boolean>`h.nights && ${range(nights)}`)
      .$if(but !== null, (q) => q.where('h.placement_id', '<>', but)),
  )

/** Whether the bed is out of use on any of these nights. */
export const closedOn = async (tx: Tx, bed: { id: string; roomId: string }, nights: NightsHeld): Promise<boolean> =>
  (await tx.one(
    compose
      .selectFrom('bed_closures as c')
      .select('c.id')
      .where('c.center_id', '=', tx.scope.orgId)
      .where((eb) => eb.or([eb('c.bed_id', '=', bed.id), eb('c.room_id', '=', bed.roomId)]))
      .where(sql<boolean>`daterange(c.from_on, c.before_on) && ${range(nights)}`)
      .limit(1),
  )) !== undefined

export const insertHold = (deps: Deps, tx: Tx, ctx: Ctx, placementId: string, bedId: string, nights: NightsHeld) =>
  tx.write(
    compose.insertInto('bed_holds').values({
      center_id: tx.scope.orgId,
      id: deps.random.uuid(),
      bed_id: bedId,
      placement_id: placementId,
      nights: range(nights),
      recorded_at: tx.at,
      recorded_by: ctx.actorKey,
    }),
  )

export const giveUpHold = (tx: Tx, id: string) =>
  tx.write(
    compose
      .updateTable('bed_holds')
      .set({ active: false })
      .where('center_id', '=', tx.scope.orgId)
      .where('id', '=', id),
  )

/** The bed is free again from this night on; a hold that would begin then or later is given up. */
export const endHolds = (tx: Tx, placementId: string, beforeOn: LocalDate) =>
  tx.write(
    compose
      .updateTable('bed_holds')
      .set({
        active: sql<boolean>`lower(nights) < ${beforeOn}::date`,
        nights: sql<string>`case when lower(nights) < ${beforeOn}::date
          then daterange(lower(nights), ${beforeOn}::date) else nights end`,
      })
      .where('center_id', '=', tx.scope.orgId)
      .where('placement_id', '=', placementId)
      .where('active', '=', true)
      .where(sql<boolean>`(upper_inf(nights) or upper(nights) > ${beforeOn}::date)`),
  )

/** She came later than was entered: no night before that one was hers. */
export const beginHolds = (tx: Tx, placementId: string, fromOn: LocalDate) =>
  tx.write(
    compose
      .updateTable('bed_holds')
      .set({
        active: sql<boolean>`upper_inf(nights) or upper(nights) > ${fromOn}::date`,
        nights: sql<string>`case when upper_inf(nights) or upper(nights) > ${fromOn}::date
          then daterange(${fromOn}::date, upper(nights)) else nights end`,
      })
      .where('center_id', '=', tx.scope.orgId)
      .where('placement_id', '=', placementId)
      .where('active', '=', true)
      .where(sql<boolean>`lower(nights) < ${fromOn}::date`),
  )

/** The bed in which she lay from her arrival on, where it has been hers since that night. */
export const firstHold = (tx: Tx, placementId: string, arrivedAt: Instant, fromOn: LocalDate) =>
  tx.one(
    compose
      .selectFrom('bed_holds as h')
      .innerJoin('presences as s', (join) =>
        join
          .onRef('s.center_id', '=', 'h.center_id')
          .onRef('s.placement_id', '=', 'h.placement_id')
          .onRef('s.bed_id', '=', 'h.bed_id'),
      )
      .select(['h.id', 'h.bed_id as bedId'])
      .where('h.center_id', '=', tx.scope.orgId)
      .where('h.placement_id', '=', placementId)
      .where('h.active', '=', true)
      .where(sql<boolean>`lower(h.nights) = ${fromOn}::date`)
      .where('s.from_at', '=', arrivedAt)
      .limit(1),
  )

export const beginHold = (tx: Tx, id: string, fromOn: LocalDate) =>
  tx.write(
    compose
      .updateTable('bed_holds')
      .set({ nights: sql<string>`daterange(${fromOn}::date, upper(nights))` })
      .where('center_id', '=', tx.scope.orgId)
      .where('id', '=', id),
  )

export const endHold = (tx: Tx, id: string, beforeOn: LocalDate) =>
  tx.write(
    compose
      .updateTable('bed_holds')
      .set({ nights: sql<string>`daterange(lower(nights), ${beforeOn}::date)` })
      .where('center_id', '=', tx.scope.orgId)
      .where('id', '=', id),
  )

/** The bed in which she last lay. */
export const bedSleptIn = (tx: Tx, placementId: string) =>
  tx.one(
    compose
      .selectFrom('presences as s')
      .select(sql<string>`s.bed_id`.as('bedId'))
      .where('s.center_id', '=', tx.scope.orgId)
      .where('s.placement_id', '=', placementId)
      .where('s.kind', '=', 'present')
      .where('s.bed_id', 'is not', null)
      .orderBy('s.from_at', 'desc')
      .limit(1),
  )

/** The bed that a placement has last been given, with its nights. */
export const holdOf = (tx: Tx, placementId: string) =>
  tx.one(
    compose
      .selectFrom('bed_holds as h')
      .select(['h.id', 'h.bed_id as bedId'])
      .select(sql<LocalDate>`lower(h.nights)`.as('fromOn'))
      .select(sql<LocalDate | null>`upper(h.nights)`.as('beforeOn'))
      .where('h.center_id', '=', tx.scope.orgId)
      .where('h.placement_id', '=', placementId)
      .where('h.active', '=', true)
      .orderBy(sql`lower(h.nights)`, 'desc')
      .limit(1),
  )

/** How many people are here now, and how many beds could be slept in on that night. */
export const crowd = (tx: Tx, on: LocalDate) =>
  tx.one(
    sql<{ people: number; beds: number }>`select
      (select count(*)::integer from presences s where s.center_id = ${tx.scope.orgId} and s.kind = 'present'
        and s.until_at is null) as people,
      (select count(*)::integer from beds b where b.center_id = ${tx.scope.orgId} and b.active and not exists (
        select from bed_closures c where c.center_id = b.center_id and (c.bed_id = b.id or c.room_id = b.room_id)
          and daterange(c.from_on, c.before_on) @> ${on}::date)) as beds`,
  )

export interface Presence {
  readonly placementId: string
  readonly victimId: string
  readonly bedId: string | null
  readonly fromAt: Instant
  readonly untilAt?: Instant | null
  readonly kind: 'present' | 'absent'
  readonly overcapacity?: boolean
}

export const insertPresence = (deps: Deps, tx: Tx, ctx: Ctx, row: Presence) =>
  tx.write(
    compose.insertInto('presences').values({
      center_id: tx.scope.orgId,
      id: deps.random.uuid(),
      placement_id: row.placementId,
      victim_id: row.victimId,
      bed_id: row.bedId,
      from_at: row.fromAt,
      until_at: row.untilAt ?? null,
      kind: row.kind,
      overcapacity: row.overcapacity ?? false,
      recorded_at: tx.at,
      recorded_by: ctx.actorKey,
    }),
  )

export const endPresence = (tx: Tx, placementId: string, untilAt: Instant) =>
  tx.write(
    compose
      .updateTable('presences')
      .set({ until_at: sql`greatest(${untilAt}::timestamptz, from_at)` })
      .where('center_id', '=', tx.scope.orgId)
      .where('placement_id', '=', placementId)
      .where('until_at', 'is', null),
  )

/** She slept elsewhere from this instant on: what is on record of her being here ends with it. */
export const cutPresence = (tx: Tx, placementId: string, at: Instant) =>
  tx.write(
    compose
      .updateTable('presences')
      .set({ until_at: sql`greatest(${at}::timestamptz, from_at)` })
      .where('center_id', '=', tx.scope.orgId)
      .where('placement_id', '=', placementId)
      .where((eb) =>
        eb.or([eb('until_at', 'is', null), eb.and([eb('kind', '=', 'present'), eb('until_at', '>', at)])]),
      ),
  )

/** Sets right when she came or left, where that was entered wrongly. */
export const movePresence = (tx: Tx, placementId: string, end: 'from_at' | 'until_at', from: Instant, to: Instant) =>
  tx.write(
    compose
      .updateTable('presences')
      .set({ [end]: to })
      .where('center_id', '=', tx.scope.orgId)
      .where('placement_id', '=', placementId)
      .where(end, '=', from),
  )

export const isOvercapacity = async (tx: Tx, placementId: string): Promise<boolean> =>
  (await tx.one(
    compose
      .selectFrom('presences as s')
      .select('s.id')
      .where('s.center_id', '=', tx.scope.orgId)
      .where('s.placement_id', '=', placementId)
      .where('s.overcapacity', '=', true)
      .where('s.until_at', 'is', null)
      .limit(1),
  )) !== undefined

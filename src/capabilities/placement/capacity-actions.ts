import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf } from '../../http/shapes.ts'
import { addDays, daysBetween } from '../../kernel/dates.ts'
import { freeBeds, nightOf, occupancy } from './capacity-queries.ts'
import type {
  Availability,
  AvailabilityQuestion,
  Occupancy,
  OccupancyQuery,
  Resident,
  ResidentQuery,
} from './capacity-schema.ts'
import { listPlacements } from './placement-queries.ts'
import { isOwn } from './room-actions.ts'
import { summaryOf } from './shown.ts'

const faulty = (pointer: string, code: string) => refuse('validation_failed', { errors: [{ pointer, code }] })
const daysAtMost = 93
const isManagement = (ctx: Ctx) => ctx.actor?.roles.includes('center_manager') === true

export const readOccupancy = (
  deps: Deps,
  ctx: Ctx,
  centerId: string,
  ask: OccupancyQuery,
): Promise<Outcome<Occupancy>> =>
  perform(deps, ctx, async (tx) => {
    if (!isOwn(ctx, centerId)) return notFound
    const fromOn = ask.fromOn ?? ctx.on
    const beforeOn = ask.beforeOn ?? addDays(fromOn, 14)
    const days = daysBetween(fromOn, beforeOn)
    if (days < 1) return faulty('/querystring/beforeOn', 'not_after_start')
    if (days > daysAtMost) return faulty('/querystring/beforeOn', 'too_far')
    if (fromOn < ctx.on && !isManagement(ctx)) return faulty('/querystring/fromOn', 'in_the_past')
    tx.touches('occupancy', null)
    const counts = await occupancy(tx, ctx, fromOn, beforeOn)
    const free = (day: (typeof counts)[number]) => Math.max(0, day.beds - day.closed - day.held)
    return { ok: true, value: { days: counts.map((day) => ({ ...day, free: free(day) })) } }
  })

/** Who is here at the end of a Baku day, by case code. */
export const pageResidents = (
  deps: Deps,
  ctx: Ctx,
  centerId: string,
  { limit = 50, cursor, on = ctx.on }: ResidentQuery,
): Promise<Outcome<PageOf<Resident>>> =>
  perform(deps, ctx, async (tx) => {
    if (!isOwn(ctx, centerId)) return notFound
    const after = readCursor(deps, ctx, `residents ${on}`, cursor)
    const rows = await listPlacements(tx, ctx, { presentOn: on }, limit, after)
    const nights = new Map(
      (
        await nightOf(
          tx,
          ctx,
          rows.map((row) => row.id),
          on,
        )
      ).map((night) => [night.placementId, night]),
    )
    tx.touches(
      'placement',
      null,
      rows.slice(0, limit).map((row) => row.victimId),
    )
    const resident = (row: (typeof rows)[number]): Resident => {
      const { lastDay, overLimit } = summaryOf(row, { ...ctx, on })
      const night = nights.get(row.id)
      return {
        placementId: row.id,
        code: row.code,
        admissionOn: row.admissionOn ?? on,
        lastDay,
        overLimit,
        bedId: night?.bedId ?? null,
        away: night?.away ?? false,
      }
    }
    const position = (row: (typeof rows)[number]) => [row.recordedAt, row.id] as const
    return { ok: true, value: pageOf(deps, ctx, `residents ${on}`, limit, rows, position, resident) }
  })

/** Rooms and beds, for the center's own staff. */
export const askAvailability = (deps: Deps, ctx: Ctx, ask: AvailabilityQuestion): Promise<Outcome<Availability>> =>
  perform(deps, ctx, async (tx) => {
    const fromOn = ask.fromOn ?? ctx.on
    const beforeOn = ask.beforeOn ?? addDays(fromOn, 1)
    if (fromOn < ctx.on) return faulty('/fromOn', 'in_the_past')
    if (beforeOn <= fromOn) return faulty('/beforeOn', 'not_after_start')
    tx.touches('availability', null)
    const people = ask.adults + (ask.children ?? 0)
    const beds = await freeBeds(tx, fromOn, beforeOn, ask.features ?? [])
    const rooms = [...Map.groupBy(beds, (bed) => bed.roomId).values()].flatMap((inRoom) => {
      const first = inRoom[0]
      if (first === undefined) return []
      return {
        roomId: first.roomId,
        name: first.roomName,
        features: first.features as ('family' | 'women')[],
        holdsAll: inRoom.length >= people,
        beds: inRoom.map((bed) => ({ bedId: bed.bedId, name: bed.bedName })),
      }
    })
    return { ok: true, value: { fits: beds.length >= people, rooms } }
  })

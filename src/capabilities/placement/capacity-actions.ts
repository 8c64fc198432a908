import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf } from '../../http/shapes.ts'
import { addDays, addMinutes, daysBetween, type LocalDate } from '../../kernel/dates.ts'
import { reference } from '../../kernel/ids.ts'
import { decide } from '../../rules/decision.ts'
import { accreditation } from '../../rules/shelter-door.ts'
import { freeBeds, freeBedsByCenter, insertOffer, nightOf, occupancy } from './capacity-queries.ts'
import type {
  Availability,
  AvailabilityQuestion,
  Occupancy,
  OccupancyQuery,
  Resident,
  ResidentQuery,
} from './capacity-schema.ts'
import { accreditationOf } from './guard.ts'
import { listPlacements } from './placement-queries.ts'
import { isOwn } from './room-actions.ts'
import { summaryOf } from './shown.ts'

const faulty = (pointer: string, code: string) => refuse('validation_failed', { errors: [{ pointer, code }] })
const daysAtMost = 93

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
    tx.touches('occupancy', null)
    const counts = await occupancy(tx, fromOn, beforeOn)
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

/** The center's own staff see beds; whoever asks from outside learns fits or not. */
export const askAvailability = (deps: Deps, ctx: Ctx, ask: AvailabilityQuestion): Promise<Outcome<Availability>> =>
  perform(deps, ctx, async (tx) => {
    const fromOn = ask.fromOn ?? ctx.on
    const beforeOn = ask.beforeOn ?? addDays(fromOn, 1)
    if (beforeOn <= fromOn) return faulty('/beforeOn', 'not_after_start')
    tx.touches('availability', null)
    const people = ask.adults + (ask.children ?? 0)
    return ctx.actor?.standing.kind === 'social_services_agency'
      ? offers(deps, tx, ctx, ask, fromOn, beforeOn)
      : ownBeds(tx, people, fromOn, beforeOn, ask.features ?? [])
  })

async function ownBeds(
  tx: Tx,
  people: number,
  fromOn: LocalDate,
  beforeOn: LocalDate,
  features: readonly string[],
): Promise<Outcome<Availability>> {
  const beds = await freeBeds(tx, fromOn, beforeOn, features)
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
  return { ok: true, value: { fits: beds.length >= people, rooms, offers: null } }
}

const offerMinutes = 24 * 60

/** One reference for each center, in an order that says nothing; never the center, its number or its beds. */
async function offers(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  ask: AvailabilityQuestion,
  fromOn: LocalDate,
  beforeOn: LocalDate,
): Promise<Outcome<Availability>> {
  const { adults, children = 0 } = ask
  const regime = ask.regime ?? 'dv'
  const centers = await freeBedsByCenter(tx, regime, fromOn, beforeOn)
  const open = centers.filter(
    (center) =>
      regime === 'thb' ||
      decide('placement.accreditation', accreditation, accreditationOf(center, fromOn), ctx.on).allowed,
  )
  const found = open.map(({ centerId, free }) => {
    const offerReference = reference(deps.random)
    insertOffer(tx, {
      id: deps.random.uuid(),
      center_id: centerId,
      reference: offerReference,
      from_on: fromOn,
      adults,
      children,
      expires_at: addMinutes(ctx.at, offerMinutes),
    })
    return { offerReference, fits: free >= adults + children }
  })
  found.sort((a, b) => (a.offerReference < b.offerReference ? -1 : 1))
  return { ok: true, value: { fits: found.some((offer) => offer.fits), rooms: null, offers: found } }
}

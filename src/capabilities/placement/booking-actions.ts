/** Times of confidential rooms and interpreters. Nothing here knows for whom. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { notFound, type Outcome, type ProblemCode, type Refused, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf, PageQuery } from '../../http/shapes.ts'
import { type Instant, instant } from '../../kernel/dates.ts'
import { interpreterBooking, roomBooking } from '../../rules/bookings.ts'
import { type Decision, decide } from '../../rules/decision.ts'
import {
  type BookingKind,
  type BookingRow,
  cancelBooking,
  findBooking,
  findOverlap,
  insertBooking,
  listBookings,
} from './booking-queries.ts'
import type { InterpreterBooking, NewInterpreterBooking, NewRoomBooking, RoomBooking } from './booking-schema.ts'
import { isOwn } from './room-actions.ts'
import { lockRoom } from './room-queries.ts'

/** One kind of booking: its path, and how a row is shown. */
interface Kind<Shown> {
  readonly kind: BookingKind
  readonly path: string
  readonly show: (row: BookingRow) => Shown
}
interface Found<Shown> {
  readonly ok: true
  readonly value: Shown
  readonly version: number
}
const common = ({ id, fromAt, untilAt, cancelledAt }: BookingRow) => ({ id, fromAt, untilAt, cancelledAt })
export const rooms: Kind<RoomBooking> = {
  kind: 'confidential_room',
  path: 'confidential-room-bookings',
  show: (row) => ({ ...common(row), roomId: row.roomId ?? '' }),
}
export const interpreters: Kind<InterpreterBooking> = {
  kind: 'interpreter',
  path: 'interpreter-bookings',
  show: (row) => ({ ...common(row), language: row.language as InterpreterBooking['language'] }),
}

export const bookRoom = (deps: Deps, ctx: Ctx, centerId: string, ask: NewRoomBooking): Promise<Outcome<RoomBooking>> =>
  perform(deps, ctx, async (tx) => {
    // Whoever books this room waits here, one after another.
    const room = isOwn(ctx, centerId) ? await lockRoom(tx, ask.roomId) : undefined
    if (room === undefined || !room.active) return notFound
    const times = timesOf(ask)
    if ('ok' in times) return times
    const facts = { confidential: room.features.includes('confidential') }
    const weighed = settle(deps, tx, ctx, decide('booking.confidential-room', roomBooking, facts, ctx.on))
    if ('ok' in weighed) return weighed
    if ((await findOverlap(tx, room.id, times.from_at, times.until_at)) !== undefined) return refuse('state_conflict')
    return store(deps, tx, ctx, rooms, { ...times, ...weighed, room_id: room.id })
  })

export const bookInterpreter = (
  deps: Deps,
  ctx: Ctx,
  centerId: string,
  ask: NewInterpreterBooking,
): Promise<Outcome<InterpreterBooking>> =>
  perform(deps, ctx, async (tx) => {
    if (!isOwn(ctx, centerId)) return notFound
    const times = timesOf(ask)
    if ('ok' in times) return times
    const { language, boundToSilence = null, ofHerCircle = null } = ask
    const facts = { boundToSilence, ofHerCircle }
    const weighed = settle(deps, tx, ctx, decide('booking.interpreter', interpreterBooking, facts, ctx.on))
    if ('ok' in weighed) return weighed
    const said = { language, bound_to_silence: boundToSilence, of_her_circle: ofHerCircle }
    return store(deps, tx, ctx, interpreters, { ...times, ...weighed, ...said })
  })

export const readBooking = <Shown>(
  deps: Deps,
  ctx: Ctx,
  of: Kind<Shown>,
  centerId: string,
  id: string,
): Promise<Outcome<Shown>> => perform(deps, ctx, async (tx) => (isOwn(ctx, centerId) ? shown(tx, of, id) : notFound))

export const pageBookings = <Shown>(
  deps: Deps,
  ctx: Ctx,
  { kind, path, show }: Kind<Shown>,
  centerId: string,
  { limit = 50, cursor }: PageQuery,
): Promise<Outcome<PageOf<Shown>>> =>
  perform(deps, ctx, async (tx) => {
    if (!isOwn(ctx, centerId)) return notFound
    const rows = await listBookings(tx, kind, limit, readCursor(deps, ctx, path, cursor))
    tx.touches('booking', null)
    return { ok: true, value: pageOf(deps, ctx, path, limit, rows, (row) => [row.fromAt, row.id], show) }
  })

/** A fact; told twice it is the same. */
export const cancel = <Shown>(
  deps: Deps,
  ctx: Ctx,
  of: Kind<Shown>,
  centerId: string,
  id: string,
): Promise<Outcome<Shown>> =>
  perform(deps, ctx, async (tx) => {
    if (!isOwn(ctx, centerId) || (await findBooking(tx, of.kind, id)) === undefined) return notFound
    cancelBooking(tx, id)
    const cancelled = await shown(tx, of, id)
    return cancelled.ok
      ? { ...cancelled, status: 200, location: `/v1/centers/${centerId}/${of.path}/${id}` }
      : cancelled
  })

async function shown<Shown>(tx: Tx, { kind, show }: Kind<Shown>, id: string): Promise<Found<Shown> | Refused> {
  const row = await findBooking(tx, kind, id)
  if (row === undefined) return notFound
  tx.touches('booking', id)
  return { ok: true, value: show(row), version: row.version }
}

async function store<Shown>(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  of: Kind<Shown>,
  row: Omit<Parameters<typeof insertBooking>[1], 'id' | 'kind' | 'recorded_by'>,
): Promise<Outcome<Shown>> {
  const id = deps.random.uuid()
  insertBooking(tx, { id, kind: of.kind, recorded_by: ctx.actorKey, ...row })
  const booked = await shown(tx, of, id)
  return booked.ok ? { ...booked, location: `/v1/centers/${ctx.orgId}/${of.path}/${id}` } : booked
}

function timesOf(ask: { fromAt: string; untilAt: string }): { from_at: Instant; until_at: Instant } | Refused {
  const [from_at, until_at] = [instant(ask.fromAt), instant(ask.untilAt)]
  if (until_at > from_at) return { from_at, until_at }
  return refuse('validation_failed', { errors: [{ pointer: '/untilAt', code: 'not_after_start' }] })
}

function settle(deps: Deps, tx: Tx, ctx: Ctx, decision: Decision): { decision_id: string } | Refused {
  const decisionId = recordDecision(deps, tx, ctx, { kind: 'center', id: ctx.orgId }, decision)
  if (decision.allowed) return { decision_id: decisionId }
  return refuse(decision.code as ProblemCode, { decision, decisionId })
}

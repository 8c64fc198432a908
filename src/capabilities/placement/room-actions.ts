import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf, PageQuery } from '../../http/shapes.ts'
import {
  type BedRow,
  findBed,
  findRoom,
  insertBed,
  insertRoom,
  listBeds,
  listRooms,
  lockBed,
  lockRoom,
  type RoomRow,
  updateBed,
  updateRoom,
} from './room-queries.ts'
import type { Bed, BedChange, NewBed, NewRoom, Room, RoomChange, roomFeatures } from './room-schema.ts'

/** A center speaks of itself alone: any other id is absent. */
export const isOwn = (ctx: Ctx, centerId: string): boolean => centerId === ctx.orgId

const roomOf = ({ version: _, features, ...room }: RoomRow): Room => ({
  ...room,
  features: features as (typeof roomFeatures)[number][],
})
const bedOf = ({ version: _, ...bed }: BedRow): Bed => bed

export const pageRooms = (
  deps: Deps,
  ctx: Ctx,
  centerId: string,
  { limit = 50, cursor }: PageQuery,
): Promise<Outcome<PageOf<Room>>> =>
  perform(deps, ctx, async (tx) => {
    if (!isOwn(ctx, centerId)) return notFound
    const rows = await listRooms(tx, limit, readCursor(deps, ctx, 'rooms', cursor))
    tx.touches('room', null)
    return { ok: true, value: pageOf(deps, ctx, 'rooms', limit, rows, (row) => [row.name, row.id], roomOf) }
  })

export const readRoom = (deps: Deps, ctx: Ctx, centerId: string, id: string): Promise<Outcome<Room>> =>
  perform(deps, ctx, async (tx) => {
    const row = isOwn(ctx, centerId) ? await findRoom(tx, id) : undefined
    if (row === undefined) return notFound
    tx.touches('room', id)
    return { ok: true, value: roomOf(row), version: row.version }
  })

export const addRoom = (deps: Deps, ctx: Ctx, centerId: string, ask: NewRoom): Promise<Outcome<Room>> =>
  perform(deps, ctx, async (tx) => {
    if (!isOwn(ctx, centerId)) return notFound
    const row = { id: deps.random.uuid(), name: ask.name, features: ask.features ?? [] }
    insertRoom(tx, row)
    tx.touches('room', row.id)
    const location = `/v1/centers/${centerId}/rooms/${row.id}`
    return { ok: true, value: { ...row, active: true }, version: 1, location }
  })

export const changeRoom = (
  deps: Deps,
  ctx: Ctx,
  centerId: string,
  id: string,
  change: RoomChange,
): Promise<Outcome<Room>> =>
  perform(deps, ctx, async (tx) => {
    const row = isOwn(ctx, centerId) ? await lockRoom(tx, id) : undefined
    if (row === undefined) return notFound
    if (row.version !== ctx.ifMatch) return refuse('version_mismatch')
    updateRoom(tx, id, { active: row.active, ...change })
    tx.touches('room', id)
    return { ok: true, value: { ...roomOf(row), ...change }, version: row.version + 1 }
  })

export const pageBeds = (
  deps: Deps,
  ctx: Ctx,
  centerId: string,
  { limit = 50, cursor }: PageQuery,
): Promise<Outcome<PageOf<Bed>>> =>
  perform(deps, ctx, async (tx) => {
    if (!isOwn(ctx, centerId)) return notFound
    const rows = await listBeds(tx, limit, readCursor(deps, ctx, 'beds', cursor))
    tx.touches('bed', null)
    return { ok: true, value: pageOf(deps, ctx, 'beds', limit, rows, (row) => [row.name, row.id], bedOf) }
  })

export const readBed = (deps: Deps, ctx: Ctx, centerId: string, id: string): Promise<Outcome<Bed>> =>
  perform(deps, ctx, async (tx) => {
    const row = isOwn(ctx, centerId) ? await findBed(tx, id) : undefined
    if (row === undefined) return notFound
    tx.touches('bed', id)
    return { ok: true, value: bedOf(row), version: row.version }
  })

export const addBed = (deps: Deps, ctx: Ctx, centerId: string, ask: NewBed): Promise<Outcome<Bed>> =>
  perform(deps, ctx, async (tx) => {
    if (!isOwn(ctx, centerId) || (await findRoom(tx, ask.roomId)) === undefined) return notFound
    const id = deps.random.uuid()
    insertBed(tx, { id, room_id: ask.roomId, name: ask.name })
    tx.touches('bed', id)
    const location = `/v1/centers/${centerId}/beds/${id}`
    return { ok: true, value: { id, ...ask, active: true }, version: 1, location }
  })

export const changeBed = (
  deps: Deps,
  ctx: Ctx,
  centerId: string,
  id: string,
  change: BedChange,
): Promise<Outcome<Bed>> =>
  perform(deps, ctx, async (tx) => {
    const row = isOwn(ctx, centerId) ? await lockBed(tx, id) : undefined
    if (row === undefined) return notFound
    if (row.version !== ctx.ifMatch) return refuse('version_mismatch')
    updateBed(tx, id, { active: row.active, ...change })
    tx.touches('bed', id)
    return { ok: true, value: { ...bedOf(row), ...change }, version: row.version + 1 }
  })

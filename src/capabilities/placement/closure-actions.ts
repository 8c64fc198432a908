import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { openTask } from '../../db/tasks.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf, PageQuery } from '../../http/shapes.ts'
import {
  type ClosureRow,
  endClosure,
  findClosure,
  insertClosure,
  listClosures,
  lockClosure,
  placementsAt,
} from './closure-queries.ts'
import type { Closure, ClosureEnd, NewClosure } from './closure-schema.ts'
import { isOwn } from './room-actions.ts'
import { findBed, findRoom } from './room-queries.ts'

const closureOf = ({ version: _, reason, ...row }: ClosureRow): Closure => ({
  ...row,
  reason: reason as Closure['reason'],
})
const faulty = (pointer: string, code: string) => refuse('validation_failed', { errors: [{ pointer, code }] })

/** Moves nobody: whoever has a bed there on those nights becomes a task. */
export const closeBed = (deps: Deps, ctx: Ctx, centerId: string, ask: NewClosure): Promise<Outcome<Closure>> =>
  perform(deps, ctx, async (tx) => {
    if (!isOwn(ctx, centerId)) return notFound
    const { bedId = null, roomId = null, fromOn, beforeOn = null, reason } = ask
    if ((bedId === null) === (roomId === null)) return faulty('/bedId', 'one_of_two')
    if (beforeOn !== null && beforeOn <= fromOn) return faulty('/beforeOn', 'not_after_start')
    const place = bedId === null ? await findRoom(tx, roomId ?? '') : await findBed(tx, bedId)
    if (place === undefined) return notFound
    const id = deps.random.uuid()
    insertClosure(tx, {
      id,
      bed_id: bedId,
      room_id: roomId,
      from_on: fromOn,
      before_on: beforeOn,
      reason_code: reason,
      recorded_by: ctx.actorKey,
    })
    for (const placement of await placementsAt(tx, { bedId, roomId, fromOn, beforeOn })) {
      openTask(deps, tx, {
        what: 'find_other_bed',
        ruleId: null,
        role: 'duty_officer',
        dueAt: ctx.at,
        victimId: placement.victimId,
        caseId: placement.caseId,
        resource: { kind: 'placement', id: placement.id },
      })
    }
    tx.touches('bed_closure', id)
    const value = { id, bedId, roomId, fromOn, beforeOn, reason }
    return { ok: true, value, version: 1, location: `/v1/centers/${centerId}/closures/${id}` }
  })

export const readClosure = (deps: Deps, ctx: Ctx, centerId: string, id: string): Promise<Outcome<Closure>> =>
  perform(deps, ctx, async (tx) => {
    const row = isOwn(ctx, centerId) ? await findClosure(tx, id) : undefined
    if (row === undefined) return notFound
    tx.touches('bed_closure', id)
    return { ok: true, value: closureOf(row), version: row.version }
  })

export const pageClosures = (
  deps: Deps,
  ctx: Ctx,
  centerId: string,
  { limit = 50, cursor }: PageQuery,
): Promise<Outcome<PageOf<Closure>>> =>
  perform(deps, ctx, async (tx) => {
    if (!isOwn(ctx, centerId)) return notFound
    const rows = await listClosures(tx, limit, readCursor(deps, ctx, 'bed-closures', cursor))
    tx.touches('bed_closure', null)
    return {
      ok: true,
      value: pageOf(deps, ctx, 'bed-closures', limit, rows, (row) => [row.fromOn, row.id], closureOf),
    }
  })

export const reopenBed = (
  deps: Deps,
  ctx: Ctx,
  centerId: string,
  id: string,
  { beforeOn }: ClosureEnd,
): Promise<Outcome<Closure>> =>
  perform(deps, ctx, async (tx) => {
    const row = isOwn(ctx, centerId) ? await lockClosure(tx, id) : undefined
    if (row === undefined) return notFound
    if (row.version !== ctx.ifMatch) return refuse('version_mismatch')
    if (beforeOn <= row.fromOn) return faulty('/beforeOn', 'not_after_start')
    endClosure(tx, id, beforeOn)
    tx.touches('bed_closure', id)
    return { ok: true, value: { ...closureOf(row), beforeOn }, version: row.version + 1 }
  })

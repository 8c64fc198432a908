/** Bodies in conflict about a person: recorded and ended by staff; notices to them wait for management (R11). */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { openTask } from '../../db/tasks.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf, PageQuery } from '../../http/shapes.ts'
import { visibleVictim } from '../persons/facts.ts'
import {
  type ConflictRow,
  endConflict,
  findConflict,
  insertConflict,
  listConflicts,
  lockConflict,
  noLongerConflicted,
  nothingToTell,
  tellHer,
} from './conflict-queries.ts'
import type { NewRecipientConflict, RecipientConflict } from './conflict-schema.ts'
import { holdBack } from './hold-back.ts'
import { kindOfBody } from './notice-queries.ts'

const locationOf = (victimId: string, id: string) => `/v1/victims/${victimId}/recipient-conflicts/${id}`

/** A fact. What has not reached the body stops here, also what was under way to it; what it was told it reads no longer. */
export const recordConflict = (
  deps: Deps,
  ctx: Ctx,
  victimId: string,
  ask: NewRecipientConflict,
): Promise<Outcome<RecipientConflict>> =>
  perform(deps, ctx, async (tx) => {
    if (!(await visibleVictim(tx, ctx, victimId))) return notFound
    const at = momentOf(ctx, ask.occurredAt)
    if (typeof at !== 'string') return at
    const { recipientId, reason } = ask
    if ((await kindOfBody(tx, recipientId)) === undefined) {
      return refuse('validation_failed', { errors: [{ pointer: '/recipientId', code: 'unknown' }] })
    }
    const id = deps.random.uuid()
    insertConflict(tx, {
      id,
      victim_id: victimId,
      recipient_id: recipientId,
      reason_code: reason,
      occurred_at: at,
      recorded_by: ctx.actorKey,
    })
    await holdBack(deps, tx, ctx, victimId, recipientId)
    if (reason !== 'asked_by_her') letHerKnow(deps, tx, ctx, victimId, id)
    return { ...(await shown(tx, ctx, victimId, id)), location: locationOf(victimId, id) }
  })

/** What she agreed to before she knows of it opens nothing to this body; what she says afterwards does (ANON-01). */
const letHerKnow = (deps: Deps, tx: Tx, ctx: Ctx, victimId: string, id: string): void =>
  openTask(deps, tx, {
    what: tellHer,
    ruleId: 'ANON-01',
    role: 'case_worker',
    dueAt: ctx.at,
    victimId,
    resource: { kind: 'recipient_conflict', id },
  })

/** Notices that waited for it alone are not sent by this: management lets them go. */
export const closeConflict = (
  deps: Deps,
  ctx: Ctx,
  victimId: string,
  id: string,
): Promise<Outcome<RecipientConflict>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockConflict(tx, ctx, victimId, id)
    if (row === undefined) return notFound
    if (row.version !== ctx.ifMatch) return refuse('version_mismatch')
    if (row.endedAt !== null) return refuse('state_conflict')
    endConflict(tx, id, ctx.actorKey)
    nothingToTell(tx, id, ctx.actorKey)
    noLongerConflicted(tx, victimId, row.recipientId)
    return { ...(await shown(tx, ctx, victimId, id)), status: 200, location: locationOf(victimId, id) }
  })

export const readConflict = (deps: Deps, ctx: Ctx, victimId: string, id: string): Promise<Outcome<RecipientConflict>> =>
  perform(deps, ctx, (tx) => shown(tx, ctx, victimId, id))

export const pageConflicts = (
  deps: Deps,
  ctx: Ctx,
  victimId: string,
  { limit = 50, cursor }: PageQuery,
): Promise<Outcome<PageOf<RecipientConflict>>> =>
  perform(deps, ctx, async (tx) => {
    if (!(await visibleVictim(tx, ctx, victimId))) return notFound
    tx.touches('recipient_conflict', null, [victimId])
    const rows = await listConflicts(tx, ctx, victimId, limit, readCursor(deps, ctx, 'recipient-conflicts', cursor))
    const position = (row: ConflictRow) => [row.recordedAt, row.id] as const
    return { ok: true, value: pageOf(deps, ctx, 'recipient-conflicts', limit, rows, position, conflictOf) }
  })

async function shown(tx: Tx, ctx: Ctx, victimId: string, id: string): Promise<Outcome<RecipientConflict>> {
  const row = await findConflict(tx, ctx, victimId, id)
  if (row === undefined) return notFound
  tx.touches('recipient_conflict', id, [victimId])
  return { ok: true, value: conflictOf(row), version: row.version }
}

const conflictOf = ({ version: _, ...row }: ConflictRow): RecipientConflict => ({
  ...row,
  reason: row.reason as RecipientConflict['reason'],
})

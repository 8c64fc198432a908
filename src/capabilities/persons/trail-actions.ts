/** Her record over time: what was set right, what happened, who saw it. */
import type { Ctx, Deps } from '../../db/context.ts'
import { type Outcome, refuse } from '../../db/outcome.ts'
import { openTask } from '../../db/tasks.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf, PageQuery } from '../../http/shapes.ts'
import { planOwnConsents } from '../consent/effects.ts'
import { followAge } from '../placement/effects.ts'
import { fits, told } from './correctable.ts'
import { columnsOf, refreshTerms } from './effects.ts'
import { hasOpenPlacement, insertCorrection, listAccesses, listCorrections, listTimeline } from './trail-queries.ts'
import type { Access, CorrectionView, NewCorrection, Turn } from './trail-schema.ts'
import { ageFields, shownVictim } from './victim-actions.ts'
import { updateVictim } from './victim-queries.ts'
import type { Victim } from './victim-schema.ts'
import { aboutVictim, onVictim } from './work.ts'

/** A longer limit applies when it is next computed; a shorter one waits for management (GEN-AGE-02), hence the task. */
export const correctVictim = (deps: Deps, ctx: Ctx, id: string, ask: NewCorrection): Promise<Outcome<Victim>> =>
  onVictim(deps, ctx, id, async (tx, row) => {
    const { field, reason } = ask
    if (!fits(field, ask.new)) {
      return refuse('validation_failed', { errors: [{ pointer: '/new', code: 'not_a_value_of_the_field' }] })
    }
    if (field === 'birthOn' && typeof ask.new === 'string' && ask.new > ctx.on) {
      return refuse('validation_failed', { errors: [{ pointer: '/new', code: 'in_the_future' }] })
    }
    const correction = { victimId: id, field, old: told(row[field]), new: told(ask.new), reason }
    insertCorrection(tx, { id: deps.random.uuid(), ...correction, recordedBy: ctx.actorKey })
    updateVictim(tx, id, columnsOf({ [field]: ask.new }))
    if (field === 'birthOn') {
      await refreshTerms(deps, tx, id, ask.new as string | null)
      if (await hasOpenPlacement(tx, id)) {
        openTask(deps, tx, {
          what: 'review_stay_limit',
          ruleId: 'GEN-AGE-02',
          role: 'center_manager',
          dueAt: ctx.at,
          victimId: id,
        })
      }
    }
    if (capacityFields.has(field)) {
      await planOwnConsents(deps, tx, ctx, id)
      await followAge(deps, tx, ctx, id)
    }
    return { ...(await shownVictim(deps, tx, ctx, id)), status: 200, location: `/v1/victims/${id}` }
  })

const capacityFields: ReadonlySet<NewCorrection['field']> = new Set([
  ...ageFields,
  'emancipated',
  'incapableFromOn',
  'incapableUntilBefore',
])

export const pageCorrections = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { limit = 50, cursor }: PageQuery,
): Promise<Outcome<PageOf<CorrectionView>>> =>
  aboutVictim(deps, ctx, id, async (tx) => {
    const rows = await listCorrections(tx, id, limit, readCursor(deps, ctx, 'corrections', cursor))
    const item = (row: (typeof rows)[number]) => row as CorrectionView
    return {
      ok: true,
      value: pageOf(deps, ctx, 'corrections', limit, rows, (row) => [row.recordedAt, row.id], item),
    }
  })

export const pageTimeline = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { limit = 50, cursor }: PageQuery,
): Promise<Outcome<PageOf<Turn>>> =>
  aboutVictim(deps, ctx, id, async (tx) => {
    const rows = await listTimeline(tx, id, limit, readCursor(deps, ctx, 'timeline', cursor))
    const item = ({ order: _, ...turn }: (typeof rows)[number]) => turn as Turn
    return { ok: true, value: pageOf(deps, ctx, 'timeline', limit, rows, (row) => [String(row.at), row.order], item) }
  })

export const pageAccesses = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { limit = 50, cursor }: PageQuery,
): Promise<Outcome<PageOf<Access>>> =>
  aboutVictim(deps, ctx, id, async (tx) => {
    const rows = await listAccesses(tx, id, limit, readCursor(deps, ctx, 'accesses', cursor))
    const item = (row: (typeof rows)[number]): Access => ({
      at: row.at,
      staff: deps.vault.keyedHash('reference', `staff\0${id}\0${row.staff}`).toString('hex').slice(0, 12),
      how: row.resourceId === null ? 'seen_in_list' : row.route.startsWith('GET ') ? 'read' : 'changed',
      what: row.what ?? 'victim',
      resourceId: row.resourceId,
      purpose: row.purpose,
      outsider: row.callerId !== ctx.orgId,
    })
    return { ok: true, value: pageOf(deps, ctx, 'accesses', limit, rows, (row) => [row.at, row.id], item) }
  })

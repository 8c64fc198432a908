/** A fact of a stay set right by a row in its place; the flags and tasks that rest on it are weighed again (R20). */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordCorrection } from '../../db/corrections.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Refused, refuse } from '../../db/outcome.ts'
import { followTasks } from './arrival-correction.ts'
import { flagsAt } from './arrival-duties.ts'
import { isRelated, weighRepresentative } from './child-actions.ts'
import { insertRepresentative, insertView, representativeToCorrect, viewToCorrect } from './child-queries.ts'
import type { RepresentativeCorrection, ViewCorrection } from './correction-schema.ts'
import { breachesOf, retell } from './event-queries.ts'
import { guardOf, isPsychologist } from './guard.ts'
import { type PlacementRow, updatePlacement } from './placement-queries.ts'

/** Who may speak for what a child said: whoever may hear one, or management; of what a psychologist entered a psychologist. */
const hearers: readonly string[] = ['psychologist', 'case_worker', 'center_manager']

/** An objection, or no hearing, that a psychologist entered would become a hearing that lets the house go on (DV-VIEW-01). */
const opensMore = (
  wrong: { readonly by_psychologist: boolean; readonly stance: string },
  field: ViewCorrection['field'],
  told: ViewCorrection['new'],
): boolean =>
  wrong.by_psychologist &&
  ((field === 'stance' && ['object', 'not_heard'].includes(wrong.stance)) ||
    (field === 'withoutParents' && told === true))

const viewColumns = {
  occurredAt: 'occurred_at',
  about: 'about',
  stance: 'stance',
  heardBy: 'heard_by_role',
  withoutParents: 'without_parents',
} as const

/** The words stay as they were kept. */
export async function correctView(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: PlacementRow,
  { viewId, field, new: told, reason }: ViewCorrection,
): Promise<Refused | undefined> {
  const wrong = await viewToCorrect(tx, row.id, viewId)
  if (wrong === undefined) return notFound
  if (ctx.actor?.roles.some((role) => hearers.includes(role)) !== true) return refuse('role_not_allowed')
  if (opensMore(wrong, field, told) && !isPsychologist(ctx)) return refuse('role_not_allowed')
  const value = field === 'occurredAt' ? momentOf(ctx, told, '/new') : told
  if (typeof value === 'object') return value
  const change = { field, old: wrong[viewColumns[field]], new: value, reason }
  const right = { ...wrong, [viewColumns[field]]: value, id: deps.random.uuid(), supersedes: viewId }
  await weighedAnew(deps, tx, ctx, row, async () => {
    recordCorrection(deps, tx, ctx, { kind: 'child_view', id: viewId }, change)
    insertView(tx, { ...right, recorded_by: ctx.actorKey, by_psychologist: isPsychologist(ctx) })
    const { about, stance, occurred_at: occurredAt, id: factId } = right
    const line = { kind: 'child_view', factId: viewId, at: wrong.occurred_at }
    await retell(deps, tx, ctx, row, line, { occurredAt, data: { about, stance }, factId })
  })
  return undefined
}

const representativeColumns = {
  presentAt: 'present_at',
  capacity: 'capacity',
  relatedPersonId: 'related_person_id',
} as const

export async function correctRepresentative(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: PlacementRow,
  { representativeId, field, new: told, reason }: RepresentativeCorrection,
): Promise<Refused | undefined> {
  const wrong = await representativeToCorrect(tx, row.id, representativeId)
  if (wrong === undefined) return notFound
  const value = field === 'presentAt' ? momentOf(ctx, told, '/new') : told
  if (typeof value === 'object') return value
  if (field === 'relatedPersonId' && !(await isRelated(tx, row.victimId, value))) return notFound
  const change = { field, old: wrong[representativeColumns[field]], new: value, reason }
  const right = {
    ...wrong,
    [representativeColumns[field]]: value,
    id: deps.random.uuid(),
    supersedes: representativeId,
  }
  const { breach, missing } = await weighRepresentative(tx, ctx, row, right)
  await weighedAnew(deps, tx, ctx, row, async () => {
    recordCorrection(deps, tx, ctx, { kind: 'placement_representative', id: representativeId }, change)
    insertRepresentative(tx, { ...right, recorded_by: ctx.actorKey })
    const line = { kind: 'representative', factId: representativeId, at: wrong.present_at }
    const { present_at: occurredAt, id: factId } = right
    await retell(deps, tx, ctx, row, line, { occurredAt, data: { missing }, breach, factId })
  })
  return undefined
}

/** What she is owed from her arrival on follows what is now told of it, and so do the flags of the stay. */
async function weighedAnew(deps: Deps, tx: Tx, ctx: Ctx, row: PlacementRow, write: () => Promise<void>): Promise<void> {
  const { arrivedAt, admissionOn } = row
  if (arrivedAt === null || admissionOn === null) {
    await write()
  } else {
    const owed = async () => (await flagsAt(tx, ctx, row, await guardOf(tx, ctx, row, admissionOn))).tasks
    const before = await owed()
    await write()
    followTasks(deps, tx, ctx, { ...row, arrivedAt, admissionOn }, before, await owed())
  }
  updatePlacement(tx, row.id, { breach: await breachesOf(tx, row.id) })
}

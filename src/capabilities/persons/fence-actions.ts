/** Who may see her: the seal, staff shut out by name, her key worker, the portal (R8, R14). */
import { colleague } from '../../db/actor-key.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { openTask } from '../../db/tasks.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf, PageQuery } from '../../http/shapes.ts'
import { addMinutes } from '../../kernel/dates.ts'
import type { ContactWays } from './contact-schema.ts'
import { type BarredRow, findBarred, insertBarred, knowsActor, liftBarred, listBarred } from './fence-queries.ts'
import type { BarredReader, KeyWorker, NewBarredReader, PortalAccess, Seal } from './fence-schema.ts'
import { shownVictim } from './victim-actions.ts'
import { updateVictim, type VictimRow } from './victim-queries.ts'
import type { Victim } from './victim-schema.ts'
import { aboutVictim, onVictim } from './work.ts'

/** A key worker who named herself so lately opens the portal under the manager's eyes. */
const freshMinutes = 24 * 60

async function changed(deps: Deps, tx: Tx, ctx: Ctx, id: string, columns: Record<string, unknown>) {
  if (Object.keys(columns).length > 0) updateVictim(tx, id, columns)
  const outcome = await shownVictim(deps, tx, ctx, id)
  return { ...outcome, status: 200, location: `/v1/victims/${id}` }
}

/** A record that is sealed already stays as it was. */
export const sealVictim = (deps: Deps, ctx: Ctx, id: string, { askedBy, keyWorker }: Seal): Promise<Outcome<Victim>> =>
  onVictim(deps, ctx, id, async (tx, row) => {
    if (keyWorker !== undefined && keyWorker !== null) await checkKnown(deps, tx, id, colleague(deps, ctx, keyWorker))
    return changed(deps, tx, ctx, id, {
      ...(row.sealedAt === null ? { sealed_at: tx.at, seal_asked_by: askedBy } : {}),
      ...keyOf(deps, tx, ctx, row, keyWorker),
    })
  })

/** Whom the seal lets through: whoever is named with it; else the one who was named by somebody else. */
function keyOf(deps: Deps, tx: Tx, ctx: Ctx, row: VictimRow, user: string | null | undefined) {
  if (user !== undefined) return named(tx, ctx, user === null ? null : colleague(deps, ctx, user))
  const vouched = row.keyWorkerBy !== null && row.keyWorkerBy !== row.keyWorker
  return row.sealedAt !== null || vouched ? {} : named(tx, ctx, null)
}

const named = (tx: Tx, ctx: Ctx, key: string | null) => ({
  key_worker: key,
  key_worker_by: key === null ? null : ctx.actorKey,
  key_worker_at: key === null ? null : tx.at,
})

export const liftSeal = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Victim>> =>
  onVictim(deps, ctx, id, async (tx, row) =>
    row.sealedAt === null
      ? refuse('state_conflict')
      : changed(deps, tx, ctx, id, { sealed_at: null, seal_asked_by: null }),
  )

export const nameKeyWorker = (deps: Deps, ctx: Ctx, id: string, { user }: KeyWorker): Promise<Outcome<Victim>> =>
  onVictim(deps, ctx, id, async (tx, row) => {
    const key = user === null ? null : colleague(deps, ctx, user)
    if (!mayName(ctx, row.keyWorker, key)) return refuse('role_not_allowed')
    if (key === ctx.actorKey) askManager(deps, tx, 'review_key_worker', id)
    else if (key !== null) await checkKnown(deps, tx, id, key)
    return changed(deps, tx, ctx, id, named(tx, ctx, key))
  })

/** A worker takes up whom nobody leads, for herself alone; whatever else is management's (R14, R18). */
export const mayName = ({ actor, actorKey }: Ctx, before: string | null, key: string | null): boolean =>
  actor?.roles.includes('center_manager') === true || (before === null && key === actorKey)

/** A misspelt name fences nobody: management looks again at one that has never acted here. */
async function checkKnown(deps: Deps, tx: Tx, victimId: string, key: string): Promise<void> {
  if (!(await knowsActor(tx, key))) askManager(deps, tx, 'check_named_colleague', victimId)
}

function askManager(deps: Deps, tx: Tx, what: string, victimId: string): void {
  const resource = { kind: 'victim', id: victimId }
  openTask(deps, tx, { what, ruleId: null, role: 'center_manager', dueAt: tx.at, victimId, resource })
}

export const switchPortal = (deps: Deps, ctx: Ctx, id: string, ask: PortalAccess): Promise<Outcome<Victim>> =>
  onVictim(deps, ctx, id, async (tx, row) => {
    if (!ask.open) return changed(deps, tx, ctx, id, { portal_access: false })
    if (row.keyWorker !== ctx.actorKey) return refuse('role_not_allowed')
    if (ask.spokenAlone !== true) {
      return refuse('validation_failed', { errors: [{ pointer: '/spokenAlone', code: 'required_to_open' }] })
    }
    const known = await deps.vault.getSection<ContactWays>(tx, id, 'contact_ways', 'consent_talk')
    const safe = known?.ways.some(({ kind, safe }) => kind === 'portal' && safe) === true
    if (!safe) return refuse('state_conflict')
    const takenUp = row.keyWorkerBy === row.keyWorker && row.keyWorkerAt !== null
    if (takenUp && tx.at < addMinutes(row.keyWorkerAt ?? tx.at, freshMinutes))
      askManager(deps, tx, 'review_portal_access', id)
    return changed(deps, tx, ctx, id, { portal_access: true })
  })

export const barReader = (
  deps: Deps,
  ctx: Ctx,
  victimId: string,
  ask: NewBarredReader,
): Promise<Outcome<BarredReader>> =>
  onVictim(deps, ctx, victimId, async (tx) => {
    const id = deps.random.uuid()
    const reader = colleague(deps, ctx, ask.user)
    await checkKnown(deps, tx, victimId, reader)
    insertBarred(tx, { id, victimId, reader, reason: ask.reason, recordedBy: ctx.actorKey })
    return { ...(await shown(tx, victimId, id)), location: `/v1/victims/${victimId}/barred-readers/${id}` }
  })

export const liftBar = (deps: Deps, ctx: Ctx, victimId: string, id: string): Promise<Outcome<BarredReader>> =>
  onVictim(deps, { ...ctx, ifMatch: null }, victimId, async (tx) => {
    const row = await findBarred(tx, victimId, id)
    if (row === undefined) return notFound
    if (row.version !== ctx.ifMatch) return refuse('version_mismatch')
    if (row.liftedAt !== null) return refuse('state_conflict')
    liftBarred(tx, id, ctx.actorKey)
    const location = `/v1/victims/${victimId}/barred-readers/${id}`
    return { ...(await shown(tx, victimId, id)), status: 200, location }
  })

export const readBarredReader = (deps: Deps, ctx: Ctx, victimId: string, id: string): Promise<Outcome<BarredReader>> =>
  aboutVictim(deps, ctx, victimId, (tx) => shown(tx, victimId, id))

export const pageBarredReaders = (
  deps: Deps,
  ctx: Ctx,
  victimId: string,
  { limit = 50, cursor }: PageQuery,
): Promise<Outcome<PageOf<BarredReader>>> =>
  aboutVictim(deps, ctx, victimId, async (tx) => {
    const rows = await listBarred(tx, victimId, limit, readCursor(deps, ctx, 'barred-readers', cursor))
    return {
      ok: true,
      value: pageOf(deps, ctx, 'barred-readers', limit, rows, (row) => [row.recordedAt, row.id], barredOf),
    }
  })

async function shown(tx: Tx, victimId: string, id: string): Promise<Outcome<BarredReader>> {
  const row = await findBarred(tx, victimId, id)
  return row === undefined ? notFound : { ok: true, value: barredOf(row), version: row.version }
}

const barredOf = ({ version: _, ...row }: BarredRow): BarredReader => ({
  ...row,
  reason: row.reason as BarredReader['reason'],
})

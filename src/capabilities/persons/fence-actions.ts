/** Who may see her: the seal, staff shut out by name, her key worker, the portal (R8, R14). */
import { actorKey } from '../../db/actor-key.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf, PageQuery } from '../../http/shapes.ts'
import type { ContactWays } from './contact-schema.ts'
import { type BarredRow, findBarred, insertBarred, liftBarred, listBarred } from './fence-queries.ts'
import type { BarredReader, KeyWorker, NewBarredReader, PortalAccess, Seal } from './fence-schema.ts'
import { shownVictim } from './victim-actions.ts'
import { updateVictim } from './victim-queries.ts'
import type { Victim } from './victim-schema.ts'
import { aboutVictim, onVictim } from './work.ts'

/** How rows name a colleague of the caller. */
export const colleague = (deps: Deps, ctx: Ctx, user: string): string =>
  actorKey(deps.vault, { iss: ctx.actor?.iss ?? '', sub: user })

async function changed(deps: Deps, tx: Tx, ctx: Ctx, id: string, columns: Record<string, unknown>) {
  if (Object.keys(columns).length > 0) updateVictim(tx, id, columns)
  const outcome = await shownVictim(deps, tx, ctx, id)
  return { ...outcome, status: 200, location: `/v1/victims/${id}` }
}

/** A record that is sealed already stays as it was. */
export const sealVictim = (deps: Deps, ctx: Ctx, id: string, { askedBy }: Seal): Promise<Outcome<Victim>> =>
  onVictim(deps, ctx, id, (tx, row) =>
    changed(deps, tx, ctx, id, row.sealedAt === null ? { sealed_at: tx.at, seal_asked_by: askedBy } : {}),
  )

export const liftSeal = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Victim>> =>
  onVictim(deps, ctx, id, async (tx, row) =>
    row.sealedAt === null
      ? refuse('state_conflict')
      : changed(deps, tx, ctx, id, { sealed_at: null, seal_asked_by: null }),
  )

export const nameKeyWorker = (deps: Deps, ctx: Ctx, id: string, { user }: KeyWorker): Promise<Outcome<Victim>> =>
  onVictim(deps, ctx, id, (tx) =>
    changed(deps, tx, ctx, id, { key_worker: user === null ? null : colleague(deps, ctx, user) }),
  )

export const switchPortal = (deps: Deps, ctx: Ctx, id: string, ask: PortalAccess): Promise<Outcome<Victim>> =>
  onVictim(deps, ctx, id, async (tx, row) => {
    if (!ask.open) return changed(deps, tx, ctx, id, { portal_access: false })
    if (row.keyWorker !== ctx.actorKey) return refuse('role_not_allowed')
    if (ask.spokenAlone !== true) {
      return refuse('validation_failed', { errors: [{ pointer: '/spokenAlone', code: 'required_to_open' }] })
    }
    const known = await deps.vault.getSection<ContactWays>(tx, id, 'contact_ways', 'consent_talk')
    const safe = known?.ways.some(({ kind, safe }) => kind === 'portal' && safe) === true
    return safe ? changed(deps, tx, ctx, id, { portal_access: true }) : refuse('state_conflict')
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

import { revocationKey } from '../../db/actor-key.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf, PageQuery } from '../../http/shapes.ts'
import {
  findRevocation,
  insertRevocation,
  liftRevocation,
  listRevocations,
  lockRevocation,
} from './revocation-queries.ts'
import type { NewRevocation, Revocation } from './revocation-schema.ts'

/** The operator sees and shuts out anyone; a manager only users in the manager's own organisation. */
const reach = (ctx: Ctx): string | null => (ctx.actor?.standing.kind === 'operator' ? null : ctx.orgId)

/** Works at the next transaction of whoever is named, whatever token was verified before. */
export const revokeAccess = (deps: Deps, ctx: Ctx, ask: NewRevocation): Promise<Outcome<Revocation>> =>
  perform(deps, ctx, async (tx) => {
    if ((ask.sub === undefined) === (ask.client === undefined)) {
      const code = ask.sub === undefined ? 'missing' : 'unknown_field'
      return refuse('validation_failed', { errors: [{ pointer: '/client', code }] })
    }
    const organizationId = reach(ctx) ?? ask.organizationId ?? null
    const who = { iss: ask.iss ?? ctx.actor?.iss ?? '', sub: ask.sub ?? ask.client ?? '' }
    const subject = revocationKey(deps.vault, who, organizationId)
    const id = deps.random.uuid()
    insertRevocation(tx, { id, subject, organizationId, reason: ask.reason, recordedBy: ctx.actorKey })
    return { ...(await shown(tx, ctx, id)), location: `/v1/access-revocations/${id}` }
  })

export const readRevocation = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Revocation>> =>
  perform(deps, ctx, (tx) => shown(tx, ctx, id))

export const pageRevocations = (
  deps: Deps,
  ctx: Ctx,
  { limit = 50, cursor }: PageQuery,
): Promise<Outcome<PageOf<object>>> =>
  perform(deps, ctx, async (tx) => {
    const rows = await listRevocations(tx, reach(ctx), limit, readCursor(deps, ctx, 'access-revocations', cursor))
    tx.touches('access_revocation', null)
    const value = pageOf(
      deps,
      ctx,
      'access-revocations',
      limit,
      rows,
      (row) => [row.recordedAt, row.id],
      (row) => row,
    )
    return { ok: true, value }
  })

/** Gives access back; lifted already is no conflict. */
export const giveAccessBack = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Revocation>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockRevocation(tx, reach(ctx), id)
    if (row === undefined) return notFound
    if (row.liftedAt === null) liftRevocation(tx, id)
    return { ...(await shown(tx, ctx, id)), status: 200, location: `/v1/access-revocations/${id}` }
  })

async function shown(tx: Tx, ctx: Ctx, id: string): Promise<Outcome<Revocation>> {
  const row = await findRevocation(tx, reach(ctx), id)
  tx.touches('access_revocation', id)
  return row === undefined ? notFound : { ok: true, value: { ...row, reason: row.reason as Revocation['reason'] } }
}

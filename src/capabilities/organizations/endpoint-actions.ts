import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { newKey } from '../../db/envelope.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import type { RoomOptions } from '../../http/room.ts'
import { urlFault } from '../../integrations/webhooks/reachable.ts'
import { insertEndpoint, listEndpoints, retireEndpoint } from './endpoint-queries.ts'
import type { Endpoints, NewEndpoint } from './endpoint-schema.ts'
import { secretBinding, secretText } from './endpoint-secret.ts'
import { findOrganization, lockOrganization } from './organization-queries.ts'

export const readEndpoints = (deps: Deps, ctx: Ctx, organizationId: string): Promise<Outcome<Endpoints>> =>
  perform(deps, ctx, async (tx) => {
    if (!theirs(ctx, organizationId) || (await findOrganization(tx, organizationId)) === undefined) return notFound
    return shown(tx, organizationId)
  })

/** Replaces where the body listens; the new secret is told in this answer and never again. */
export const putEndpoint = (
  { deps, webhooks }: RoomOptions,
  ctx: Ctx,
  organizationId: string,
  { url }: NewEndpoint,
): Promise<Outcome<Endpoints>> =>
  perform(deps, ctx, async (tx) => {
    if (!theirs(ctx, organizationId) || (await lockOrganization(tx, organizationId)) === undefined) return notFound
    const fault = url === null ? null : urlFault(url, webhooks)
    if (fault !== null) return refuse('validation_failed', { errors: [{ pointer: '/url', code: fault }] })
    retireEndpoint(tx, organizationId)
    if (url === null) return shown(tx, organizationId)
    const id = deps.random.uuid()
    const bytes = newKey()
    const secret = await deps.keys.manager.wrap(bytes, secretBinding(organizationId, id))
    const { currentId: kekId } = deps.keys.manager
    insertEndpoint(tx, { organizationId, id, url, secret, kekId, recordedBy: ctx.actorKey })
    return shown(tx, organizationId, { id, secret: secretText(bytes) })
  })

/** A body's own, or any for the operator. */
const theirs = (ctx: Ctx, organizationId: string): boolean =>
  ctx.orgId === organizationId || ctx.actor?.standing.kind === 'operator'

async function shown(
  tx: Tx,
  organizationId: string,
  made?: { id: string; secret: string },
): Promise<Outcome<Endpoints>> {
  tx.touches('webhook_endpoint', organizationId)
  const rows = await listEndpoints(tx, organizationId)
  const items = rows.map((row) => (row.id === made?.id ? { ...row, secret: made.secret } : row))
  return { ok: true, value: { items } }
}

import { permissionsOf } from '../../access/permissions.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import type { Me } from './me-schema.ts'
import { findOrganization, nameOn } from './organization-queries.ts'

export const readMe = (deps: Deps, ctx: Ctx): Promise<Outcome<Me>> =>
  perform(deps, ctx, async (tx) => {
    const { actor } = ctx
    const row = await findOrganization(tx, ctx.orgId)
    if (actor === null || row === undefined) return notFound
    const name = await nameOn(tx, ctx.orgId, ctx.on)
    tx.touches('organization', ctx.orgId)
    const { kind, unitType, regimes } = actor.standing
    return {
      ok: true,
      value: {
        subject: actor.sub,
        actingClient: actor.actSub,
        organization: {
          id: row.id,
          code: row.code,
          kind,
          unitType,
          regimes: [...regimes],
          name: name?.[ctx.language] ?? null,
        },
        roles: [...actor.roles],
        permissions: permissionsOf(actor),
      },
    }
  })

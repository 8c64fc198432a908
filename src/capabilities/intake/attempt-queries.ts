import type { Tx } from '../../db/client.ts'
import { compose } from '../../db/compose.ts'
import type { Ctx, Deps } from '../../db/context.ts'

/** An outsider's look-up leaves the same trace whether or not there is anything (R4). */
export const recordAttempt = (deps: Deps, tx: Tx, ctx: Ctx, sought: string) =>
  tx.write(
    compose.insertInto('attempts').values({
      org_id: tx.scope.orgId,
      id: deps.random.uuid(),
      recorded_at: tx.at,
      recorded_by: ctx.actorKey,
      route: ctx.route,
      purpose: null,
      asked: [deps.vault.keyedHash('reference', sought)],
    }),
  )

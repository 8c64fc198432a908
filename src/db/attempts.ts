import type { Tx } from './client.ts'
import { compose } from './compose.ts'
import type { Ctx, Deps } from './context.ts'

/** The holder of those who never were: a miss goes on there with the statements of a hit. */
export const nobody = '00000000-0000-0000-0000-000000000000'

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

import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { openTask } from '../../db/tasks.ts'
import { markHeldBack } from './conflict-queries.ts'
import { hasOpenTask } from './delivery-queries.ts'

/** Notices of her that have not reached this body wait for management, those under way too; what it may read closes. */
export async function holdBack(deps: Deps, tx: Tx, ctx: Ctx, victimId: string, recipientId: string): Promise<void> {
  for (const { id, ruleId, caseId } of await markHeldBack(tx, victimId, recipientId)) {
    const what = 'review_notice'
    if (await hasOpenTask(tx, what, id)) continue
    const resource = { kind: 'notification', id }
    openTask(deps, tx, { what, ruleId, role: 'center_manager', dueAt: ctx.at, victimId, caseId, resource })
  }
}

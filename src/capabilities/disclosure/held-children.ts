/** Children who are held here with the persons of a letter, as far as the one who releases may know. */
import type { Tx } from '../../db/client.ts'
import { sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import { onlyVisible } from '../persons/facts.ts'
import type { Question } from './gate-facts.ts'

export interface WithChildren {
  readonly victimIds: readonly string[]
  /** Children held here whom the one who releases may not see. */
  readonly unseen: readonly string[]
}

/**
 * With the children of theirs who are held here too: a letter that speaks of them needs their own ground. A child whom
 * the member of staff who releases may not see is no more than a relation: nothing tells that she is held here (R14).
 */
export async function withHeldChildren(
  tx: Tx,
  ctx: Ctx,
  asked: Pick<Question, 'victimIds' | 'scopes'> & { readonly byStaff: boolean },
): Promise<WithChildren> {
  if (!asked.scopes.includes('children')) return { victimIds: [...new Set(asked.victimIds)], unseen: [] }
  const rows = await tx.all(
    sql<{ id: string; seen: boolean }>`select distinct r.related_victim_id as id,
        ${onlyVisible(ctx, 'r.related_victim_id')} as seen from related_persons r
      where r.center_id = ${tx.scope.orgId} and r.victim_id = any (${[...asked.victimIds]}::uuid[])
        and r.relation = 'child' and r.struck_at is null and r.related_victim_id is not null`,
  )
  const ids = (kept: boolean) => rows.filter((row) => (row.seen || !asked.byStaff) === kept).map((row) => row.id)
  return {
    victimIds: [...new Set([...asked.victimIds, ...ids(true)])],
    unseen: ids(false).filter((id) => !asked.victimIds.includes(id)),
  }
}

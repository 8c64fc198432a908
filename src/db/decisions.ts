import { catalogueVersion } from '../rules/catalogue.ts'
import type { Decision } from '../rules/decision.ts'
import type { Tx } from './client.ts'
import { compose, sql } from './compose.ts'
import type { Ctx, Deps } from './context.ts'

/**
 * Stores what was weighed, allowed or not, with the law's version, and with everybody whom the transaction touches, before
 * or after: whoever may not see one of them does not read it. @returns the decision's id.
 */
export function recordDecision(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  subject: { kind: string; id: string | null },
  decision: Decision,
): string {
  const id = deps.random.uuid()
  tx.decided.push((victimIds) =>
    compose.insertInto('decisions').values({
      center_id: tx.scope.orgId,
      id,
      question: decision.question,
      route: ctx.route,
      subject_kind: subject.kind,
      subject_id: subject.id,
      decided_on: decision.on,
      allowed: decision.allowed,
      code: decision.code,
      grounds: sql`${JSON.stringify(decision.grounds)}::jsonb`,
      facts: sql`${JSON.stringify(decision.facts)}::jsonb`,
      catalogue: catalogueVersion,
      recorded_at: tx.at,
      recorded_by: ctx.actorKey,
      victim_ids: [...victimIds],
    }),
  )
  return id
}

import type { Tx } from './client.ts'
import { compose } from './compose.ts'
import type { Ctx, Deps } from './context.ts'

export interface CorrectedField {
  readonly field: string
  readonly old: string | number | null
  readonly new: string | number | null
  readonly reason: string
}

/** Keeps what a recorded fact said before, and why it was set right. Never for a field of the vault. */
export function recordCorrection(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  resource: { kind: string; id: string },
  corrected: CorrectedField,
): void {
  const text = (value: string | number | null) => (value === null ? null : String(value))
  tx.write(
    compose.insertInto('corrections').values({
      center_id: tx.scope.orgId,
      id: deps.random.uuid(),
      resource_kind: resource.kind,
      resource_id: resource.id,
      field: corrected.field,
      old_value: text(corrected.old),
      new_value: text(corrected.new),
      reason_code: corrected.reason,
      recorded_at: tx.at,
      recorded_by: ctx.actorKey,
    }),
  )
}

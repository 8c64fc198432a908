import type { Insertable, Updateable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import type { DB } from '../../db/tables.ts'
import type { Instant } from '../../kernel/dates.ts'

type NewPlacement = Omit<Insertable<DB['placements']>, 'center_id' | 'recorded_at'>

export const insertPlacement = (tx: Tx, row: NewPlacement) =>
  tx.write(compose.insertInto('placements').values({ center_id: tx.scope.orgId, recorded_at: tx.at, ...row }))

export const updatePlacement = (tx: Tx, id: string, change: Updateable<DB['placements']>) =>
  tx.write(compose.updateTable('placements').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id))

export interface PlacementEvent {
  readonly kind: string
  readonly occurredAt?: Instant
  /** Codes and days only. */
  readonly data?: object
  readonly breach?: readonly string[]
  readonly textId?: string | null
  readonly decisionId?: string | null
}

/** One line of the placement's history. */
export const recordEvent = (
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  { placementId, victimId }: { placementId: string; victimId: string },
  { kind, occurredAt = tx.at, data = {}, breach = [], textId = null, decisionId = null }: PlacementEvent,
) =>
  tx.write(
    compose.insertInto('placement_events').values({
      center_id: tx.scope.orgId,
      id: deps.random.uuid(),
      placement_id: placementId,
      victim_id: victimId,
      kind,
      data: sql`${JSON.stringify(data)}::jsonb`,
      breach: [...breach],
      text_id: textId,
      decision_id: decisionId,
      occurred_at: occurredAt,
      recorded_at: tx.at,
      recorded_by: ctx.actorKey,
    }),
  )

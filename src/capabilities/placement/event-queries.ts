import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { inForce } from '../../db/corrections.ts'
import type { Instant } from '../../kernel/dates.ts'
import type { DepartureFacts } from '../../rules/leaving.ts'
import { type PlacementEvent, recordEvent } from './placement-queries.ts'

/** Rules that the facts of this stay break, as they are told now. */
export const breachesOf = async (tx: Tx, placementId: string): Promise<string[]> =>
  (
    await tx.all(
      sql<{ rule: string }>`select distinct unnest(e.breach) as rule from placement_events e
        where e.center_id = ${tx.scope.orgId} and e.placement_id = ${placementId}
          and ${inForce('placement_events', 'e')} order by rule`,
    )
  ).map(({ rule }) => rule)

/** Which line of the history: of this fact, or the last one of the kind that happened at this instant. */
interface Line {
  readonly kind: string
  readonly factId?: string
  readonly at: Instant
}

const lineOf = (tx: Tx, placementId: string, { kind, factId, at }: Line) =>
  tx.one(
    compose
      .selectFrom('placement_events as e')
      .select(['e.id', 'e.data', 'e.breach', 'e.text_id', 'e.decision_id', 'e.occurred_at'])
      .where('e.center_id', '=', tx.scope.orgId)
      .where('e.placement_id', '=', placementId)
      .where('e.kind', '=', kind)
      .where(inForce('placement_events', 'e'))
      .where((eb) =>
        eb.or([
          eb('e.fact_id', '=', factId ?? null),
          eb.and([eb('e.fact_id', 'is', null), eb('e.occurred_at', '=', at)]),
        ]),
      )
      .orderBy('e.recorded_at', 'desc')
      .limit(1),
  )

/** The history tells the fact as it was set right: another line stands in the place of the first. */
export async function retell(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  placement: { id: string; victimId: string },
  line: Line,
  change: Pick<PlacementEvent, 'occurredAt' | 'data' | 'breach' | 'factId' | 'decisionId'>,
): Promise<void> {
  const first = await lineOf(tx, placement.id, line)
  if (first === undefined) return
  recordEvent(deps, tx, ctx, placement, {
    kind: line.kind,
    occurredAt: change.occurredAt ?? first.occurred_at,
    data: { ...(first.data as object), ...change.data },
    breach: change.breach ?? first.breach,
    textId: first.text_id,
    decisionId: change.decisionId ?? first.decision_id,
    factId: change.factId ?? null,
    supersedes: first.id,
  })
}

/** With whom she left, as it is told now. */
export interface Left {
  readonly leavesWith: DepartureFacts['leavesWith']
  readonly takerRelatedPersonId: string | null
  readonly takerUnknown: boolean
}

/** Undefined: she is here, or was removed. */
export const departureOf = (tx: Tx, placementId: string) =>
  tx.one(
    sql<Left>`select e.data ->> 'leavesWith' as "leavesWith", e.data ->> 'takerRelatedPersonId' as "takerRelatedPersonId",
        coalesce((e.data ->> 'takerUnknown')::boolean, false) as "takerUnknown" from placement_events e
      where e.center_id = ${tx.scope.orgId} and e.placement_id = ${placementId} and e.kind = 'departure'
        and e.data ? 'leavesWith' and ${inForce('placement_events', 'e')}
      order by e.recorded_at desc limit 1`,
  )

import type { Tx } from '../../db/client.ts'
import { sql } from '../../db/compose.ts'
import { inForce } from '../../db/corrections.ts'
import type { Instant } from '../../kernel/dates.ts'
import type { PlacementTexts } from './placement-schema.ts'

export interface KeptText {
  readonly of: PlacementTexts['items'][number]['of']
  readonly textId: string
  readonly occurredAt: Instant
}

/** Where the words of a placement lie in the vault, oldest first; `of` a parent's stay with her child only if asked for. */
export const textsOf = (tx: Tx, placementId: string, withChild: boolean) =>
  tx.all(
    sql<KeptText>`select t.of, t.text_id as "textId", t.occurred_at as "occurredAt" from (
      select 'child_view' as of, v.text_id, v.occurred_at from child_views v
        where v.center_id = ${tx.scope.orgId} and v.placement_id = ${placementId}
          and ${inForce('child_views', 'v')}
      union all select 'child_view_weighed', v.weighed_text_id, v.occurred_at from child_views v
        where v.center_id = ${tx.scope.orgId} and v.placement_id = ${placementId}
          and ${inForce('child_views', 'v')}
      union all select 'companion_assessment', a.text_id, a.occurred_at from companion_assessments a
        where a.center_id = ${tx.scope.orgId} and a.placement_id = ${placementId}
      union all select 'best_interest', e.text_id, e.occurred_at from placement_events e
        where e.center_id = ${tx.scope.orgId} and e.placement_id = ${placementId} and e.kind = 'accompanying'
          and ${withChild}
      union all select 'document_number', e.text_id, e.occurred_at from placement_events e
        where e.center_id = ${tx.scope.orgId} and e.placement_id = ${placementId} and e.kind = 'correction'
      union all select k.of, (e.data ->> k.field)::uuid, e.occurred_at from placement_events e,
        (values ('removal_intent', 'intentTextId'), ('removal_hearing', 'hearingTextId'),
          ('removal_safety_plan', 'safetyPlanTextId')) as k (of, field)
        where e.center_id = ${tx.scope.orgId} and e.placement_id = ${placementId} and e.kind = 'removal'
    ) t where t.text_id is not null order by t.occurred_at, t.text_id`,
  )

import type { Tx } from '../../db/client.ts'
import { compose } from '../../db/compose.ts'

/** Tasks that live as long as the stay, born of its dates. */
const ofStay = ['settle_next_place', 'review_stay', 'hear_child_of_ten']

/** What was planned for a stay is no longer due: it ended, or its dates changed. */
export const closeStayTasks = (tx: Tx, placementId: string, by: string) =>
  tx.write(
    compose
      .updateTable('tasks')
      .set({ done_at: tx.at, done_by: by })
      .where('center_id', '=', tx.scope.orgId)
      .where('resource_kind', '=', 'placement')
      .where('resource_id', '=', placementId)
      .where('what', 'in', ofStay)
      .where('done_at', 'is', null),
  )

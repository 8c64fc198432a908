/** What other rooms may ask about notices. */
import type { Tx } from '../../db/client.ts'
import { compose } from '../../db/compose.ts'
import { openStates } from './states.ts'

/** Whether a body has still to be told in this episode: then the intake stays open (`notification_open`). */
export const hasOpenNotice = async (tx: Tx, caseId: string): Promise<boolean> =>
  (await tx.one(
    compose
      .selectFrom('notifications as n')
      .select('n.id')
      .where('n.center_id', '=', tx.scope.orgId)
      .where('n.case_id', '=', caseId)
      .where('n.state', 'in', openStates)
      .limit(1),
  )) !== undefined

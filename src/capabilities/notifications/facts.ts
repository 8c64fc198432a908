/** What other rooms may ask about notices: which bodies the law lets know of a child, whether any still waits. */
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import { openStates } from './states.ts'

/** A notice that a human has let go, or that needed none. `recipientKind`: body that the law names. */
export interface NoticeGround {
  readonly victimId: string
  /** The body that is told, which management may have named in place of a conflicted one. */
  readonly recipientId: string
  readonly recipientKind: string
}

const released = ['due', 'failed', 'sent', 'acknowledged']

/** Statutory grounds for telling bodies of these persons; empty while a human has still to look, and for adults. */
export const noticeGrounds = (tx: Tx, victimIds: readonly string[]): Promise<NoticeGround[]> =>
  tx.all(
    compose
      .selectFrom('notifications as n')
      .select(['n.victim_id as victimId', 'n.recipient_id as recipientId', 'n.recipient_kind as recipientKind'])
      .$narrowType<{ recipientId: string }>()
      .where('n.center_id', '=', tx.scope.orgId)
      .where(sql<boolean>`n.victim_id = any (${[...victimIds]}::uuid[])`)
      .where('n.state', 'in', released)
      .where('n.recipient_id', 'is not', null),
  )

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

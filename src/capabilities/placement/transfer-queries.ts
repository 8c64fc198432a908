import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'

/** Whether she who was told of under this reference is expected here, or here. */
export const isAwaitedOrHere = async (tx: Tx, caseReference: string): Promise<boolean> =>
  (await tx.one(
    compose
      .selectFrom('placements as p')
      .select('p.id')
      .where('p.center_id', '=', tx.scope.orgId)
      .where('p.transfer_reference', '=', caseReference)
      .where('p.state', 'in', ['requested', 'provisional', 'final'])
      .limit(1),
  )) !== undefined

/** Two jobs for one transfer wait for each other. */
export const lockTransfer = (tx: Tx, caseReference: string) =>
  tx.write(sql`select pg_advisory_xact_lock(hashtextextended(${`transfer ${caseReference}`}, 0))`)

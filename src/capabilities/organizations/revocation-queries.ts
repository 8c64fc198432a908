import type { Tx } from '../../db/client.ts'
import { compose } from '../../db/compose.ts'
import { following } from '../../db/paging.ts'
import type { Position } from '../../http/cursor.ts'

/** `organizationId` null: of every organisation, for the operator. */
const revocations = (organizationId: string | null) =>
  compose
    .selectFrom('access_revocations as r')
    .select([
      'r.id',
      'r.organization_id as organizationId',
      'r.reason_code as reason',
      'r.recorded_at as recordedAt',
      'r.lifted_at as liftedAt',
    ])
    .$if(organizationId !== null, (q) => q.where('r.organization_id', '=', organizationId))

export const findRevocation = (tx: Tx, organizationId: string | null, id: string) =>
  tx.one(revocations(organizationId).where('r.id', '=', id))

export const lockRevocation = (tx: Tx, organizationId: string | null, id: string) =>
  tx.one(revocations(organizationId).where('r.id', '=', id).forUpdate('r'))

export const listRevocations = (tx: Tx, organizationId: string | null, limit: number, after: Position | null) =>
  tx.all(
    revocations(organizationId)
      .where(following(after, 'r.recorded_at', 'r.id'))
      .orderBy('r.recorded_at')
      .orderBy('r.id')
      .limit(limit + 1),
  )

export const insertRevocation = (
  tx: Tx,
  row: { id: string; subject: string; organizationId: string | null; reason: string; recordedBy: string },
) =>
  tx.write(
    compose.insertInto('access_revocations').values({
      id: row.id,
      subject: row.subject,
      organization_id: row.organizationId,
      reason_code: row.reason,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )

export const liftRevocation = (tx: Tx, id: string) =>
  tx.write(compose.updateTable('access_revocations').set({ lifted_at: tx.at }).where('id', '=', id))

import type { Tx } from '../../db/client.ts'
import { compose } from '../../db/compose.ts'

export const listEndpoints = (tx: Tx, organizationId: string) =>
  tx.all(
    compose
      .selectFrom('webhook_endpoints as e')
      .select(['e.id', 'e.url', 'e.active', 'e.recorded_at as recordedAt'])
      .where('e.organization_id', '=', organizationId)
      .orderBy('e.active', 'desc')
      .orderBy('e.recorded_at', 'desc')
      .orderBy('e.id'),
  )

export const findActiveEndpoint = (tx: Tx, organizationId: string) =>
  tx.one(
    compose
      .selectFrom('webhook_endpoints as e')
      .select(['e.id', 'e.url', 'e.secret', 'e.kek_id as kekId'])
      .where('e.organization_id', '=', organizationId)
      .where('e.active', '=', true),
  )

export const retireEndpoint = (tx: Tx, organizationId: string) =>
  tx.write(
    compose
      .updateTable('webhook_endpoints')
      .set({ active: false })
      .where('organization_id', '=', organizationId)
      .where('active', '=', true),
  )

export const insertEndpoint = (
  tx: Tx,
  row: { organizationId: string; id: string; url: string; secret: Buffer; kekId: string; recordedBy: string },
) =>
  tx.write(
    compose.insertInto('webhook_endpoints').values({
      organization_id: row.organizationId,
      id: row.id,
      url: row.url,
      secret: row.secret,
      kek_id: row.kekId,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )

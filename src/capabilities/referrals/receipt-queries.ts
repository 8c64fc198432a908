import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import { following } from '../../db/paging.ts'
import type { Position } from '../../http/cursor.ts'
import type { Instant, LocalDate } from '../../kernel/dates.ts'
import type { Receipt } from './referral-schema.ts'

const receipts = (tx: Tx) =>
  compose
    .selectFrom('referral_receipts as r')
    .select([
      'r.id',
      sql<'sent'>`'sent'`.as('state'),
      sql<Receipt['regime']>`r.regime`.as('regime'),
      'r.document_no as documentNo',
      'r.document_on as documentOn',
      'r.persons',
      'r.urgent',
      'r.sent_at as sentAt',
    ])
    .where('r.sender_id', '=', tx.scope.orgId)

export const findReceipt = (tx: Tx, id: string) => tx.one(receipts(tx).where('r.id', '=', id))

export const listReceipts = (tx: Tx, limit: number, after: Position | null) =>
  tx.all(
    receipts(tx)
      .where(following(after, 'r.sent_at', 'r.id'))
      .orderBy('r.sent_at')
      .orderBy('r.id')
      .limit(limit + 1),
  )

/** In the holder's scope, for its sender to read. */
export const insertReceipt = (
  tx: Tx,
  row: {
    id: string
    senderId: string
    regime: string
    documentNo: string | null
    documentOn: LocalDate | null
    persons: number
    urgent: boolean
    sentAt: Instant
    recordedBy: string
  },
) =>
  tx.write(
    compose.insertInto('referral_receipts').values({
      center_id: tx.scope.orgId,
      id: row.id,
      sender_id: row.senderId,
      regime: row.regime,
      document_no: row.documentNo,
      document_on: row.documentOn,
      persons: row.persons,
      urgent: row.urgent,
      sent_at: row.sentAt,
      recorded_by: row.recordedBy,
    }),
  )

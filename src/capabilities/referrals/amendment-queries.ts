import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { AmendmentAsk } from './referral-schema.ts'

export const listAmendments = (tx: Tx, referralId: string) =>
  tx.all(
    compose
      .selectFrom('referral_amendments as a')
      .select([
        'a.id',
        'a.field',
        'a.old_value as old',
        'a.new_value as new',
        sql<AmendmentAsk['reason']>`a.reason_code`.as('reason'),
        'a.text_id as textId',
        'a.recorded_at as recordedAt',
      ])
      .where('a.center_id', '=', tx.scope.orgId)
      .where('a.referral_id', '=', referralId)
      .orderBy('a.recorded_at')
      .orderBy('a.id'),
  )

export const insertAmendment = (
  tx: Tx,
  row: {
    id: string
    referralId: string
    field: string
    old: string | null
    new: string | null
    textId: string | null
    reason: string
    recordedBy: string
  },
) =>
  tx.write(
    compose.insertInto('referral_amendments').values({
      center_id: tx.scope.orgId,
      id: row.id,
      referral_id: row.referralId,
      field: row.field,
      old_value: row.old,
      new_value: row.new,
      text_id: row.textId,
      reason_code: row.reason,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )

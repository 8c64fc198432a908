import type { Insertable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import { compose } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import { following } from '../../db/paging.ts'
import type { DB } from '../../db/tables.ts'
import type { Position } from '../../http/cursor.ts'
import { onlyVisible } from '../persons/facts.ts'

const seen = (tx: Tx, ctx: Ctx) =>
  compose
    .selectFrom('admissions as d')
    .select([
      'd.id',
      'd.victim_id as victimId',
      'd.case_id as caseId',
      'd.door',
      'd.outcome',
      'd.route',
      'd.reason_code as reason',
      'd.reason_text_id as reasonTextId',
      'd.appeal_notice_given as appealNoticeGiven',
      'd.suspicion',
      'd.decision_id as decisionId',
      'd.occurred_at as occurredAt',
      'd.recorded_at as recordedAt',
      'd.version',
    ])
    .where('d.center_id', '=', tx.scope.orgId)
    .where(onlyVisible(ctx, 'd.victim_id'))

export const findAdmission = (tx: Tx, ctx: Ctx, id: string) => tx.about(seen(tx, ctx).where('d.id', '=', id))
export type AdmissionRow = NonNullable<Awaited<ReturnType<typeof findAdmission>>>

export const listAdmissions = (tx: Tx, ctx: Ctx, limit: number, after: Position | null) =>
  tx.all(
    seen(tx, ctx)
      .where(following(after, 'd.recorded_at', 'd.id'))
      .orderBy('d.recorded_at')
      .orderBy('d.id')
      .limit(limit + 1),
  )

export const insertAdmission = (tx: Tx, row: Omit<Insertable<DB['admissions']>, 'center_id' | 'recorded_at'>) =>
  tx.write(compose.insertInto('admissions').values({ center_id: tx.scope.orgId, recorded_at: tx.at, ...row }))

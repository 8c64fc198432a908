import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import { following } from '../../db/paging.ts'
import type { Position } from '../../http/cursor.ts'
import type { Instant } from '../../kernel/dates.ts'
import { onlyVisible } from '../persons/facts.ts'
import type { ServiceQuery, ServiceSummary } from './service-schema.ts'

const services = (tx: Tx, ctx: Ctx) =>
  compose
    .selectFrom('services as s')
    .select([
      's.id',
      's.case_id as caseId',
      's.victim_id as victimId',
      sql<ServiceSummary['type']>`s.type`.as('type'),
      sql<ServiceSummary['provider']>`s.provider`.as('provider'),
      sql<ServiceSummary['renderedByRole']>`s.rendered_by_role`.as('renderedByRole'),
      's.measure_id as measureId',
      's.minutes',
      sql<ServiceSummary['outcome']>`s.outcome`.as('outcome'),
      sql<ServiceSummary['legalStage']>`s.legal_stage`.as('legalStage'),
      's.breach',
      's.occurred_at as occurredAt',
      's.recorded_at as recordedAt',
      's.decision_id as decisionId',
      's.version',
    ])
    .where('s.center_id', '=', tx.scope.orgId)
    .where(onlyVisible(ctx, 's.victim_id'))

export const findService = (tx: Tx, ctx: Ctx, id: string) => tx.about(services(tx, ctx).where('s.id', '=', id))
export const lockService = (tx: Tx, ctx: Ctx, id: string) =>
  tx.about(services(tx, ctx).where('s.id', '=', id).forUpdate('s'))
export type ServiceRow = NonNullable<Awaited<ReturnType<typeof findService>>>

export const listServices = (
  tx: Tx,
  ctx: Ctx,
  { caseId, victimId, type }: ServiceQuery,
  limit: number,
  after: Position | null,
) =>
  tx.all(
    services(tx, ctx)
      .$if(caseId !== undefined, (q) => q.where('s.case_id', '=', caseId ?? ''))
      .$if(victimId !== undefined, (q) => q.where('s.victim_id', '=', victimId ?? ''))
      .$if(type !== undefined, (q) => q.where('s.type', '=', type ?? ''))
      .where(following(after, 's.recorded_at', 's.id'))
      .orderBy('s.recorded_at')
      .orderBy('s.id')
      .limit(limit + 1),
  )

export const insertService = (
  tx: Tx,
  row: Omit<ServiceSummary, 'recordedAt'> & { decisionId: string; recordedBy: string },
) =>
  tx.write(
    compose.insertInto('services').values({
      center_id: tx.scope.orgId,
      id: row.id,
      case_id: row.caseId,
      victim_id: row.victimId,
      measure_id: row.measureId,
      type: row.type,
      provider: row.provider,
      rendered_by_role: row.renderedByRole,
      minutes: row.minutes,
      outcome: row.outcome,
      legal_stage: row.legalStage,
      breach: row.breach,
      occurred_at: row.occurredAt,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
      decision_id: row.decisionId,
    }),
  )

interface Corrected {
  type: string
  provider: string
  outcome: string | null
  legal_stage: string | null
  minutes: number | null
  occurred_at: Instant
  breach: string[]
  decision_id: string
}
export const updateService = (tx: Tx, id: string, change: Corrected) =>
  tx.write(compose.updateTable('services').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id))

import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import { following } from '../../db/paging.ts'
import type { Position } from '../../http/cursor.ts'
import type { Instant } from '../../kernel/dates.ts'
import { onlyVisible } from '../persons/facts.ts'
import type { Complaint, ComplaintQuery } from './complaint-schema.ts'

/** `own`: whoever wrote a complaint about herself is answered once, with what she wrote. */
const complaints = (tx: Tx, ctx: Ctx, own = false) =>
  compose
    .selectFrom('complaints as c')
    .select([
      'c.id',
      'c.victim_id as victimId',
      sql<Complaint['kind']>`c.kind`.as('kind'),
      sql<Complaint['broughtBy']>`c.brought_by`.as('broughtBy'),
      sql<Complaint['about']>`c.about`.as('about'),
      sql<Complaint['matter']>`c.matter`.as('matter'),
      'c.about_staff as aboutStaff',
      'c.about_decision_id as aboutDecisionId',
      'c.text_id as textId',
      sql<Complaint['state']>`c.state`.as('state'),
      'c.handler',
      'c.due_at as dueAt',
      sql<Complaint['outcome']>`c.outcome`.as('outcome'),
      'c.reason_text_id as reasonTextId',
      sql<Complaint['appealTo']>`c.appeal_to`.as('appealTo'),
      'c.answered_at as answeredAt',
      'c.answered_by as answeredBy',
      'c.occurred_at as occurredAt',
      'c.recorded_at as recordedAt',
      'c.decision_id as decisionId',
      'c.version',
    ])
    .where('c.center_id', '=', tx.scope.orgId)
    .where((eb) => eb.or([eb('c.victim_id', 'is', null), onlyVisible(ctx, 'c.victim_id')]))
    .where(own ? sql<boolean>`true` : sql<boolean>`c.about_staff is distinct from ${ctx.actorKey}`)

export const findComplaint = (tx: Tx, ctx: Ctx, id: string, own = false) =>
  tx.about(complaints(tx, ctx, own).where('c.id', '=', id))
export const lockComplaint = (tx: Tx, ctx: Ctx, id: string) =>
  tx.about(complaints(tx, ctx).where('c.id', '=', id).forUpdate('c'))
export type ComplaintRow = NonNullable<Awaited<ReturnType<typeof findComplaint>>>

export const listComplaints = (
  tx: Tx,
  ctx: Ctx,
  { kind, about, state, victimId }: ComplaintQuery,
  limit: number,
  after: Position | null,
) =>
  tx.all(
    complaints(tx, ctx)
      .$if(kind !== undefined, (q) => q.where('c.kind', '=', kind ?? ''))
      .$if(about !== undefined, (q) => q.where('c.about', '=', about ?? ''))
      .$if(state !== undefined, (q) => q.where('c.state', '=', state ?? ''))
      .$if(victimId !== undefined, (q) => q.where('c.victim_id', '=', victimId ?? ''))
      .where(following(after, 'c.recorded_at', 'c.id'))
      .orderBy('c.recorded_at')
      .orderBy('c.id')
      .limit(limit + 1),
  )

interface Columns {
  kind: string
  about: string
  matter: string
  about_staff: string | null
  about_decision_id: string | null
  due_at: Instant
  occurred_at: Instant
}
interface Brought extends Columns {
  id: string
  victim_id: string | null
  brought_by: string
  text_id: string | null
  recorded_by: string
}
export const insertComplaint = (tx: Tx, row: Brought) =>
  tx.write(compose.insertInto('complaints').values({ center_id: tx.scope.orgId, recorded_at: tx.at, ...row }))

interface Handled {
  state: Complaint['state']
  handler: string | null
  outcome: string
  reason_text_id: string | null
  appeal_to: string[]
  answered_at: Instant
  answered_by: string
  decision_id: string
}
export const updateComplaint = (tx: Tx, id: string, change: Partial<Columns & Handled>) =>
  tx.write(compose.updateTable('complaints').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id))

export const insertStep = (
  tx: Tx,
  row: { id: string; complaint_id: string; instance: string; step: string; occurred_at: Instant; recorded_by: string },
) => tx.write(compose.insertInto('complaint_steps').values({ center_id: tx.scope.orgId, recorded_at: tx.at, ...row }))

export const listSteps = (tx: Tx, complaintId: string) =>
  tx.all(
    compose
      .selectFrom('complaint_steps as s')
      .select([
        's.id',
        sql<Complaint['steps'][number]['instance']>`s.instance`.as('instance'),
        sql<Complaint['steps'][number]['step']>`s.step`.as('step'),
        's.occurred_at as occurredAt',
        's.recorded_at as recordedAt',
      ])
      .where('s.center_id', '=', tx.scope.orgId)
      .where('s.complaint_id', '=', complaintId)
      .orderBy('s.occurred_at')
      .orderBy('s.id'),
  )

/** By whom and when a decision was taken; undefined where it is about somebody whom the caller may not see. */
export const decisionTaken = (tx: Tx, ctx: Ctx, id: string) =>
  tx.one(sql<{ by: string; at: Instant }>`select d.recorded_by as by, d.recorded_at as at from decisions d
    where d.center_id = ${tx.scope.orgId} and d.id = ${id} and not exists (
      select from unnest(d.victim_ids) as touched (id) where not ${onlyVisible(ctx, 'touched.id')})`)

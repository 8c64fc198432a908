import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import { following } from '../../db/paging.ts'
import type { Position } from '../../http/cursor.ts'
import type { Instant, LocalDate } from '../../kernel/dates.ts'
import { onlyVisible } from '../persons/facts.ts'
import type { DataRequest, DataRequestQuery } from './request-schema.ts'

const requests = (tx: Tx, ctx: Ctx) =>
  compose
    .selectFrom('data_requests as d')
    .select([
      'd.id',
      'd.victim_id as victimId',
      sql<DataRequest['kind']>`d.kind`.as('kind'),
      sql<DataRequest['askedBy']>`d.asked_by`.as('askedBy'),
      'd.related_person_id as relatedPersonId',
      sql<DataRequest['identityCheck']>`d.identity_check`.as('identityCheck'),
      sql<DataRequest['state']>`d.state`.as('state'),
      'd.due_at as dueAt',
      sql<DataRequest['outcome']>`d.outcome`.as('outcome'),
      sql<DataRequest['ground']>`d.ground`.as('ground'),
      'd.correction_id as correctionId',
      'd.decided_at as decidedAt',
      'd.occurred_at as occurredAt',
      'd.recorded_at as recordedAt',
      'd.text_id as textId',
      'd.reason_text_id as reasonTextId',
      'd.legal_hold as legalHold',
      'd.proposed_by as proposedBy',
      'd.decision_id as decisionId',
      'd.version',
    ])
    .where('d.center_id', '=', tx.scope.orgId)
    .where(onlyVisible(ctx, 'd.victim_id'))

export const findRequest = (tx: Tx, ctx: Ctx, id: string) => tx.one(requests(tx, ctx).where('d.id', '=', id))
export const lockRequest = (tx: Tx, ctx: Ctx, id: string) =>
  tx.one(requests(tx, ctx).where('d.id', '=', id).forUpdate('d'))
export type RequestRow = NonNullable<Awaited<ReturnType<typeof findRequest>>>

export const listRequests = (
  tx: Tx,
  ctx: Ctx,
  { kind, state, victimId }: DataRequestQuery,
  limit: number,
  after: Position | null,
) =>
  tx.all(
    requests(tx, ctx)
      .$if(kind !== undefined, (q) => q.where('d.kind', '=', kind ?? ''))
      .$if(state !== undefined, (q) => q.where('d.state', '=', state ?? ''))
      .$if(victimId !== undefined, (q) => q.where('d.victim_id', '=', victimId ?? ''))
      .where(following(after, 'd.recorded_at', 'd.id'))
      .orderBy('d.recorded_at')
      .orderBy('d.id')
      .limit(limit + 1),
  )

interface Columns {
  victim_id: string
  kind: string
  asked_by: string
  related_person_id: string | null
  identity_check: string | null
  text_id: string | null
  due_at: Instant
  occurred_at: Instant
  recorded_by: string
}
export const insertRequest = (tx: Tx, row: Columns & { id: string }) =>
  tx.write(compose.insertInto('data_requests').values({ center_id: tx.scope.orgId, recorded_at: tx.at, ...row }))

interface Decided {
  state: DataRequest['state']
  outcome: 'granted' | 'refused'
  ground: string | null
  reason_text_id: string | null
  correction_id: string | null
  legal_hold: boolean | null
  proposed_by: string | null
  decided_at: Instant | null
  decided_by: string | null
  decision_id: string | null
}
export const updateRequest = (tx: Tx, id: string, change: Partial<Columns & Decided>) =>
  tx.write(
    compose.updateTable('data_requests').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id),
  )

/** Whether a correction was made on her record, or on an episode, a stay, a service or an application of hers. */
export const isCorrectionOf = async (tx: Tx, victimId: string, correctionId: string): Promise<boolean> =>
  (await tx.one(
    sql<{ id: string }>`select c.id from corrections c where c.center_id = ${tx.scope.orgId} and c.id = ${correctionId}
      and (c.resource_id = ${victimId} or exists (select from (
        select center_id, id, victim_id from cases union all select center_id, id, victim_id from placements
        union all select center_id, id, victim_id from services
        union all select center_id, id, victim_id from applications) r
        where r.center_id = c.center_id and r.id = c.resource_id and r.victim_id = ${victimId}))`,
  )) !== undefined

/** The day on which her last episode was closed; null: none was. */
export const lastClosedOn = async (tx: Tx, victimId: string): Promise<LocalDate | null> =>
  (
    await tx.one(
      sql<{ on: LocalDate | null }>`select max(c.closed_on) as on from cases c
        where c.center_id = ${tx.scope.orgId} and c.victim_id = ${victimId}`,
    )
  )?.on ?? null

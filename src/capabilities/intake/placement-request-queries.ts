import type { Insertable, Updateable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import type { DB } from '../../db/tables.ts'
import type { Position } from '../../http/cursor.ts'
import { onlyVisible } from '../persons/facts.ts'

const columns = [
  'r.id',
  'r.center_id as centerId',
  'r.recipient_id as recipientId',
  'r.reference',
  'r.state',
  'r.regime',
  'r.sex',
  'r.age_band as ageBand',
  'r.children',
  'r.needs',
  'r.language',
  'r.risk_level as risk',
  'r.sent_on as sentOn',
  'r.proposed_center_id as proposedCenterId',
  'r.proposed_on as proposedOn',
  'r.decline_reason as declineReason',
  'r.recorded_by as sentBy',
  'r.version',
] as const

/** Whose request it is, for the requesting center; null for the agency, which never learns it. */
const victimOf = sql<string | null>`(select a.victim_id from applications a
  where a.center_id = r.center_id and a.placement_request_id = r.id limit 1)`

/** Addressed rows: row security shows them to the requesting center and to the agency, and to nobody else. */
const requests = () => compose.selectFrom('placement_requests as r').select(columns).select(victimOf.as('victimId'))

export const findRequest = (tx: Tx, reference: string) => tx.about(requests().where('r.reference', '=', reference))
export const lockRequest = (tx: Tx, reference: string) =>
  tx.about(requests().where('r.reference', '=', reference).forUpdate('r'))
export const findRequestById = (tx: Tx, id: string) => tx.about(requests().where('r.id', '=', id))
export type RequestRow = NonNullable<Awaited<ReturnType<typeof findRequest>>>

/** A person shut to the caller is absent at the requesting center; the agency knows no persons. */
const open = (ctx: Ctx) => sql<boolean>`r.recipient_id = ${ctx.orgId} or exists (select from applications a
  where a.center_id = r.center_id and a.placement_request_id = r.id and ${onlyVisible(ctx, 'a.victim_id')})`

export const listRequests = (tx: Tx, ctx: Ctx, limit: number, after: Position | null) =>
  tx.all(
    requests()
      .where(open(ctx))
      .$if(after !== null, (q) =>
        q.where(sql<boolean>`(r.sent_on, r.reference) > (${after?.[0]}::date, ${after?.[1]})`),
      )
      .orderBy('r.sent_on')
      .orderBy('r.reference')
      .limit(limit + 1),
  )

export const insertRequest = (
  tx: Tx,
  {
    children,
    ...row
  }: Omit<Insertable<DB['placement_requests']>, 'center_id' | 'recorded_at' | 'children'> & {
    children: readonly string[]
  },
) =>
  tx.write(
    compose.insertInto('placement_requests').values({
      center_id: tx.scope.orgId,
      recorded_at: tx.at,
      children: sql`${JSON.stringify(children)}::jsonb`,
      ...row,
    }),
  )

export const updateRequest = (tx: Tx, id: string, change: Updateable<DB['placement_requests']>) =>
  tx.write(compose.updateTable('placement_requests').set(change).where('id', '=', id))

/** The agency stops looking; an accepted request stays what it was. */
export const withdrawRequest = (tx: Tx, id: string) =>
  tx.write(
    compose
      .updateTable('placement_requests')
      .set({ state: 'withdrawn' })
      .where('id', '=', id)
      .where('state', 'in', ['received', 'proposed']),
  )

/** Two jobs for one request, in whatever scope, wait for each other. */
export const lockReference = (tx: Tx, reference: string) =>
  tx.write(sql`select pg_advisory_xact_lock(hashtextextended(${`placement request ${reference}`}, 0))`)

/** Whether the caller leads her, or her episode. */
export const leadsHer = async (tx: Tx, ctx: Ctx, { victimId, caseId }: { victimId: string; caseId: string | null }) =>
  (await tx.one(
    sql<{ id: string }>`select v.id from victims v
      left join cases c on c.center_id = v.center_id and c.id = ${caseId}::uuid
      where v.center_id = ${tx.scope.orgId} and v.id = ${victimId} and ${ctx.actorKey} in (v.key_worker, c.key_worker)`,
  )) !== undefined

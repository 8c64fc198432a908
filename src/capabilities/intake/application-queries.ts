import type { Insertable, Updateable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import { following } from '../../db/paging.ts'
import type { DB } from '../../db/tables.ts'
import type { Position } from '../../http/cursor.ts'
import { onlyVisible } from '../persons/facts.ts'

const columns = [
  'a.id',
  'a.service_id as serviceId',
  'a.victim_id as victimId',
  'a.case_id as caseId',
  'a.applicant_type as applicantType',
  'a.channel',
  'a.state',
  'a.outcome',
  'a.route',
  'a.refusal_ground as refusalGround',
  'a.refusal_text_id as refusalTextId',
  'a.urgent',
  'a.child_concerned as childConcerned',
  'a.ticket_id as ticketId',
  'a.ticket_at as ticketAt',
  'a.served_at as servedAt',
  'a.registered_at as registeredAt',
  'a.front_done_at as frontDoneAt',
  'a.done_at as doneAt',
  'a.placement_request_id as placementRequestId',
  'a.law_enforcement_outcome as lawEnforcementOutcome',
  'a.law_enforcement_at as lawEnforcementAt',
  'a.anonymised_notice_objection as objects',
  'a.applicant_text_id as applicantTextId',
  'a.recorded_at as recordedAt',
  'a.version',
] as const

/** Applications of the scope about persons whom the caller may see. */
const seen = (tx: Tx, ctx: Ctx) =>
  compose
    .selectFrom('applications as a')
    .select(columns)
    .where('a.center_id', '=', tx.scope.orgId)
    .where(onlyVisible(ctx, 'a.victim_id'))

export const findApplication = (tx: Tx, ctx: Ctx, id: string) => tx.about(seen(tx, ctx).where('a.id', '=', id))
/** Locks the application. Undefined when absent, elsewhere or of a person shut to the caller. */
export const lockApplication = (tx: Tx, ctx: Ctx, id: string) =>
  tx.about(seen(tx, ctx).where('a.id', '=', id).forUpdate('a'))
export type ApplicationRow = NonNullable<Awaited<ReturnType<typeof findApplication>>>

const ofRequest = (tx: Tx, ctx: Ctx, placementRequestId: string) =>
  seen(tx, ctx).where('a.placement_request_id', '=', placementRequestId)
export const findApplicationOfRequest = (tx: Tx, ctx: Ctx, placementRequestId: string) =>
  tx.about(ofRequest(tx, ctx, placementRequestId))
export const lockApplicationOfRequest = (tx: Tx, ctx: Ctx, placementRequestId: string) =>
  tx.about(ofRequest(tx, ctx, placementRequestId).forUpdate('a'))

export const listApplications = (tx: Tx, ctx: Ctx, limit: number, after: Position | null, state: string | undefined) =>
  tx.all(
    seen(tx, ctx)
      .$if(state !== undefined, (q) => q.where('a.state', '=', state ?? ''))
      .where(following(after, 'a.recorded_at', 'a.id'))
      .orderBy('a.recorded_at')
      .orderBy('a.id')
      .limit(limit + 1),
  )

export const insertApplication = (tx: Tx, row: Omit<Insertable<DB['applications']>, 'center_id' | 'recorded_at'>) =>
  tx.write(compose.insertInto('applications').values({ center_id: tx.scope.orgId, recorded_at: tx.at, ...row }))

export const updateApplication = (tx: Tx, id: string, change: Updateable<DB['applications']>) =>
  tx.write(compose.updateTable('applications').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id))

export const applicationExists = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.one(
    compose
      .selectFrom('applications as a')
      .select('a.id')
      .where('a.center_id', '=', tx.scope.orgId)
      .where('a.id', '=', id),
  )) !== undefined

/** State of the application that this citizen may read of herself; undefined for any other id. */
export const findOwnState = (tx: Tx, id: string, citizenKey: string) =>
  tx.about(
    compose
      .selectFrom('applications as a')
      .innerJoin('victims as v', (on) => on.onRef('v.center_id', '=', 'a.center_id').onRef('v.id', '=', 'a.victim_id'))
      .select(['a.state', 'v.id as victimId'])
      .where('a.center_id', '=', tx.scope.orgId)
      .where('a.id', '=', id)
      .where('v.citizen_key', '=', citizenKey)
      .where('v.portal_access', '=', true)
      .where('v.erased_at', 'is', null),
  )

/** In which house this application of the asking citizen stands, once the portal is open for her. */
export const ownApplication = (tx: Tx, id: string) =>
  tx.one(sql<{ centerId: string }>`select center_id as "centerId" from vault.own_application(${id})`)

/** The clock of a ticket was set right: so is that of whoever came with it, unless it was set by hand since. */
export const moveTicketClocks = (
  tx: Tx,
  ticketId: string,
  column: 'ticket_at' | 'served_at',
  old: string,
  right: string,
) =>
  tx.write(
    compose
      .updateTable('applications')
      .set({ [column]: right })
      .where('center_id', '=', tx.scope.orgId)
      .where('ticket_id', '=', ticketId)
      .where(sql<boolean>`${sql.ref(column)} = ${old}::timestamptz`),
  )

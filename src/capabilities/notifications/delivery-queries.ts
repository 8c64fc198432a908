import type { Insertable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import { compose } from '../../db/compose.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import type { DB } from '../../db/tables.ts'
import type { Instant } from '../../kernel/dates.ts'

type NewDelivery = Omit<
  Insertable<DB['notification_deliveries']>,
  'center_id' | 'id' | 'recorded_at' | 'recorded_by' | 'occurred_at'
> & { readonly occurred_at?: Instant }

export const insertDelivery = (deps: Deps, tx: Tx, ctx: Ctx, row: NewDelivery): void =>
  tx.write(
    compose.insertInto('notification_deliveries').values({
      occurred_at: tx.at,
      ...row,
      center_id: tx.scope.orgId,
      id: deps.random.uuid(),
      recorded_at: tx.at,
      recorded_by: ctx.actorKey,
    }),
  )

export const listDeliveries = (tx: Tx, notificationId: string) =>
  tx.all(
    compose
      .selectFrom('notification_deliveries as d')
      .select([
        'd.id',
        'd.event_id as eventId',
        'd.recipient_id as recipientId',
        'd.way',
        'd.outcome',
        'd.status',
        'd.received_by as receivedBy',
        'd.proof_code as proofCode',
        'd.breach',
        'd.occurred_at as occurredAt',
        'd.recorded_at as recordedAt',
      ])
      .where('d.center_id', '=', tx.scope.orgId)
      .where('d.notification_id', '=', notificationId)
      .orderBy('d.recorded_at')
      .orderBy('d.id'),
  )

/** Whether a task of this kind about the notice is still open. */
export const hasOpenTask = async (tx: Tx, what: string, notificationId: string): Promise<boolean> =>
  (await tx.one(
    compose
      .selectFrom('tasks as t')
      .select('t.id')
      .where('t.center_id', '=', tx.scope.orgId)
      .where('t.resource_kind', '=', 'notification')
      .where('t.resource_id', '=', notificationId)
      .where('t.what', '=', what)
      .where('t.done_at', 'is', null)
      .limit(1),
  )) !== undefined

/** The body has been told, or need not be: what staff were asked to do about it is done. */
export const closeTasks = (tx: Tx, ctx: Ctx, notificationId: string): void =>
  tx.write(
    compose
      .updateTable('tasks')
      .set({ done_at: tx.at, done_by: ctx.actorKey })
      .where('center_id', '=', tx.scope.orgId)
      .where('resource_kind', '=', 'notification')
      .where('resource_id', '=', notificationId)
      .where('done_at', 'is', null),
  )

/** The review of a notice whose fact was set right is due by the right instant. */
export const moveReview = (tx: Tx, notificationId: string, dueAt: Instant): void =>
  tx.write(openTasks(tx, notificationId, 'review_notice').set({ due_at: dueAt }))

/** A notice that is not late after all. */
export const closeOverdue = (tx: Tx, ctx: Ctx, notificationId: string): void =>
  tx.write(openTasks(tx, notificationId, 'notice_overdue').set({ done_at: tx.at, done_by: ctx.actorKey }))

const openTasks = (tx: Tx, notificationId: string, what: string) =>
  compose
    .updateTable('tasks')
    .where('center_id', '=', tx.scope.orgId)
    .where('resource_kind', '=', 'notification')
    .where('resource_id', '=', notificationId)
    .where('what', '=', what)
    .where('done_at', 'is', null)

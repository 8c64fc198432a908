import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import { following } from '../../db/paging.ts'
import type { Position } from '../../http/cursor.ts'
import type { Instant } from '../../kernel/dates.ts'
import { notComplainedOf } from '../complaints/facts.ts'
import { onlyVisible } from '../persons/facts.ts'
import { worklistsOf } from './worklists.ts'

/** Of several persons, or of none: whoever may read nothing of it does not learn that it is there (R14). */
const ofSeveral = (ctx: Ctx, kind: string, lines: string, key: string) => sql<boolean>`(
    t.resource_kind is distinct from ${kind}
    or not exists (select from ${sql.table(lines)} p where p.center_id = t.center_id and p.${sql.ref(key)} = t.resource_id)
    or exists (select from ${sql.table(lines)} p where p.center_id = t.center_id and p.${sql.ref(key)} = t.resource_id
      and ${onlyVisible(ctx, 'p.victim_id')}))`

/**
 * Tasks of the holder on the caller's worklists; those about a person whom the caller may not see, or about a complaint of
 * the caller, are not there.
 */
const tasks = (ctx: Ctx) => {
  const roles = worklistsOf(ctx.actor)
  return compose
    .selectFrom('tasks as t')
    .select([
      't.id',
      't.what',
      't.rule_id as ruleId',
      't.role',
      't.victim_id as victimId',
      't.case_id as caseId',
      't.resource_kind as resourceKind',
      't.resource_id as resourceId',
      't.due_at as dueAt',
      't.done_at as doneAt',
      't.recorded_at as recordedAt',
      't.version',
      't.opened_by as openedBy',
    ])
    .where('t.center_id', '=', ctx.orgId)
    .where((eb) => eb.or([eb('t.victim_id', 'is', null), onlyVisible(ctx, 't.victim_id')]))
    .where(ofSeveral(ctx, 'incident', 'incident_persons', 'incident_id'))
    .where(ofSeveral(ctx, 'data_breach', 'data_breach_persons', 'breach_id'))
    .where(notComplainedOf(ctx.actorKey, 't.center_id', 't.resource_id'))
    .$if(roles !== null, (q) => q.where('t.role', 'in', roles ?? []))
}

export const findTask = (tx: Tx, ctx: Ctx, id: string) => tx.about(tasks(ctx).where('t.id', '=', id))
export const lockTask = (tx: Tx, ctx: Ctx, id: string) => tx.about(tasks(ctx).where('t.id', '=', id).forUpdate('t'))
export type TaskRow = NonNullable<Awaited<ReturnType<typeof findTask>>>

export interface TasksAsked {
  readonly role: string | undefined
  readonly state: 'open' | 'done'
  readonly overdue: boolean | undefined
  readonly victimId: string | undefined
}

export const listTasks = (tx: Tx, ctx: Ctx, ask: TasksAsked, limit: number, after: Position | null) =>
  tx.all(
    tasks(ctx)
      .where('t.done_at', ask.state === 'open' ? 'is' : 'is not', null)
      .$if(ask.role !== undefined, (q) => q.where('t.role', '=', ask.role ?? ''))
      .$if(ask.victimId !== undefined, (q) => q.where('t.victim_id', '=', ask.victimId ?? ''))
      .$if(ask.overdue !== undefined, (q) => q.where('t.due_at', ask.overdue === true ? '<' : '>=', ctx.at))
      .where(following(after, 't.due_at', 't.id'))
      .orderBy('t.due_at')
      .orderBy('t.id')
      .limit(limit + 1),
  )

export const completeTask = (tx: Tx, ctx: Ctx, id: string, doneAt: Instant, moment: 'alone_and_safe' | null) =>
  tx.write(
    compose
      .updateTable('tasks')
      .set({ done_at: doneAt, done_by: ctx.actorKey, done_moment: moment })
      .where('center_id', '=', tx.scope.orgId)
      .where('id', '=', id),
  )

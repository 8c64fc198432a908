import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf } from '../../http/shapes.ts'
import { addMinutes, instant } from '../../kernel/dates.ts'
import { completeTask, findTask, listTasks, lockTask, type TaskRow } from './task-queries.ts'
import type { Task, TaskCompletion, TaskFilter } from './task-schema.ts'
import { endsByItsAct, mayEnd } from './worklists.ts'

/** Clocks of two machines differ by this much at most. */
const toleranceMinutes = 5

export const pageTasks = (
  deps: Deps,
  ctx: Ctx,
  { limit = 50, cursor, role, state = 'open', overdue, victimId }: TaskFilter,
): Promise<Outcome<PageOf<Task>>> =>
  perform(deps, ctx, async (tx) => {
    const after = readCursor(deps, ctx, 'tasks', cursor)
    const rows = await listTasks(tx, ctx, { role, state, overdue, victimId }, limit, after)
    const page = pageOf(
      deps,
      ctx,
      'tasks',
      limit,
      rows,
      (row) => [row.dueAt, row.id],
      (row) => taskOf(row, ctx),
    )
    tx.touches(
      'task',
      null,
      page.items.flatMap((task) => task.victimId ?? []),
    )
    return { ok: true, value: page }
  })

export const readTask = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Task>> =>
  perform(deps, ctx, (tx) => shown(tx, ctx, id))

/** A fact: whoever did it second changes nothing. */
export const recordCompletion = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { occurredAt, moment }: TaskCompletion,
): Promise<Outcome<Task>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockTask(tx, ctx, id)
    if (row === undefined) return notFound
    if (!mayEnd(ctx.actor, ctx.actorKey, row)) return refuse('role_not_allowed')
    const doneAt = occurredAt === undefined ? ctx.at : instant(occurredAt)
    if (doneAt > addMinutes(ctx.at, toleranceMinutes)) {
      return refuse('validation_failed', { errors: [{ pointer: '/occurredAt', code: 'in_the_future' }] })
    }
    if (row.doneAt === null && endsByItsAct.has(row.what)) return refuse('state_conflict')
    const wanted = momentOf(row.what)
    if (row.doneAt === null && wanted !== null && moment === undefined) {
      return refuse('validation_failed', { errors: [{ pointer: '/moment', code: 'missing' }] })
    }
    if (row.doneAt === null) completeTask(tx, ctx, id, doneAt, wanted)
    return { ...(await shown(tx, ctx, id)), status: 200, location: `/v1/tasks/${id}` }
  })

/** What was told of her must not reach her while somebody listens: it may be said in one moment only. */
const momentOf = (what: string) => (what.startsWith('tell_her_of_') ? ('alone_and_safe' as const) : null)

async function shown(tx: Tx, ctx: Ctx, id: string): Promise<Outcome<Task>> {
  const row = await findTask(tx, ctx, id)
  if (row === undefined) return notFound
  tx.touches('task', id, row.victimId === null ? [] : [row.victimId])
  return { ok: true, value: taskOf(row, ctx), version: row.version }
}

function taskOf({ version: _, openedBy: __, resourceKind, resourceId, ...row }: TaskRow, ctx: Ctx): Task {
  return {
    ...row,
    role: row.role as Task['role'],
    moment: momentOf(row.what),
    resource: resourceKind === null || resourceId === null ? null : { kind: resourceKind, id: resourceId },
    overdue: row.doneAt === null && row.dueAt < ctx.at,
  }
}

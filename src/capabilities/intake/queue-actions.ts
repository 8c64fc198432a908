import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { Action, PageOf, PageQuery } from '../../http/shapes.ts'
import { bakuDay, startOfDay } from '../../kernel/dates.ts'
import {
  countTicketsSince,
  findTicket,
  insertTicket,
  listTickets,
  lockTicket,
  moveTicket,
  type TicketRow,
} from './queue-queries.ts'
import type { NewQueueTicket, QueueMoment, QueueTicket } from './queue-schema.ts'

/** What may follow what; a ticket that was served or left is done. */
const moves = {
  call: { from: ['waiting', 'called'], to: 'called' },
  service: { from: ['waiting', 'called'], to: 'served' },
  leave: { from: ['waiting', 'called'], to: 'left' },
} as const
export type TicketMove = keyof typeof moves

export const issueTicket = (deps: Deps, ctx: Ctx, ask: NewQueueTicket): Promise<Outcome<QueueTicket>> =>
  perform(deps, ctx, async (tx) => {
    const at = momentOf(ctx, ask.occurredAt)
    if (typeof at !== 'string') return at
    const id = deps.random.uuid()
    const number = ask.number ?? `${(await countTicketsSince(tx, startOfDay(bakuDay(at)))) + 1}`
    insertTicket(tx, { id, number, issuedAt: at, recordedBy: ctx.actorKey })
    return { ...(await shownTicket(tx, id)), location: `/v1/queue-tickets/${id}` }
  })

export const readTicket = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<QueueTicket>> =>
  perform(deps, ctx, (tx) => shownTicket(tx, id))

export const pageTickets = (
  deps: Deps,
  ctx: Ctx,
  { limit = 50, cursor }: PageQuery,
): Promise<Outcome<PageOf<object>>> =>
  perform(deps, ctx, async (tx) => {
    const rows = await listTickets(tx, limit, readCursor(deps, ctx, 'queue-tickets', cursor))
    tx.touches('queue_ticket', null)
    return {
      ok: true,
      value: pageOf(deps, ctx, 'queue-tickets', limit, rows, (row) => [row.recordedAt, row.id], ticketOf),
    }
  })

/** A fact of the reception: only a ticket that is already done cannot move. */
export const recordMove = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  move: TicketMove,
  ask: QueueMoment,
): Promise<Outcome<QueueTicket>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockTicket(tx, id)
    if (row === undefined) return notFound
    const at = momentOf(ctx, ask.occurredAt)
    if (typeof at !== 'string') return at
    if (!moves[move].from.some((state) => state === row.state)) return refuse('state_conflict')
    moveTicket(tx, id, moves[move].to, at)
    return { ...(await shownTicket(tx, id)), status: 200, location: `/v1/queue-tickets/${id}` }
  })

export async function shownTicket(tx: Tx, id: string): Promise<Outcome<QueueTicket>> {
  const row = await findTicket(tx, id)
  if (row === undefined) return notFound
  tx.touches('queue_ticket', id)
  const actions = Object.entries(moves).map(([action, { from }]): Action => {
    const allowed = from.some((state) => state === row.state)
    const href = `/v1/queue-tickets/${id}/${action}`
    return { action, method: 'POST', href, allowed, ...(allowed ? {} : { code: 'state_conflict' }) }
  })
  return { ok: true, value: { ...ticketOf(row), actions }, version: row.version }
}

function ticketOf({ version: _, ...row }: TicketRow): Omit<QueueTicket, 'actions'> {
  return { ...row, state: row.state as QueueTicket['state'] }
}

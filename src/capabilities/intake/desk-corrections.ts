/** A call or a ticket set right (R20). */
import type { Ctx, Deps } from '../../db/context.ts'
import { recordCorrection } from '../../db/corrections.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { correctionsOf } from '../../http/corrections.ts'
import { keepSuspicion } from '../persons/effects.ts'
import { moveTicketClocks } from './application-queries.ts'
import type { CallCorrection, TicketCorrection } from './correction-schema.ts'
import { shownCall } from './helpline-actions.ts'
import { findCall, lockCall, updateCall } from './helpline-queries.ts'
import type { HelplineCall } from './helpline-schema.ts'
import { shownTicket } from './queue-actions.ts'
import { findTicket, lockTicket, updateTicket } from './queue-queries.ts'
import type { QueueTicket } from './queue-schema.ts'

export const correctCall = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { field, new: told, reason }: CallCorrection,
): Promise<Outcome<HelplineCall>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockCall(tx, ctx, id)
    if (row === undefined) return notFound
    if (field === 'outcome' && row.outcome === 'lead_opened') return refuse('state_conflict')
    const value = field === 'occurredAt' ? momentOf(ctx, told, '/new') : told
    if (typeof value === 'object') return value
    recordCorrection(deps, tx, ctx, { kind: 'helpline_call', id }, { field, old: row[field], new: value, reason })
    updateCall(tx, id, { [field === 'occurredAt' ? 'occurred_at' : field]: value })
    if (field === 'regime' && value === 'thb' && row.victimId !== null) {
      await keepSuspicion(deps, tx, ctx, row.victimId, { source: 'hotline' })
    }
    return { ...(await shownCall(tx, ctx, id)), status: 200, location: `/v1/helpline-calls/${id}` }
  })

const columns = {
  number: 'number',
  issuedAt: 'issued_at',
  calledAt: 'called_at',
  servedAt: 'served_at',
  leftAt: 'left_at',
} as const

export const correctTicket = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { field, new: told, reason }: TicketCorrection,
): Promise<Outcome<QueueTicket>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockTicket(tx, id)
    if (row === undefined) return notFound
    const old = row[field]
    if (old === null) return refuse('state_conflict')
    const value = field === 'number' ? told : momentOf(ctx, told, '/new')
    if (typeof value === 'object') return value
    recordCorrection(deps, tx, ctx, { kind: 'queue_ticket', id }, { field, old, new: value, reason })
    updateTicket(tx, id, { [columns[field]]: value })
    if (field === 'issuedAt') moveTicketClocks(tx, id, 'ticket_at', old, value)
    if (field === 'servedAt') moveTicketClocks(tx, id, 'served_at', old, value)
    return { ...(await shownTicket(tx, id)), status: 200, location: `/v1/queue-tickets/${id}` }
  })

export const readCallCorrections = correctionsOf('helpline_call', findCall)

export const readTicketCorrections = correctionsOf('queue_ticket', (tx, _, id) => findTicket(tx, id))

/** When a fact happened, as it was told: now when nothing was said, and never in the future (R20). */
import { addMinutes, type Instant, instant } from '../kernel/dates.ts'
import type { Ctx } from './context.ts'
import { type Refused, refuse } from './outcome.ts'

/** Clocks of two machines differ by this much at most. */
const toleranceMinutes = 5

const faulty = (pointer: string, code: string): Refused => refuse('validation_failed', { errors: [{ pointer, code }] })

export function momentOf(ctx: Ctx, occurredAt: string | undefined, pointer = '/occurredAt'): Instant | Refused {
  if (occurredAt === undefined) return ctx.at
  const at = instant(occurredAt)
  return at <= addMinutes(ctx.at, toleranceMinutes) ? at : faulty(pointer, 'in_the_future')
}

/** As `momentOf`, of somebody who came at `arrivedAt`: not before she came, nor after she left. */
export function momentSince(
  ctx: Ctx,
  occurredAt: string | undefined,
  arrivedAt: Instant,
  departedAt: Instant | null = null,
): Instant | Refused {
  const at = occurredAt === undefined ? (departedAt ?? ctx.at) : momentOf(ctx, occurredAt)
  if (typeof at !== 'string') return at
  if (at < arrivedAt) return faulty('/occurredAt', 'before_arrival')
  return departedAt !== null && at > departedAt ? faulty('/occurredAt', 'after_departure') : at
}

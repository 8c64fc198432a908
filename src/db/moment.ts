/** When a fact happened, as it was told: now when nothing was said, and never in the future (R20). */
import { addMinutes, type Instant, instant } from '../kernel/dates.ts'
import type { Ctx } from './context.ts'
import { type Refused, refuse } from './outcome.ts'

/** Clocks of two machines differ by this much at most. */
const toleranceMinutes = 5

export function momentOf(ctx: Ctx, occurredAt: Instant | undefined): Instant | Refused {
  if (occurredAt === undefined) return ctx.at
  const at = instant(occurredAt)
  if (at <= addMinutes(ctx.at, toleranceMinutes)) return at
  return refuse('validation_failed', { errors: [{ pointer: '/occurredAt', code: 'in_the_future' }] })
}

/** When a fact happened: now unless said otherwise, never ahead of the clock. */
import type { Ctx } from '../../db/context.ts'
import { refuse } from '../../db/outcome.ts'
import { type Instant, instant, minutesBetween } from '../../kernel/dates.ts'

/** Clocks of two desks may differ by this much. */
const toleranceMinutes = 5

/** @returns null for an instant in the future. */
export function occurrence(ctx: Ctx, said: Instant | undefined): Instant | null {
  if (said === undefined) return ctx.at
  const at = instant(said)
  return minutesBetween(ctx.at, at) > toleranceMinutes ? null : at
}

export const notYet = refuse('validation_failed', { errors: [{ pointer: '/occurredAt', code: 'in_the_future' }] })

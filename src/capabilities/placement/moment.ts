import type { Ctx } from '../../db/context.ts'
import { type Refused, refuse } from '../../db/outcome.ts'
import { addMinutes, type Instant, instant } from '../../kernel/dates.ts'

const faulty = (pointer: string, code: string): Refused => refuse('validation_failed', { errors: [{ pointer, code }] })

/** When a fact happened, in UTC; left out: now. Clocks differ, so five minutes ahead are taken. */
export function happenedAt(ctx: Ctx, said: string | undefined, pointer = '/occurredAt'): Instant | Refused {
  const at = said === undefined ? ctx.at : instant(said)
  return at > addMinutes(ctx.at, 5) ? faulty(pointer, 'in_the_future') : at
}

/** As `happenedAt`, and not before she came. */
export function happenedInStay(ctx: Ctx, said: string | undefined, arrivedAt: Instant): Instant | Refused {
  const at = happenedAt(ctx, said)
  return typeof at === 'string' && at < arrivedAt ? faulty('/occurredAt', 'before_arrival') : at
}

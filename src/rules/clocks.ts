/** The clocks of the DOST service (SVC-SLA-01, R32). A breach is a flag: it closes, cancels and refuses nothing. */
import { addDays, addMinutes, bakuDay, type Instant, startOfDay } from '../kernel/dates.ts'
import { inForce } from './parameter.ts'
import { frontOfficeMinutes, wholeServiceHours } from './parameters/clocks.ts'

/** Null where it has not happened, or is not known. */
export interface ClockFacts {
  readonly ticketAt: Instant | null
  readonly servedAt: Instant | null
  /** Accepted at the desk; for a lead, taken by a human. */
  readonly registeredAt: Instant | null
  readonly frontDoneAt: Instant | null
  /** Request sent to the Social Services Agency, or closed otherwise. */
  readonly doneAt: Instant | null
}

export interface Clocks {
  readonly frontDueAt: Instant | null
  /** The target: 24 hours from registration, nights and holidays counted. */
  readonly dueAt: Instant | null
  /** Outer limit of Civil Code 368: the end of the next Baku day. No roll-over over a holiday. */
  readonly legalEndAt: Instant | null
  readonly frontBreached: boolean
  readonly breached: boolean
  readonly legalEndBreached: boolean
}

/** An instant still open is measured against `now`; exactly on time is not late. */
const late = (due: Instant | null, doneAt: Instant | null, now: Instant): boolean =>
  due !== null && (doneAt ?? now) > due

/** The parameters of the day on which each clock started. No norm exists for the wait from ticket to desk. */
export function clocks(facts: ClockFacts, now: Instant): Clocks {
  const { servedAt, registeredAt } = facts
  const frontDueAt = servedAt === null ? null : addMinutes(servedAt, inForce(frontOfficeMinutes, bakuDay(servedAt)))
  const dueAt =
    registeredAt === null ? null : addMinutes(registeredAt, inForce(wholeServiceHours, bakuDay(registeredAt)) * 60)
  const legalEndAt = registeredAt === null ? null : startOfDay(addDays(bakuDay(registeredAt), 2))
  return {
    frontDueAt,
    dueAt,
    legalEndAt,
    frontBreached: late(frontDueAt, facts.frontDoneAt, now),
    breached: late(dueAt, facts.doneAt, now),
    legalEndBreached: late(legalEndAt, facts.doneAt, now),
  }
}

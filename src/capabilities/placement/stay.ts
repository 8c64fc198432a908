/** What a placement's dates mean on a day. Pure: computed at each reading, so that no job has to run for it. */
import type { Regime } from '../../access/actor.ts'
import { addDays, bakuDay, type Instant, type LocalDate } from '../../kernel/dates.ts'
import type { CapacityFacts } from '../../rules/age.ts'
import { exitNotBefore } from '../../rules/calendar.ts'
import type { Facility } from '../../rules/parameters/facilities.ts'
import {
  correctedLimit,
  type StayFacts,
  type StayFlags,
  type StayLimit,
  stayFlags,
  stayLimit,
} from '../../rules/stay-limit.ts'

export interface Stay {
  readonly regime: Regime
  readonly facility: Facility
  readonly person: CapacityFacts
  readonly admissionOn: LocalDate | null
  /** Null: that of arrival. */
  readonly clockStartOn: LocalDate | null
  readonly childAtAdmission: boolean | null
  readonly limitFloorOn: LocalDate | null
  readonly extendedUntil: LocalDate | null
  readonly accompanyingUntilOn: LocalDate | null
  readonly reviewedOn: LocalDate | null
  readonly departedAt: Instant | null
}

/** The day from which the limit runs; null before she came. */
export const clockStartOf = ({ admissionOn, clockStartOn }: Pick<Stay, 'admissionOn' | 'clockStartOn'>) =>
  admissionOn === null ? null : (clockStartOn ?? admissionOn)

/** The status noted at the door, as a person: a child of no known birth date, or an adult. */
const asNoted = (child: boolean): StayFacts['person'] => ({ birthOn: null, ageBasis: 'unknown', presumedChild: child })

const notBefore = (limit: StayLimit, floor: LocalDate | null): StayLimit =>
  floor === null || limit.lastDay === null || floor <= limit.lastDay
    ? limit
    : { ...limit, lastDay: floor, exitNotBefore: exitNotBefore(floor) }

/**
 * The limit from the day on which the clock started; null before she came. What was noted at the door is held: a birth date learnt later
 * lengthens the stay at once and never shortens it (GEN-AGE-02, DV-STAY-02).
 */
export function limitOf(stay: Stay): StayLimit | null {
  const admissionOn = clockStartOf(stay)
  if (admissionOn === null) return null
  const place = { regime: stay.regime, facility: stay.facility, admissionOn }
  const held = stayLimit({ ...place, person: asNoted(stay.childAtAdmission ?? false) })
  const limit = correctedLimit(held, stayLimit({ ...place, person: stay.person }), null)
  return notBefore(notBefore(limit, stay.limitFloorOn), stay.extendedUntil)
}

/** The last day on which a planned exit may fall: of the limit, or of an approved stay with her child. */
export function lastDayOf(stay: Stay): LocalDate | null {
  const last = limitOf(stay)?.lastDay ?? null
  const child = stay.accompanyingUntilOn
  return last !== null && child !== null && child > last ? child : last
}

/** The day by which a stay without a limit is to be reviewed; null: with a limit, not begun, or ended (THB-STAY-01). */
export function reviewDueOf(stay: Stay): LocalDate | null {
  const every = limitOf(stay)?.reviewEveryDays ?? null
  const since = stay.reviewedOn ?? clockStartOf(stay)
  return every === null || since === null || stay.departedAt !== null ? null : addDays(since, every)
}

export function flagsOf(stay: Stay, on: LocalDate): StayFlags {
  const limit = limitOf(stay)
  if (limit === null) return { overLimit: false, breach: [] }
  const leftOn = stay.departedAt === null ? null : bakuDay(stay.departedAt)
  return stayFlags(limit, { leftOn, accompanyingUntilOn: stay.accompanyingUntilOn }, on)
}

/** How long shelter lasts, and when a longer stay is a breach (DV-STAY-01 to 04, THB-STAY-01, GEN-TERM-01). */
import { addDays, daysBetween, type LocalDate } from '../kernel/dates.ts'
import type { Words } from '../kernel/words.ts'
import { type AgeFacts, isChild } from './age.ts'
import { exitNotBefore, lastDay, lastDayAfter } from './calendar.ts'
import type { Citation } from './citation.ts'
import type { Ground, GroundOutcome } from './decision.ts'
import { inForce, type Parameter, versionInForce } from './parameter.ts'
import { type Facility, type Regime, stayProfiles } from './parameters/facilities.ts'
import { episodeGap, stayReminders } from './parameters/reminders.ts'
import { housePolicy, nonWorkingLastDay, periodsInMonths } from './placement-sources.ts'

export interface StayFacts {
  readonly regime: Regime
  readonly facility: Facility
  /** Baku day of the first night, whatever the basis of the placement. */
  readonly admissionOn: LocalDate
  readonly person: AgeFacts
}

/** Whether the child is a victim or accompanies one is not asked: the limit is the same. */
export interface StayLimit {
  readonly outcome: 'limited' | 'unlimited'
  readonly limitMonths: number | null
  readonly limitDays: number | null
  readonly lastDay: LocalDate | null
  readonly exitNotBefore: LocalDate | null
  readonly reviewEveryDays: number | null
  readonly grounds: readonly Ground[]
}

const code = 'stay_limit_exceeded'
const ground = (rule: string, says: Words, source: Citation, outcome: GroundOutcome = 'met'): Ground => ({
  rule,
  outcome,
  says,
  source,
  code,
})
/** A value with the ground that names its source. @throws LawGap when none was in force on that day. */
function spoken<T>(parameter: Parameter<T>, on: LocalDate): { value: T; said: Ground } {
  const { value, source } = versionInForce(parameter, on)
  return { value, said: ground(parameter.rule, parameter.says, source) }
}

const counting = ground(
  'GEN-TERM-01',
  {
    az: 'Aylarla hesablanan müddət son ayın eyni tarixli günündə, belə gün yoxdursa, ayın son günündə bitir.',
    en: 'A period in months ends on the same-numbered day of its last month, or on that month’s last day when there is none.',
    ru: 'Срок, исчисляемый месяцами, истекает в то же число последнего месяца, а если такого числа нет — в последний день месяца.',
  },
  periodsInMonths,
)

const fixedAtAdmission = ground(
  'DV-STAY-02',
  {
    az: 'Müddət qəbul günündəki yaşa görə müəyyən edilir və on səkkiz yaş tamam olduqda qısalmır.',
    en: 'The limit is fixed by the age on the day of admission and is not shortened by the eighteenth birthday.',
    ru: 'Срок определяется возрастом на день приёма и с наступлением восемнадцатилетия не сокращается.',
  },
  housePolicy('DV-STAY-02'),
)

const rollOver = (known: boolean): Ground =>
  ground(
    'GEN-TERM-01',
    {
      az: 'Son gün qeyri-iş gününə düşürsə, heç kim növbəti iş günündən əvvəl çıxarıla bilməz.',
      en: 'When the last day is not a working day, nobody is made to leave before the next working day.',
      ru: 'Если последний день нерабочий, никого нельзя выселить раньше следующего рабочего дня.',
    },
    nonWorkingLastDay,
    known ? 'met' : 'missing',
  )

function limited(
  amount: { months: number } | { days: number },
  last: LocalDate,
  grounds: readonly Ground[],
): StayLimit {
  const notBefore = exitNotBefore(last)
  return {
    outcome: 'limited',
    limitMonths: 'months' in amount ? amount.months : null,
    limitDays: 'days' in amount ? amount.days : null,
    lastDay: last,
    exitNotBefore: notBefore,
    reviewEveryDays: null,
    grounds: [...grounds, counting, rollOver(notBefore !== null)],
  }
}

/** The limit by the law of the day of admission. @throws LawGap when no value was in force on that day. */
export function stayLimit(facts: StayFacts): StayLimit {
  const on = facts.admissionOn
  const profile = stayProfiles[facts.facility][facts.regime]
  if (profile.kind === 'unlimited') {
    const { value: reviewEveryDays, said } = spoken(profile.reviewEvery, on)
    return {
      outcome: 'unlimited',
      limitMonths: null,
      limitDays: null,
      lastDay: null,
      exitNotBefore: null,
      reviewEveryDays,
      grounds: [said],
    }
  }
  if (profile.kind === 'days') {
    const { value: days, said } = spoken(profile.days, on)
    return limited({ days }, lastDayAfter(on, days), [said])
  }
  const parameter = isChild(facts.person, on) ? profile.child : profile.adult
  const { value: months, said } = spoken(parameter, on)
  return limited({ months }, lastDay(on, months), [said, fixedAtAdmission])
}

/** A new end counted from the old last day (Civil Code 369.8). @throws RangeError for a stay without a limit. */
export function extendLimit(limit: StayLimit, months: number): StayLimit {
  if (limit.lastDay === null) throw new RangeError('a stay without a limit needs no extension')
  const last = lastDay(limit.lastDay, months)
  return { ...limit, lastDay: last, exitNotBefore: exitNotBefore(last) }
}

export interface ManagementDecision {
  readonly decidedOn: LocalDate
  /** The day on which the person was told. */
  readonly noticeOn: LocalDate
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? b : a)

/**
 * After a corrected birth date (GEN-AGE-02): a longer limit holds at once; a shorter one only by a decision of
 * management with notice, and never for days already past.
 */
export function correctedLimit(held: StayLimit, recomputed: StayLimit, decision: ManagementDecision | null): StayLimit {
  if (held.lastDay === null || recomputed.lastDay === null) return held.lastDay === null ? held : recomputed
  if (recomputed.lastDay >= held.lastDay) return recomputed
  if (decision === null) return held
  const last = later(recomputed.lastDay, later(decision.decidedOn, decision.noticeOn))
  return last >= held.lastDay ? held : { ...recomputed, lastDay: last, exitNotBefore: exitNotBefore(last) }
}

export interface PresenceFacts {
  /** Day of departure; null while she is here. */
  readonly leftOn: LocalDate | null
  /** Last day of an approved stay as the companion of a child (DV-STAY-03). */
  readonly accompanyingUntilOn: LocalDate | null
}

export interface StayFlags {
  readonly overLimit: boolean
  /** Ids of broken rules; null: over the limit, but whether it is a breach cannot be said without a holiday table. */
  readonly breach: readonly string[] | null
}

/** By dates alone. A flag: it ends nothing and moves nobody. */
export function stayFlags(limit: StayLimit, facts: PresenceFacts, on: LocalDate): StayFlags {
  const present = facts.leftOn !== null && facts.leftOn < on ? facts.leftOn : on
  const accompanying = facts.accompanyingUntilOn
  const moved = accompanying !== null && limit.lastDay !== null && accompanying > limit.lastDay
  const last = moved ? accompanying : limit.lastDay
  if (last === null || present <= last) return { overLimit: false, breach: [] }
  const notBefore = moved ? exitNotBefore(last) : limit.exitNotBefore
  if (notBefore === null) return { overLimit: true, breach: null }
  return { overLimit: true, breach: present > notBefore ? ['DV-STAY-01'] : [] }
}

/** Days on which staff are reminded, first to last (DV-STAY-04). Empty without a limit. */
export function stayReminderDays(limit: StayLimit, on: LocalDate): readonly LocalDate[] {
  const last = limit.lastDay
  return last === null ? [] : inForce(stayReminders, on).map((days) => addDays(last, -days))
}

export interface NewEpisodeFacts {
  readonly previousEndedOn: LocalDate | null
  readonly admissionOn: LocalDate
  /** A new incident or a new referral. */
  readonly newBasis: boolean
}

/** Shown to management, never refused: there is no lifetime cap and no waiting time (DV-STAY-04). */
export const looksLikeContinuation = (facts: NewEpisodeFacts): boolean =>
  facts.previousEndedOn !== null &&
  !facts.newBasis &&
  daysBetween(facts.previousEndedOn, facts.admissionOn) <= inForce(episodeGap, facts.admissionOn)

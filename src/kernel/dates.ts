/** Time as the law sees it: instants in UTC, legal days in Asia/Baku. The only file that does calendar arithmetic. */
import { Temporal } from 'temporal-polyfill'

/** A legal day, `YYYY-MM-DD`, in Asia/Baku. Compares as a string. */
export type LocalDate = string & { readonly __brand: 'LocalDate' }
/** A point in time, RFC 3339 in UTC with milliseconds (`…Z`). Compares as a string. */
export type Instant = string & { readonly __brand: 'Instant' }

/** The only source of "now"; passed in everywhere so that a test can hold time still. */
export interface Clock {
  readonly now: () => Instant
}

export const systemClock: Clock = { now: () => new Date().toISOString() as Instant }

const zone = 'Asia/Baku'

/** One request asks the same birthday and the same hour many times over: answers are kept, no more than these. */
const kept = 1_000
function remembering(work: (asked: string) => LocalDate): (asked: string) => LocalDate {
  const answers = new Map<string, LocalDate>()
  return (asked) => {
    const known = answers.get(asked)
    if (known !== undefined) return known
    if (answers.size >= kept) answers.clear()
    const answer = work(asked)
    answers.set(asked, answer)
    return answer
  }
}
const plain = (day: LocalDate) => Temporal.PlainDate.from(day)
const date = (value: Temporal.PlainDate) => value.toString() as LocalDate

/** @throws RangeError when the text is not a day that exists. */
export function day(text: string): LocalDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new RangeError(`not a day: ${text}`)
  // A day that does not exist comes back as another one, or not at all.
  if (new Date(`${text}T00:00Z`).toISOString().slice(0, 10) !== text) throw new RangeError(`no such day: ${text}`)
  return text as LocalDate
}

/** Normalises any RFC 3339 text with an offset. @throws RangeError without an offset or when it does not exist. */
export function instant(text: string): Instant {
  if (!/^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/.test(text)) {
    throw new RangeError(`not an instant with an offset: ${text}`)
  }
  return new Date(Temporal.Instant.from(text).epochMilliseconds).toISOString() as Instant
}

/** The Baku day on which an instant falls (GEN-TIME-01): by the zone's history, never by a fixed offset. */
export const bakuDay = (at: Instant): LocalDate =>
  at > '1930' ? dayOfHour(at.slice(0, 13)) : dayOf(Temporal.Instant.from(at))
const dayOf = (at: Temporal.Instant) => date(at.toZonedDateTimeISO(zone).toPlainDate())
/** Since 1930 the zone differs from UTC by whole hours, so one hour of UTC lies in one Baku day. */
const dayOfHour = remembering((hour: string) => dayOf(Temporal.Instant.from(`${hour}:00Z`)))

export const today = (clock: Clock): LocalDate => bakuDay(clock.now())
/** 00:00 in Baku at the start of a day. */
export const startOfDay = (on: LocalDate): Instant => instant(plain(on).toZonedDateTime(zone).toInstant().toString())

export const addDays = (on: LocalDate, days: number): LocalDate => date(plain(on).add({ days }))
/** Same-numbered day `months` later, clamped to the last day of that month (GEN-TERM-01). Always from the anchor. */
export const addMonths = (on: LocalDate, months: number): LocalDate => monthsLater(`${on}+${months}`)
const monthsLater = remembering((asked: string) => {
  const on = day(asked.slice(0, 10))
  return date(plain(on).add({ months: Number(asked.slice(11)) }, { overflow: 'constrain' }))
})
/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  plain(from).until(plain(to), { largestUnit: 'days' }).days
/** ISO day of the week: Monday 1 … Sunday 7. */
export const dayOfWeek = (on: LocalDate): number => plain(on).dayOfWeek
export const addMinutes = (at: Instant, minutes: number): Instant =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString() as Instant
export const minutesBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / 60_000

/** Periods of the law in Baku days (GEN-TERM-01). Always counted from the anchor, never month by month. */
import { addDays, addMonths, dayOfWeek, type LocalDate } from '../kernel/dates.ts'
import { valueOn } from './parameter.ts'
import { workingDays } from './parameters/working-days.ts'

/** Last lawful day of a period in months: the same-numbered day, or the month's last when there is none. */
export const lastDay = (anchor: LocalDate, months: number): LocalDate => addMonths(anchor, months)

/** Last lawful day of a period in days; the day of the event itself is not counted. */
export const lastDayAfter = (anchor: LocalDate, days: number): LocalDate => addDays(anchor, days)

/** Null: the year has no table, or the Cabinet has not yet said what that day is. */
export function isWorkingDay(on: LocalDate): boolean | null {
  const table = valueOn(workingDays, on)
  if (table === null || table.undecided.includes(on)) return null
  if (table.worked.includes(on)) return true
  return dayOfWeek(on) <= 5 && !table.off.some((off) => off.on === on)
}

/**
 * Nobody may be made to leave before this day: the last day, or the next working day when it is not one
 * (Civil Code 370.2). Null when a needed day is not known; then there is no breach either.
 */
export function exitNotBefore(last: LocalDate): LocalDate | null {
  let on = last
  let working = isWorkingDay(on)
  while (working === false) {
    on = addDays(on, 1)
    working = isWorkingDay(on)
  }
  return working === null ? null : on
}

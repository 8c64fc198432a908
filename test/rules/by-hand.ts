/** Calendar arithmetic by hand, for tests only: the oracle must not be the library that the product uses. */
import type { LocalDate } from '../../src/kernel/dates.ts'

export interface Ymd {
  readonly y: number
  readonly m: number
  readonly d: number
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
export const leap = (y: number): boolean => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0
export const daysIn = (y: number, m: number): number => (m === 2 && leap(y) ? 29 : (lengths[m - 1] ?? 0))

export const text = ({ y, m, d }: Ymd): LocalDate =>
  `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` as LocalDate
export const parts = (on: string): Ymd => ({
  y: Number(on.slice(0, 4)),
  m: Number(on.slice(5, 7)),
  d: Number(on.slice(8)),
})

export function monthsLater(on: string, months: number): LocalDate {
  const { y, m, d } = parts(on)
  const index = y * 12 + (m - 1) + months
  const year = Math.floor(index / 12)
  const month = (index % 12) + 1
  return text({ y: year, m: month, d: Math.min(d, daysIn(year, month)) })
}

export function nextDay(on: string): LocalDate {
  const { y, m, d } = parts(on)
  if (d < daysIn(y, m)) return text({ y, m, d: d + 1 })
  return m < 12 ? text({ y, m: m + 1, d: 1 }) : text({ y: y + 1, m: 1, d: 1 })
}

/** Sakamoto's table: Sunday 0 … Saturday 6. */
export function weekday(on: string): number {
  const { y, m, d } = parts(on)
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][m - 1] ?? 0
  const year = m < 3 ? y - 1 : y
  return (year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + shift + d) % 7
}

function lastSunday(y: number, m: number): LocalDate {
  const last = text({ y, m, d: daysIn(y, m) })
  return text({ y, m, d: daysIn(y, m) - weekday(last) })
}

/** Hours by which Baku is ahead: summer time ran from 00:00 UTC of the last Sundays of March and October, 1997 to 2015. */
export function bakuOffset(utcDay: string): 4 | 5 {
  const { y } = parts(utcDay)
  return y >= 1997 && y <= 2015 && utcDay >= lastSunday(y, 3) && utcDay < lastSunday(y, 10) ? 5 : 4
}

export function bakuDayByHand(utcDay: string, hour: number): LocalDate {
  return hour + bakuOffset(utcDay) >= 24 ? nextDay(utcDay) : (utcDay as LocalDate)
}

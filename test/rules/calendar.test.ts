import fc from 'fast-check'
import t from 'tap'
import { bakuDay, day, instant, startOfDay } from '../../src/kernel/dates.ts'
import { exitNotBefore, isWorkingDay, lastDay, lastDayAfter } from '../../src/rules/calendar.ts'
import { workingDays } from '../../src/rules/parameters/working-days.ts'
import { bakuDayByHand, bakuOffset, daysIn, monthsLater, nextDay, parts, text, weekday } from './by-hand.ts'
import { holdsForAll } from './seeded.ts'

const days = fc
  .record({
    y: fc.integer({ min: 1990, max: 2060 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 31 }),
  })
  .filter(({ y, m, d }) => d <= daysIn(y, m))
  .map(text)

t.test('a period in months ends on the same-numbered day, clamped to the month, as counted by hand', async (t) => {
  holdsForAll(t, fc.tuple(days, fc.integer({ min: 1, max: 24 })), ([on, months]) => {
    const end = lastDay(on, months)
    if (end !== monthsLater(on, months)) throw new Error(`${on} + ${months}: ${end}`)
    if (parts(end).d > parts(on).d) throw new Error(`${on} + ${months} grew past its own day: ${end}`)
  })
})

t.test('a later admission never has an earlier last day, and one month more never ends earlier', async (t) => {
  holdsForAll(t, fc.tuple(days, fc.integer({ min: 1, max: 12 })), ([on, months]) => {
    if (lastDay(nextDay(on) as typeof on, months) < lastDay(on, months)) throw new Error(`order lost at ${on}`)
    if (lastDay(on, months + 1) <= lastDay(on, months)) throw new Error(`a longer period is not longer at ${on}`)
  })
})

t.test('a period in days does not count the day of the event', async (t) => {
  t.equal(lastDayAfter(day('2025-01-01'), 180), '2025-06-30')
})

t.test('an instant falls on the Baku day that hand arithmetic gives, with the summer time before 2016', async (t) => {
  const hours = fc.tuple(
    days.filter((on) => on >= '1997-11-01'),
    fc.integer({ min: 0, max: 23 }),
  )
  holdsForAll(t, hours, ([on, hour]) => {
    const at = instant(`${on}T${String(hour).padStart(2, '0')}:30:00Z`)
    if (bakuDay(at) !== bakuDayByHand(on, hour)) throw new Error(`${at}: ${bakuDay(at)}`)
  })
})

t.test('Baku midnight: the second before belongs to the day before', async (t) => {
  const cases = [
    ['2024-12-31T19:59:59Z', '2024-12-31'],
    ['2024-12-31T20:00:00Z', '2025-01-01'],
    ['2015-07-01T18:59:59Z', '2015-07-01'],
    ['2015-07-01T19:00:00Z', '2015-07-02'],
    ['2016-07-01T19:00:00Z', '2016-07-01'],
    ['2016-07-01T20:00:00Z', '2016-07-02'],
  ] as const
  for (const [at, expected] of cases) t.equal(bakuDay(instant(at)), expected, at)
  t.equal(bakuOffset('2015-07-01'), 5)
  t.equal(startOfDay(day('2015-07-02')), '2015-07-01T19:00:00.000Z')
})

t.test('nobody leaves before the next working day', async (t) => {
  const cases: [last: string, expected: string, why: string][] = [
    ['2025-03-14', '2025-03-14', 'a Friday'],
    ['2025-03-15', '2025-03-17', 'a Saturday rolls to Monday'],
    ['2025-03-08', '2025-03-10', 'a holiday on a Saturday whose carried Monday was made a working day'],
    ['2025-03-20', '2025-04-01', 'Novruz, two exchanged days, a weekend and Ramadan in a row'],
    ['2024-12-28', '2024-12-28', 'a Saturday that the Cabinet made a working day'],
    ['2024-12-30', '2025-01-06', 'an exchanged Monday, the New Year and a table of the next year'],
    ['2024-01-20', '2024-01-22', 'the day of mourning is not carried to the Monday'],
    ['2024-02-07', '2024-02-08', 'a voting day'],
    ['2026-05-27', '2026-06-01', 'Qurban, Independence Day, its carried Friday, a weekend'],
    ['2027-01-02', '2027-01-05', 'the carried Monday of the New Year'],
  ]
  for (const [last, expected, why] of cases) t.equal(exitNotBefore(day(last)), expected, why)
})

t.test('without a holiday table the day is missing, never guessed', async (t) => {
  t.equal(exitNotBefore(day('2022-12-30')), null, 'the year before the first table')
  t.equal(exitNotBefore(day('2028-01-03')), null, 'the year after the last table')
  t.equal(exitNotBefore(day('2027-12-31')), null, 'the roll runs into a year without a table')
  t.equal(isWorkingDay(day('2027-12-30')), true)
})

t.test('where the Cabinet has not named a feast the day is missing; a week earlier it is known', async (t) => {
  t.equal(exitNotBefore(day('2027-03-10')), null)
  t.equal(exitNotBefore(day('2027-03-08')), null, 'rolls into the undecided days')
  t.equal(exitNotBefore(day('2027-03-05')), '2027-03-05')
})

t.test(
  'every table agrees with art. 105: carried days are week days behind a day off, only rest days are worked',
  async (t) => {
    for (const { value: table } of workingDays.versions) {
      if (table === null) continue
      t.ok(table.off.every((off) => parts(off.on).y === table.year))
      for (const { on } of table.off.filter((off) => off.kind === 'carried')) {
        t.ok(weekday(on) >= 1 && weekday(on) <= 5, `${on} is a week day`)
        const off = new Set<string>(table.off.map((o) => o.on))
        const before = [...off, ...[on]].filter((d) => nextDay(d) === on)
        t.ok(before.length > 0 || weekday(on) === 1, `${on} follows a day off`)
      }
      t.ok(
        table.worked.every((on) => weekday(on) === 0 || weekday(on) === 6),
        `${table.year}: only rest days are worked`,
      )
      t.notOk(
        table.worked.some((on) => table.off.some((off) => off.on === on)),
        `${table.year}: no day is both off and worked`,
      )
    }
  },
)

t.test(
  'by hand: the exit is on or after the last day, on a working day, with no working day passed over',
  async (t) => {
    const within = days.filter((on) => on >= '2023-01-01' && on <= '2026-12-20')
    holdsForAll(t, within, (last) => {
      const exit = exitNotBefore(last)
      if (exit === null || exit < last || isWorkingDay(exit) !== true) throw new Error(`${last} → ${exit}`)
      for (let on = last; on < exit; on = nextDay(on)) {
        if (isWorkingDay(on) !== false) throw new Error(`${last} passed over ${on}`)
      }
    })
  },
)

t.test('the tables follow each other year by year, and after the last one the law is silent', async (t) => {
  const starts = workingDays.versions.map((v) => v.from)
  const first = Number(starts[0]?.slice(0, 4))
  t.same(
    starts,
    starts.map((_, i) => `${first + i}-01-01`),
  )
  const tables = workingDays.versions.map((v) => v.value?.year ?? null)
  t.same(tables, [...tables.slice(0, -1).map((_, i) => first + i), null])
})

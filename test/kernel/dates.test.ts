import t from 'tap'
import { Temporal } from 'temporal-polyfill'
import { bakuDay, day, type Instant, instant } from '../../src/kernel/dates.ts'

const two = (value: number) => String(value).padStart(2, '0')

const accepted = (read: () => unknown) => {
  try {
    read()
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

t.test('a day is taken when the calendar has it, and refused when it has not', async (t) => {
  const wrong: string[] = []
  for (const year of ['0000', '0004', '0099', '1582', '1899', '1900', '2000', '2023', '2024', '2100', '9999']) {
    for (let month = 0; month <= 13; month += 1) {
      for (let date = 0; date <= 32; date += 1) {
        const text = `${year}-${two(month)}-${two(date)}`
        const exists = accepted(() => Temporal.PlainDate.from(text, { overflow: 'reject' }))
        if (accepted(() => day(text)) !== exists || (exists && day(text) !== text)) wrong.push(text)
      }
    }
  }
  t.same(wrong, [])
})

t.test('the Baku day of an instant follows the history of the zone, however instants follow each other', async (t) => {
  const byHistory = (at: Instant) => Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Baku').toPlainDate().toString()
  const wrong: string[] = []
  const starts = [
    '1923-12-31T18:00Z',
    '1957-02-28T19:00Z',
    '1992-09-26T17:00Z',
    '2015-10-24T18:00Z',
    '2026-03-01T18:00Z',
  ]
  for (const start of starts) {
    for (let minute = 0; minute < 720; minute += 1) {
      const at = instant(new Date(Date.parse(start) + minute * 60_000).toISOString())
      if (bakuDay(at) !== byHistory(at)) wrong.push(at)
    }
  }
  t.same(wrong, [])
  const late = instant('2026-03-01T20:00:00Z')
  const early = instant('2026-03-01T19:59:59.999Z')
  t.same([late, early, late, early].map(bakuDay), ['2026-03-02', '2026-03-01', '2026-03-02', '2026-03-01'])
})

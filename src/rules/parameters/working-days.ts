/**
 * Non-working days of Azerbaijan, year by year (Labour Code art. 105 and 106). A year that is absent has no table:
 * nothing is guessed. Days named here as `MM-DD`.
 */
import { addDays, day, type LocalDate } from '../../kernel/dates.ts'
import type { Citation, Standing } from '../citation.ts'
import type { Parameter } from '../parameter.ts'

export type DayOffKind = 'holiday' | 'mourning' | 'carried' | 'exchanged' | 'voting'

export interface DayOff {
  readonly on: LocalDate
  readonly kind: DayOffKind
  readonly standing: Standing
}

export interface WorkingDayTable {
  readonly year: number
  /** Days off besides plain Saturdays and Sundays. */
  readonly off: readonly DayOff[]
  /** Rest days that the Cabinet turned into working days. */
  readonly worked: readonly LocalDate[]
  /** Days about which nobody can speak yet, because the Cabinet has not named the feast. */
  readonly undecided: readonly LocalDate[]
}

/** Art. 105.2: the same every year. Novruz is named each year by the Cabinet and has always been 20 to 24 March. */
const fixed = '01-01 01-02 03-08 05-09 05-28 06-15 06-26 11-08 11-09 12-31'
const novruz = '03-20 03-21 03-22 03-23 03-24'

interface YearText {
  /** Ramadan and Qurban, two days each, as named by the Cabinet (art. 105.4). */
  readonly feasts?: string
  /** A rest day or feast that met a holiday moves to the next working day (art. 105.5, 105.6). */
  readonly carried?: string
  /** Working days and rest days whose places the Cabinet exchanged (art. 105.7). */
  readonly exchanged?: string
  readonly worked?: string
  /** Election Code art. 8.2. */
  readonly voting?: string
  readonly undecided?: readonly (readonly [from: string, to: string])[]
  /** Carried days that we counted by art. 105.5 and did not see announced. */
  readonly counted?: string
  readonly novruzStanding?: Standing
}

function table(year: number, text: YearText): WorkingDayTable {
  const on = (monthDay: string) => day(`${year}-${monthDay}`)
  const list = (days = '') =>
    days
      .split(' ')
      .filter((d) => d !== '')
      .map(on)
  const as = (kind: DayOffKind, standing: Standing) => (date: LocalDate) => ({ on: date, kind, standing })
  const span = ([from, to]: readonly [string, string]): LocalDate[] => {
    const days: LocalDate[] = []
    for (let d = on(from); d <= on(to); d = addDays(d, 1)) days.push(d)
    return days
  }
  return {
    year,
    off: [
      ...list(fixed).map(as('holiday', 'V')),
      ...list(novruz).map(as('holiday', text.novruzStanding ?? 'V')),
      as('mourning', 'V')(on('01-20')),
      ...list(text.feasts).map(as('holiday', 'V')),
      ...list(text.carried).map(as('carried', 'V')),
      ...list(text.counted).map(as('carried', 'P')),
      ...list(text.exchanged).map(as('exchanged', 'V')),
      ...list(text.voting).map(as('voting', 'V')),
    ],
    worked: list(text.worked),
    undecided: (text.undecided ?? []).flatMap(span),
  }
}

const labourCode = (note: string): Citation => ({ act: 'labour-code', place: `art. 105, 106; ${note}`, standing: 'V' })

export const workingDays: Parameter<WorkingDayTable> = {
  id: 'calendar.working-days',
  rule: 'GEN-TERM-01',
  says: {
    az: 'İlin qeyri-iş günləri: bayramlar, ümumxalq hüzn günü, keçirilmiş və yeri dəyişdirilmiş günlər.',
    en: 'The non-working days of a year: holidays, the day of mourning, carried and exchanged days.',
    ru: 'Нерабочие дни года: праздники, день всенародной скорби, перенесённые и переставленные дни.',
  },
  unit: 'days of one calendar year',
  versions: [
    {
      from: day('2023-01-01'),
      source: labourCode('Cabinet decisions for 2023 as announced'),
      value: table(2023, {
        feasts: '04-21 04-22 06-28 06-29',
        carried: '01-03 01-04 04-24 05-29',
        exchanged: '06-27 06-30 11-10',
        worked: '06-24 06-25 11-04 12-30',
      }),
    },
    {
      from: day('2024-01-01'),
      source: labourCode(
        'Cabinet decisions for 2024 as announced; an exchange in May 2024 was expected, none was seen',
      ),
      value: table(2024, {
        feasts: '04-10 04-11 06-16 06-17',
        carried: '03-25 03-26 06-18 06-19 11-11',
        exchanged: '01-03 01-04 01-05 04-12 11-12 11-13 12-30',
        worked: '01-07 04-06 11-16 11-23 12-28 12-29',
        voting: '02-07',
      }),
    },
    {
      // 8 March and 30 March fell on weekends: their carried days, 10 March and 1 April, were then made working days.
      from: day('2025-01-01'),
      source: labourCode('Cabinet decisions for 2025 as announced'),
      value: table(2025, {
        feasts: '03-30 03-31 06-06 06-07',
        carried: '03-25 03-26 06-09 06-16 11-10 11-11',
        exchanged: '01-03 03-27 03-28',
        voting: '01-29',
      }),
    },
    {
      // Feasts and the carried days of March and May were announced; 9 March and 10 November follow from art. 105.5.
      // No exchange of days was seen; one that the Cabinet made later in the year is missing here.
      from: day('2026-01-01'),
      source: labourCode('Cabinet decision on Novruz, Ramadan and Qurban 2026'),
      value: table(2026, {
        feasts: '03-20 03-21 05-27 05-28',
        carried: '03-25 03-26 03-27 03-30 05-11 05-29',
        counted: '03-09 11-10',
      }),
    },
    {
      // The Cabinet had not yet named Ramadan and Qurban of 2027 when this was written; the weeks in which they can
      // fall are undecided, so a last day there has no `exitNotBefore`. Carried days are our own count, exchanges none.
      from: day('2027-01-01'),
      source: labourCode('fixed days only; the feasts of 2027 are not yet named'),
      value: table(2027, {
        counted: '01-04 03-25 03-26 05-10 06-28',
        novruzStanding: 'P',
        undecided: [
          ['03-09', '03-17'],
          ['05-14', '05-21'],
        ],
      }),
    },
    { from: day('2028-01-01'), value: null, source: labourCode('no table yet') },
  ],
  checkedOn: day('2026-11-22'),
}

import t from 'tap'
import { bakuDay, day, instant } from '../../src/kernel/dates.ts'
import { type AgeFacts, consentsForSelf, isChild } from '../../src/rules/age.ts'
import {
  correctedLimit,
  extendLimit,
  looksLikeContinuation,
  type PresenceFacts,
  type StayFacts,
  type StayLimit,
  stayFlags,
  stayLimit,
  stayReminderDays,
} from '../../src/rules/stay-limit.ts'

const adult: AgeFacts = { birthOn: day('1990-05-01'), ageBasis: 'document', presumedChild: false }
const child: AgeFacts = { birthOn: day('2018-05-01'), ageBasis: 'document', presumedChild: false }
const bornOn = (on: string): AgeFacts => ({ birthOn: day(on), ageBasis: 'document', presumedChild: false })
const limit = (admissionOn: string, person: AgeFacts, change: Partial<StayFacts> = {}): StayLimit =>
  stayLimit({ regime: 'dv', facility: 'assistance_center', admissionOn: day(admissionOn), person, ...change })
const here: PresenceFacts = { leftOn: null, accompanyingUntilOn: null }

const vectors: [admission: string, who: 'adult' | 'child', months: number, last: string, remark: string][] = [
  ['2024-12-31', 'adult', 2, '2025-02-28', 'clamp'],
  ['2023-12-31', 'adult', 2, '2024-02-29', 'clamp, leap'],
  ['2023-12-29', 'adult', 2, '2024-02-29', 'exact day, leap'],
  ['2024-12-30', 'adult', 2, '2025-02-28', 'clamp'],
  ['2024-01-31', 'adult', 2, '2024-03-31', 'no clamp, from the anchor'],
  ['2025-07-31', 'adult', 2, '2025-09-30', 'clamp'],
  ['2024-11-30', 'child', 3, '2025-02-28', 'clamp'],
  ['2023-11-30', 'child', 3, '2024-02-29', 'clamp, leap'],
  ['2024-02-29', 'child', 3, '2024-05-29', 'not month-end sticky'],
  ['2024-01-31', 'child', 3, '2024-04-30', 'clamp'],
  ['2025-03-31', 'child', 3, '2025-06-30', 'clamp'],
  ['2025-01-15', 'adult', 2, '2025-03-15', 'a Saturday'],
]
for (const [admission, who, months, last, remark] of vectors) {
  t.test(`${who} admitted ${admission}: ${months} months, last day ${last} (${remark})`, async (t) => {
    const found = limit(admission, who === 'adult' ? adult : child)
    t.equal(found.outcome, 'limited')
    t.equal(found.limitMonths, months)
    t.equal(found.lastDay, last)
  })
}

t.test(
  'admitted 15 January 2025: over the limit from 16 March, exit not before 17 March, breach from 18 March',
  async (t) => {
    const found = limit('2025-01-15', adult)
    t.equal(found.exitNotBefore, '2025-03-17')
    t.same(stayFlags(found, here, day('2025-03-15')), { overLimit: false, breach: [] })
    t.same(stayFlags(found, here, day('2025-03-16')), { overLimit: true, breach: [] })
    t.same(stayFlags(found, here, day('2025-03-17')), { overLimit: true, breach: [] })
    t.same(stayFlags(found, here, day('2025-03-18')), { overLimit: true, breach: ['DV-STAY-01'] })
  },
)

t.test('a trafficked person in an assistance center has no limit on any day, and a review every 30 days', async (t) => {
  for (const on of ['2023-12-31', '2024-02-29', '2025-01-15']) {
    const found = limit(on, adult, { regime: 'thb' })
    t.match(found, { outcome: 'unlimited', lastDay: null, exitNotBefore: null, reviewEveryDays: 30 })
    t.same(stayFlags(found, here, day('2030-01-01')), { overLimit: false, breach: [] })
  }
})

const instants: [at: string, admission: string, last: string][] = [
  ['2025-01-31T20:30:00Z', '2025-02-01', '2025-04-01'],
  ['2024-12-31T19:59:59Z', '2024-12-31', '2025-02-28'],
  ['2024-12-31T20:00:00Z', '2025-01-01', '2025-03-01'],
]
for (const [at, admission, last] of instants) {
  t.test(`an adult who arrived at ${at} was admitted on ${admission}; last day ${last}`, async (t) => {
    const on = bakuDay(instant(at))
    t.equal(on, admission)
    t.equal(limit(on, adult).lastDay, last)
  })
}

t.test(
  'born 11 January 2007, admitted 10 January 2025: a child, last day 10 April, unchanged by the birthday',
  async (t) => {
    const girl = bornOn('2007-01-11')
    const found = limit('2025-01-10', girl)
    t.equal(isChild(girl, day('2025-01-10')), true)
    t.equal(found.lastDay, '2025-04-10')
    t.same(
      stayFlags(found, here, day('2025-03-11')),
      { overLimit: false, breach: [] },
      'two months later, now an adult',
    )
    t.equal(consentsForSelf({ ...girl, capableMinor: false, incapacity: null }, day('2025-01-11')), true)
  },
)
t.test('born 11 January 2007, admitted 11 January 2025: an adult, last day 11 March', async (t) => {
  t.equal(limit('2025-01-11', bornOn('2007-01-11')).lastDay, '2025-03-11')
})
t.test('born 1 May 2009 and married: three months, like any child', async (t) => {
  t.equal(limit('2026-06-01', bornOn('2009-05-01')).limitMonths, 3)
})

t.test('a presumed child has the three months at once', async (t) => {
  const unknown: AgeFacts = { birthOn: null, ageBasis: 'unknown', presumedChild: true }
  t.equal(limit('2025-01-15', unknown).limitMonths, 3)
  t.equal(limit('2025-01-15', { ...unknown, presumedChild: false }).limitMonths, 2)
})

t.test('the shelter and social rehabilitation institution: 180 days, child or adult', async (t) => {
  for (const person of [adult, child]) {
    const found = limit('2025-01-01', person, { facility: 'sri_institution' })
    t.match(found, { limitMonths: null, limitDays: 180, lastDay: '2025-06-30' })
  }
})

t.test('the shelter of the Ministry of Internal Affairs: no limit that we know of', async (t) => {
  t.equal(limit('2025-01-01', adult, { facility: 'mia_shelter', regime: 'thb' }).outcome, 'unlimited')
})

t.test('without a holiday table: over the limit, but no breach is claimed and nobody need leave', async (t) => {
  const found = limit('2022-09-30', adult)
  t.equal(found.lastDay, '2022-11-30')
  t.equal(found.exitNotBefore, null)
  t.same(found.grounds.at(-1)?.outcome, 'missing')
  t.same(stayFlags(found, here, day('2022-11-30')), { overLimit: false, breach: [] })
  t.same(stayFlags(found, here, day('2025-01-01')), { overLimit: true, breach: null })
})

t.test('who left on the last day was never over the limit, however late it is looked at', async (t) => {
  const found = limit('2025-01-15', adult)
  t.same(stayFlags(found, { ...here, leftOn: day('2025-03-15') }, day('2025-12-01')), { overLimit: false, breach: [] })
  t.same(stayFlags(found, { ...here, leftOn: day('2025-03-17') }, day('2025-12-01')), { overLimit: true, breach: [] })
  t.same(stayFlags(found, { ...here, leftOn: day('2025-03-18') }, day('2025-12-01')), {
    overLimit: true,
    breach: ['DV-STAY-01'],
  })
})

t.test('a departure of a later day does not yet count', async (t) => {
  const found = limit('2025-01-15', adult)
  const leaving = { ...here, leftOn: day('2025-03-18') }
  t.same(stayFlags(found, leaving, day('2025-03-15')), { overLimit: false, breach: [] })
  t.same(stayFlags(found, leaving, day('2025-03-16')), { overLimit: true, breach: [] })
})

t.test('staying with a child for less than her own limit takes no day from her', async (t) => {
  const mother = limit('2025-01-14', adult)
  const staying = { ...here, accompanyingUntilOn: day('2025-02-14') }
  t.same(stayFlags(mother, staying, day('2025-03-14')), { overLimit: false, breach: [] })
  t.same(stayFlags(mother, staying, day('2025-03-15')), { overLimit: true, breach: ['DV-STAY-01'] })
})

t.test('a mother who stays with her child is not over her own limit until the child’s last day', async (t) => {
  const mother = limit('2025-01-14', adult)
  const until = limit('2025-01-14', child).lastDay
  t.equal(mother.lastDay, '2025-03-14')
  t.equal(until, '2025-04-14')
  const staying = { ...here, accompanyingUntilOn: until }
  t.same(stayFlags(mother, staying, day('2025-04-14')), { overLimit: false, breach: [] })
  t.same(stayFlags(mother, staying, day('2025-04-15')), { overLimit: true, breach: ['DV-STAY-01'] })
  t.same(stayFlags(mother, here, day('2025-03-15')), { overLimit: true, breach: ['DV-STAY-01'] }, 'without that basis')
})

t.test('an extension runs from the old last day, not from the day of the decision', async (t) => {
  const extended = extendLimit(limit('2024-12-31', adult), 1)
  t.equal(extended.lastDay, '2025-03-28')
  t.equal(extended.exitNotBefore, '2025-04-01', 'Novruz and Ramadan')
  const saturday = limit('2025-01-15', adult)
  t.equal(extendLimit(saturday, 1).lastDay, '2025-04-15', 'from the last day, not from the Monday after it')
  t.throws(() => extendLimit(limit('2024-12-31', adult, { regime: 'thb' }), 1), RangeError)
})

t.test(
  'a corrected birth date: longer at once, shorter only by a decision with notice, never for past days',
  async (t) => {
    const asAdult = limit('2025-01-15', adult)
    const asChild = limit('2025-01-15', child)
    const decided = { decidedOn: day('2025-02-01'), noticeOn: day('2025-02-01') }
    t.equal(correctedLimit(asAdult, asChild, null).lastDay, '2025-04-15', 'proved to be a child')
    t.equal(correctedLimit(asChild, asAdult, null).lastDay, '2025-04-15', 'proved to be an adult, no decision')
    t.equal(correctedLimit(asChild, asAdult, decided).lastDay, '2025-03-15', 'decided in time')
    const late = correctedLimit(asChild, asAdult, { ...decided, noticeOn: day('2025-03-20') })
    t.equal(late.lastDay, '2025-03-20', 'told after the shorter limit had passed')
    t.same(stayFlags(late, here, day('2025-03-20')), { overLimit: false, breach: [] })
    const afterAll = correctedLimit(asChild, asAdult, { ...decided, noticeOn: day('2025-05-01') })
    t.equal(afterAll.lastDay, '2025-04-15', 'told after the longer limit had passed: nothing is longer for it')
    const unlimited = limit('2025-01-15', adult, { regime: 'thb' })
    t.equal(correctedLimit(unlimited, asAdult, decided).lastDay, null, 'what had no limit gets none')
    t.equal(correctedLimit(asAdult, unlimited, null).lastDay, null, 'what turns out to have no limit has none')
  },
)

t.test('a correction that moves no day still says by which right she stays', async (t) => {
  const extended = extendLimit(limit('2025-01-15', adult), 1)
  const asChild = limit('2025-01-15', child)
  t.equal(extended.lastDay, asChild.lastDay)
  t.equal(correctedLimit(extended, asChild, null).limitMonths, 3, 'proved to be a child: three months of her own right')
  const asAdult = limit('2025-01-15', adult)
  const onTheLastDay = { decidedOn: day('2025-02-01'), noticeOn: day('2025-04-15') }
  t.equal(correctedLimit(asChild, asAdult, onTheLastDay).limitMonths, 3, 'told on her last day: nothing is taken')
})

t.test('reminders come 14, 7, 3 and 1 days before the last day; none without a limit', async (t) => {
  const on = day('2025-01-15')
  t.same(stayReminderDays(limit('2025-01-15', adult), on), ['2025-03-01', '2025-03-08', '2025-03-12', '2025-03-14'])
  t.same(stayReminderDays(limit('2025-01-15', adult, { regime: 'thb' }), on), [])
})

t.test('a new stay right after the old one without a new basis is shown to management', async (t) => {
  const facts = { previousEndedOn: day('2025-03-15'), admissionOn: day('2025-03-16'), newBasis: false }
  t.equal(looksLikeContinuation(facts), true)
  t.equal(looksLikeContinuation({ ...facts, admissionOn: day('2025-03-17') }), false)
  t.equal(looksLikeContinuation({ ...facts, newBasis: true }), false)
  t.equal(looksLikeContinuation({ ...facts, previousEndedOn: null }), false)
})

/** The test vectors of the register (sections 5a, 6.1 to 6.3), asked as a caller asks: a question, facts and a day. */
import t from 'tap'
import { bakuDay, day, instant, type LocalDate } from '../../src/kernel/dates.ts'
import { consentsForSelf, isChild, isPresumedChild, viewMandatory } from '../../src/rules/age.ts'
import { decide } from '../../src/rules/decision.ts'
import { evaluate } from '../../src/rules/evaluate.ts'
import { door } from '../../src/rules/shelter-door.ts'
import { adult, ageUnknown } from './people.ts'

const woman = day('1990-05-01')
const lastDayOf = (admissionDate: LocalDate, birthDate: LocalDate) =>
  evaluate('stay-limit', { regime: 'dv', facility: 'assistance_center', admissionDate, birthDate }, admissionDate)
    .lastDay

const stays: readonly (readonly [admission: string, person: 'adult' | 'child', lastDay: string])[] = [
  ['2024-12-31', 'adult', '2025-02-28'],
  ['2023-12-31', 'adult', '2024-02-29'],
  ['2023-12-29', 'adult', '2024-02-29'],
  ['2024-12-30', 'adult', '2025-02-28'],
  ['2024-01-31', 'adult', '2024-03-31'],
  ['2025-07-31', 'adult', '2025-09-30'],
  ['2025-01-15', 'adult', '2025-03-15'],
  ['2024-11-30', 'child', '2025-02-28'],
  ['2023-11-30', 'child', '2024-02-29'],
  ['2024-02-29', 'child', '2024-05-29'],
  ['2024-01-31', 'child', '2024-04-30'],
  ['2025-03-31', 'child', '2025-06-30'],
]
for (const [admission, person, last] of stays) {
  t.test(`GEN-TERM-01, DV-STAY-01: ${person} admitted on ${admission} stays until ${last}`, async (t) => {
    t.equal(lastDayOf(day(admission), person === 'adult' ? woman : day('2015-06-01')), last)
  })
}

t.test('THB-STAY-01: the months of domestic violence are not carried over to trafficking', async (t) => {
  for (const birthDate of [woman, day('2015-06-01')]) {
    const facts = { regime: 'thb', facility: 'assistance_center', admissionDate: day('2024-12-31'), birthDate } as const
    t.match(evaluate('stay-limit', facts, day('2024-12-31')), { outcome: 'unlimited', lastDay: null })
  }
})

const nights: readonly (readonly [arrived: string, admission: string, lastDay: string])[] = [
  ['2025-01-31T20:30:00Z', '2025-02-01', '2025-04-01'],
  ['2024-12-31T19:59:59Z', '2024-12-31', '2025-02-28'],
  ['2024-12-31T20:00:00Z', '2025-01-01', '2025-03-01'],
]
for (const [arrived, admission, last] of nights) {
  t.test(`GEN-TIME-01: an arrival at ${arrived} is the night of ${admission} in Baku`, async (t) => {
    const on = bakuDay(instant(arrived))
    t.equal(on, admission)
    t.equal(lastDayOf(on, woman), last)
  })
}
t.test('GEN-TIME-01: Baku had summer time until 2015, and has none since', async (t) => {
  t.equal(bakuDay(instant('2014-07-31T19:30:00Z')), '2014-08-01')
  t.equal(bakuDay(instant('2016-07-31T19:30:00Z')), '2016-07-31')
})

const born = (birth: string) => ({ ...adult, birthOn: day(birth) })
t.test(
  'GEN-AGE-01: childhood, her own consent and her view each begin or end on the day that the register says',
  async (t) => {
    t.equal(isChild(born('2007-01-11'), day('2025-01-10')), true)
    t.equal(lastDayOf(day('2025-01-10'), day('2007-01-11')), '2025-04-10', 'DV-STAY-02: unchanged on the birthday')
    t.equal(consentsForSelf(born('2007-01-11'), day('2025-01-10')), false)
    t.equal(consentsForSelf(born('2007-01-11'), day('2025-01-11')), true)
    t.equal(lastDayOf(day('2025-01-11'), day('2007-01-11')), '2025-03-11')
    t.equal(isChild(born('2008-02-29'), day('2026-02-28')), true)
    t.equal(isChild(born('2008-02-29'), day('2026-03-01')), false)
    t.equal(viewMandatory(born('2015-03-10'), day('2025-03-09')), false)
    t.equal(viewMandatory(born('2015-03-10'), day('2025-03-10')), true)
    t.equal(viewMandatory(born('2016-02-29'), day('2026-02-28')), true)
    const married = { ...born('2009-05-01'), capableMinor: true }
    t.equal(isChild(married, day('2027-04-30')), true)
    t.equal(consentsForSelf(married, day('2026-01-01')), true)
  },
)

t.test('GEN-AGE-02: who may be a child is one until a human says otherwise', async (t) => {
  t.ok(isPresumedChild(ageUnknown, day('2026-02-20')))
  t.notOk(isPresumedChild(adult, day('2026-02-20')))
  const facts = { at: instant('2026-02-20T05:00:00Z'), regimes: ['thb'], childRole: 'victim', conflicted: [] } as const
  const person = { birthDate: null, presumedChild: true }
  t.equal(evaluate('notices-due', { ...facts, person }, day('2026-02-20')).outcome, 'pending_review')
})

t.test('an adult victim of domestic violence is admitted and no body is told', async (t) => {
  const facts = { at: instant('2026-02-20T05:00:00Z'), regimes: ['dv'], childRole: null, conflicted: [] } as const
  t.same(evaluate('notices-due', { ...facts, person: { birthDate: woman } }, day('2026-02-20')).duties, [])
})

t.test('DV-CHILD-01: a child who comes alone is sheltered, and a referral is asked of nobody', async (t) => {
  const { allowed, grounds } = decide(
    'door',
    door,
    { regime: 'dv', child: true, asksForShelter: true },
    day('2026-02-20'),
  )
  t.ok(allowed)
  t.ok(grounds.some((g) => g.rule === 'DV-CHILD-01' && g.outcome === 'met'))
})

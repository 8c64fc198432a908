import fc from 'fast-check'
import t from 'tap'
import { day, type LocalDate } from '../../src/kernel/dates.ts'
import type { AgeFacts } from '../../src/rules/age.ts'
import { correctedLimit, extendLimit, type StayLimit, stayFlags, stayLimit } from '../../src/rules/stay-limit.ts'
import { daysIn, monthsLater, nextDay, text } from './by-hand.ts'
import { holdsForAll } from './seeded.ts'

const bornOn = (on: string): AgeFacts => ({ birthOn: day(on), ageBasis: 'document', presumedChild: false })
const adult = bornOn('1990-05-01')
const child = bornOn('2018-05-01')
const here = { leftOn: null, accompanyingUntilOn: null }
const limit = (admissionOn: LocalDate, person: AgeFacts): StayLimit =>
  stayLimit({ regime: 'dv', facility: 'assistance_center', admissionOn, person })

const between = (from: number, to: number) =>
  fc
    .record({
      y: fc.integer({ min: from, max: to }),
      m: fc.integer({ min: 1, max: 12 }),
      d: fc.integer({ min: 1, max: 31 }),
    })
    .filter(({ y, m, d }) => d <= daysIn(y, m))
    .map(text)

t.test('by hand: status at admission alone sets the limit', async (t) => {
  holdsForAll(t, fc.tuple(between(1960, 2024), between(2023, 2027)), ([birth, admission]) => {
    if (birth > admission) return
    const birthday = monthsLater(birth, 216)
    const lost = birth.slice(5) === birthday.slice(5) ? birthday : nextDay(birthday)
    const expected = monthsLater(admission, admission < lost ? 3 : 2)
    const found = limit(admission, bornOn(birth)).lastDay
    if (found !== expected) throw new Error(`born ${birth}, admitted ${admission}: ${found}, by hand ${expected}`)
  })
})

t.test('no correction, extension or presumption ever takes a day away without a decision of management', async (t) => {
  const person: fc.Arbitrary<AgeFacts> = fc.record({
    birthOn: fc.option(between(1960, 2022)),
    ageBasis: fc.constantFrom('document', 'declared', 'estimated', 'unknown'),
    presumedChild: fc.boolean(),
  })
  holdsForAll(
    t,
    fc.tuple(person, person, between(2023, 2027), fc.integer({ min: 1, max: 3 })),
    ([before, after, on, n]) => {
      const held = limit(on, before)
      const now = correctedLimit(held, limit(on, after), null)
      const longer = extendLimit(now, n)
      const [first = '', second = '', third = ''] = [held, now, longer].map((l): LocalDate | string => l.lastDay ?? '')
      if (first > second || second >= third) throw new Error(`${first}, ${second}, ${third}`)
    },
  )
})

t.test('the flags only ever go one way: fine, over the limit, breach', async (t) => {
  holdsForAll(t, fc.tuple(between(2023, 2026), fc.boolean()), ([admission, isAdult]) => {
    const found = limit(admission, isAdult ? adult : child)
    let on = found.lastDay ?? admission
    let worst = 0
    for (let i = 0; i < 20; i += 1, on = nextDay(on)) {
      const flags = stayFlags(found, here, on)
      const level = (flags.overLimit ? 1 : 0) + (flags.breach?.length ?? 0)
      if (level < worst) throw new Error(`${admission}: better again on ${on}`)
      worst = level
    }
  })
})

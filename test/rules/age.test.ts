import fc from 'fast-check'
import t from 'tap'
import { day } from '../../src/kernel/dates.ts'
import {
  ageOn,
  type CapacityFacts,
  consentsForSelf,
  gainedOn,
  isChild,
  isPresumedChild,
  lostOn,
  presumedOnWord,
  viewAsked,
  viewDuty,
  viewMandatory,
} from '../../src/rules/age.ts'
import { daysIn, leap, nextDay, parts, text } from './by-hand.ts'
import { holdsForAll } from './seeded.ts'

const born = (on: string | null, change: Partial<CapacityFacts> = {}): CapacityFacts => ({
  birthOn: on === null ? null : day(on),
  ageBasis: on === null ? 'unknown' : 'document',
  presumedChild: false,
  capableMinor: false,
  incapacity: null,
  ...change,
})

t.test('born 29 February 2008: still a child on 28 February 2026', async (t) => {
  t.equal(isChild(born('2008-02-29'), day('2026-02-28')), true)
})
t.test('born 29 February 2008: an adult on 1 March 2026', async (t) => {
  t.equal(isChild(born('2008-02-29'), day('2026-03-01')), false)
})
t.test('born 10 March 2015: the view is optional on 9 March 2025', async (t) => {
  t.equal(viewMandatory(born('2015-03-10'), day('2025-03-09')), false)
  t.equal(viewAsked(born('2015-03-10'), day('2025-03-09')), true)
})
t.test('born 10 March 2015: the view is mandatory on 10 March 2025', async (t) => {
  t.equal(viewMandatory(born('2015-03-10'), day('2025-03-10')), true)
})
t.test('born 29 February 2016: the view is mandatory on 28 February 2026, the right is gained early', async (t) => {
  t.equal(viewMandatory(born('2016-02-29'), day('2026-02-28')), true)
  t.equal(viewMandatory(born('2016-02-29'), day('2026-02-27')), false)
})
t.test(
  'born 1 May 2009 and married: a child for every protection until 1 May 2027, and consents for herself',
  async (t) => {
    const bride = born('2009-05-01', { capableMinor: true })
    for (const on of ['2026-01-15', '2027-04-30']) {
      t.equal(isChild(bride, day(on)), true)
      t.equal(consentsForSelf(bride, day(on)), true)
    }
    t.equal(isChild(bride, day('2027-05-01')), false)
    t.equal(consentsForSelf(born('2009-05-01'), day('2027-04-30')), false, 'the same girl, unmarried')
  },
)
t.test('born 11 January 2007: own consent from 11 January 2025 and not a day earlier', async (t) => {
  t.equal(consentsForSelf(born('2007-01-11'), day('2025-01-10')), false)
  t.equal(consentsForSelf(born('2007-01-11'), day('2025-01-11')), true)
})

t.test('an adult whom a court found without capacity does not consent for herself', async (t) => {
  t.equal(consentsForSelf(born('1990-05-01'), day('2025-01-01')), true)
  t.equal(
    consentsForSelf(
      born('1990-05-01', { incapacity: { fromOn: day('2020-01-01'), untilBefore: null } }),
      day('2025-01-01'),
    ),
    false,
  )
})

t.test('the view is asked from seven and only observed before', async (t) => {
  t.equal(viewDuty(born('2018-06-01'), day('2025-05-31')), 'observed')
  t.equal(viewDuty(born('2018-06-01'), day('2025-06-01')), 'asked')
  t.equal(viewDuty(born('2000-06-01'), day('2025-06-01')), 'none')
  t.equal(viewAsked(born('2018-06-01'), day('2025-05-31')), false)
  t.equal(viewAsked(born('2018-06-01'), day('2025-06-01')), true)
})

t.test('the word that she is a child is believed against anything but a document', async (t) => {
  const on = day('2026-03-02')
  t.equal(presumedOnWord(born(null, { ageBasis: 'unknown' }), on), true)
  t.equal(presumedOnWord(born('2000-01-01', { ageBasis: 'declared' }), on), true)
  t.equal(presumedOnWord(born('2000-01-01', { ageBasis: 'estimated' }), on), true)
  t.equal(presumedOnWord(born('2000-01-01', { ageBasis: 'document' }), on), false)
  t.equal(presumedOnWord(born('2014-01-01', { ageBasis: 'declared' }), on), false, 'a child without it')
  t.equal(presumedOnWord(born('2000-01-01', { ageBasis: 'declared', presumedChild: true }), on), false, 'already')
})

t.test('a presumed child has every protection; whether she must be heard is not known', async (t) => {
  const unknown = born(null, { presumedChild: true })
  t.equal(isChild(unknown, day('2025-01-01')), true)
  t.equal(isPresumedChild(unknown, day('2025-01-01')), true)
  t.equal(viewDuty(unknown, day('2025-01-01')), null)
  t.equal(consentsForSelf(unknown, day('2025-01-01')), false)
  t.equal(isChild(born(null), day('2025-01-01')), false, 'the same person without the presumption')
})

t.test('a document ends the presumption; a declared birth date does not', async (t) => {
  const on = day('2025-01-01')
  const declared = born('2000-01-01', { presumedChild: true, ageBasis: 'declared' })
  t.equal(isChild(declared, on), true)
  t.equal(consentsForSelf(declared, on), false, 'a word on her age gives nobody a consent while the presumption stands')
  t.equal(isChild(born('2000-01-01', { presumedChild: true, ageBasis: 'document' }), on), false)
  t.equal(isPresumedChild(born('2010-01-01', { presumedChild: true, ageBasis: 'document' }), on), false)
})

t.test('completed years change on the birthday', async (t) => {
  t.equal(ageOn(day('2015-03-10'), day('2025-03-09')), 9)
  t.equal(ageOn(day('2015-03-10'), day('2025-03-10')), 10)
  t.equal(ageOn(day('2008-02-29'), day('2026-02-28')), 17)
  t.equal(ageOn(day('2025-03-10'), day('2025-03-10')), 0, 'born today')
  t.throws(() => ageOn(day('2025-03-10'), day('2025-03-09')), RangeError)
})

const births = fc
  .record({
    y: fc.integer({ min: 1930, max: 2026 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 31 }),
  })
  .filter(({ y, m, d }) => d <= daysIn(y, m))
  .map(text)

t.test(
  'by hand: a birthday gains and loses on one day, except 29 February, where the loss comes a day later',
  async (t) => {
    holdsForAll(
      t,
      fc.tuple(
        fc.oneof(births, fc.constantFrom(...[1996, 2000, 2008, 2016].map((y) => text({ y, m: 2, d: 29 })))),
        fc.constantFrom(7, 10, 18),
      ),
      ([on, years]) => {
        const { y, m, d } = parts(on)
        const leapling = m === 2 && d === 29 && !leap(y + years)
        const gained = leapling ? text({ y: y + years, m: 2, d: 28 }) : text({ y: y + years, m, d })
        const lost = leapling ? nextDay(gained) : gained
        if (gainedOn(on, years) !== gained || lostOn(on, years) !== lost) throw new Error(`${on} + ${years}`)
      },
    )
  },
)

t.test(
  'nobody is ever both without protection and without a voice: a non-child of full capacity consents for herself',
  async (t) => {
    holdsForAll(t, fc.tuple(births, births, fc.boolean()), ([birth, on, presumedChild]) => {
      const person = born(birth, { presumedChild, ageBasis: presumedChild ? 'estimated' : 'document' })
      if (!isChild(person, on) && !consentsForSelf(person, on)) throw new Error(`${birth} on ${on}`)
    })
  },
)

/** On what a limit of a stay rests, as it is answered. */
import t from 'tap'
import { day } from '../../src/kernel/dates.ts'
import { acts } from '../../src/rules/acts.ts'
import type { AgeFacts } from '../../src/rules/age.ts'
import { type StayFacts, type StayLimit, stayLimit } from '../../src/rules/stay-limit.ts'

const adult: AgeFacts = { birthOn: day('1990-05-01'), ageBasis: 'document', presumedChild: false }
const limit = (admissionOn: string, change: Partial<StayFacts> = {}): StayLimit =>
  stayLimit({ regime: 'dv', facility: 'assistance_center', admissionOn: day(admissionOn), person: adult, ...change })

t.test('the answer names its rules and quotes the sentence', async (t) => {
  const { grounds } = limit('2024-12-31')
  t.same(
    grounds.map((g) => [g.rule, g.outcome]),
    [
      ['DV-STAY-01', 'met'],
      ['DV-STAY-02', 'met'],
      ['GEN-TERM-01', 'met'],
      ['GEN-TERM-01', 'met'],
    ],
  )
  t.match(grounds[0]?.source.quote, /up to 2 \(two\) months/)
})

t.test(
  'every ground of a limit is said in three languages and names its place in an act and its refusal',
  async (t) => {
    const limits = [limit('2024-12-31'), limit('2025-01-01', { facility: 'sri_institution' })]
    for (const { rule, says, source, code } of limits.flatMap(({ grounds }) => grounds)) {
      t.match(says, { az: /\p{L}/u, en: /\p{L}/u, ru: /\p{L}/u }, rule)
      t.match(source.place, /\w/, rule)
      t.ok(
        acts.some(({ id }) => id === source.act),
        `${rule} rests on a known act`,
      )
      t.equal(code, 'stay_limit_exceeded')
    }
    t.equal(limits[0]?.grounds[1]?.source.place, 'DV-STAY-02', 'whose age counts is our own policy')
  },
)

t.test('a limit in days, and a stay without one, name the rule they rest on', async (t) => {
  const inDays = limit('2025-01-01', { facility: 'sri_institution' })
  t.same(
    inDays.grounds.map((g) => g.rule),
    ['DV-STAY-01', 'GEN-TERM-01', 'GEN-TERM-01'],
  )
  const without = limit('2025-01-01', { regime: 'thb' })
  t.same(
    without.grounds.map((g) => g.rule),
    ['THB-STAY-01'],
  )
})

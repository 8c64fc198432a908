/** ANON-05: whoever knows every shown count, the total and the threshold still cannot compute a hidden one. */
import fc from 'fast-check'
import t from 'tap'
import { day } from '../../src/kernel/dates.ts'
import { LawGap, supposing } from '../../src/rules/parameter.ts'
import { hideSmallNumbers, type StatisticsAudience } from '../../src/rules/small-numbers.ts'
import { holdsForAll } from './seeded.ts'

const on = day('2026-02-20')
const hide = (counts: readonly number[], audience: StatisticsAudience = 'outside', printed = false) =>
  hideSmallNumbers({ counts, printed }, audience, on)

const shown: readonly (readonly [why: string, counts: number[], counts: (number | null)[], total: number | null])[] = [
  ['nothing is small', [5, 9, 0], [5, 9, 0], 14],
  ['one small count takes the smallest other one with it', [3, 20, 7], [null, 20, null], 30],
  ['four is small, five is not', [4, 4, 5], [null, null, null], 13],
  ['two ones would be two ones, so a third count goes', [1, 1, 30], [null, null, null], 32],
  ['a hidden count that is not small leaves the small one open', [3, 5, 30], [null, null, 30], 38],
  ['two small counts hide each other', [1, 3, 30], [null, null, 30], 34],
  ['where nobody else is counted a zero goes too', [3, 0], [null, null], null],
  ['the same among many', [40, 0, 2], [null, 0, null], 42],
  ['a whole table of a few persons has no total', [1, 0, 2], [null, 0, null], null],
  ['one count alone is its own total', [2], [null], null],
  ['nobody at all is no secret', [0, 0], [0, 0], 0],
]
for (const [why, counts, expected, total] of shown) {
  t.test(`ANON-05: ${why}`, async (t) => {
    t.same(hide(counts), { counts: expected, total })
  })
}

t.test('ANON-05: the holder sees every count, the report what it prints, others no small one', async (t) => {
  const exact = { counts: [3, 20], total: 23 }
  t.same(hide([3, 20], 'internal'), exact, 'inside the holder every count is exact')
  t.same(hide([3, 20], 'official', true), exact, 'a figure that the official report prints is exact')
  const both = { counts: [null, null], total: 23 }
  t.same(hide([3, 20], 'official', false), both, 'another figure is not')
  t.same(hide([3, 20], 'outside', true), both, 'nor is it exact for anybody else')
  t.same(hide([10, 20], 'outside'), { counts: [10, 20], total: 30 })
  t.same(hide([10, 20], 'public'), { counts: [null, null], total: 30 }, 'below eleven is hidden from the public')
  t.same(hide([11, 20], 'public'), { counts: [11, 20], total: 31 })
})

t.test('ANON-05: without a value in force no table leaves', async (t) => {
  const change = { parameter: 'statistics.smallest-public', from: day('2026-01-01'), value: null }
  t.throws(() => supposing(change, () => hide([3, 20], 'public')), LawGap)
})

t.test('ANON-05: a table of what no persons can number is refused', async (t) => {
  for (const count of [-1, 1.5, Number.NaN]) t.throws(() => hide([count, 7]), RangeError)
})

/**
 * Tries every way of filling the hidden cells. A reader knows the total; that a hidden count is of somebody unless a zero
 * had to go too; and, at worst, whether every hidden one is small. Independent of how the rule counts.
 */
function possible(counts: readonly number[], hidden: readonly number[], smallest: number): readonly Set<number>[] {
  const truth = hidden.map((cell) => counts[cell] ?? 0)
  const rest = truth.reduce((all, count) => all + count, 0)
  const from = truth.includes(0) ? 0 : 1
  const to = truth.every((count) => count < smallest) ? smallest - 1 : rest
  const found = truth.map(() => new Set<number>())
  const fill = (chosen: readonly number[], left: number): void => {
    if (chosen.length === truth.length) {
      if (left === 0) for (const [cell, count] of chosen.entries()) found[cell]?.add(count)
      return
    }
    for (let count = from; count <= Math.min(to, left); count += 1) fill([...chosen, count], left - count)
  }
  fill([], rest)
  return found
}

t.test('ANON-05: no hidden count can be computed, whatever the table', async (t) => {
  const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 14 }))
  const tables = fc.tuple(fc.array(count, { minLength: 1, maxLength: 5 }), fc.constantFrom('outside', 'public'))
  holdsForAll(t, tables, ([counts, audience]) => {
    const smallest = audience === 'public' ? 11 : 5
    const { counts: out, total } = hideSmallNumbers({ counts, printed: false }, audience, on)
    const hidden = [...counts.keys()].filter((cell) => out[cell] === null)
    for (const [cell, value] of out.entries()) {
      if (value !== null && value !== counts[cell]) throw new Error('a shown count is not the true one')
      if (value !== null && value > 0 && value < smallest) throw new Error('a small count is shown')
    }
    if (total === null) return
    if (total > 0 && total < smallest) throw new Error('a small total is shown')
    if (possible(counts, hidden, smallest).some((values) => values.size < 2)) throw new Error('a count can be computed')
  })
})

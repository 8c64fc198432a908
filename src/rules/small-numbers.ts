/**
 * What a table of counts may show (ANON-05, R13): small counts are hidden, and with them as many others as it takes that
 * nobody can compute a hidden one from the total.
 */
import type { LocalDate } from '../kernel/dates.ts'
import { inForce } from './parameter.ts'
import { smallestOutside, smallestPublic } from './parameters/statistics.ts'

/** `official`: to the National Coordinator, released by management. `outside`: whoever else is sent a table. */
export type StatisticsAudience = 'internal' | 'official' | 'outside' | 'public'

/** Counts of persons in one dimension; their sum is the total. */
export interface CountTable {
  readonly counts: readonly number[]
  /** One of the figures that the official report prints in one dimension. */
  readonly printed: boolean
}

/** Null: hidden. A total that is hidden here must not be told elsewhere. */
export interface ShownTable {
  readonly counts: readonly (number | null)[]
  readonly total: number | null
}

/** The smallest count that may be shown; null: all are. @throws LawGap when no value is in force. */
export function smallestShown(audience: StatisticsAudience, printed: boolean, on: LocalDate): number | null {
  if (audience === 'internal' || (audience === 'official' && printed)) return null
  return inForce(audience === 'public' ? smallestPublic : smallestOutside, on)
}

/** @throws RangeError when a count is not a whole number of persons. */
export function hideSmallNumbers(table: CountTable, audience: StatisticsAudience, on: LocalDate): ShownTable {
  const { counts } = table
  if (counts.some((count) => !Number.isSafeInteger(count) || count < 0)) throw new RangeError('a count is no number')
  const total = sum(counts)
  const smallest = smallestShown(audience, table.printed, on)
  if (smallest === null) return { counts, total }
  const cells: readonly Cell[] = counts.map((count) => ({ count }))
  const hidden = new Set(cells.filter(({ count }) => isSmall(count, smallest)))
  const spare = cells.filter((cell) => !hidden.has(cell)).sort((a, b) => cost(a) - cost(b))
  for (const next of spare) if (hidden.size > 0 && isComputable(hidden, smallest)) hidden.add(next)
  const closed = isSmall(total, smallest) || (hidden.size > 0 && isComputable(hidden, smallest))
  return {
    counts: cells.map((cell) => (hidden.has(cell) ? null : cell.count)),
    total: closed ? null : total,
  }
}

/** One cell of the table; told from another of the same count by being another. */
interface Cell {
  readonly count: number
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0)
const isSmall = (count: number, smallest: number): boolean => count > 0 && count < smallest
/** The smallest loses least when it is hidden too; nobody stands behind a zero, so it goes last. */
const cost = ({ count }: Cell): number => count || Number.POSITIVE_INFINITY

/**
 * Whether the sum of the hidden cells, which a reader has from the total, leaves them no choice: one alone, all as low
 * or all as high as they can be.
 */
function isComputable(hidden: ReadonlySet<Cell>, smallest: number): boolean {
  const values = [...hidden].map(({ count }) => count)
  const lowest = values.includes(0) ? 0 : 1
  const all = sum(values)
  return (
    values.length < 2 ||
    all === values.length * lowest ||
    (values.every((count) => count < smallest) && all === values.length * (smallest - 1))
  )
}

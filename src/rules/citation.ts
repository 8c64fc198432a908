import type { LocalDate } from '../kernel/dates.ts'

/** S: the sources we were given. V: seen in a public look-up. P: our own policy, not law. */
export const standings = ['S', 'V', 'P'] as const
export type Standing = (typeof standings)[number]

/** Where a rule or a value comes from, with the words themselves where there are any. */
export interface Citation {
  /** Id of an act in `acts.ts`. */
  readonly act: string
  /** Article, sentence or field: `S22`, `22.4`, `art. 49.1`. */
  readonly place: string
  readonly quote?: string
  readonly standing: Standing
  readonly seenOn?: LocalDate
}

import type { LocalDate } from '../kernel/dates.ts'
import type { Words } from '../kernel/words.ts'
import type { Citation } from './citation.ts'

/** `missing`: a fact that the rule needs is not known. */
export type GroundOutcome = 'met' | 'broken' | 'missing'

/** One sentence of the law, put to plain facts. No clock, no I/O, no environment. */
export interface Rule<Facts> {
  /** Id of the register, `DV-STAY-01`. */
  readonly id: string
  /** What this check asks of this door, in one plain sentence. */
  readonly says: Words
  readonly source: Citation
  /** Problem code when broken (register section 0.2, api.md). */
  readonly code: string
  /** What a missing fact means at this door (R24): shelter and intake allow, disclosure, removal, closure, money deny. */
  readonly whenMissing: 'allow' | 'deny'
  /** True: met. False: broken. Null: a needed fact is not known. `on` is the Baku day whose law governs. */
  readonly holds: (facts: Facts, on: LocalDate) => boolean | null
}

/** One weighed rule, as it is stored and as it is answered. */
export interface Ground {
  readonly rule: string
  readonly outcome: GroundOutcome
  readonly says: Words
  readonly source: Citation
  readonly code: string
}

export interface Decision {
  readonly question: string
  readonly on: LocalDate
  readonly allowed: boolean
  /** Code of the first ground that forbids; null when allowed. */
  readonly code: string | null
  readonly grounds: readonly Ground[]
  /** Days, ages, categories; never a name. */
  readonly facts: unknown
}

/** Weighs every rule, so that the answer explains itself in full; no rule hides behind an earlier one. */
export function decide<Facts>(question: string, rules: readonly Rule<Facts>[], facts: Facts, on: LocalDate): Decision {
  let code: string | null = null
  const grounds = rules.map((rule): Ground => {
    const answer = rule.holds(facts, on)
    const outcome: GroundOutcome = answer === null ? 'missing' : answer ? 'met' : 'broken'
    const forbids = outcome === 'broken' || (outcome === 'missing' && rule.whenMissing === 'deny')
    if (forbids && code === null) code = rule.code
    return { rule: rule.id, outcome, says: rule.says, source: rule.source, code: rule.code }
  })
  return { question, on, allowed: code === null, code, grounds, facts }
}

/** Rules on domestic violence that we also follow in trafficking centers: our policy there, since no text says it. */
import type { Rule } from './decision.ts'
import { housePolicy } from './placement-sources.ts'

export const byAnalogy = <Facts>(rules: readonly Rule<Facts>[]): readonly Rule<Facts>[] =>
  rules.map((rule) => ({ ...rule, source: housePolicy(rule.id) }))

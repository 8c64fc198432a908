/** One lawful case, then cases that differ from it in a single fact: which rules break, which lack a fact, and the code. */
import type { Test } from 'tap'
import { day } from '../../src/kernel/dates.ts'
import { decide, type Rule } from '../../src/rules/decision.ts'

export interface Weighed {
  readonly broken?: readonly string[]
  readonly missing?: readonly string[]
  /** Null: allowed. */
  readonly code: string | null
}
export type Case<Facts> = readonly [name: string, change: Partial<Facts>, expected: Weighed]

export const lawful: Weighed = { code: null }
export const refused = (rule: string, code: string): Weighed => ({ broken: [rule], code })

export function weigh<Facts>(
  t: Test,
  door: string,
  rules: readonly Rule<Facts>[],
  base: Facts,
  cases: readonly Case<Facts>[],
  on = day('2026-02-20'),
): void {
  for (const [name, change, expected] of cases) {
    t.test(`${door}: ${name}`, async (t) => {
      const { allowed, code, grounds } = decide(door, rules, { ...base, ...change }, on)
      const having = (outcome: string) => grounds.filter((g) => g.outcome === outcome).map((g) => g.rule)
      t.same(having('broken'), expected.broken ?? [])
      t.same(having('missing'), expected.missing ?? [])
      t.equal(code, expected.code)
      t.equal(allowed, expected.code === null)
    })
  }
}

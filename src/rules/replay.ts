/** What a changed value would have changed: the same facts weighed by the law as it is and as it would be. Pure. */
import { type Decision, decide, type Rule } from './decision.ts'
import { doors } from './doors.ts'
import type { Duty } from './duty.ts'
import { type ChildArrivalFacts, noticesDue } from './notices.ts'
import { LawGap, type Parameter, type Supposition, supposing } from './parameter.ts'

/** Whether a value is of the kind that the parameter holds. Tables of days are changed in their file, not supposed. */
export function isSupposable(parameter: Parameter<unknown>, value: unknown): boolean {
  if (value === null) return true
  const known = parameter.versions.map((version) => version.value).filter((held) => held !== null)
  return known.some((held) => {
    if (typeof held === 'number') return typeof value === 'number' && Number.isInteger(value) && value >= 0
    if (typeof held === 'string') return typeof value === 'string'
    if (!isWords(held)) return false
    return isWords(value)
  })
}
const isWords = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === 'string')

/** A value by both laws; `gap` where the law would be silent. */
export interface Compared<T> {
  readonly was: T | 'gap'
  readonly wouldBe: T | 'gap'
}

/** Null: no difference. */
export function compared<T>(change: Supposition, weigh: () => T): Compared<T> | null {
  const was = unlessSilent(weigh)
  const wouldBe = supposing(change, () => unlessSilent(weigh))
  return JSON.stringify(was) === JSON.stringify(wouldBe) ? null : { was, wouldBe }
}

function unlessSilent<T>(weigh: () => T): T | 'gap' {
  try {
    return weigh()
  } catch (error) {
    if (error instanceof LawGap) return 'gap'
    throw error
  }
}

/** Bodies to be told of a child, and from when. */
export const noticesTo = (facts: ChildArrivalFacts) =>
  noticesDue(facts).map(({ what, dueAt, state }: Duty) => ({ body: what, dueAt, state }))

export interface StoredDecision {
  readonly question: string
  readonly on: Decision['on']
  readonly allowed: boolean
  readonly code: string | null
  readonly facts: unknown
}
type Verdict = Pick<Decision, 'allowed' | 'code'>

/**
 * A recorded decision weighed again on the facts that it kept. `unlike` where the law of today does not come to what
 * was decided then on those facts, so that nothing can be said of the change.
 */
export function redecided(change: Supposition, stored: StoredDecision): Compared<Verdict> | 'same' | 'unlike' {
  const door = new Map<string, readonly Rule<never>[]>(Object.entries(doors)).get(stored.question)
  if (door === undefined) return 'unlike'
  const weigh = (): Verdict => {
    const { allowed, code } = decide(stored.question, door, stored.facts as never, stored.on)
    return { allowed, code }
  }
  try {
    const today = unlessSilent(weigh)
    if (today === 'gap' || today.allowed !== stored.allowed || today.code !== stored.code) return 'unlike'
    return compared(change, weigh) ?? 'same'
  } catch (error) {
    // Facts cut down for keeping may lack what a rule reads.
    if (error instanceof TypeError || error instanceof RangeError) return 'unlike'
    throw error
  }
}

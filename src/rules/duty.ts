import type { Instant } from '../kernel/dates.ts'
import type { Words } from '../kernel/words.ts'
import type { Citation } from './citation.ts'
import { cited, registered } from './register.ts'

export const reviewReasons = ['role_unknown', 'accompanying', 'presumed_child', 'recipient_conflicted'] as const
export type ReviewReason = (typeof reviewReasons)[number]

/** Something that must follow from a fact: a body to be told, or a task for staff. */
export interface Duty {
  /** Id of the register, `DV-NOTIF-01`. */
  readonly rule: string
  readonly kind: 'notice' | 'task'
  /** For a notice: kind of the addressed body (`guardianship_authority`); for a task: what is to be done (`offer_referral`). */
  readonly what: string
  /** `pending_review`: a human releases it. */
  readonly state: 'due' | 'pending_review'
  /** Why a human must look first; empty when it is due at once. */
  readonly waitsFor?: readonly ReviewReason[]
  readonly dueAt: Instant
  readonly says: Words
  readonly source: Citation
}

/** A rule that gives birth to duties. Pure; `facts.at` is the instant of the fact, not of its entry (R11). */
export interface DutyRule<Facts extends { readonly at: Instant }> {
  readonly id: string
  readonly arises: (facts: Facts) => readonly Duty[]
}

export const duties = <Facts extends { readonly at: Instant }>(
  rules: readonly DutyRule<Facts>[],
  facts: Facts,
): Duty[] => rules.flatMap((rule) => rule.arises(facts))

/** A task for staff in the words of the register. @throws RangeError when the register has no such rule. */
export const task = (rule: string, what: string, dueAt: Instant): Duty => ({
  rule,
  kind: 'task',
  what,
  state: 'due',
  dueAt,
  says: registered(rule).says,
  source: cited(rule),
})

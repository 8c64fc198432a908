/** A recorded sign against a person around her: what it sets going, and what alone lifts it (DV-CHILD-02, CONS-03). */
import type { Instant } from '../kernel/dates.ts'
import type { ViewDuty } from './age.ts'
import type { Rule } from './decision.ts'
import { type DutyRule, task } from './duty.ts'

/** Where a person around her has a say or a place. */
export type ActingAs = 'representative' | 'companion' | 'contact' | 'grantor'

export interface SuspicionFacts {
  readonly at: Instant
  /** What the suspected person is to her now. */
  readonly actsAs: readonly ActingAs[]
}

/** Nothing is undone by itself: people replace, separate and ask anew. */
export const suspicionTasks: DutyRule<SuspicionFacts> = {
  id: 'DV-CHILD-02',
  arises: ({ at, actsAs }) => [
    task('DV-CHILD-02', 'review_suspicion', at),
    ...(actsAs.includes('representative') ? [task('DV-REP-01', 'replace_representative', at)] : []),
    ...(actsAs.includes('companion') ? [task('DV-CHILD-02', 'replace_companion', at)] : []),
    ...(actsAs.includes('contact') ? [task('DV-CHILD-03', 'stop_contact', at)] : []),
    ...(actsAs.includes('grantor') ? [task('CONS-03', 'ask_consent_anew', at)] : []),
  ],
}

export interface ChildOfHersFacts {
  readonly at: Instant
  /** Of the child. Null: a child whose age is not known. */
  readonly viewDuty: ViewDuty | null
  /** What any relative is to the child: the record of the mother does not say who of them her suspected person is. */
  readonly actsAs: readonly ActingAs[]
}

/** A sign on the record of a mother, father or sibling concerns each child beside them: people look who that person is to it. */
export const childOfHersTasks: DutyRule<ChildOfHersFacts> = {
  id: 'DV-CHILD-02',
  arises: ({ at, viewDuty, actsAs }) => [
    task('DV-CHILD-02', 'weigh_suspicion_for_child', at),
    ...(actsAs.includes('representative') ? [task('DV-REP-01', 'weigh_representative_anew', at)] : []),
    ...(actsAs.includes('companion') ? [task('DV-CHILD-02', 'weigh_companion_anew', at)] : []),
    ...(actsAs.includes('contact') ? [task('DV-CHILD-03', 'weigh_contact_anew', at)] : []),
    ...(actsAs.includes('grantor') ? [task('CONS-03', 'weigh_consent_anew', at)] : []),
    ...(viewDuty === 'none' || viewDuty === 'observed' ? [] : [task('DV-VIEW-01', 'hear_child_anew', at)]),
  ],
}

export interface ReviewFacts {
  readonly lifts: boolean
  /** Whether the reasons are on record in words. */
  readonly written: boolean
}

export const suspicionReview: readonly Rule<ReviewFacts>[] = [
  {
    id: 'DV-CHILD-02',
    says: {
      az: 'Şübhə yalnız yazılı rəy əsasında aradan qaldırılır.',
      en: 'Only a written review lifts a suspicion.',
      ru: 'Подозрение снимается только письменным заключением.',
    },
    source: { act: 'house', place: 'DV-CHILD-02', standing: 'P' },
    code: 'validation_failed',
    whenMissing: 'deny',
    holds: (f) => !f.lifts || f.written,
  },
]

/** The end of a representation: what was consented by it lapses of itself (CONS-03); people ask anew and find another. */
import type { Instant } from '../kernel/dates.ts'
import { type DutyRule, task } from './duty.ts'
import type { ActingAs } from './suspicion.ts'

export interface RepresentationEndFacts {
  readonly at: Instant
  /** Something was agreed to in her name by this representative. */
  readonly consented: boolean
  /** Somebody else still represents her. */
  readonly represented: boolean
}

export const representationEndTasks: DutyRule<RepresentationEndFacts> = {
  id: 'DV-REP-01',
  arises: ({ at, consented, represented }) => [
    ...(represented ? [] : [task('DV-REP-01', 'find_representative', at)]),
    ...(consented ? [task('CONS-03', 'ask_consent_anew', at)] : []),
  ],
}

export interface WrongRelationFacts {
  readonly at: Instant
  /** What the relative is to her, of that which rests on what was entered wrongly. */
  readonly actsAs: readonly ActingAs[]
  /** By the correction nobody represents her any more. */
  readonly leftAlone: boolean
}

/** A relation or a representation that was told wrongly: nothing is undone by itself, people look at whatever relied on it. */
export const wrongRelationTasks: DutyRule<WrongRelationFacts> = {
  id: 'DV-REP-01',
  arises: ({ at, actsAs, leftAlone }) => [
    ...(leftAlone ? [task('DV-REP-01', 'find_representative', at)] : []),
    ...(actsAs.includes('representative') ? [task('DV-REP-01', 'weigh_representative_anew', at)] : []),
    ...(actsAs.includes('companion') ? [task('DV-CHILD-02', 'weigh_companion_anew', at)] : []),
    ...(actsAs.includes('contact') ? [task('DV-CHILD-03', 'weigh_contact_anew', at)] : []),
    ...(actsAs.includes('grantor') ? [task('CONS-03', 'weigh_consent_anew', at)] : []),
  ],
}

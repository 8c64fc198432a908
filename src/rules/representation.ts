/** The end of a representation: what was consented by it lapses of itself (CONS-03); people ask anew and find another. */
import type { Instant } from '../kernel/dates.ts'
import { type DutyRule, task } from './duty.ts'

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

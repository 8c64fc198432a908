/** What staff must ask anew, and when, once a consent is on record (CONS-02, CONS-03). Nothing here ends a consent. */
import { addDays, addMinutes, bakuDay, type Instant, startOfDay } from '../kernel/dates.ts'
import { type CapacityFacts, decidesForSelfFrom } from './age.ts'
import type { Grantor } from './consent-terms.ts'
import { type DutyRule, task } from './duty.ts'
import { inForce } from './parameter.ts'
import { consentReminder } from './parameters/reminders.ts'

export interface GivenConsentFacts {
  readonly at: Instant
  readonly subject: CapacityFacts
  readonly grantor: Grantor
  /** On record as representing her, or a named guardianship authority. Not read when she consents herself. */
  readonly representationRecorded: boolean
  readonly validUntil: Instant | null
}

/** What a consent should lead to is looked at within a day. */
const dayInMinutes = 24 * 60

/** Her own word takes the place of a representative's at 00:00 in Baku of the day on which she may give it. */
export const ownConsentTask: DutyRule<GivenConsentFacts> = {
  id: 'CONS-03',
  arises: ({ at, subject, grantor }) => {
    const from = grantor === 'self' ? null : decidesForSelfFrom(subject, bakuDay(at))
    return from === null ? [] : [task('CONS-03', 'ask_own_consent', startOfDay(from))]
  },
}

/** While there is still time to ask her: so many days before the term ends, and never before now. */
export const consentTermTask: DutyRule<GivenConsentFacts> = {
  id: 'CONS-01',
  arises: ({ at, validUntil }) => {
    if (validUntil === null) return []
    const before = startOfDay(addDays(bakuDay(validUntil), -inForce(consentReminder, bakuDay(at))))
    if (before <= at) return [task('CONS-01', 'ask_whether_to_renew_consent', at)]
    return [task('CONS-01', 'ask_whether_to_renew_consent', before)]
  },
}

export const representationTask: DutyRule<GivenConsentFacts> = {
  id: 'CONS-02',
  arises: ({ at, grantor, representationRecorded }) =>
    grantor === 'self' || representationRecorded
      ? []
      : [task('CONS-02', 'find_representative', addMinutes(at, dayInMinutes))],
}

export const consentTasks: readonly DutyRule<GivenConsentFacts>[] = [
  representationTask,
  ownConsentTask,
  consentTermTask,
]

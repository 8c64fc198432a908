/** What a formal identification rests on (THB-REF-01, R10): without it the fact is flagged, and money waits. */
import { addMinutes, type Instant } from '../kernel/dates.ts'
import type { Rule } from './decision.ts'
import { type DutyRule, task } from './duty.ts'
import { cited } from './register.ts'

export interface IdentificationFacts {
  /** A referral for it was sent to the identifying body; none is sent without her consent to that body. Null: not known. */
  readonly referredWithConsent: boolean | null
  /** A body found it before she came here, and the number of its document is on record. Null: not known. */
  readonly documentedBefore: boolean | null
}

export const identificationGrounds: readonly Rule<IdentificationFacts>[] = [
  {
    id: 'THB-REF-01',
    says: {
      az: 'Rəsmi tanınma onun razılığı ilə göndərişə və ya mərkəzə gəlməzdən əvvəlki sənədə əsaslanır.',
      en: 'An identification rests on a referral with her consent, or on a document from before she came.',
      ru: 'Признание опирается на направление с её согласия или на документ, выданный до её прихода.',
    },
    source: cited('THB-REF-01'),
    code: 'consent_required',
    whenMissing: 'deny',
    holds: ({ referredWithConsent, documentedBefore }) => {
      if (referredWithConsent === true || documentedBefore === true) return true
      return referredWithConsent === null || documentedBefore === null ? null : false
    },
  },
]

/** She is asked within so many minutes: for her document, or whether she wants to be referred. */
const withinMinutes = 24 * 60

export const identificationTask: DutyRule<IdentificationFacts & { readonly at: Instant }> = {
  id: 'THB-REF-01',
  arises: ({ at, referredWithConsent, documentedBefore }) =>
    referredWithConsent === true || documentedBefore === true
      ? []
      : [task('THB-REF-01', 'ask_how_she_was_identified', addMinutes(at, withinMinutes))],
}

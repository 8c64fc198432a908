/**
 * Which bodies must be told of a child, and how late a notice is (DV-NOTIF-01, THB-NOTIF-01, R11). The trigger is the
 * child's physical arrival, provisional or not. Adults: none, ever.
 * States: `pending_review` → a human releases → `due` → sent; an eighteenth birthday before dispatch cancels.
 */
import { addMinutes, bakuDay, type Instant, type LocalDate, minutesBetween } from '../kernel/dates.ts'
import { type AgeFacts, isChild, isPresumedChild } from './age.ts'
import { type Duty, type DutyRule, duties, type ReviewReason } from './duty.ts'
import { inForce, type Parameter } from './parameter.ts'
import { noticeDispatchMinutes, noticeRedHours } from './parameters/clocks.ts'
import type { Regime } from './parameters/facilities.ts'
import { dvNoticeRecipients, type NoticeRecipient, thbNoticeRecipients } from './parameters/notice-recipients.ts'
import { cited, registered } from './register.ts'

export interface ChildArrivalFacts {
  /** When the child came in, not when it was entered. */
  readonly at: Instant
  /** The regime of the center and that of the child's case: both when they differ. */
  readonly regimes: readonly Regime[]
  readonly person: AgeFacts
  /** Null when nobody has said yet. */
  readonly childRole: 'victim' | 'accompanying' | 'unknown' | null
  /** Kinds of body flagged as conflicted for this person (a relative of the suspect sits there). */
  readonly conflicted: readonly NoticeRecipient[]
}

/** A wrong notice is an unlawful disclosure: who is no victim, perhaps no child, or whose body may leak waits for a human. */
const reasonsToReview = (f: ChildArrivalFacts, on: LocalDate, what: NoticeRecipient): readonly ReviewReason[] => [
  ...(f.childRole === 'accompanying' ? (['accompanying'] as const) : []),
  ...(f.childRole === null || f.childRole === 'unknown' ? (['role_unknown'] as const) : []),
  ...(isPresumedChild(f.person, on) ? (['presumed_child'] as const) : []),
  ...(f.conflicted.includes(what) ? (['recipient_conflicted'] as const) : []),
]

const notice = (
  id: 'DV-NOTIF-01' | 'THB-NOTIF-01',
  regime: Regime,
  recipients: Parameter<readonly NoticeRecipient[]>,
): DutyRule<ChildArrivalFacts> => ({
  id,
  arises: (f) => {
    const on = bakuDay(f.at)
    if (!f.regimes.includes(regime) || !isChild(f.person, on)) return []
    return inForce(recipients, on).map((what): Duty => {
      const waitsFor = reasonsToReview(f, on, what)
      const state = waitsFor.length > 0 ? 'pending_review' : 'due'
      return {
        rule: id,
        kind: 'notice',
        what,
        state,
        waitsFor,
        dueAt: f.at,
        says: registered(id).says,
        source: cited(id),
      }
    })
  },
})

export const dvChildNotice = notice('DV-NOTIF-01', 'dv', dvNoticeRecipients)
export const thbChildNotice = notice('THB-NOTIF-01', 'thb', thbNoticeRecipients)
export const childNotices: readonly DutyRule<ChildArrivalFacts>[] = [dvChildNotice, thbChildNotice]

/** Each body once: under both regimes the lists are united. */
export function noticesDue(facts: ChildArrivalFacts): readonly Duty[] {
  const seen = new Set<string>()
  return duties(childNotices, facts).filter((duty) => !seen.has(duty.what) && seen.add(duty.what))
}

/** Time in review counts: the clock starts at the fact (R11). `late`: to the manager. `red`: escalated. */
export function noticeLateness(factAt: Instant, now: Instant): 'on_time' | 'late' | 'red' {
  const on = bakuDay(factAt)
  const minutes = minutesBetween(factAt, now)
  if (minutes > inForce(noticeRedHours, on) * 60) return 'red'
  return minutes > inForce(noticeDispatchMinutes, on) ? 'late' : 'on_time'
}

/** Facts before this instant whose notice has not left are late at `now`. */
export const lateBefore = (now: Instant): Instant => addMinutes(now, -inForce(noticeDispatchMinutes, bakuDay(now)))

export const dispatchTargetAt = (factAt: Instant): Instant =>
  addMinutes(factAt, inForce(noticeDispatchMinutes, bakuDay(factAt)))

/** Asked once more at the moment of sending: whoever is an adult by then is asked for her own consent instead. */
export const atDispatch = (person: AgeFacts, now: Instant): 'send' | 'cancel_and_ask_consent' =>
  isChild(person, bakuDay(now)) ? 'send' : 'cancel_and_ask_consent'

/** All that a notice may carry: nothing on an accompanying adult, no name, no document, no address. Dates are of sending (R12). */
export const minimalNoticeFields = [
  'centerCode',
  'reference',
  'sex',
  'ageYears',
  'sentOn',
  'kindOfNeed',
  'dutyOfficerContact',
] as const

/** Properties that a notice must not carry. */
export const beyondMinimalNotice = (properties: readonly string[]): readonly string[] =>
  properties.filter((property) => !minimalNoticeFields.some((field) => field === property))

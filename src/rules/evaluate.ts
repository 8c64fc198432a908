/** Asks the law one question (`POST /v1/law/evaluations`): plain facts and a Baku day in, an answer with every ground out. */
import type { Instant, LocalDate } from '../kernel/dates.ts'
import { bakuDay, day, startOfDay } from '../kernel/dates.ts'
import type { Qepik } from '../kernel/money.ts'
import { type AdmissionAdvice, type AdmissionFacts, adviseAdmission, type ThbStatus } from './admission.ts'
import { type AgeBasis, type AgeStanding, ageStanding, type CapacityFacts } from './age.ts'
import { allowanceAmount, allowanceProposal } from './allowance.ts'
import { type ClockFacts, type Clocks, clocks } from './clocks.ts'
import { type ConsentStanding, consentStanding } from './consent-standing.ts'
import type { Consent } from './consent-terms.ts'
import { type Decision, decide, type Ground, type GroundOutcome } from './decision.ts'
import { type DisclosureFacts, type DisclosureSubject, weighDisclosure } from './disclosure.ts'
import type { Duty } from './duty.ts'
import { type RouteFacts, type ServiceRoute, serviceRoute } from './eligibility.ts'
import type { IdentificationFacts } from './identification.ts'
import { type ChildArrivalFacts, noticesDue } from './notices.ts'
import type { Facility, Regime } from './parameters/facilities.ts'
import { type RefusalFacts, refusal } from './refusal.ts'
import { cited, registered } from './register.ts'
import { type RemovalFacts, removalFor } from './removal.ts'
import { type StayLimit, stayLimit } from './stay-limit.ts'

/** A person as a question describes her. What is left out is not known, and nobody is presumed anything by default. */
export interface PersonFacts {
  readonly birthDate: LocalDate | null
  readonly ageBasis?: AgeBasis
  readonly presumedChild?: boolean
  readonly capableMinor?: boolean
  readonly withoutCapacity?: boolean
}

/** What each question asks. */
export interface Questions {
  /** The day of admission, or the instant of arrival whose Baku day it is (GEN-TIME-01). */
  readonly 'stay-limit': PersonFacts & { readonly regime: Regime; readonly facility: Facility } & (
      | { readonly admissionDate: LocalDate }
      | { readonly arrivedAt: Instant }
    )
  readonly age: PersonFacts
  readonly admission: AdmissionFacts & { readonly at?: Instant }
  readonly 'service-route': RouteFacts
  readonly refusal: RefusalFacts
  readonly 'consent-validity': { readonly consent: Consent; readonly at: Instant; readonly person: PersonFacts }
  readonly disclosure: Omit<DisclosureFacts, 'subjects'> & {
    readonly subjects: readonly (Omit<DisclosureSubject, 'person'> & { readonly person: PersonFacts })[]
  }
  readonly 'notices-due': Omit<ChildArrivalFacts, 'person'> & { readonly person: PersonFacts }
  readonly allowance: IdentificationFacts & {
    readonly thbStatus: ThbStatus | null
    readonly alreadyGranted: boolean | null
    /** Left out: the amount in force. */
    readonly amountQepik?: Qepik
  }
  readonly removal: Omit<RemovalFacts, 'child' | 'viewDuty'> & { readonly person: PersonFacts; readonly regime: Regime }
  readonly clocks: ClockFacts & { readonly now: Instant }
}
export type Question = keyof Questions

interface Answered {
  readonly grounds: readonly Ground[]
  readonly duties: readonly Duty[]
}
type Verdict = Answered & { readonly outcome: 'allowed' | 'refused'; readonly code: string | null }

export interface Answers {
  readonly 'stay-limit': StayLimit & Answered
  readonly age: Answered & Omit<AgeStanding, 'child'> & { readonly outcome: 'child' | 'adult' }
  readonly admission: AdmissionAdvice
  readonly 'service-route': Answered & { readonly outcome: ServiceRoute }
  readonly refusal: Verdict
  readonly 'consent-validity': Answered & { readonly outcome: ConsentStanding; readonly live: boolean }
  readonly disclosure: Verdict
  readonly 'notices-due': Answered & { readonly outcome: 'due' | 'pending_review' | 'none' }
  readonly allowance: Verdict & { readonly amountQepik: Qepik; readonly currency: 'AZN' }
  readonly removal: Verdict
  readonly clocks: Clocks & Answered & { readonly outcome: 'in_time' | 'late' }
}

/** A question says no more than that she is without capacity on its day. */
const sinceEver = day('1900-01-01')

/** Without a document a birth date is what was declared, and none at all makes the age unknown. */
const capacity = (person: PersonFacts): CapacityFacts => ({
  birthOn: person.birthDate,
  ageBasis: person.ageBasis ?? (person.birthDate === null ? 'unknown' : 'declared'),
  presumedChild: person.presumedChild ?? false,
  capableMinor: person.capableMinor ?? false,
  incapacity: person.withoutCapacity === true ? { fromOn: sinceEver, untilBefore: null } : null,
})

const verdict = ({ allowed, code, grounds }: Decision): Verdict => ({
  outcome: allowed ? 'allowed' : 'refused',
  code,
  grounds,
  duties: [],
})

const ground = (rule: string, code: string, outcome: GroundOutcome): Ground => ({
  rule,
  outcome,
  code,
  says: registered(rule).says,
  source: cited(rule),
})

/** Which rule speaks for each standing of a consent. */
const standingRule: Readonly<Record<ConsentStanding, string>> = {
  live: 'CONS-01',
  not_yet: 'CONS-01',
  pending: 'CONS-01',
  expired: 'CONS-01',
  withdrawn: 'CONS-03',
  lapsed: 'CONS-03',
  grantor_not_valid: 'CONS-02',
  representation_unknown: 'CONS-02',
}

const answers: { readonly [Q in Question]: (facts: Questions[Q], on: LocalDate) => Answers[Q] } = {
  'stay-limit': (f) => {
    const admissionOn = 'arrivedAt' in f ? bakuDay(f.arrivedAt) : f.admissionDate
    return { ...stayLimit({ regime: f.regime, facility: f.facility, admissionOn, person: capacity(f) }), duties: [] }
  },
  age: (f, on) => {
    const { child, ...standing } = ageStanding(capacity(f), on)
    const rule = ground(standing.presumed ? 'GEN-AGE-02' : 'GEN-AGE-01', 'validation_failed', 'met')
    return { ...standing, outcome: child ? 'child' : 'adult', grounds: [rule], duties: [] }
  },
  admission: (f, on) => adviseAdmission(f, on, f.at ?? startOfDay(on)),
  'service-route': (f, on) => ({
    outcome: serviceRoute(f, on),
    grounds: [ground('SVC-ELIG-01', 'no_legal_basis', 'met')],
    duties: [],
  }),
  refusal: (f, on) => verdict(decide('refusal', refusal, f, on)),
  'consent-validity': (f) => {
    const outcome = consentStanding(f.consent, f.at, capacity(f.person))
    const live = outcome === 'live'
    const code = standingRule[outcome] === 'CONS-02' ? 'grantor_not_valid' : 'consent_required'
    const weighed = live ? 'met' : outcome === 'representation_unknown' ? 'missing' : 'broken'
    return { outcome, live, grounds: [ground(standingRule[outcome], code, weighed)], duties: [] }
  },
  disclosure: (f, on) => {
    const subjects = f.subjects.map((subject) => ({ ...subject, person: capacity(subject.person) }))
    return verdict(weighDisclosure({ ...f, subjects }, on))
  },
  'notices-due': (f) => {
    const due = noticesDue({ ...f, person: capacity(f.person) })
    const outcome = due.length === 0 ? 'none' : due.some((d) => d.state === 'due') ? 'due' : 'pending_review'
    return { outcome, grounds: [], duties: due }
  },
  allowance: (f, on) => {
    const amountQepik = allowanceAmount(on)
    const facts = { ...f, amountQepik: f.amountQepik ?? amountQepik }
    return { ...verdict(decide('allowance', allowanceProposal, facts, on)), amountQepik, currency: 'AZN' }
  },
  removal: ({ person, regime, ...f }, on) => {
    const { child, viewDuty } = ageStanding(capacity(person), on)
    return verdict(decide('removal', removalFor(regime), { ...f, child, viewDuty }, on))
  },
  clocks: (f) => {
    const times = clocks(f, f.now)
    const late = times.frontBreached || times.breached
    const rule = ground('SVC-SLA-01', 'validation_failed', late ? 'broken' : 'met')
    return { ...times, outcome: late ? 'late' : 'in_time', grounds: [rule], duties: [] }
  },
}

export const questions: readonly Question[] = [
  'stay-limit',
  'age',
  'admission',
  'service-route',
  'refusal',
  'consent-validity',
  'disclosure',
  'notices-due',
  'allowance',
  'removal',
  'clocks',
]

/**
 * Pure and stored nowhere. `on` is the day whose law governs; a stay is weighed by the law of its admission.
 * @throws LawGap where a needed value is not in force on that day.
 */
export function evaluate<Q extends Question>(question: Q, facts: Questions[Q], on: LocalDate): Answers[Q] {
  return answers[question](facts, on)
}

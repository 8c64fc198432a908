/**
 * What an incident sets going in the house (DV-LIFE-03, VOL-01). A fact: never refused. Everything here is a task for
 * people; nothing is sent to any body by it, and what a statute orders be told is told by its own duty.
 */
import { addMinutes, bakuDay, type Instant } from '../kernel/dates.ts'
import type { Citation } from './citation.ts'
import type { Rule } from './decision.ts'
import { type Duty, type DutyRule, task } from './duty.ts'
import { inForce } from './parameter.ts'
import { graveIncidentReviewMinutes, incidentReviewHours } from './parameters/incidents.ts'
import { housePolicy } from './placement-sources.ts'

export const incidentKinds = [
  'threat_from_outside',
  'suspect_near',
  'violence_inside',
  'self_harm',
  'injury_or_illness',
  'child_left_alone',
  'missing',
  'death',
  'fire_or_building',
  'data_leak',
  'other',
] as const
export type IncidentKind = (typeof incidentKinds)[number]

export const severities = ['low', 'medium', 'high', 'extreme'] as const
export type Severity = (typeof severities)[number]

export interface IncidentFacts {
  /** When it happened, not when it was entered. */
  readonly at: Instant
  readonly kind: IncidentKind
  readonly severity: Severity
  /** Somebody who must not know it knows where the house is. */
  readonly addressCompromised: boolean
}

const isGrave = ({ kind, severity, addressCompromised }: IncidentFacts): boolean =>
  addressCompromised || severity === 'high' || severity === 'extreme' || kind === 'death'

/** By when management looks at it, by the clock of the day on which it happened. */
export function reviewDueAt(facts: IncidentFacts): Instant {
  const on = bakuDay(facts.at)
  const minutes = isGrave(facts) ? inForce(graveIncidentReviewMinutes, on) : inForce(incidentReviewHours, on) * 60
  return addMinutes(facts.at, minutes)
}

/** Of the house as a whole. */
export const incidentTasks: DutyRule<IncidentFacts> = {
  id: 'DV-LIFE-03',
  arises: (f) => [task('DV-LIFE-03', 'review_incident', reviewDueAt(f))],
}

/** What a kind asks for each person whom it concerns. */
const asks: Readonly<Record<IncidentKind, readonly string[]>> = {
  threat_from_outside: ['renew_safety_plan'],
  suspect_near: ['renew_safety_plan', 'weigh_transfer'],
  violence_inside: ['offer_medical_help', 'offer_psychological_help', 'renew_safety_plan'],
  self_harm: ['offer_medical_help', 'offer_psychological_help'],
  injury_or_illness: ['offer_medical_help'],
  child_left_alone: ['find_out_if_safe'],
  missing: ['find_out_if_safe'],
  death: [],
  fire_or_building: [],
  data_leak: [],
  other: [],
}

const childInDanger: readonly IncidentKind[] = ['violence_inside', 'self_harm', 'child_left_alone', 'missing', 'death']

/** Whether the life or health of a child whom it concerns is in danger: then people weigh whom the law lets them tell. */
const endangersChild = ({ kind, child }: { readonly kind: IncidentKind; readonly child: boolean }): boolean =>
  child && childInDanger.includes(kind)

export interface IncidentPersonFacts extends IncidentFacts {
  readonly child: boolean
}

/** Seen published, and read narrowly: it names the duty, a human decides on it, and no program acts on it (C-15). */
const childDanger: Citation = { act: 'family-code', place: 'art. 51.6', standing: 'V' }
const weighTelling = (at: Instant): Duty => ({
  ...task('DV-LIFE-03', 'weigh_telling_of_child_in_danger', at),
  says: {
    az: 'Uşağın həyatına və sağlamlığına təhlükə barədə kimə məlumat verilməli olduğunu rəhbərlik müəyyən edir; sistem özü heç kimə bildirmir.',
    en: 'Management weighs who must be told of a danger to a child’s life or health; the service tells nobody by itself.',
    ru: 'Руководство решает, кому следует сообщить об угрозе жизни и здоровью ребёнка; сама система никому не сообщает.',
  },
  source: childDanger,
})

/** Of each person whom it concerns. */
export const incidentPersonTasks: DutyRule<IncidentPersonFacts> = {
  id: 'DV-LIFE-03',
  arises: (f) => [
    ...asks[f.kind].map((what) => task('DV-LIFE-03', what, f.at)),
    ...(endangersChild(f) ? [weighTelling(f.at)] : []),
  ],
}

/** Of everybody who sleeps in the house when its address has become known. */
export const exposedResidentTasks: DutyRule<IncidentFacts> = {
  id: 'DV-LIFE-03',
  arises: (f) => (f.addressCompromised ? [task('DV-LIFE-03', 'weigh_transfer', f.at)] : []),
}

export interface IncidentReviewFacts {
  /** How many measures are on record. */
  readonly measures: number
}

export const incidentReview: readonly Rule<IncidentReviewFacts>[] = [
  {
    id: 'DV-LIFE-03',
    says: {
      az: 'Hadisəyə baxış yalnız görülmüş tədbirlər qeyd edildikdən sonra başa çatdırılır.',
      en: 'The review of an incident ends only when what was done about it is on record.',
      ru: 'Рассмотрение происшествия завершается только после записи принятых мер.',
    },
    source: housePolicy('DV-LIFE-03'),
    code: 'state_conflict',
    whenMissing: 'deny',
    holds: (f) => f.measures > 0,
  },
]

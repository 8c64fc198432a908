/**
 * The door: requested, provisional, arrival. A bed is never refused by a form, so no rule here can be broken; what is
 * lacking becomes a task or a flag (DV-ASSIST-01, DV-CHILD-01, THB-SUSP-01).
 */
import type { LocalDate } from '../kernel/dates.ts'
import type { AgeStanding } from './age.ts'
import { breaches, type CompanionFacts, companion, type Representative, type ViewRecord } from './child-guard.ts'
import type { Rule } from './decision.ts'
import type { Regime } from './parameters/facilities.ts'
import { accreditationRules, s8, s14, s27 } from './placement-sources.ts'

export interface DoorFacts extends Pick<AgeStanding, 'child'> {
  readonly regime: Regime
  /** Null: unconscious, in shock, or not yet asked. */
  readonly asksForShelter: boolean | null
}

export const door: readonly Rule<DoorFacts>[] = [
  {
    id: 'DV-ASSIST-01',
    says: {
      az: 'Zərər çəkmiş şəxsə istəyi (razılığı) ilə dərhal sığınacaq, geyim və yemək verilir; bunun üçün göndəriş tələb olunmur.',
      en: 'At the request (consent) of the victim shelter, clothing and food are given at once; no referral is needed for that.',
      ru: 'По просьбе (с согласия) пострадавшего приют, одежда и питание предоставляются сразу; направление для этого не требуется.',
    },
    source: s14,
    code: 'consent_required',
    whenMissing: 'allow',
    holds: (f) => (f.asksForShelter === null ? null : true),
  },
  {
    id: 'DV-CHILD-01',
    says: {
      az: 'Uşaq da, tək və ya böyüklə birlikdə, sığınacaqla təmin olunur.',
      en: 'A child is sheltered too, alone or with an adult.',
      ru: 'Ребёнку, одному или со взрослым, также предоставляется приют.',
    },
    source: s27,
    code: 'consent_required',
    whenMissing: 'allow',
    holds: () => true,
  },
  {
    id: 'THB-SUSP-01',
    says: {
      az: 'İnsan alverinin qurbanı olması ehtimalı müvəqqəti sığınacaq üçün kifayətdir: göndəriş, akt və şəxsiyyət sənədi tələb olunmur.',
      en: 'Suspicion of trafficking alone is enough for temporary shelter: no referral, no act, no identity document.',
      ru: 'Для временного приюта достаточно подозрения в торговле людьми: ни направления, ни акта, ни документа не требуется.',
    },
    source: s8,
    code: 'consent_required',
    whenMissing: 'allow',
    holds: () => true,
  },
]

export interface AccreditationFacts {
  readonly centerKind: 'state' | 'non_state'
  /** Null: not known whether an accreditation is valid on that day. */
  readonly accreditedThatDay: boolean | null
}

/** For a new proposal or a planned placement. For a stay that happened it is a flag; nobody is moved by an expiry. */
export const accreditation: readonly Rule<AccreditationFacts>[] = [
  {
    id: 'DV-ACCR-01',
    says: {
      az: 'Qeyri-dövlət yardım mərkəzinə yeni yerləşdirmə yalnız həmin gün akkreditasiyası qüvvədə olduqda təklif edilir.',
      en: 'A new placement in a non-state center is proposed only while its accreditation is valid that day.',
      ru: 'Новое размещение в негосударственном центре предлагается лишь при действующей на этот день аккредитации.',
    },
    source: accreditationRules,
    code: 'not_accredited',
    whenMissing: 'allow',
    holds: (f) => f.centerKind === 'state' || f.accreditedThatDay,
  },
]

export interface ArrivalFacts extends AgeStanding, CompanionFacts, AccreditationFacts {
  readonly regime: Regime
  /** Neither a birth date nor any ground for an age: she may be a child (GEN-AGE-02). */
  readonly ageUnknown: boolean
  readonly basis: string
  readonly basisComplete: boolean
  readonly shelterConsentLive: boolean
  readonly representative: Representative | null
  readonly view: ViewRecord | null
  /** The company seen from the other side: what the record of the child with whom she comes says of her. Null: alone. */
  readonly seenByOther: CompanionFacts | null
}

export type ArrivalTask =
  | 'obtain_consent'
  | 'find_representative'
  | 'name_representative'
  | 'name_companion'
  | 'hear_child'
  | 'offer_referral'
  | 'complete_referral'
  | 'check_accreditation'
  | 'determine_age'

export interface ArrivalFlags {
  readonly breach: readonly string[]
  /** What staff still owe her before the placement can become final. */
  readonly tasks: readonly ArrivalTask[]
}

/** An arrival is always stored; this says what it breaks and what is still owed, and refuses nothing. */
export function arrivalFlags(facts: ArrivalFacts, on: LocalDate): ArrivalFlags {
  const { representative, seenByOther } = facts
  const company = seenByOther === null ? [facts] : [facts, seenByOther]
  const lacking: readonly (readonly [ArrivalTask, boolean])[] = [
    ['obtain_consent', !facts.shelterConsentLive],
    [
      'find_representative',
      facts.child && (representative === null || !representative.present || representative.suspected === true),
    ],
    ['name_representative', facts.child && representative?.suspected === null],
    ['name_companion', company.some((f) => f.child && f.companions.some((c) => c.suspected === null))],
    ['hear_child', (facts.viewDuty === 'mandatory' || facts.viewDuty === null) && facts.view === null],
    ['offer_referral', facts.regime === 'dv' && facts.basis === 'emergency_request'],
    ['complete_referral', facts.regime === 'dv' && facts.basis !== 'emergency_request' && !facts.basisComplete],
    ['check_accreditation', facts.centerKind === 'non_state' && facts.accreditedThatDay === null],
    ['determine_age', facts.presumed || facts.ageUnknown],
  ]
  return {
    breach: [...new Set(company.flatMap((f) => breaches(companion, f, on))), ...breaches(accreditation, facts, on)],
    tasks: lacking.filter(([, owed]) => owed).map(([task]) => task),
  }
}

/** What protects a child at every door: a view of its own, a representative, safe company (DV-VIEW-01, DV-REP-01, DV-CHILD-01 to 03). */

import type { LocalDate } from '../kernel/dates.ts'
import type { AgeStanding } from './age.ts'
import { decide, type GroundOutcome, type Rule } from './decision.ts'
import { housePolicy, s24, s25, s28, s29 } from './placement-sources.ts'

type WhenMissing = Rule<never>['whenMissing']

/** How a child was heard. The words of the child are not here: they belong to the professional's notes. */
export interface ViewRecord {
  readonly stance: 'agree' | 'object' | 'mixed' | 'declined'
  readonly heardBy: 'psychologist' | 'trained_worker' | 'other'
  readonly parentsPresent: boolean
  /** For an objection: the written reason why the decision goes the other way. */
  readonly objectionAnswered: boolean
}

export interface ViewFacts extends Pick<AgeStanding, 'viewDuty'> {
  readonly view: ViewRecord | null
  /** A psychologist's note that hearing is contrary to the child's interest (Family Code 52). */
  readonly hearingHarmful: boolean
}

const heard = (view: ViewRecord | null): boolean => view !== null && view.heardBy !== 'other' && !view.parentsPresent

/** The view must be on record before: finalization, change of room-mates, transfer, parent contact, extension, exit to a person, disclosure. */
export const childView = (whenMissing: WhenMissing): readonly Rule<ViewFacts>[] => [
  {
    id: 'DV-VIEW-01',
    says: {
      az: 'On yaşına çatmış uşağın fikri valideynlərin iştirakı olmadan öyrənilməli və qərardan əvvəl qeydə alınmalıdır.',
      en: 'The view of a child of ten or more is heard without the parents and is on record before the decision.',
      ru: 'Мнение ребёнка, достигшего десяти лет, выясняется без родителей и фиксируется до принятия решения.',
    },
    source: s25,
    code: 'view_required',
    whenMissing,
    holds: (f) => {
      if (heard(f.view) || f.hearingHarmful) return true
      return f.viewDuty === null ? null : f.viewDuty !== 'mandatory'
    },
  },
  {
    id: 'DV-VIEW-01',
    says: {
      az: 'Uşaq etiraz edirsə, qərarın səbəbi yazılı şəkildə göstərilir; etiraz qərarı təkbaşına dayandırmır.',
      en: 'When the child objects, the decision gives a written reason; the objection alone is no veto.',
      ru: 'Если ребёнок возражает, решение письменно мотивируется; само по себе возражение его не отменяет.',
    },
    source: housePolicy('DV-VIEW-01'),
    code: 'view_required',
    whenMissing,
    holds: (f) => f.view === null || f.view.stance !== 'object' || f.view.objectionAnswered,
  },
]

export interface RepresentativeFacts extends Pick<AgeStanding, 'child'> {
  readonly representative: Representative | null
}
export interface Representative {
  readonly capacity:
    | 'parent'
    | 'guardian'
    | 'trustee'
    | 'guardianship_officer'
    | 'appointed_lawyer'
    | 'center_staff'
    | 'other'
  /** Null: it is not said who this is, so nobody can tell. */
  readonly suspected: boolean | null
  readonly present: boolean
}

/** Who is not named is not thereby free of suspicion. */
export const unsuspected = (suspected: boolean | null): boolean | null => (suspected === null ? null : !suspected)

const entitled = (r: Representative): boolean => r.present && r.capacity !== 'center_staff' && r.capacity !== 'other'

/** Stops finalization only; the child stays sheltered meanwhile. */
export const representative: readonly Rule<RepresentativeFacts>[] = [
  {
    id: 'DV-REP-01',
    says: {
      az: 'Uşaq yerləşdirilərkən onun hüquq və mənafelərini təmsil edən şəxs iştirak edir; mərkəzin əməkdaşı təkbaşına bu şəxs ola bilməz.',
      en: 'When a child is placed, a person who represents the child’s rights and interests is present; a member of the center’s staff alone is not such a person.',
      ru: 'При размещении ребёнка присутствует лицо, представляющее его права и интересы; сотрудник центра сам по себе таким лицом не является.',
    },
    source: s24,
    code: 'representative_missing',
    whenMissing: 'allow',
    holds: (f) => !f.child || (f.representative !== null && entitled(f.representative)),
  },
  {
    id: 'DV-REP-01',
    says: {
      az: 'Zorakılıqda şübhəli bilinən şəxs uşağı təmsil edə bilməz.',
      en: 'A person who is suspected of the violence cannot represent the child.',
      ru: 'Лицо, подозреваемое в насилии, не может представлять ребёнка.',
    },
    source: s24,
    code: 'representative_suspected',
    whenMissing: 'allow',
    holds: (f) => !f.child || f.representative === null || unsuspected(f.representative.suspected),
  },
]

export interface CompanionFacts extends Pick<AgeStanding, 'child'> {
  readonly companions: readonly Companion[]
}
export interface Companion {
  /** Null: known by the placement alone, no relation is on record. */
  readonly relation: 'parent' | 'other' | null
  /** Any recorded sign by child, staff or referrer; only a written review lifts it. Null: not known who this is. */
  readonly suspected: boolean | null
  /** A psychologist found a positive effect on the child; asked of companions who are not parents. */
  readonly positiveEffect: boolean | null
}

export const companion: readonly Rule<CompanionFacts>[] = [
  {
    id: 'DV-CHILD-02',
    says: {
      az: 'Uşaq ona qarşı zorakılıqda şübhəli bilinən şəxslə bir yerdə yerləşdirilmir; o biri valideyn buna görə kənarlaşdırılmır.',
      en: 'A child is not placed together with a person suspected of violence against the child; the other parent is not shut out by that.',
      ru: 'Ребёнка не размещают вместе с лицом, подозреваемым в насилии над ним; второго родителя это не исключает.',
    },
    source: s28,
    code: 'parent_suspected',
    whenMissing: 'allow',
    holds: (f) => {
      if (!f.child || f.companions.every((c) => c.suspected === false)) return true
      return f.companions.some((c) => c.suspected === true) ? false : null
    },
  },
  {
    id: 'DV-CHILD-02',
    says: {
      az: 'Valideyn olmayan şəxs uşaqla yalnız psixoloq onun uşağa müsbət təsirini təsdiq etdikdə yerləşdirilir.',
      en: 'A person other than a parent is placed with the child when a psychologist has found a positive effect on the child.',
      ru: 'Иное лицо размещается с ребёнком, если психолог установил положительное влияние на ребёнка.',
    },
    source: s28,
    code: 'companion_not_assessed',
    whenMissing: 'allow',
    holds: (f) => {
      const others = f.child ? f.companions.filter((c) => c.relation !== 'parent') : []
      if (others.some((c) => c.positiveEffect === false)) return false
      return others.some((c) => c.positiveEffect === null) ? null : true
    },
  },
]

export interface ContactFacts extends ViewFacts, Pick<AgeStanding, 'child'> {
  readonly parentSuspected: boolean
  /** In the center, or in a way that would let the address be known. Null: nobody said. */
  readonly revealsAddress: boolean | null
}

const noSuspectedContact: Rule<ContactFacts> = {
  id: 'DV-CHILD-03',
  says: {
    az: 'Uşağın valideynləri ilə ünsiyyəti mümkündür, zorakılıqda şübhəli bilinən valideyn istisna olmaqla.',
    en: 'A child may meet and talk with the parents, except a parent suspected of violence against the child.',
    ru: 'Ребёнок может видеться и общаться с родителями, кроме родителя, подозреваемого в насилии над ним.',
  },
  source: s29,
  code: 'parent_suspected',
  whenMissing: 'deny',
  holds: (f) => !f.child || !f.parentSuspected,
}
const neverTheAddress: Rule<ContactFacts> = {
  id: 'DV-CHILD-03',
  says: {
    az: 'Görüş mərkəzdən kənarda keçirilir, ünvan bildirilmir.',
    en: 'Contact takes place off site and never reveals the address.',
    ru: 'Встреча проходит вне центра, адрес не раскрывается.',
  },
  source: housePolicy('DV-CHILD-03'),
  code: 'disclosure_forbidden',
  whenMissing: 'deny',
  holds: (f) => (f.revealsAddress === null ? null : !f.revealsAddress),
}

/** Arranging contact between a sheltered child and a parent. */
export const parentContact: readonly Rule<ContactFacts>[] = [noSuspectedContact, neverTheAddress, ...childView('deny')]

/** Change of room-mates or of the accompanying adult, when it is planned. A change that was made is a fact: `breaches`. */
export const bedChange: readonly Rule<ViewFacts & CompanionFacts>[] = [...companion, ...childView('allow')]

function idsOf<Facts>(outcome: GroundOutcome, rules: readonly Rule<Facts>[], facts: Facts, on: LocalDate) {
  const { grounds } = decide(outcome, rules, facts, on)
  return [...new Set(grounds.filter((ground) => ground.outcome === outcome).map((ground) => ground.rule))]
}

/** For facts, which are stored whatever they are: the ids of the rules they break, each once. */
export const breaches = <F>(rules: readonly Rule<F>[], facts: F, on: LocalDate): readonly string[] =>
  idsOf('broken', rules, facts, on)

/** For the same: the ids of the rules that cannot be weighed, because something is not known yet. */
export const unweighed = <F>(rules: readonly Rule<F>[], facts: F, on: LocalDate): readonly string[] =>
  idsOf('missing', rules, facts, on)

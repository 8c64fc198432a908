/**
 * Her family in her plan: the aim is a safe life, not reconciliation (DV-FAM-01), and help to a member of it starts with
 * her word (THB-FAM-01). Mediation with a suspect is no kind of service, goal or purpose, so nothing here can allow it.
 */
import type { Rule } from './decision.ts'
import { inForce } from './parameter.ts'
import { familyServices } from './parameters/family-help.ts'
import { cited } from './register.ts'

export interface GoalFacts {
  readonly kind: string
  /** She asked for it herself, alone with staff. Null: nobody has asked her. */
  readonly herOwnWish: boolean | null
  readonly riskAssessed: boolean | null
  readonly safetyPlan: boolean | null
}

/** No plan has either of them by default. */
export const familyGoals = ['family', 'return_home'] as const
const ofFamily = (kind: string): boolean => familyGoals.some((known) => known === kind)

export const planGoal: readonly Rule<GoalFacts>[] = [
  {
    id: 'DV-FAM-01',
    says: {
      az: 'Ailə ilə bağlı məqsəd yalnız onun öz istəyi ilə plana yazılır.',
      en: 'A goal in her family is written into the plan only at her own wish.',
      ru: 'Цель, связанная с семьёй, вносится в план только по её собственному желанию.',
    },
    source: cited('DV-FAM-01'),
    code: 'consent_required',
    whenMissing: 'deny',
    holds: (f) => !ofFamily(f.kind) || f.herOwnWish,
  },
  {
    id: 'DV-FAM-01',
    says: {
      az: 'Evə qayıdış risk qiymətləndirilməsindən və təhlükəsizlik planından sonra plana yazılır.',
      en: 'A return home is planned after an assessment of risk and with a safety plan.',
      ru: 'Возвращение домой планируется после оценки риска и при наличии плана безопасности.',
    },
    source: { act: 'house', place: 'DV-FAM-01', standing: 'P' },
    code: 'safety_plan_required',
    whenMissing: 'deny',
    holds: (f) => {
      if (f.kind !== 'return_home') return true
      if (f.riskAssessed === null || f.safetyPlan === null) return null
      return f.riskAssessed && f.safetyPlan
    },
  },
]

export interface FamilyHelpFacts {
  readonly measure: string
  /** A live consent of hers, to help for her family, names this member. */
  readonly consented: boolean | null
  readonly suspected: boolean | null
  /** The member is a person on record here by himself or herself. */
  readonly ownRecord: boolean | null
}

export const familyHelp: readonly Rule<FamilyHelpFacts>[] = [
  {
    id: 'THB-FAM-01',
    says: {
      az: 'Ailə üzvünə yardım təklif etmək onun mərkəzdə olduğunu bildirir: əvvəlcə bu şəxsin adını çəkən razılığı lazımdır.',
      en: 'To offer help to a relative is to say where she is: first comes her consent that names this relative.',
      ru: 'Предложить помощь родственнику значит сказать, где она: сначала нужно её согласие с именем этого лица.',
    },
    source: cited('THB-FAM-01'),
    code: 'consent_required',
    whenMissing: 'deny',
    holds: (f) => f.consented,
  },
  {
    id: 'THB-FAM-01',
    says: {
      az: 'Şübhəli bilinən ailə üzvünə onun vasitəsilə yardım göstərilmir.',
      en: 'A relative who is suspected is not helped through her.',
      ru: 'Подозреваемому родственнику помощь через неё не оказывается.',
    },
    source: { act: 'house', place: 'THB-FAM-01', standing: 'P' },
    code: 'parent_suspected',
    whenMissing: 'deny',
    holds: (f) => (f.suspected === null ? null : !f.suspected),
  },
  {
    id: 'THB-FAM-01',
    says: {
      az: 'Ailə üzvünə yardım onun öz qeydində aparılır və zərər çəkmiş şəxsin qeydini açmır.',
      en: 'Help to a relative is kept in that relative’s own record, which opens nothing of hers.',
      ru: 'Помощь родственнику ведётся в его собственной записи, которая её записи не открывает.',
    },
    source: { act: 'house', place: 'THB-FAM-01', standing: 'P' },
    code: 'validation_failed',
    whenMissing: 'deny',
    holds: (f) => f.ownRecord,
  },
  {
    id: 'THB-FAM-01',
    says: {
      az: 'Ailə üzvünə psixoloji və hüquqi yardım göstərilir.',
      en: 'A relative is offered psychological and legal help.',
      ru: 'Родственнику предлагается психологическая и правовая помощь.',
    },
    source: cited('THB-FAM-01'),
    code: 'validation_failed',
    whenMissing: 'deny',
    holds: (f, on) => inForce(familyServices, on).some((kind) => kind === f.measure),
  },
]

/** Early removal for an intentional breach of house rules (DV-REMOVE-01): a power of management, never a duty or a timer. */
import { bakuDay, type Instant, type LocalDate } from '../kernel/dates.ts'
import type { AgeStanding } from './age.ts'
import { byAnalogy } from './by-analogy.ts'
import { childView, type ViewFacts } from './child-guard.ts'
import type { Rule } from './decision.ts'
import type { Regime } from './parameters/facilities.ts'
import { housePolicy, s34 } from './placement-sources.ts'

export interface RemovalFacts extends Pick<AgeStanding, 'child'>, ViewFacts {
  readonly decidedByRole: string
  /** Leaving, refusing a service, withdrawing consent, calling family or not helping the police is no breach. */
  readonly conduct:
    | 'house_rule_broken'
    | 'withdrew_consent'
    | 'refused_service'
    | 'left'
    | 'contacted_family'
    | 'did_not_cooperate'
  /** When her stay began; null: not known. */
  readonly arrivedAt: Instant | null
  readonly actAt: Instant
  /** The instant of this decision; null: not known. */
  readonly decidedAt: Instant | null
  /** First day of the broken house rule; null: no such rule. */
  readonly houseRuleFrom: LocalDate | null
  /** First day on which the rule no longer holds. */
  readonly houseRuleBefore: LocalDate | null
  /** When the rule was explained to the person, in a language she understands. */
  readonly explainedAt: Instant | null
  readonly intentional: boolean | null
  readonly intentGroundsWritten: boolean
  readonly heard: boolean
  readonly safetyPlan: boolean
  readonly appealNotice: boolean
  /** The removal would leave a child without an adult who is not suspected. */
  readonly leavesChildAlone: boolean | null
  readonly otherSafePlace: boolean
  readonly guardianshipInvolved: boolean
}

const says = (az: string, en: string, ru: string) => ({ az, en, ru })
const guard = (
  text: Rule<RemovalFacts>['says'],
  code: string,
  holds: Rule<RemovalFacts>['holds'],
  source = s34,
): Rule<RemovalFacts> => ({ id: 'DV-REMOVE-01', says: text, source, code, whenMissing: 'deny', holds })
const policy = housePolicy('DV-REMOVE-01')

export const removal: readonly Rule<RemovalFacts>[] = [
  guard(
    says(
      'Vaxtından əvvəl çıxarma barədə qərarı yalnız mərkəzin rəhbərliyi verir.',
      'Only the management of the center decides on early removal.',
      'Решение о досрочном выселении принимает только руководство центра.',
    ),
    'role_not_allowed',
    (f) => f.decidedByRole === 'center_manager',
  ),
  guard(
    says(
      'Yalnız daxili nizam-intizam qaydasının qəsdən pozulması əsasdır və qəsd yazılı əsaslandırılmalıdır.',
      'The only ground is an intentional breach of the house rules, with written grounds for the intent.',
      'Основание — только умышленное нарушение внутреннего распорядка, умысел обосновывается письменно.',
    ),
    'intent_required',
    (f) =>
      f.conduct === 'house_rule_broken' && f.intentional === null
        ? null
        : f.conduct === 'house_rule_broken' && f.intentional === true && f.intentGroundsWritten,
  ),
  guard(
    says(
      'Pozulmuş qayda həmin gün qüvvədə olmalı və hərəkətdən əvvəl şəxsə izah edilməlidir.',
      'The broken rule was in force on that day and had been explained to the person before the act.',
      'Нарушенное правило действовало в тот день и было разъяснено лицу до поступка.',
    ),
    'intent_required',
    (f) =>
      f.houseRuleFrom !== null &&
      f.houseRuleFrom <= bakuDay(f.actAt) &&
      (f.houseRuleBefore === null || bakuDay(f.actAt) < f.houseRuleBefore) &&
      f.explainedAt !== null &&
      f.explainedAt < f.actAt,
    policy,
  ),
  guard(
    says(
      'Hərəkət şəxsin gəlişindən əvvəl və qərardan sonra ola bilməz; qayda da qərardan sonra izah edilmiş sayılmır.',
      'The act lies between her arrival and the decision; nor is a rule explained after the decision.',
      'Поступок совершён не раньше её прибытия и не позже решения; правило также не может быть разъяснено после решения.',
    ),
    'intent_required',
    (f) =>
      f.arrivedAt === null || f.decidedAt === null
        ? null
        : f.arrivedAt <= f.actAt && f.actAt <= f.decidedAt && (f.explainedAt === null || f.explainedAt <= f.decidedAt),
    policy,
  ),
  guard(
    says('Qərardan əvvəl şəxs dinlənilir.', 'The person is heard before the decision.', 'До решения лицо выслушивают.'),
    'hearing_required',
    (f) => f.heard,
    policy,
  ),
  guard(
    says(
      'Təhlükəsizlik planı olmadan heç kim çıxarılmır.',
      'Nobody is removed without a safety plan.',
      'Никого не выселяют без плана безопасности.',
    ),
    'safety_plan_required',
    (f) => f.safetyPlan,
    policy,
  ),
  guard(
    says(
      'Qərarda şikayət qaydası göstərilir.',
      'The decision says how to appeal.',
      'В решении указан порядок обжалования.',
    ),
    'appeal_notice_required',
    (f) => f.appealNotice,
    policy,
  ),
  guard(
    says(
      'Uşaq çıxarılmır və himayəsiz qoyulmur: əvvəlcə başqa təhlükəsiz yer və qəyyumluq orqanının iştirakı təmin edilir.',
      'A child is not removed or left without an adult until another safe place and the guardianship authority are recorded.',
      'Ребёнка не выселяют и не оставляют без взрослого, пока не обеспечены другое безопасное место и участие органа опеки.',
    ),
    'child_needs_safe_place',
    (f) => {
      if (f.otherSafePlace && f.guardianshipInvolved) return true
      if (f.child || f.leavesChildAlone === true) return false
      return f.leavesChildAlone === null ? null : true
    },
    policy,
  ),
  ...childView('deny'),
]

export const removalThb: readonly Rule<RemovalFacts>[] = byAnalogy(removal)
/** In a trafficking center the same safeguards, as our policy. */
export const removalFor = (regime: Regime): readonly Rule<RemovalFacts>[] => (regime === 'dv' ? removal : removalThb)

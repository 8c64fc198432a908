/** How the law-enforcement step of the service closes (SVC-LE-01). It always closes, and never holds up the next step. */
import type { Rule } from './decision.ts'
import { cited } from './register.ts'

export type StepOutcome = 'sent_with_consent' | 'not_sent_no_consent' | 'sent_anonymised'

/** All that an anonymised notice holds (R31). */
export const anonymisedNoticeFields = ['month', 'violenceKinds'] as const

export interface LawEnforcementFacts {
  readonly outcome: StepOutcome
  /** A live consent names this body for `law_enforcement_step`. */
  readonly consented: boolean | null
  readonly centerAllowsAnonymised: boolean
  /** Null: she was not asked. */
  readonly objects: boolean | null
  /** Properties of what would be sent. */
  readonly fields: readonly string[]
}

export const lawEnforcementStep: readonly Rule<LawEnforcementFacts>[] = [
  {
    id: 'SVC-LE-01',
    says: {
      az: 'Şəxsi tanıdan məlumat hüquq-mühafizə orqanına yalnız onun razılığı ilə göndərilir.',
      en: 'A report that identifies her goes to law enforcement only with her consent.',
      ru: 'Сообщение, по которому её можно узнать, направляют правоохранительным органам только с её согласия.',
    },
    source: cited('ANON-01'),
    code: 'disclosure_forbidden',
    whenMissing: 'deny',
    holds: (f) => f.outcome !== 'sent_with_consent' || f.consented,
  },
  {
    id: 'SVC-LE-01',
    says: {
      az: 'Anonim məlumat yalnız mərkəz bunu açıbsa və o, etiraz etmirsə göndərilir.',
      en: 'An anonymised notice goes only where the center has turned it on and she does not object.',
      ru: 'Обезличенное сообщение отправляют, только если центр это включил и она не возражает.',
    },
    source: { act: 'house', place: 'SVC-LE-01', standing: 'P' },
    code: 'disclosure_forbidden',
    whenMissing: 'deny',
    holds: (f) =>
      f.outcome !== 'sent_anonymised' || (f.centerAllowsAnonymised ? (f.objects === null ? null : !f.objects) : false),
  },
  {
    id: 'SVC-LE-01',
    says: {
      az: 'Anonim məlumatda yalnız ay və zorakılığın növləri göstərilir.',
      en: 'An anonymised notice holds the month and the kinds of violence, and nothing else.',
      ru: 'Обезличенное сообщение содержит только месяц и виды насилия.',
    },
    source: { act: 'house', place: 'SVC-LE-01', standing: 'P' },
    code: 'scope_exceeds_consent',
    whenMissing: 'deny',
    holds: (f) =>
      f.outcome !== 'sent_anonymised' ||
      f.fields.every((field) => anonymisedNoticeFields.some((allowed) => allowed === field)),
  },
]

/** The default: without a consent the step closes unsent. */
export const defaultStepOutcome = (consented: boolean | null): StepOutcome =>
  consented === true ? 'sent_with_consent' : 'not_sent_no_consent'

/** The helpline (HELP-01): no hours, no name asked. */
import type { Rule } from './decision.ts'
import { cited } from './register.ts'

export interface HelplineCallFacts {
  readonly callerNamed: boolean
  /** She agreed that her number is kept. By default it is not. */
  readonly numberKept: boolean
  readonly agreedToKeepNumber: boolean | null
}

/** A call itself is a fact and always taken, at any hour; what may be kept of it is weighed. */
export const helplineRecord: readonly Rule<HelplineCallFacts>[] = [
  {
    id: 'HELP-01',
    says: {
      az: 'Qaynar xətt günün istənilən saatında işləyir və adsız zəngi qəbul edir.',
      en: 'The helpline answers at any hour and takes a nameless call.',
      ru: 'Телефон доверия отвечает в любой час и принимает анонимный звонок.',
    },
    source: cited('HELP-01'),
    code: 'validation_failed',
    whenMissing: 'allow',
    holds: () => true,
  },
  {
    id: 'HELP-01',
    says: {
      az: 'Zəng edənin nömrəsi yalnız onun razılığı ilə saxlanılır.',
      en: 'The caller’s number is kept only if she agrees.',
      ru: 'Номер звонящего сохраняется только с его согласия.',
    },
    source: { act: 'house', place: 'HELP-01', standing: 'P' },
    code: 'consent_required',
    whenMissing: 'deny',
    holds: (f) => !f.numberKept || f.agreedToKeepNumber,
  },
]

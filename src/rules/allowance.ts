/** The one-time allowance (THB-ALLOW-01, R10): proposal, approval by another person, and payment as a fact. */
import type { LocalDate } from '../kernel/dates.ts'
import type { Qepik } from '../kernel/money.ts'
import type { ThbStatus } from './admission.ts'
import type { Rule } from './decision.ts'
import { type IdentificationFacts, identificationGrounds } from './identification.ts'
import { inForce, valueOn } from './parameter.ts'
import { oneTimeAllowance } from './parameters/allowances.ts'
import { cited } from './register.ts'

export interface AllowanceFacts extends IdentificationFacts {
  readonly thbStatus: ThbStatus | null
  /** A proposal, approval or payment for the same identification exists inside this holder. Null: not looked up. */
  readonly alreadyGranted: boolean | null
  readonly amountQepik: Qepik
}

export interface ApprovalFacts extends AllowanceFacts {
  /** Ids of the two people. */
  readonly proposedBy: string
  readonly approvedBy: string
}

/** The amount of a day. @throws LawGap where no amount is known for that day: it is never guessed. */
export const allowanceAmount = (on: LocalDate): Qepik => inForce(oneTimeAllowance, on)

export const allowanceProposal: readonly Rule<AllowanceFacts>[] = [
  {
    id: 'THB-ALLOW-01',
    says: {
      az: 'Müavinət yalnız rəsmi tanınmış zərərçəkmişə verilir.',
      en: 'The allowance is for a formally identified victim.',
      ru: 'Пособие предназначено официально признанной жертве.',
    },
    source: cited('THB-ALLOW-01'),
    code: 'identification_required',
    whenMissing: 'deny',
    holds: (f) => (f.thbStatus === null ? null : f.thbStatus === 'identified'),
  },
  ...identificationGrounds,
  {
    id: 'THB-ALLOW-01',
    says: {
      az: 'Müavinət bir tanınma üzrə bir dəfə verilir.',
      en: 'The allowance is granted once per identification.',
      ru: 'Пособие предоставляется один раз по каждому признанию.',
    },
    source: cited('THB-ALLOW-01'),
    code: 'already_granted',
    whenMissing: 'deny',
    holds: (f) => (f.alreadyGranted === null ? null : !f.alreadyGranted),
  },
  {
    id: 'THB-ALLOW-01',
    says: {
      az: 'Məbləğ həmin gün qüvvədə olan məbləğə bərabərdir.',
      en: 'The amount is the one in force that day.',
      ru: 'Сумма равна действующей на этот день.',
    },
    source: cited('THB-ALLOW-01'),
    code: 'amount_differs',
    whenMissing: 'deny',
    holds: (f, on) => f.amountQepik === allowanceAmount(on),
  },
]

const fourEyes: Rule<{ readonly proposedBy: string; readonly approvedBy: string }> = {
  id: 'THB-ALLOW-01',
  says: {
    az: 'Müavinəti təklif edən şəxs onu təsdiq edə bilməz.',
    en: 'Whoever proposed the allowance cannot approve it.',
    ru: 'Предложивший пособие не может его утвердить.',
  },
  source: { act: 'house', place: 'THB-ALLOW-01', standing: 'P' },
  code: 'role_not_allowed',
  whenMissing: 'deny',
  holds: (f) => f.approvedBy !== f.proposedBy,
}

export const allowanceApproval: readonly Rule<ApprovalFacts>[] = [...allowanceProposal, fourEyes]

export interface FundAidFacts {
  readonly thbStatus: ThbStatus | null
}
export interface FundAidApprovalFacts extends FundAidFacts {
  readonly proposedBy: string
  readonly approvedBy: string
}

export const fundAidProposal: readonly Rule<FundAidFacts>[] = [
  {
    id: 'THB-FUND-01',
    says: {
      az: 'Fondun yardımı insan alverinin zərərçəkmişi və ehtimal olunan zərərçəkmişi üçündür; əməkdaşlıq tələb olunmur.',
      en: 'Fund aid is for victims and potential victims of trafficking; cooperation with police is not asked for.',
      ru: 'Помощь фонда предназначена жертвам и предполагаемым жертвам торговли людьми; сотрудничества не требуется.',
    },
    source: cited('THB-FUND-01'),
    code: 'identification_required',
    whenMissing: 'deny',
    holds: (f) => (f.thbStatus === null ? null : true),
  },
]
export const fundAidApproval: readonly Rule<FundAidApprovalFacts>[] = [...fundAidProposal, fourEyes]

export type PaymentFlag = 'amount_unverified' | 'amount_differs' | 'already_granted' | 'not_identified' | 'not_approved'

export interface PaymentFacts extends Omit<AllowanceFacts, keyof IdentificationFacts> {
  /** Another person had approved it when it was paid. */
  readonly approved: boolean
}

/** A payment that happened is always stored; these flags stand beside it (R10, R25). */
export function paymentFlags(facts: PaymentFacts, paidOn: LocalDate): readonly PaymentFlag[] {
  const flags: PaymentFlag[] = []
  const amount = valueOn(oneTimeAllowance, paidOn)
  if (amount === null) flags.push('amount_unverified')
  else if (facts.amountQepik !== amount) flags.push('amount_differs')
  if (facts.alreadyGranted === true) flags.push('already_granted')
  if (facts.thbStatus !== 'identified') flags.push('not_identified')
  if (!facts.approved) flags.push('not_approved')
  return flags
}

/** Aid has no amount in the law: what was paid is compared with what was approved. */
export function fundAidFlags(facts: {
  readonly approvedQepik: Qepik
  readonly paidQepik: Qepik
  readonly approved: boolean
}): readonly PaymentFlag[] {
  return [
    ...(facts.paidQepik === facts.approvedQepik ? [] : (['amount_differs'] as const)),
    ...(facts.approved ? [] : (['not_approved'] as const)),
  ]
}

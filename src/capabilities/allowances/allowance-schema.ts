import { type Static, Type } from 'typebox'
import {
  Action,
  At,
  AtOrNull,
  Closed,
  Day,
  Id,
  Nullable,
  OneOf,
  OneOfOrNull,
  Page,
  PageQuery,
} from '../../http/shapes.ts'

const kinds = ['one_time', 'fund_aid'] as const
const states = ['proposed', 'approved', 'paid', 'rejected', 'reversed'] as const
export const funds = ['state_allowance', 'support_fund'] as const
const rejections = ['not_entitled', 'amount_wrong', 'she_declines', 'entry_error'] as const
const reversals = ['returned', 'paid_twice', 'wrong_person', 'identification_annulled', 'entry_error'] as const
const flags = ['amount_differs', 'amount_unverified', 'already_granted', 'not_identified', 'not_approved'] as const

const Amount = Type.Integer({ minimum: 1, maximum: 100_000_000, description: 'Whole qəpik; 100 are one manat.' })

export const NewAllowance = Closed(
  {
    caseId: Id,
    kind: OneOf(kinds, 'The one-time allowance of an identified victim, or aid of the Support Fund.'),
    amountQepik: Type.Optional(Amount),
  },
  {
    title: 'NewAllowance',
    description: 'A proposal. The one-time amount is the one in force today; only aid of the fund needs `amountQepik`.',
  },
)
export type NewAllowance = Static<typeof NewAllowance>

export const Approval = Closed({}, { title: 'AllowanceApproval' })
export const Rejection = Closed({ reason: OneOf(rejections) }, { title: 'AllowanceRejection' })
export type Rejection = Static<typeof Rejection>
export const Reversal = Closed({ reason: OneOf(reversals) }, { title: 'AllowanceReversal' })
export type Reversal = Static<typeof Reversal>

export const NewPayment = Closed(
  { paidOn: Day, amountQepik: Amount, payerId: Id },
  { title: 'NewAllowancePayment', description: 'A payment that another body made. A fact: stored in any case.' },
)
export type NewPayment = Static<typeof NewPayment>

const reason = OneOf(['entry_error', 'new_document', 'heard_from_her', 'other_source'])
/** One field of one payment with its new value. */
export const PaymentCorrection = Type.Union(
  [
    Closed({ paymentId: Id, field: OneOf(['paidOn']), new: Day, reason }),
    Closed({ paymentId: Id, field: OneOf(['amountQepik']), new: Amount, reason }),
    Closed({ paymentId: Id, field: OneOf(['payerId']), new: Id, reason }),
  ],
  { description: 'One field of a payment set right; the old value and the reason are kept.' },
)
export type PaymentCorrection = Static<typeof PaymentCorrection>

const Payment = Closed(
  {
    id: Id,
    paidOn: Day,
    amountQepik: Type.Integer(),
    payerId: Id,
    flags: Type.Array(OneOf(flags), { description: 'What does not fit; stored all the same.' }),
    recordedAt: At,
  },
  { title: 'AllowancePayment' },
)
export type PaymentShape = Static<typeof Payment>

const Facts = {
  id: Id,
  caseId: Id,
  victimId: Id,
  kind: OneOf(kinds),
  fund: OneOf(funds),
  amountQepik: Type.Integer(),
  currency: OneOf(['AZN']),
  state: OneOf(states),
  proposedAt: At,
  approvedAt: AtOrNull,
  rejectedReason: OneOfOrNull(rejections),
  reversedAt: AtOrNull,
  reversalReason: OneOfOrNull(reversals),
  recordedAt: At,
}
export const AllowanceSummary = Closed(Facts, { title: 'AllowanceSummary' })
export type AllowanceSummary = Static<typeof AllowanceSummary>
export const Allowances = Page(AllowanceSummary, 'Allowances')
export const Allowance = Closed(
  { ...Facts, payments: Type.Array(Payment), actions: Type.Array(Action) },
  {
    title: 'Allowance',
    description: 'Money that flows to her (THB-ALLOW-01, THB-FUND-01). Recorded here, never paid.',
  },
)
export type Allowance = Static<typeof Allowance>

export const AllowanceSlip = Closed(
  { id: Id, amountQepik: Type.Integer(), currency: OneOf(['AZN']) },
  { title: 'AllowanceSlip', description: 'All that a finance officer reads of the allowance of a sealed person.' },
)
export type AllowanceSlip = Static<typeof AllowanceSlip>
export const AllowanceOrSlip = Type.Union([Allowance, AllowanceSlip])

export const AllowanceQuery = Closed({
  ...PageQuery.properties,
  caseId: Type.Optional(Id),
  victimId: Type.Optional(Id),
  kind: Type.Optional(OneOf(kinds)),
  state: Type.Optional(OneOf(states)),
})
export type AllowanceQuery = Static<typeof AllowanceQuery>

export const FundParams = Closed({ code: OneOf(funds) })
export const LedgerQuery = Closed({
  year: Type.Optional(Type.Integer({ minimum: 1990, maximum: 2200, description: 'Year of payment in Baku.' })),
})
export type LedgerQuery = Static<typeof LedgerQuery>
export const Ledger = Closed(
  {
    fund: OneOf(funds),
    year: Nullable(Type.Integer()),
    currency: OneOf(['AZN']),
    payments: Type.Integer(),
    persons: Type.Integer(),
    paidQepik: Type.Integer({ description: 'Without what was reversed.' }),
    reversedQepik: Type.Integer(),
    flaggedPayments: Type.Integer(),
    awaitingPaymentQepik: Type.Integer({ description: 'Approved and not yet paid, today.' }),
  },
  { title: 'FundLedger', description: 'Sums of one fund in this center.' },
)
export type Ledger = Static<typeof Ledger>

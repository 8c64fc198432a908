import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import { open, weighed } from '../../http/preview.ts'
import type { Action, PageOf } from '../../http/shapes.ts'
import { LawGap } from '../../rules/parameter.ts'
import { type AllowanceRow, findAllowance, listAllowances } from './allowance-queries.ts'
import type {
  Allowance,
  AllowanceQuery,
  AllowanceSlip,
  AllowanceSummary,
  Ledger,
  LedgerQuery,
  PaymentShape,
} from './allowance-schema.ts'
import { weighApproval } from './allowance-weighing.ts'
import { listPayments, sumFund } from './payment-queries.ts'

export const readAllowance = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Allowance | AllowanceSlip>> =>
  perform<Allowance | AllowanceSlip>(deps, ctx, (tx) => shownToPayer(tx, ctx, id))

/** A payment is a fact, never refused (R20): a seal does not keep it off the books. Whoever is barred stays shut out. */
export const onTheBooks = (ctx: Ctx): Ctx =>
  ctx.actor?.roles.includes('finance_officer') === true ? { ...ctx, actor: null } : ctx

/** The whole to whoever may see her; of a sealed person the reference and the amount to whoever keeps the books. */
export async function shownToPayer(tx: Tx, ctx: Ctx, id: string): Promise<Outcome<Allowance | AllowanceSlip>> {
  const whole = await shown(tx, ctx, id)
  if (whole.ok !== false) return whole
  const row = await findAllowance(tx, onTheBooks(ctx), id)
  if (row === undefined) return notFound
  tx.touches('allowance', id, [row.victimId])
  const { amountQepik, currency, version } = row
  return { ok: true, value: { id, amountQepik, currency }, version }
}

export const pageAllowances = (
  deps: Deps,
  ctx: Ctx,
  query: AllowanceQuery,
): Promise<Outcome<PageOf<AllowanceSummary>>> =>
  perform(deps, ctx, async (tx) => {
    const { limit = 50, cursor } = query
    const rows = await listAllowances(tx, ctx, query, limit, readCursor(deps, ctx, 'allowances', cursor))
    const page = pageOf(deps, ctx, 'allowances', limit, rows, (row) => [row.recordedAt, row.id], summaryOf)
    tx.touches(
      'allowance',
      null,
      page.items.map((allowance) => allowance.victimId),
    )
    return { ok: true, value: page }
  })

export const readLedger = (deps: Deps, ctx: Ctx, fund: Ledger['fund'], query: LedgerQuery): Promise<Outcome<Ledger>> =>
  perform(deps, ctx, async (tx) => {
    const sums = await sumFund(tx, fund, query)
    tx.touches('fund_ledger', null)
    if (sums === undefined) return notFound
    return { ok: true, value: { fund, year: query.year ?? null, currency: 'AZN', ...sums } }
  })

export async function shown(tx: Tx, ctx: Ctx, id: string): Promise<Outcome<Allowance>> {
  const row = await findAllowance(tx, ctx, id)
  if (row === undefined) return notFound
  tx.touches('allowance', id, [row.victimId])
  const payments = await listPayments(tx, id)
  const value = { ...summaryOf(row), payments, actions: await actionsOf(tx, ctx, row, payments) }
  return { ok: true, value, version: row.version }
}

const summaryOf = ({ proposedBy: _, identifiedOn: __, version: ___, ...shape }: AllowanceRow): AllowanceSummary => shape

/** Entitled or paid out, and not taken back since. */
export const canReverse = (row: AllowanceRow, payments: readonly PaymentShape[]): boolean =>
  row.state === 'approved' ||
  row.state === 'paid' ||
  payments.some((payment) => row.reversedAt === null || payment.recordedAt > row.reversedAt)

async function actionsOf(tx: Tx, ctx: Ctx, row: AllowanceRow, payments: readonly PaymentShape[]): Promise<Action[]> {
  const path = `/v1/allowances/${row.id}`
  return [
    ...(row.state === 'proposed'
      ? [await approvalOf(tx, ctx, row, `${path}/approval`), open('rejection', `${path}/rejection`)]
      : []),
    open('payment', `${path}/payment`),
    ...(payments.length > 0 ? [open('correction', `${path}/corrections`)] : []),
    ...(canReverse(row, payments) ? [open('reversal', `${path}/reversal`)] : []),
  ]
}

async function approvalOf(tx: Tx, ctx: Ctx, row: AllowanceRow, href: string): Promise<Action> {
  try {
    return weighed(ctx, 'approval', href, await weighApproval(tx, ctx, row))
  } catch (gap) {
    if (!(gap instanceof LawGap)) throw gap
    return { ...open('approval', href), allowed: false, code: 'law_gap' }
  }
}

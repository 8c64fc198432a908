import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordCorrection } from '../../db/corrections.ts'
import { notFound, type Outcome, type Refused, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { openTask } from '../../db/tasks.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import { qepik } from '../../kernel/money.ts'
import { fundAidFlags, type PaymentFlag, paymentFlags } from '../../rules/allowance.ts'
import { caseFacts } from '../persons/facts.ts'
import { held } from './allowance-actions.ts'
import { type AllowanceRow, isGranted, updateAllowance } from './allowance-queries.ts'
import type { Allowance, AllowanceSlip, NewPayment, PaymentCorrection } from './allowance-schema.ts'
import { onTheBooks, shownToPayer } from './allowance-view.ts'
import { insertPayment, listPayments, updatePayment } from './payment-queries.ts'

/** A fact in whatever state the entitlement is: stored, flagged where it does not fit, and then somebody looks at it. */
export const recordPayment = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  ask: NewPayment,
): Promise<Outcome<Allowance | AllowanceSlip>> =>
  perform<Allowance | AllowanceSlip>(deps, ctx, async (tx) => {
    const row = await held(tx, onTheBooks(ctx), id)
    if (row === undefined) return notFound
    if (ask.paidOn > ctx.on) return notYet('/paidOn')
    const paymentId = deps.random.uuid()
    const flags = await flagsOf(tx, onTheBooks(ctx), row, { ...ask, id: paymentId })
    insertPayment(tx, { ...ask, id: paymentId, allowanceId: id, flags, recordedBy: ctx.actorKey })
    const entitled = row.state === 'proposed' || row.state === 'approved'
    updateAllowance(tx, id, { state: entitled ? 'paid' : row.state })
    if (flags.length > 0) {
      const about = { victimId: row.victimId, caseId: row.caseId, resource: { kind: 'allowance', id } }
      const ruleId = row.kind === 'one_time' ? 'THB-ALLOW-01' : 'THB-FUND-01'
      openTask(deps, tx, { what: 'review_payment', ruleId, role: 'center_manager', dueAt: ctx.at, ...about })
    }
    return { ...(await shownToPayer(tx, ctx, id)), status: 200, location: `/v1/allowances/${id}` }
  })

export const correctPayment = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { paymentId, field, new: value, reason }: PaymentCorrection,
): Promise<Outcome<Allowance | AllowanceSlip>> =>
  perform<Allowance | AllowanceSlip>(deps, ctx, async (tx) => {
    const row = await held(tx, onTheBooks(ctx), id)
    const payment = row && (await listPayments(tx, id)).find((known) => known.id === paymentId)
    if (row === undefined || payment === undefined) return notFound
    const corrected: typeof payment = { ...payment, [field]: value }
    if (corrected.paidOn > ctx.on) return notYet('/new')
    const flags = await flagsOf(tx, onTheBooks(ctx), row, corrected)
    recordCorrection(
      deps,
      tx,
      ctx,
      { kind: 'allowance_payment', id: paymentId },
      { field, old: payment[field], new: value, reason },
    )
    updatePayment(tx, paymentId, { ...corrected, flags })
    updateAllowance(tx, id, { state: row.state })
    return { ...(await shownToPayer(tx, ctx, id)), status: 200, location: `/v1/allowances/${id}` }
  })

const notYet = (pointer: string): Refused =>
  refuse('validation_failed', { errors: [{ pointer, code: 'in_the_future' }] })

async function flagsOf(
  tx: Tx,
  ctx: Ctx,
  row: AllowanceRow,
  paid: { id: string; paidOn: LocalDate; amountQepik: number },
): Promise<readonly PaymentFlag[]> {
  const approved = row.approvedAt !== null
  const paidQepik = qepik(paid.amountQepik)
  if (row.kind === 'fund_aid') return fundAidFlags({ approvedQepik: qepik(row.amountQepik), paidQepik, approved })
  const thbStatus = (await caseFacts(tx, ctx, row.caseId))?.thbStatus ?? null
  const alreadyGranted = await isGranted(tx, row, { allowanceId: row.id, paymentId: paid.id })
  return paymentFlags({ thbStatus, alreadyGranted, amountQepik: paidQepik, approved }, paid.paidOn)
}

import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import type { PaymentFlag } from '../../rules/allowance.ts'
import type { Ledger, LedgerQuery, PaymentShape } from './allowance-schema.ts'

export const listPayments = (tx: Tx, allowanceId: string) =>
  tx.all(
    compose
      .selectFrom('allowance_payments as p')
      .select([
        'p.id',
        'p.paid_on as paidOn',
        'p.amount_qepik as amountQepik',
        'p.payer_id as payerId',
        sql<PaymentShape['flags']>`p.flags`.as('flags'),
        'p.recorded_at as recordedAt',
      ])
      .where('p.center_id', '=', tx.scope.orgId)
      .where('p.allowance_id', '=', allowanceId)
      .orderBy('p.recorded_at')
      .orderBy('p.id'),
  )

interface Paid {
  readonly paidOn: LocalDate
  readonly amountQepik: number
  readonly payerId: string
  readonly flags: readonly PaymentFlag[]
}
const columnsOf = ({ paidOn, amountQepik, payerId, flags }: Paid) => ({
  paid_on: paidOn,
  amount_qepik: amountQepik,
  payer_id: payerId,
  flags: [...flags],
})

export const insertPayment = (tx: Tx, row: Paid & { id: string; allowanceId: string; recordedBy: string }) =>
  tx.write(
    compose.insertInto('allowance_payments').values({
      center_id: tx.scope.orgId,
      id: row.id,
      allowance_id: row.allowanceId,
      ...columnsOf(row),
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )

export const updatePayment = (tx: Tx, id: string, paid: Paid) =>
  tx.write(
    compose
      .updateTable('allowance_payments')
      .set(columnsOf(paid))
      .where('center_id', '=', tx.scope.orgId)
      .where('id', '=', id),
  )

type Sums = Omit<Ledger, 'fund' | 'year' | 'currency'>

/** Sums of the whole center: nobody can be told from them, so sealed persons count too. */
export const sumFund = (tx: Tx, fund: string, { year }: LedgerQuery) =>
  tx.one(
    sql<Sums>`
      select
        count(p.id)::int as payments,
        count(distinct a.victim_id) filter (where p.id is not null)::int as persons,
        coalesce(sum(p.amount_qepik) filter (where a.reversed_at is null or p.recorded_at > a.reversed_at), 0)::int as "paidQepik",
        coalesce(sum(p.amount_qepik) filter (where p.recorded_at <= a.reversed_at), 0)::int as "reversedQepik",
        count(p.id) filter (where cardinality(p.flags) > 0)::int as "flaggedPayments",
        (select coalesce(sum(w.amount_qepik), 0)::int from allowances w
          where w.center_id = ${tx.scope.orgId} and w.fund = ${fund} and w.state = 'approved') as "awaitingPaymentQepik"
      from allowances a
      left join allowance_payments p on p.center_id = a.center_id and p.allowance_id = a.id
        and (${year ?? null}::int is null or extract(year from p.paid_on) = ${year ?? null}::int)
      where a.center_id = ${tx.scope.orgId} and a.fund = ${fund}`,
  )

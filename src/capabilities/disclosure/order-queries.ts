import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Instant, LocalDate } from '../../kernel/dates.ts'
import type { DisclosureScope } from '../../rules/consent-terms.ts'
import type { CompelledOrder } from '../../rules/disclosure.ts'
import type { StandingOrder } from './gate-facts.ts'

interface OrderRow {
  readonly disclosureId: string
  readonly releaseId: string | null
  readonly kind: CompelledOrder['kind']
  readonly scopes: DisclosureScope[]
  readonly enteredBy: string
  readonly enteredByManagement: boolean
  readonly approvedBy: string | null
  readonly approvedByManagement: boolean | null
  readonly enteredAt: Instant
  readonly readableBefore: LocalDate | null
}

const rows = (tx: Tx) => sql`
  select o.disclosure_id as "disclosureId", a.release_id as "releaseId", o.kind, o.scopes, o.recorded_by as "enteredBy",
    o.management as "enteredByManagement", a.recorded_by as "approvedBy", a.management as "approvedByManagement",
    o.recorded_at as "enteredAt",
    case when a.disclosure_id is null then o.readable_before
      else coalesce(a.readable_before, (a.recorded_at at time zone 'Asia/Baku')::date) end as "readableBefore"
  from disclosure_orders o
  left join disclosure_approvals a on a.center_id = o.center_id and a.disclosure_id = o.disclosure_id
  where o.center_id = ${tx.scope.orgId}`

/** An order is stored only with a document that has a number and a date; both lie in the vault. */
const asOrder = (row: OrderRow): StandingOrder => ({
  kind: row.kind,
  documentNumber: 'in the vault',
  documentDate: 'in the vault',
  approvals: [
    { by: row.enteredBy, management: row.enteredByManagement },
    ...(row.approvedBy === null ? [] : [{ by: row.approvedBy, management: row.approvedByManagement === true }]),
  ],
  scopes: row.scopes,
  enteredAt: row.enteredAt,
  readableBefore: row.readableBefore,
})

/** Orders that stand behind these releases, by release. */
export const ordersOf = async (tx: Tx, releaseIds: readonly string[]): Promise<ReadonlyMap<string, StandingOrder>> => {
  const found = await tx.all(sql<OrderRow>`${rows(tx)} and a.release_id = any (${[...releaseIds]}::uuid[])`)
  return new Map(found.map((row) => [row.releaseId ?? '', asOrder(row)]))
}

/** The order behind a release that waits for its second person. */
export const orderBehind = async (tx: Tx, disclosureId: string): Promise<StandingOrder | null> => {
  const row = await tx.one(sql<OrderRow>`${rows(tx)} and o.disclosure_id = ${disclosureId}`)
  return row === undefined ? null : asOrder(row)
}

export const insertOrder = (
  tx: Tx,
  row: {
    disclosureId: string
    kind: CompelledOrder['kind']
    documentTextId: string
    scopes: readonly DisclosureScope[]
    readableBefore: LocalDate | null
    management: boolean
    recordedBy: string
  },
): void =>
  tx.write(
    compose.insertInto('disclosure_orders').values({
      center_id: tx.scope.orgId,
      disclosure_id: row.disclosureId,
      kind: row.kind,
      document_text_id: row.documentTextId,
      scopes: [...row.scopes],
      readable_before: row.readableBefore,
      management: row.management,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )

export const insertApproval = (
  tx: Tx,
  row: {
    disclosureId: string
    releaseId: string
    readableBefore: LocalDate
    management: boolean
    decisionId: string
    recordedBy: string
  },
): void =>
  tx.write(
    compose.insertInto('disclosure_approvals').values({
      center_id: tx.scope.orgId,
      disclosure_id: row.disclosureId,
      release_id: row.releaseId,
      readable_before: row.readableBefore,
      management: row.management,
      decision_id: row.decisionId,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )

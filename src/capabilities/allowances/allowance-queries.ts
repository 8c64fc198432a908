import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import { following } from '../../db/paging.ts'
import type { Position } from '../../http/cursor.ts'
import type { Instant, LocalDate } from '../../kernel/dates.ts'
import { onlyVisible } from '../persons/facts.ts'
import type { AllowanceQuery, AllowanceSummary } from './allowance-schema.ts'

const allowances = (tx: Tx, ctx: Ctx) =>
  compose
    .selectFrom('allowances as a')
    .select([
      'a.id',
      'a.case_id as caseId',
      'a.victim_id as victimId',
      sql<AllowanceSummary['kind']>`a.kind`.as('kind'),
      sql<AllowanceSummary['fund']>`a.fund`.as('fund'),
      'a.amount_qepik as amountQepik',
      sql<'AZN'>`a.currency`.as('currency'),
      sql<AllowanceSummary['state']>`a.state`.as('state'),
      'a.proposed_by as proposedBy',
      'a.proposed_at as proposedAt',
      'a.approved_at as approvedAt',
      sql<AllowanceSummary['rejectedReason']>`a.rejected_reason`.as('rejectedReason'),
      'a.reversed_at as reversedAt',
      sql<AllowanceSummary['reversalReason']>`a.reversal_reason`.as('reversalReason'),
      'a.identified_on as identifiedOn',
      'a.recorded_at as recordedAt',
      'a.version',
    ])
    .where('a.center_id', '=', tx.scope.orgId)
    .where(onlyVisible(ctx, 'a.victim_id'))

export const findAllowance = (tx: Tx, ctx: Ctx, id: string) => tx.about(allowances(tx, ctx).where('a.id', '=', id))
export const lockAllowance = (tx: Tx, ctx: Ctx, id: string) =>
  tx.about(allowances(tx, ctx).where('a.id', '=', id).forUpdate('a'))
export type AllowanceRow = NonNullable<Awaited<ReturnType<typeof findAllowance>>>

export const listAllowances = (
  tx: Tx,
  ctx: Ctx,
  { caseId, victimId, kind, state }: AllowanceQuery,
  limit: number,
  after: Position | null,
) =>
  tx.all(
    allowances(tx, ctx)
      .$if(caseId !== undefined, (q) => q.where('a.case_id', '=', caseId ?? ''))
      .$if(victimId !== undefined, (q) => q.where('a.victim_id', '=', victimId ?? ''))
      .$if(kind !== undefined, (q) => q.where('a.kind', '=', kind ?? ''))
      .$if(state !== undefined, (q) => q.where('a.state', '=', state ?? ''))
      .where(following(after, 'a.recorded_at', 'a.id'))
      .orderBy('a.recorded_at')
      .orderBy('a.id')
      .limit(limit + 1),
  )

/**
 * Whether the one-time allowance of this identification stands already: another entitlement, or a payment that nobody
 * reversed. One identification is one episode, or the same day of identification in another one.
 */
export const isGranted = async (
  tx: Tx,
  of: { victimId: string; caseId: string; identifiedOn: LocalDate | null },
  except: { allowanceId?: string; paymentId?: string } = {},
): Promise<boolean> => {
  const row = await tx.one(
    sql<{ id: string }>`
      select a.id from allowances a
      where a.center_id = ${tx.scope.orgId} and a.victim_id = ${of.victimId} and a.kind = 'one_time'
        and (a.case_id = ${of.caseId} or a.identified_on = ${of.identifiedOn})
        and (
          (a.state in ('proposed', 'approved', 'paid') and a.id is distinct from ${except.allowanceId ?? null}::uuid)
          or exists (
            select from allowance_payments p
            where p.center_id = a.center_id and p.allowance_id = a.id and p.id is distinct from ${except.paymentId ?? null}::uuid
              and (a.reversed_at is null or p.recorded_at > a.reversed_at)
          )
        )
      limit 1`,
  )
  return row !== undefined
}

export interface NewRow {
  readonly id: string
  readonly caseId: string
  readonly victimId: string
  readonly kind: string
  readonly fund: string
  readonly amountQepik: number
  readonly identifiedOn: LocalDate | null
  readonly decisionId: string
  readonly by: string
}

export const insertAllowance = (tx: Tx, row: NewRow) =>
  tx.write(
    compose.insertInto('allowances').values({
      center_id: tx.scope.orgId,
      id: row.id,
      case_id: row.caseId,
      victim_id: row.victimId,
      kind: row.kind,
      fund: row.fund,
      amount_qepik: row.amountQepik,
      identified_on: row.identifiedOn,
      proposed_by: row.by,
      proposed_at: tx.at,
      recorded_at: tx.at,
      recorded_by: row.by,
      decision_id: row.decisionId,
    }),
  )

interface Change {
  state: string
  approved_by?: string
  approved_at?: Instant
  decision_id?: string
  rejected_reason?: string
  reversed_at?: Instant
  reversal_reason?: string
}
export const updateAllowance = (tx: Tx, id: string, change: Change) =>
  tx.write(compose.updateTable('allowances').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id))

import type { OrganisationKind } from '../../access/actor.ts'
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import { following } from '../../db/paging.ts'
import type { Position } from '../../http/cursor.ts'
import type { Instant, LocalDate } from '../../kernel/dates.ts'
import { onlyVisible } from '../persons/facts.ts'
import type { ReferralQuery, ReferralSummary } from './referral-schema.ts'

const referrals = (tx: Tx, ctx: Ctx) =>
  compose
    .selectFrom('referrals as r')
    .select([
      'r.id',
      sql<ReferralSummary['direction']>`r.direction`.as('direction'),
      sql<ReferralSummary['state']>`r.state`.as('state'),
      sql<ReferralSummary['regime']>`r.regime`.as('regime'),
      sql<ReferralSummary['purpose']>`r.purpose`.as('purpose'),
      sql<ReferralSummary['scopes']>`r.scopes`.as('scopes'),
      'r.sender_id as senderId',
      sql<ReferralSummary['senderKind']>`r.sender_kind`.as('senderKind'),
      'r.recipient_id as recipientId',
      sql<string>`r.victim_id`.as('victimId'),
      'r.case_id as caseId',
      'r.document_no as documentNo',
      'r.document_on as documentOn',
      'r.persons',
      'r.urgent',
      sql<ReferralSummary['reason']>`r.reason_code`.as('reason'),
      sql<ReferralSummary['outcome']>`r.outcome`.as('outcome'),
      'r.sent_at as sentAt',
      'r.text_id as textId',
      'r.release_id as releaseId',
      'r.recorded_at as recordedAt',
      'r.version',
    ])
    .where('r.center_id', '=', tx.scope.orgId)
    .where(onlyVisible(ctx, 'r.victim_id'))

export const findReferral = (tx: Tx, ctx: Ctx, id: string) => tx.about(referrals(tx, ctx).where('r.id', '=', id))
export const lockReferral = (tx: Tx, ctx: Ctx, id: string) =>
  tx.about(referrals(tx, ctx).where('r.id', '=', id).forUpdate('r'))
export type ReferralRow = NonNullable<Awaited<ReturnType<typeof findReferral>>>

export const listReferrals = (
  tx: Tx,
  ctx: Ctx,
  { direction, state, caseId, victimId }: ReferralQuery,
  limit: number,
  after: Position | null,
) =>
  tx.all(
    referrals(tx, ctx)
      .$if(direction !== undefined, (q) => q.where('r.direction', '=', direction ?? ''))
      .$if(state !== undefined, (q) => q.where('r.state', '=', state ?? ''))
      .$if(caseId !== undefined, (q) => q.where('r.case_id', '=', caseId ?? ''))
      .$if(victimId !== undefined, (q) => q.where('r.victim_id', '=', victimId ?? ''))
      .where(following(after, 'r.recorded_at', 'r.id'))
      .orderBy('r.recorded_at')
      .orderBy('r.id')
      .limit(limit + 1),
  )

export interface NewRow {
  readonly id: string
  readonly direction: 'in' | 'out'
  readonly state: 'drafted' | 'sent'
  readonly regime: string
  readonly victimId: string
  readonly caseId?: string
  readonly purpose?: string
  readonly scopes?: readonly string[]
  readonly senderId?: string
  readonly senderKind?: string
  readonly recipientId?: string
  readonly documentNo?: string | undefined
  readonly documentOn?: LocalDate | undefined
  readonly persons?: number | undefined
  readonly urgent?: boolean | undefined
  readonly textId?: string | null
  readonly sentAt: Instant | null
  readonly recordedBy: string
}

export const insertReferral = (tx: Tx, row: NewRow) =>
  tx.write(
    compose.insertInto('referrals').values({
      center_id: tx.scope.orgId,
      id: row.id,
      direction: row.direction,
      state: row.state,
      regime: row.regime,
      victim_id: row.victimId,
      case_id: row.caseId ?? null,
      purpose: row.purpose ?? null,
      scopes: [...(row.scopes ?? [])],
      sender_id: row.senderId ?? null,
      sender_kind: row.senderKind ?? null,
      recipient_id: row.recipientId ?? null,
      document_no: row.documentNo ?? null,
      document_on: row.documentOn ?? null,
      persons: row.persons ?? 1,
      urgent: row.urgent ?? false,
      text_id: row.textId ?? null,
      sent_at: row.sentAt,
      occurred_at: row.sentAt ?? tx.at,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )

interface Change {
  state?: string
  case_id?: string
  victim_id?: string
  reason_code?: string
  outcome?: string
  release_id?: string
  sent_at?: Instant
  decision_id?: string
  document_no?: string | null
  document_on?: LocalDate | null
  persons?: number
  urgent?: boolean
}
export const updateReferral = (tx: Tx, id: string, change: Change) =>
  tx.write(compose.updateTable('referrals').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id))

/** A body in force. */
export const findBody = (tx: Tx, id: string) =>
  tx.one(
    sql<{
      id: string
      kind: OrganisationKind
    }>`select o.id, o.kind from organizations o where o.id = ${id} and o.active`,
  )

/**
 * The center that helps under a regime: of the area where there is one, else any, since nobody is turned away for
 * living elsewhere. A state-run one first.
 */
export const competentCenter = (tx: Tx, regime: string, area: string | null, on: LocalDate) =>
  tx.one(
    sql<{ id: string }>`
      select o.id from organizations o
      where o.kind = 'assistance_center' and o.active and ${regime} = any (o.regimes)
      order by exists (
          select from organization_areas oa where oa.organization_id = o.id and oa.area = ${area}
            and oa.from_on <= ${on} and (oa.before_on is null or oa.before_on > ${on})
        ) desc, o.state_run desc, o.code
      limit 1`,
  )

export const findCenter = (tx: Tx, id: string) =>
  tx.one(
    sql<{ id: string }>`select o.id from organizations o
      where o.id = ${id} and o.active and o.kind in ('assistance_center', 'sri_institution', 'mia_shelter')`,
  )

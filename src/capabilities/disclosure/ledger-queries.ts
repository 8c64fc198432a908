import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import type { Position } from '../../http/cursor.ts'
import type { Instant, LocalDate } from '../../kernel/dates.ts'
import type { DisclosureScope } from '../../rules/consent-terms.ts'
import { onlyVisible } from '../persons/facts.ts'
import type { RevocationReason } from './disclosure-schema.ts'
import type { ReleaseBasis } from './gate-facts.ts'

export interface LedgerEntry {
  readonly id: string
  readonly victimIds: readonly string[]
  readonly recipientId: string | null
  readonly recipientClass: string
  readonly purpose: string | null
  readonly scopes: readonly string[]
  readonly basis: ReleaseBasis | null
  readonly outcome: 'released' | 'refused' | 'awaiting_approval' | 'read' | 'attempted'
  readonly releaseId: string | null
  readonly attemptId: string | null
  readonly decisionId: string | null
  readonly occurredAt: Instant
  readonly recordedBy: string
}

export const insertLedger = (tx: Tx, entry: LedgerEntry): void =>
  tx.write(
    compose.insertInto('disclosures').values({
      center_id: tx.scope.orgId,
      id: entry.id,
      victim_ids: [...entry.victimIds],
      recipient_id: entry.recipientId,
      recipient_class: entry.recipientClass,
      purpose: entry.purpose,
      scopes: [...entry.scopes],
      basis: entry.basis,
      outcome: entry.outcome,
      release_id: entry.releaseId,
      attempt_id: entry.attemptId,
      decision_id: entry.decisionId,
      occurred_at: entry.occurredAt,
      recorded_at: tx.at,
      recorded_by: entry.recordedBy,
    }),
  )

export interface LedgerRow {
  readonly id: string
  readonly victimIds: string[]
  readonly recipientId: string | null
  readonly recipientKind: string | null
  readonly recipientClass: string
  readonly purpose: string | null
  readonly scopes: DisclosureScope[]
  readonly basis: ReleaseBasis | null
  readonly outcome: LedgerEntry['outcome'] | 'revoked'
  readonly decisionId: string | null
  readonly reference: string | null
  readonly caseReference: string | null
  readonly occurredAt: Instant
  readonly recordedAt: Instant
  readonly approvedAt: Instant | null
  readonly readableBefore: LocalDate | null
  readonly revokedAt: Instant | null
  readonly revocationReason: RevocationReason | null
  readonly releaseId: string | null
}

/**
 * Who reads a line: management, whoever made or approved it, the key worker of all it speaks of; and whoever may be the
 * second person of what waits. A colleague with no hand in it has no business there (R14, R18).
 */
const ofConcern = (ctx: Ctx) =>
  ctx.actor?.roles.includes('center_manager') === true
    ? sql`true`
    : sql`(d.outcome = 'awaiting_approval' or ${ctx.actorKey} in (d.recorded_by, coalesce(d.approved_by, ''))
        or not exists (select from unnest(d.victim_ids) as m (id)
          left join victims v on v.center_id = d.center_id and v.id = m.id
          where v.key_worker is distinct from ${ctx.actorKey}))`

/** Lines of the ledger as they are read; a condition follows. */
const lines = (tx: Tx) => sql`
  select d.id, d.victim_ids as "victimIds", d.recipient_id as "recipientId", o.kind as "recipientKind",
    d.recipient_class as "recipientClass", d.purpose, d.scopes, d.basis, d.outcome, d.decision_id as "decisionId",
    r.reference, r.case_reference as "caseReference", d.occurred_at as "occurredAt", d.recorded_at as "recordedAt",
    d.approved_at as "approvedAt", d.readable_before as "readableBefore", d.revoked_at as "revokedAt",
    d.revocation_reason as "revocationReason", d.release_id as "releaseId"
  from disclosure_records d
  left join releases r on r.center_id = d.center_id and r.id = d.release_id
  left join organizations o on o.id = d.recipient_id
  where d.center_id = ${tx.scope.orgId}`

/** Lines that concern the caller, all of whose persons she or he may see. */
const rows = (tx: Tx, ctx: Ctx) => sql`${lines(tx)}
    and not exists (select from unnest(d.victim_ids) as m (id) where not ${onlyVisible(ctx, 'm.id')})
    and ${ofConcern(ctx)}`

/** Every line about her, whoever made it: for her own statement, which names no other person. */
export const linesAbout = (tx: Tx, victimId: string) =>
  tx.all(
    sql<LedgerRow>`${lines(tx)} and d.victim_ids @> array[${victimId}::uuid] order by d.recorded_at, d.id limit 10000`,
  )

/** Whether the caller answers for her whole ledger: management, and her key worker. */
export const keepsLedgerOf = async (tx: Tx, ctx: Ctx, victimId: string): Promise<boolean> =>
  ctx.actor?.roles.includes('center_manager') === true ||
  (await tx.one(
    sql<{ id: string }>`select v.id from victims v
      where v.center_id = ${tx.scope.orgId} and v.id = ${victimId} and v.key_worker = ${ctx.actorKey}`,
  )) !== undefined

export const findEntry = async (tx: Tx, ctx: Ctx, id: string) => {
  const row = await tx.one(sql<LedgerRow>`${rows(tx, ctx)} and d.id = ${id}`)
  if (row !== undefined) tx.meets(...row.victimIds)
  return row
}

/** In the order of entry; of one person, or of all. */
export const listEntries = (tx: Tx, ctx: Ctx, victimId: string | null, limit: number, after: Position | null) =>
  tx.all(
    sql<LedgerRow>`${rows(tx, ctx)}
      and (${victimId}::uuid is null or d.victim_ids @> array[${victimId}::uuid])
      and (${after?.[0] ?? null}::timestamptz is null
        or (d.recorded_at, d.id) > (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
      order by d.recorded_at, d.id limit ${limit + 1}`,
  )

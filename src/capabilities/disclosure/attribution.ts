/** Puts a look-up from outside into the ledger of the person it concerned, in her holder's scope (R4). */
import type { Tx } from '../../db/client.ts'
import { sql } from '../../db/compose.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import type { Instant } from '../../kernel/dates.ts'
import { recipientOf } from '../consent/facts.ts'
import { insertLedger } from './ledger-queries.ts'

interface Attempt {
  readonly orgId: string
  readonly recordedAt: Instant
  readonly purpose: string | null
  readonly victimIds: string[]
  readonly releaseId: string | null
}

/** Nothing for what the ledger holds already, and for attempts that concerned nobody here. */
export async function attribute(deps: Deps, tx: Tx, ctx: Ctx, attemptId: string): Promise<void> {
  const attempt = await tx.one(
    sql<Attempt>`select org_id as "orgId", recorded_at as "recordedAt", purpose, victim_ids as "victimIds",
      release_id as "releaseId" from vault.attempt_subjects(${attemptId})`,
  )
  if (attempt === undefined) return
  const { orgId, recordedAt, purpose, victimIds, releaseId } = attempt
  const recipient = await recipientOf(tx, orgId, victimIds)
  insertLedger(tx, {
    id: deps.random.uuid(),
    victimIds,
    recipientId: orgId,
    recipientClass: recipient?.class ?? 'unknown',
    purpose,
    scopes: [],
    basis: null,
    outcome: 'attempted',
    releaseId,
    attemptId,
    decisionId: null,
    occurredAt: recordedAt,
    recordedBy: ctx.actorKey,
  })
  tx.touches('attempt', attemptId, victimIds)
}

/** Organisations that hold persons; every attempt is looked at in each of them, whatever it asked for. */
export const holders = (tx: Tx): Promise<{ id: string }[]> =>
  tx.all(
    sql<{ id: string }>`select o.id from organizations o
      where o.kind in ('assistance_center', 'sri_institution', 'mia_shelter', 'dost_center') order by o.id`,
  )

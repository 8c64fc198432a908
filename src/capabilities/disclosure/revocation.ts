/** Taking a release back: from then on its reference leads nowhere, and the ledger says so. Works at once, never later. */
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import type { Disclosure, DisclosureRevocation, RevocationReason } from './disclosure-schema.ts'
import { findEntry } from './ledger-queries.ts'
import { disclosureOf, isRevocable, versionOf } from './ledger-shown.ts'

export const revokeDisclosure = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { reason }: DisclosureRevocation,
): Promise<Outcome<Disclosure>> =>
  perform(deps, ctx, async (tx) => {
    const row = await findEntry(tx, ctx, id)
    if (row === undefined) return notFound
    tx.touches('disclosure', id, row.victimIds)
    if (!isRevocable(row)) return refuse('state_conflict')
    tx.write(
      compose.insertInto('disclosure_revocations').values({
        center_id: tx.scope.orgId,
        disclosure_id: id,
        release_id: row.releaseId,
        reason_code: reason,
        recorded_at: tx.at,
        recorded_by: ctx.actorKey,
      }),
    )
    const shown = await findEntry(tx, ctx, id)
    if (shown === undefined) return notFound
    return {
      ok: true,
      value: disclosureOf(shown),
      version: versionOf(shown),
      status: 200,
      location: `/v1/disclosures/${id}`,
    }
  })

/** With the act of another room that ends what the release was made for. Once is enough. */
export const takeBack = (tx: Tx, ctx: Ctx, releaseId: string, reason: RevocationReason): void =>
  tx.write(
    sql`insert into disclosure_revocations (center_id, disclosure_id, release_id, reason_code, recorded_at, recorded_by)
      select d.center_id, d.id, d.release_id, ${reason}, ${tx.at}, ${ctx.actorKey} from disclosures d
      where d.center_id = ${tx.scope.orgId} and d.release_id = ${releaseId} and d.outcome = 'released'
      on conflict do nothing`,
  )

/** What shuts people out in one house and must not fall away at the door of the next. No reason goes with it (R14). */
import type { Tx } from '../../db/client.ts'
import { sql } from '../../db/compose.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { openTask } from '../../db/tasks.ts'
import { insertBarred } from './fence-queries.ts'
import { updateVictim } from './victim-queries.ts'

export interface Protections {
  readonly sealed: boolean
  /** Keyed hashes, the same in every house: whoever works, or comes to work, in both stays shut out. */
  readonly barredReaders: readonly string[]
}

/** Whoever asks: for what a house owes to her, never for an answer. */
export const protectionsOf = async (tx: Tx, victimId: string): Promise<Protections> =>
  (await tx.one(
    sql<Protections>`select v.sealed_at is not null as sealed, array(
        select distinct b.reader from barred_readers b
        where b.center_id = v.center_id and b.victim_id = v.id and b.lifted_at is null) as "barredReaders"
      from victims v where v.center_id = ${tx.scope.orgId} and v.id = ${victimId}`,
  )) ?? { sealed: true, barredReaders: [] }

/** A record born sealed is management's alone until it names a key worker. */
export function protect(deps: Deps, tx: Tx, ctx: Ctx, victimId: string, { sealed, barredReaders }: Protections): void {
  if (sealed) {
    updateVictim(tx, victimId, { sealed_at: tx.at })
    const resource = { kind: 'victim', id: victimId }
    const about = { ruleId: null, dueAt: tx.at, victimId, resource }
    openTask(deps, tx, { what: 'name_key_worker', role: 'center_manager', ...about })
  }
  for (const reader of barredReaders) {
    insertBarred(tx, { id: deps.random.uuid(), victimId, reader, reason: 'other', recordedBy: ctx.actorKey })
  }
}

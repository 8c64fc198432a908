/** Seals the trail off the hot path: batch after batch, each signed and chained to the one before. */
import { asAuditor } from '../../db/as-auditor.ts'
import { inTransaction } from '../../db/client.ts'
import type { Deps } from '../../db/context.ts'
import { addMinutes } from '../../kernel/dates.ts'
import { beforeTheFirst, leafHash, rootOf, type Seal, sealHash, signSeal } from './seal-form.ts'
import { insertSeal, lastSeal, lockSealing, unsealedEvents } from './seal-queries.ts'

const eventsAtMost = 1_000

/**
 * An event commits at most this long after the instant it bears: requests and jobs are cut off far earlier. What turns up
 * later than that was put there by somebody, and verification says so.
 */
export const settlingMinutes = 60

/** The trail belongs to no one holder. */
export const trailScope = {
  orgId: '00000000-0000-0000-0000-000000000000',
  actor: 'job:audit.seal',
  subjects: [],
} as const

/** @returns the head of the chain when something was sealed; keep it elsewhere, and nobody can cut the chain's end unseen. */
export const sealBatch = (deps: Deps): Promise<{ batch: number; hash: string; events: number } | null> =>
  inTransaction(deps.db, trailScope, deps.clock.now(), (tx) =>
    asAuditor(tx, async () => {
      lockSealing(tx)
      const last = await lastSeal(tx)
      const from = last === undefined ? null : addMinutes(last.throughAt, -settlingMinutes)
      const events = await unsealedEvents(tx, from, eventsAtMost)
      const newest = events.at(-1)
      if (newest === undefined) return null
      const leaves = events.map((event) => ({ event, hash: leafHash(event) }))
      const { id: keyId, privateKey } = deps.keys.signing
      const seal: Seal = {
        batch: (last?.batch ?? 0) + 1,
        sealedAt: tx.at,
        throughAt: last !== undefined && last.throughAt > newest.recordedAt ? last.throughAt : newest.recordedAt,
        previousHash: last === undefined ? beforeTheFirst : sealHash(last),
        rootHash: rootOf(leaves.map((leaf) => leaf.hash)),
        eventCount: leaves.length,
        keyId,
      }
      insertSeal(tx, seal, signSeal(seal, privateKey), leaves)
      return { batch: seal.batch, hash: sealHash(seal).toString('hex'), events: leaves.length }
    }),
  )

/** Seals until nothing is left. @returns the last head, or null when there was nothing to seal. */
export async function sealTrail(deps: Deps): Promise<{ batch: number; hash: string } | null> {
  let head: Awaited<ReturnType<typeof sealBatch>> = null
  for (;;) {
    const sealed = await sealBatch(deps)
    if (sealed === null) return head
    head = sealed
    if (sealed.events < eventsAtMost) return head
  }
}

/** Looks for what was changed, removed, inserted or reordered since it was sealed, and says which. */
import { asAuditor } from '../../db/as-auditor.ts'
import type { Tx } from '../../db/client.ts'
import type { Deps } from '../../db/context.ts'
import { addMinutes, type Instant } from '../../kernel/dates.ts'
import { settlingMinutes } from './seal.ts'
import { beforeTheFirst, leafHash, rootOf, sealHash, sealHolds, type TrailEvent } from './seal-form.ts'
import { lastSeal, leavesOf, type SealRow, sealsFrom, strangers } from './seal-queries.ts'

/**
 * `changed`, `removed`, `inserted`, `reordered`: an event. `leaf_removed`: its place in a seal. `seal_removed`,
 * `seal_changed`, `chain_broken`, `root_broken`: a whole batch.
 */
export const findingKinds = [
  'changed',
  'removed',
  'inserted',
  'reordered',
  'leaf_removed',
  'root_broken',
  'seal_changed',
  'seal_removed',
  'chain_broken',
] as const

export interface Finding {
  readonly kind: (typeof findingKinds)[number]
  readonly batch: number
  readonly position: number | null
  readonly centerId: string | null
  readonly eventId: string | null
}

export interface Verification {
  readonly checkedEvents: number
  readonly findings: readonly Finding[]
  /** The last seal looked at; null when there is none. */
  readonly head: { readonly batch: number; readonly hash: string } | null
  /** Where to go on; null at the end of the chain. */
  readonly nextBatch: number | null
}

/** Weighs `batches` seals from `fromBatch` on, with the seal before it as the anchor. */
export const verifyTrail = (
  deps: Pick<Deps, 'keys'>,
  tx: Tx,
  { fromBatch, batches }: { fromBatch: number; batches: number },
): Promise<Verification> =>
  asAuditor(tx, async () => {
    const rows = await sealsFrom(tx, fromBatch - 1, batches + 2)
    let before = rows[0]?.batch === fromBatch - 1 ? rows.shift() : undefined
    const findings: Finding[] = []
    if (before === undefined && fromBatch > 1) findings.push(about('seal_removed', fromBatch - 1))
    let checkedEvents = 0
    for (const seal of rows.slice(0, batches)) {
      const expected = (before?.batch ?? fromBatch - 1) + 1
      for (let gone = expected; gone < seal.batch; gone += 1) findings.push(about('seal_removed', gone))
      findings.push(...chainFaults(deps, seal, before))
      const leaves = await leavesOf(tx, seal.batch)
      findings.push(...leafFaults(seal, leaves))
      findings.push(...(await insertedBetween(tx, seal, before)))
      checkedEvents += leaves.length
      before = seal
    }
    const newest = await lastSeal(tx)
    const head = before === undefined ? null : { batch: before.batch, hash: sealHash(before).toString('hex') }
    const more = head !== null && newest !== undefined && newest.batch > head.batch
    return { checkedEvents, findings, head, nextBatch: more ? head.batch + 1 : null }
  })

const about = (kind: Finding['kind'], batch: number): Finding => ({
  kind,
  batch,
  position: null,
  centerId: null,
  eventId: null,
})

function chainFaults({ keys }: Pick<Deps, 'keys'>, seal: SealRow, before: SealRow | undefined): Finding[] {
  const key = keys.verifying(seal.keyId)
  const signed = key !== undefined && sealHolds(seal, seal.signature, key)
  const previous = before === undefined ? beforeTheFirst : sealHash(before)
  return [
    ...(signed ? [] : [about('seal_changed', seal.batch)]),
    ...(seal.previousHash.equals(previous) ? [] : [about('chain_broken', seal.batch)]),
  ]
}

type Leaf = Awaited<ReturnType<typeof leavesOf>>[number]
const isThere = (leaf: Leaf): leaf is Leaf & TrailEvent => leaf.id !== null

function leafFaults(seal: SealRow, leaves: readonly Leaf[]): Finding[] {
  const { batch } = seal
  const at = (kind: Finding['kind'], { position, leafCenterId, eventId }: Leaf): Finding => ({
    kind,
    batch,
    position,
    centerId: leafCenterId,
    eventId,
  })
  const places = new Set(leaves.map((leaf) => leaf.position))
  const gone = Array.from({ length: seal.eventCount }, (_, place) => place).filter((place) => !places.has(place))
  const found: Finding[] = gone.map((position) => ({ ...about('leaf_removed', batch), position }))
  let latest = ''
  for (const leaf of leaves) {
    if (!isThere(leaf)) {
      found.push(at('removed', leaf))
      continue
    }
    const order = `${leaf.recordedAt} ${leaf.id}`
    if (!leafHash(leaf).equals(leaf.leafHash)) found.push(at('changed', leaf))
    else if (order < latest) found.push(at('reordered', leaf))
    else latest = order
  }
  const whole = rootOf(leaves.map((leaf) => leaf.leafHash)).equals(seal.rootHash)
  // Leaves that fit their events and yet not the root were changed together with them.
  if (!whole && found.length === 0) found.push(about('root_broken', batch))
  return found
}

async function insertedBetween(tx: Tx, seal: SealRow, before: SealRow | undefined): Promise<Finding[]> {
  const settled = (at: Instant) => addMinutes(at, -settlingMinutes)
  const from = before === undefined ? null : settled(before.throughAt)
  const rows = await strangers(tx, from, settled(seal.throughAt))
  return rows.map((row) => ({ ...about('inserted', seal.batch), ...row }))
}

import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Instant } from '../../kernel/dates.ts'
import type { Seal, TrailEvent } from './seal-form.ts'

const eventColumns = [
  'a.center_id as centerId',
  'a.id',
  'a.recorded_at as recordedAt',
  'a.recorded_by as recordedBy',
  'a.caller_org_id as callerOrgId',
  'a.client',
  'a.action',
  'a.route',
  'a.outcome',
  'a.victim_ids as victimIds',
  'a.resource_kind as resourceKind',
  'a.resource_id as resourceId',
  'a.purpose',
  'a.request_id as requestId',
] as const

/** One instance seals at a time; the others wait for it and then find nothing left. */
export const lockSealing = (tx: Tx) =>
  tx.write(sql`select pg_advisory_xact_lock(hashtextextended('dayaq.audit.seal', 0))`)

const seals = compose
  .selectFrom('audit_seals as s')
  .select([
    sql<number>`s.batch`.as('batch'),
    's.sealed_at as sealedAt',
    's.through_at as throughAt',
    's.previous_hash as previousHash',
    's.root_hash as rootHash',
    's.event_count as eventCount',
    's.key_id as keyId',
    's.signature',
  ])

export const lastSeal = (tx: Tx) => tx.one(seals.orderBy('s.batch', 'desc').limit(1))
export type SealRow = NonNullable<Awaited<ReturnType<typeof lastSeal>>>

export const sealsFrom = (tx: Tx, batch: number, limit: number) =>
  tx.all(seals.where(sql<boolean>`s.batch >= ${batch}`).orderBy('s.batch').limit(limit))

const eventsWithoutLeaf = compose
  .selectFrom('audit_events as a')
  .where((eb) =>
    eb.not(
      eb.exists(
        eb
          .selectFrom('audit_leaves as l')
          .select('l.position')
          .whereRef('l.center_id', '=', 'a.center_id')
          .whereRef('l.event_id', '=', 'a.id'),
      ),
    ),
  )

/** Events without a leaf, recorded at `from` or later; null: all. */
export const unsealedEvents = (tx: Tx, from: Instant | null, limit: number): Promise<TrailEvent[]> =>
  tx.all(
    eventsWithoutLeaf
      .select(eventColumns)
      .$if(from !== null, (q) => q.where('a.recorded_at', '>=', from))
      .orderBy('a.recorded_at')
      .orderBy('a.id')
      .limit(limit),
  )

export function insertSeal(
  tx: Tx,
  seal: Seal,
  signature: Buffer,
  leaves: readonly { readonly event: TrailEvent; readonly hash: Buffer }[],
): void {
  tx.write(
    compose.insertInto('audit_seals').values({
      batch: seal.batch,
      sealed_at: seal.sealedAt,
      through_at: seal.throughAt,
      previous_hash: seal.previousHash,
      root_hash: seal.rootHash,
      event_count: seal.eventCount,
      key_id: seal.keyId,
      signature,
    }),
  )
  tx.write(sql`
    insert into audit_leaves (batch, position, center_id, event_id, leaf_hash)
    select ${seal.batch}::bigint, place - 1, center_id, event_id, leaf_hash
    from unnest(${leaves.map((l) => l.event.centerId)}::uuid[], ${leaves.map((l) => l.event.id)}::uuid[],
      ${leaves.map((l) => l.hash)}::bytea[]) with ordinality as leaf (center_id, event_id, leaf_hash, place)`)
}

export interface LeafRow {
  readonly position: number
  readonly leafCenterId: string
  readonly eventId: string
  readonly leafHash: Buffer
}

/** The leaves of a batch in order, each with the event it stands for, or nulls where that is gone. */
export const leavesOf = (
  tx: Tx,
  batch: number,
): Promise<(LeafRow & { [K in keyof TrailEvent]: TrailEvent[K] | null })[]> =>
  tx.all(
    compose
      .selectFrom('audit_leaves as l')
      .leftJoin('audit_events as a', (on) =>
        on.onRef('a.center_id', '=', 'l.center_id').onRef('a.id', '=', 'l.event_id'),
      )
      .select(['l.position', 'l.center_id as leafCenterId', 'l.event_id as eventId', 'l.leaf_hash as leafHash'])
      .select(eventColumns)
      .where(sql<boolean>`l.batch = ${batch}`)
      .orderBy('l.position'),
  )

/** Events without a leaf inside a stretch of time that has been sealed for long. */
export const strangers = (tx: Tx, from: Instant | null, before: Instant) =>
  tx.all(
    eventsWithoutLeaf
      .select(['a.center_id as centerId', 'a.id as eventId'])
      .$if(from !== null, (q) => q.where('a.recorded_at', '>=', from))
      .where('a.recorded_at', '<', before)
      .orderBy('a.recorded_at')
      .limit(100),
  )

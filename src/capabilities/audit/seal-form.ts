/**
 * The bytes behind the seals; changing anything here breaks every seal made before. A leaf is SHA-256 of an event, a root
 * SHA-256 of the leaves in order, and the next seal names the hash of this one. The first byte tells the three apart.
 */
import { createHash, type KeyObject, sign, verify } from 'node:crypto'
import type { Instant } from '../../kernel/dates.ts'

export interface TrailEvent {
  readonly centerId: string
  readonly id: string
  readonly recordedAt: Instant
  readonly recordedBy: string
  readonly callerOrgId: string
  readonly client: string | null
  readonly action: string
  readonly route: string
  readonly outcome: string
  readonly victimIds: readonly string[]
  readonly resourceKind: string | null
  readonly resourceId: string | null
  readonly purpose: string | null
  readonly requestId: string
}

export interface Seal {
  readonly batch: number
  readonly sealedAt: Instant
  readonly throughAt: Instant
  readonly previousHash: Buffer
  readonly rootHash: Buffer
  readonly eventCount: number
  readonly keyId: string
}

const sha256 = (kind: number, ...parts: readonly Buffer[]): Buffer =>
  createHash('sha256').update(Buffer.of(kind)).update(Buffer.concat(parts)).digest()

export const leafHash = (e: TrailEvent): Buffer =>
  sha256(
    0,
    Buffer.from(
      JSON.stringify([
        e.centerId,
        e.id,
        e.recordedAt,
        e.recordedBy,
        e.callerOrgId,
        e.client,
        e.action,
        e.route,
        e.outcome,
        e.victimIds,
        e.resourceKind,
        e.resourceId,
        e.purpose,
        e.requestId,
      ]),
    ),
  )

export const rootOf = (leaves: readonly Buffer[]): Buffer => sha256(1, ...leaves)

const sealBytes = (s: Seal): Buffer =>
  Buffer.from(
    JSON.stringify([
      s.batch,
      s.sealedAt,
      s.throughAt,
      s.previousHash.toString('hex'),
      s.rootHash.toString('hex'),
      s.eventCount,
      s.keyId,
    ]),
  )

export const sealHash = (seal: Seal): Buffer => sha256(2, sealBytes(seal))
export const beforeTheFirst: Buffer = Buffer.alloc(32)

export const signSeal = (seal: Seal, key: KeyObject): Buffer => sign(null, sealBytes(seal), key)
export const sealHolds = (seal: Seal, signature: Buffer, key: KeyObject): boolean =>
  verify(null, sealBytes(seal), key, signature)

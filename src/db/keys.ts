/** Keys that stand behind the vault. The interface fits a local file, HashiCorp Vault Transit or a cloud service. */
import type { KeyObject } from 'node:crypto'

export interface KeyManager {
  /** Id of the key-encryption key that wraps from now on. */
  readonly currentId: string
  readonly wrap: (key: Buffer, bound: string) => Promise<Buffer>
  /** @throws Error when that key-encryption key is gone or the binding differs. */
  readonly unwrap: (wrapped: Buffer, kekId: string, bound: string) => Promise<Buffer>
}

export interface Keys {
  readonly manager: KeyManager
  /** Keys of keyed hashes, one for each use, so that two uses can never be joined. */
  readonly hash: (use: HashUse) => KeyObject
  /** Signs seals of the audit trail and consent receipts from now on (Ed25519). */
  readonly signing: { readonly id: string; readonly privateKey: KeyObject; readonly publicKey: KeyObject }
  /** Checks what was signed under this id, now or before a rotation; undefined for a key that was never ours. */
  readonly verifying: (id: string) => KeyObject | undefined
}

export type HashUse = 'blind-index' | 'actor' | 'reference' | 'idempotency'

import type { Actor } from '../access/actor.ts'
import type { Clock, Instant, LocalDate } from '../kernel/dates.ts'
import type { Randomness } from '../kernel/ids.ts'
import type { Language } from '../kernel/words.ts'
import type { Db } from './client.ts'
import type { Keys } from './keys.ts'
import type { Outbox } from './outbox.ts'
import type { Vault } from './vault.ts'

/** What every action may lean on; one plain object, made in `app.ts`. */
export interface Deps {
  readonly db: Db
  readonly vault: Vault
  /** To seal what belongs to no person, and to sign; persons' data go through the vault. */
  readonly keys: Keys
  readonly outbox: Outbox
  readonly clock: Clock
  readonly random: Randomness
}

/** Who asks, when, under which permission: one for each request or job. */
export interface Ctx {
  /** Null for a job of the service itself. */
  readonly actor: Actor | null
  /** Organisation in whose name it runs: the caller's, or the holder's for a job. */
  readonly orgId: string
  /** Keyed hash of the user (or `job:<queue>`), as stored in `recorded_by`. */
  readonly actorKey: string
  /** Keyed hashes that a revocation may name. */
  readonly subjects: readonly string[]
  /** Keyed hash of the portal's client when it acts for a citizen. */
  readonly clientKey: string | null
  readonly at: Instant
  /** Baku day of `at`. */
  readonly on: LocalDate
  /** Permission of the route, as the audit trail names the act. */
  readonly action: string
  /** Method and route pattern, never the address. */
  readonly route: string
  /** Ids and references in the address, as sent; empty for a job. */
  readonly sought: readonly string[]
  readonly requestId: string
  readonly purpose: string | null
  readonly language: Language
  /** Version that the caller saw; null when it sent none. */
  readonly ifMatch: number | null
  /** Aborts once the caller has been told to come again: what is not committed by then is rolled back. Null for a job. */
  readonly givenUp: AbortSignal | null
  readonly idempotency: { readonly key: string; readonly bodyHash: string } | null
}

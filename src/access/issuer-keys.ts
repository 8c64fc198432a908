import { createLocalJWKSet, errors, type JSONWebKeySet, type LocalJWKSet } from 'jose'
import type { Clock } from '../kernel/dates.ts'
import { discoverKeysUrl, type Fetch, fetchJson, secureUrl } from './discovery.ts'
import type { KeySource } from './key-source.ts'
import { IssuerUnreachable } from './unauthenticated.ts'

export interface IssuerKeysOptions {
  /** Exactly as it stands in `iss` and in the discovery document. */
  readonly issuer: string
  readonly clock: Clock
  readonly fetch?: Fetch
  /** Keys older than this are fetched anew before they are used; so long a withdrawn key can live on. */
  readonly refreshSeconds?: number
  /** Least time between two attempts, however many unknown keys callers name. */
  readonly cooldownSeconds?: number
  /** How long the last good keys serve while the issuer is silent. */
  readonly keepSeconds?: number
  readonly timeoutMs?: number
  /** Told of each failed attempt, for the log; the error holds nothing secret. */
  readonly onFailure?: (error: unknown) => void
}

const hasKeys = (value: unknown): value is JSONWebKeySet =>
  typeof value === 'object' && value !== null && 'keys' in value && Array.isArray(value.keys)

/**
 * Keys of an OpenID issuer, found by discovery. An unknown key is looked up once per cooldown (rotation); an outage is
 * bridged with the last good keys, and only the first caller after they aged waits for the issuer.
 * @throws RangeError when the issuer would be reached without TLS.
 */
export function issuerKeys(options: IssuerKeysOptions): KeySource {
  const { issuer, clock, refreshSeconds = 300, cooldownSeconds = 10, keepSeconds = 86_400, timeoutMs = 3_000 } = options
  const fetch: Fetch = options.fetch ?? globalThis.fetch
  secureUrl(issuer)

  let known: { readonly select: LocalJWKSet; readonly fetchedAt: number } | undefined
  let keysUrl: string | undefined
  let attemptedAt = Number.NEGATIVE_INFINITY
  let failing = false
  let underway: Promise<void> | undefined

  const now = () => Date.parse(clock.now())
  /** True also when the system clock was set back: never wait for a time that was. */
  const passed = (since: number, seconds: number) => now() - since >= seconds * 1_000 || now() < since
  const usable = () => (known && !passed(known.fetchedAt, keepSeconds) ? known : undefined)

  async function load(): Promise<void> {
    try {
      keysUrl ??= await discoverKeysUrl(fetch, issuer, timeoutMs)
      const document = await fetchJson(fetch, keysUrl, timeoutMs)
      if (!hasKeys(document)) throw new Error('the issuer publishes no key set')
      known = { select: createLocalJWKSet(document), fetchedAt: now() }
      failing = false
    } catch (error) {
      keysUrl = undefined
      failing = true
      options.onFailure?.(error)
    } finally {
      underway = undefined
    }
  }

  /** Never rejects. Does nothing while the cooldown runs; callers at the same time share one attempt. */
  function attempt(): Promise<void> {
    if (underway) return underway
    if (!passed(attemptedAt, cooldownSeconds)) return Promise.resolve()
    attemptedAt = now()
    underway = load()
    return underway
  }

  async function current(): Promise<LocalJWKSet> {
    const kept = usable()
    if (!kept) await attempt()
    else if (passed(kept.fetchedAt, refreshSeconds)) {
      const refreshed = attempt()
      if (!failing) await refreshed
    }
    const keys = usable()
    if (!keys) throw new IssuerUnreachable()
    return keys.select
  }

  return {
    async keyFor(header, token) {
      const select = await current()
      try {
        return await select(header, token)
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
        await attempt()
        return (await current())(header, token)
      }
    },
    /** A service that is not ready gets no traffic, so being asked is what makes it try again. */
    ready() {
      if (!usable()) void attempt()
      return usable() !== undefined
    },
  }
}

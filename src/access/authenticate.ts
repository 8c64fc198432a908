import { createHash } from 'node:crypto'
import { type CryptoKey, errors, type JWTPayload, type JWTVerifyResult, jwtVerify } from 'jose'
import { LRUCache } from 'lru-cache'
import type { Clock } from '../kernel/dates.ts'
import type { Caller } from './actor.ts'
import { callerOf } from './claims.ts'
import type { KeySource } from './key-source.ts'
import { IssuerUnreachable, Unauthenticated, type UnauthenticatedReason } from './unauthenticated.ts'

export interface AuthenticatorOptions {
  readonly issuer: string
  readonly audience: string
  readonly clock: Clock
  readonly keys: KeySource
  /** Asked for every call, also when the token is remembered, so that a revocation works at once. */
  readonly isRevoked?: (caller: Caller) => boolean | Promise<boolean>
  /** Longest life (`exp` − `iat`) a token may have. */
  readonly maxLifetimeSeconds?: number
  /** How many verified tokens are remembered. */
  readonly cacheSize?: number
}

export interface Authenticator {
  /** @throws Unauthenticated when the token does not prove who calls; IssuerUnreachable when that cannot be known now. */
  readonly authenticate: (token: string) => Promise<Caller>
  readonly ready: () => boolean
}

/** Asymmetric only, at least 128 bits of strength: `none` and HS* are absent, RSA keys are weighed in `strongKey`. */
const algorithms = ['ES256', 'EdDSA', 'Ed25519', 'PS256', 'RS256']
const types = new Set(['jwt', 'at+jwt', 'application/at+jwt'])
const leastRsaBits = 3_072
const toleranceSeconds = 5
/** A withdrawn key or a changed role is felt after this long at the latest; a revocation at once. */
const rememberSeconds = 60
const longestToken = 8_192

async function strongKey(keys: KeySource, ...[header, jws]: Parameters<KeySource['keyFor']>): Promise<CryptoKey> {
  const key = await keys.keyFor(header, jws).catch((error: unknown) => {
    if (error instanceof IssuerUnreachable) throw error
    const unknown = error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys
    throw new Unauthenticated(unknown ? 'key_unknown' : 'key_unusable')
  })
  const { algorithm } = key
  if ('modulusLength' in algorithm && Number(algorithm.modulusLength) < leastRsaBits) {
    throw new Unauthenticated('key_too_weak')
  }
  return key
}

const ofClaim: Readonly<Record<string, UnauthenticatedReason>> = {
  iss: 'issuer_wrong',
  aud: 'audience_wrong',
  nbf: 'not_yet_valid',
}

function reasonOf(error: unknown): UnauthenticatedReason {
  if (error instanceof errors.JWTExpired) return 'expired'
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.reason === 'missing') return 'claim_missing'
    return (error.reason === 'check_failed' && ofClaim[error.claim]) || 'token_malformed'
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return 'algorithm_refused'
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
    return 'key_unknown'
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature_invalid'
  return 'token_malformed'
}

function checkTimes({ iat, exp }: JWTPayload, nowSeconds: number, maxLifetimeSeconds: number): void {
  if (iat === undefined || exp === undefined) throw new Unauthenticated('claim_missing')
  if (iat > nowSeconds + toleranceSeconds) throw new Unauthenticated('issued_in_the_future')
  if (exp - iat > maxLifetimeSeconds) throw new Unauthenticated('lifetime_too_long')
}

export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const { issuer, audience, clock, keys, isRevoked, maxLifetimeSeconds = 3_600, cacheSize = 10_000 } = options
  const remembered = new LRUCache<string, { readonly caller: Caller; readonly until: number }>({ max: cacheSize })

  async function verify(token: string, now: number): Promise<JWTVerifyResult> {
    try {
      return await jwtVerify(token, (header, jws) => strongKey(keys, header, jws), {
        issuer,
        audience,
        algorithms,
        requiredClaims: ['exp', 'iat', 'sub'],
        currentDate: new Date(now),
        clockTolerance: toleranceSeconds,
      })
    } catch (error) {
      if (error instanceof Unauthenticated || error instanceof IssuerUnreachable) throw error
      throw new Unauthenticated(reasonOf(error))
    }
  }

  /** The caller by the token itself, from memory or by its signature; revocation is not weighed here. */
  async function identify(token: string): Promise<Caller> {
    if (token.length > longestToken) throw new Unauthenticated('token_too_large')
    const now = Date.parse(clock.now())
    const fingerprint = createHash('sha256').update(token).digest('base64url')
    const before = remembered.get(fingerprint)
    if (before && now < before.until) return before.caller
    const { payload, protectedHeader } = await verify(token, now)
    if (!types.has(protectedHeader.typ?.toLowerCase() ?? '')) throw new Unauthenticated('type_refused')
    checkTimes(payload, now / 1_000, maxLifetimeSeconds)
    const caller = callerOf(payload, issuer, fingerprint)
    const until = Math.min(now + rememberSeconds * 1_000, (payload.exp ?? 0) * 1_000)
    remembered.set(fingerprint, { caller, until })
    return caller
  }

  return {
    async authenticate(token) {
      const caller = await identify(token)
      if (await isRevoked?.(caller)) throw new Unauthenticated('revoked')
      return caller
    },
    ready: keys.ready,
  }
}

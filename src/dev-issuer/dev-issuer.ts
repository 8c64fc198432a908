/** The development token issuer: anybody on this machine may be anybody. Never part of production. */
import { type CryptoKey, calculateJwkThumbprint, importJWK, type JSONWebKeySet } from 'jose'
import type { AuthenticatorOptions } from '../access/authenticate.ts'
import { fixedKeys } from '../access/key-source.ts'
import type { Clock } from '../kernel/dates.ts'
import { keepKeyFile } from './key-file.ts'

export interface DevIssuerOptions {
  readonly mode: string
  readonly dataDir: string
  /** The server's port, part of the issuer's name when it is made first; later starts keep that name. */
  readonly port: number
  readonly audience: string
  readonly clock: Clock
}

export interface DevIssuer {
  /** Kept with the key, so that a user (`iss` and `sub`) stays the same when the instance moves to another port. */
  readonly issuer: string
  readonly audience: string
  readonly clock: Clock
  readonly keyId: string
  readonly privateKey: CryptoKey
  readonly publicKeys: JSONWebKeySet
  /** For `createAuthenticator`: the keys are taken from here, the server makes no call to itself. */
  readonly trust: Pick<AuthenticatorOptions, 'issuer' | 'audience' | 'clock' | 'keys' | 'maxLifetimeSeconds'>
}

/** A working day with its demo: tokens of this issuer may live longer than those of a real one. */
export const longestDevTokenSeconds = 86_400

/** @throws Error in any mode but development and test. */
export async function openDevIssuer(options: DevIssuerOptions): Promise<DevIssuer> {
  const { mode, dataDir, port, audience, clock } = options
  if (mode !== 'development' && mode !== 'test') {
    throw new Error('The development token issuer exists in development and test mode only.')
  }
  const { issuer, privateKey: jwk } = await keepKeyFile(dataDir, `http://127.0.0.1:${port}/dev/issuer`)
  const keyId = await calculateJwkThumbprint(jwk)
  const privateKey = await importJWK(jwk, 'ES256')
  if (privateKey instanceof Uint8Array) throw new Error('the key of the development issuer is not an ES256 key')
  const { d: _secret, ...publicKey } = jwk
  const publicKeys: JSONWebKeySet = { keys: [{ ...publicKey, kid: keyId, alg: 'ES256', use: 'sig' }] }
  return {
    issuer,
    audience,
    clock,
    keyId,
    privateKey,
    publicKeys,
    trust: { issuer, audience, clock, keys: fixedKeys(publicKeys), maxLifetimeSeconds: longestDevTokenSeconds },
  }
}

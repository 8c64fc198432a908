import {
  type CryptoKey,
  createLocalJWKSet,
  type FlattenedJWSInput,
  type JSONWebKeySet,
  type JWSHeaderParameters,
} from 'jose'

/** Where the issuer's public keys come from: over HTTP in production, from memory beside the development issuer. */
export interface KeySource {
  /** @throws JWKSNoMatchingKey when the issuer has no such key; IssuerUnreachable when no keys are known at all. */
  readonly keyFor: (header: JWSHeaderParameters, token: FlattenedJWSInput) => Promise<CryptoKey>
  /** Whether tokens can be verified now. */
  readonly ready: () => boolean
}

export function fixedKeys(publicKeys: JSONWebKeySet): KeySource {
  const select = createLocalJWKSet(publicKeys)
  return { keyFor: (header, token) => select(header, token), ready: () => true }
}

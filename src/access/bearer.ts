import { Unauthenticated } from './unauthenticated.ts'

/**
 * The token in an `Authorization` header. Only `Bearer` is spoken today; `DPoP` (RFC 9449) will become a second scheme
 * here, together with a check of the proof and a store of its `jti`, and is refused until both exist.
 */
export function bearerToken(authorization: string | undefined): string {
  if (authorization === undefined || authorization === '') throw new Unauthenticated('token_missing')
  const [scheme, token, ...rest] = authorization.split(' ')
  if (scheme?.toLowerCase() !== 'bearer') throw new Unauthenticated('scheme_unsupported')
  if (!token) throw new Unauthenticated('token_missing')
  if (rest.length > 0) throw new Unauthenticated('token_malformed')
  return token
}

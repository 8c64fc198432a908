import type { JWTPayload } from 'jose'
import { type Caller, isRole, type Role } from './actor.ts'
import { Unauthenticated } from './unauthenticated.ts'

/** OpenID Connect Core, section 2: a subject is at most 255 ASCII characters. Control characters never reach a log. */
const isName = (value: unknown): value is string => typeof value === 'string' && /^[\x20-\x7e]{1,255}$/.test(value)
const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)

function rolesOf(claim: unknown): readonly Role[] {
  if (!Array.isArray(claim) || claim.length === 0) throw new Unauthenticated('roles_invalid')
  const named: readonly unknown[] = claim
  const known = named.filter(isRole)
  if (known.length !== named.length) throw new Unauthenticated('role_unknown')
  return Object.freeze([...new Set(known)])
}

/** A portal acts for a citizen and nobody acts for anybody else: a delegated token of staff is refused. */
function actorOf(claim: unknown, issuer: string, roles: readonly Role[]): string | null {
  if (claim === undefined) return null
  if (typeof claim !== 'object' || claim === null || !('sub' in claim) || !isName(claim.sub)) {
    throw new Unauthenticated('delegation_invalid')
  }
  if ('iss' in claim && claim.iss !== issuer) throw new Unauthenticated('delegation_invalid')
  if (roles.some((role) => role !== 'portal_user')) throw new Unauthenticated('delegation_invalid')
  return claim.sub
}

/**
 * The caller that a verified payload names; `fingerprint` stands in where the issuer gives no `jti`.
 * @throws Unauthenticated when a claim is missing, malformed or unknown: a token is taken whole or not at all.
 */
export function callerOf(payload: JWTPayload, issuer: string, fingerprint: string): Caller {
  const { sub, jti } = payload
  const { org, roles: roleClaim, act, client_id: clientId, cnf } = payload
  // Bound to a key by its issuer (RFC 7800); sent as Bearer it proves nothing about who holds that key.
  if (cnf !== undefined) throw new Unauthenticated('sender_constrained')
  if (!isName(sub)) throw new Unauthenticated('subject_invalid')
  if (!isUuid(org)) throw new Unauthenticated('organisation_invalid')
  const roles = rolesOf(roleClaim)
  return Object.freeze({
    iss: issuer,
    sub,
    actSub: actorOf(act, issuer, roles),
    clientId: isName(clientId) ? clientId : null,
    orgId: org.toLowerCase(),
    roles,
    tokenId: isName(jti) ? jti : fingerprint,
  })
}

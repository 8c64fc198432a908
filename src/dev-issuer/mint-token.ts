import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import type { Role } from '../access/actor.ts'
import { defaultOrgFor, demoOrg } from './default-organization.ts'
import { demoOrganisations } from './demo-organizations.ts'
import { type DevIssuer, longestDevTokenSeconds } from './dev-issuer.ts'

export interface TokenRequest {
  readonly role: Role
  /** Code of the demo register, or any organisation's id. Default: where the role works. */
  readonly org?: string | undefined
  /** Default: one user per role and organisation, such as `case_worker@dv-center-baku`. */
  readonly sub?: string | undefined
  /** The portal's client that acts for the citizen `sub`. */
  readonly act?: string | undefined
  readonly ttlSeconds?: number | undefined
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function organisationOf({ role, org }: TokenRequest): { readonly id: string; readonly code: string } {
  if (org === undefined) return defaultOrgFor(role)
  if (!uuid.test(org)) return demoOrg(org)
  const id = org.toLowerCase()
  return demoOrganisations.find((body) => body.id === id) ?? { id, code: id }
}

/** @throws RangeError for what the service would refuse anyway: an unknown organisation, an odd subject or life. */
export async function mintToken(issuer: DevIssuer, request: TokenRequest): Promise<string> {
  const { role, act, ttlSeconds = 43_200 } = request
  const org = organisationOf(request)
  const sub = request.sub ?? `${role}@${org.code}`
  for (const name of [sub, act ?? sub]) {
    if (!/^[\x20-\x7e]{1,255}$/.test(name)) throw new RangeError('a subject is 1 to 255 ASCII characters')
  }
  if (act !== undefined && role !== 'portal_user') throw new RangeError('only a portal_user is acted for by a portal')
  if (!Number.isInteger(ttlSeconds) || ttlSeconds < 1 || ttlSeconds > longestDevTokenSeconds) {
    throw new RangeError(`a token lives 1 to ${longestDevTokenSeconds} seconds`)
  }
  const issuedAt = Math.floor(Date.parse(issuer.clock.now()) / 1_000)
  return new SignJWT({ org: org.id, roles: [role], ...(act === undefined ? {} : { act: { sub: act } }) })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: issuer.keyId })
    .setIssuer(issuer.issuer)
    .setAudience(issuer.audience)
    .setSubject(sub)
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + ttlSeconds)
    .sign(issuer.privateKey)
}

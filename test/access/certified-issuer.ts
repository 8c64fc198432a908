/** A certified OpenID provider in this process, on a port of its own, whose keys change and whose line can be cut. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { Provider } from 'oidc-provider'
import { freePort } from '../../src/embedded/port.ts'
import type { StoppedClock } from './stopped-clock.ts'

export const audience = 'dayaq'
export const organisation = '7c9e6679-7425-40de-944b-e07fc1f90ae7'

/** Undefined takes a claim away. */
export type Claims = Readonly<Record<string, unknown>>

export interface IssuerKey {
  readonly alg: string
  readonly kid: string
  readonly jwk: JWK
  readonly privateKey: CryptoKey
}

export async function issuerKey(alg: string, kid: string, modulusLength?: number): Promise<IssuerKey> {
  const pair = await generateKeyPair(alg, { extractable: true, ...(modulusLength ? { modulusLength } : {}) })
  const jwk = { ...(await exportJWK(pair.privateKey)), kid, alg, use: 'sig' }
  const privateKey = await importJWK(jwk, alg)
  if (privateKey instanceof Uint8Array) throw new Error('not a key pair')
  return { alg, kid, jwk, privateKey }
}

export interface CertifiedIssuer {
  readonly issuer: string
  /** Requests that reached the issuer, by path. */
  readonly asked: { discovery: number; keys: number }
  /** An access token as the provider issues it (client credentials, RFC 9068), with claims added or replaced. */
  readonly token: (claims?: Claims, audience?: string) => Promise<string>
  /** A token that the provider would never issue, signed with its own first key. */
  readonly sign: (claims: Claims, header?: Readonly<Record<string, unknown>>) => Promise<string>
  readonly publish: (...keys: readonly [IssuerKey, ...IssuerKey[]]) => void
  readonly goDown: () => Promise<void>
  readonly comeBack: () => Promise<void>
}

/** Tokens carry all that they say, so the provider has nothing to remember. */
class NothingKept {
  async upsert() {}
  async find() {}
  async findByUserCode() {}
  async findByUid() {}
  async consume() {}
  async destroy() {}
  async revokeByGrantId() {}
}

/** Times stand on the test's clock, or tokens would be from another year than the one in which they are read. */
export async function certifiedIssuer(clock: StoppedClock, first: IssuerKey): Promise<CertifiedIssuer> {
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const asked = { discovery: 0, keys: 0 }
  let current = first
  let wishes: { claims: Claims; audience: string } = { claims: {}, audience }
  let answer = provider([first])
  let server: Server | undefined

  function provider(keys: readonly IssuerKey[]) {
    const resourceServer = () => ({
      scope: '',
      audience: wishes.audience,
      accessTokenFormat: 'jwt',
      accessTokenTTL: 300,
      jwt: { sign: { alg: current.alg, kid: current.kid } },
    })
    return new Provider(issuer, {
      adapter: NothingKept,
      ttl: { ClientCredentials: 300 },
      jwks: { keys: keys.map(({ jwk }) => jwk) },
      enabledJWA: { idTokenSigningAlgValues: ['ES256', 'PS256', 'RS256', 'EdDSA', 'Ed25519'] },
      clients: [
        {
          client_id: 'desk',
          client_secret: 'open-sesame',
          grant_types: ['client_credentials'],
          redirect_uris: [],
          response_types: [],
        },
      ],
      clientDefaults: { id_token_signed_response_alg: current.alg },
      features: {
        devInteractions: { enabled: false },
        clientCredentials: { enabled: true },
        resourceIndicators: {
          enabled: true,
          getResourceServerInfo: resourceServer,
          defaultResource: () => 'urn:dayaq',
        },
      },
      formats: {
        customizers: {
          jwt: (_context: unknown, _token: unknown, jwt: { payload: Claims }) => {
            const iat = clock.seconds()
            jwt.payload = {
              ...jwt.payload,
              iat,
              exp: iat + 300,
              org: organisation,
              roles: ['case_worker'],
              ...wishes.claims,
            }
          },
        },
      },
    }).callback()
  }

  async function comeBack(): Promise<void> {
    server = createServer((request, response) => {
      if (request.url === '/.well-known/openid-configuration') asked.discovery += 1
      if (request.url === '/jwks') asked.keys += 1
      void answer(request, response)
    })
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  await comeBack()

  return {
    issuer,
    asked,
    comeBack,
    async token(claims = {}, forAudience = audience) {
      wishes = { claims, audience: forAudience }
      const response = await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa('desk:open-sesame')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      })
      const body: unknown = await response.json()
      if (typeof body !== 'object' || body === null || !('access_token' in body)) throw new Error(JSON.stringify(body))
      return String(body.access_token)
    },
    sign: (claims, header = {}) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: first.alg, kid: first.kid, typ: 'at+jwt', ...header })
        .sign(first.privateKey),
    publish(...keys) {
      current = keys[0]
      answer = provider(keys)
    },
    async goDown() {
      server?.closeAllConnections()
      server?.close()
      server = undefined
    },
  }
}

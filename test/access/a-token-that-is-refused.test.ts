import { exportSPKI, importJWK, SignJWT } from 'jose'
import t from 'tap'
import { createAuthenticator } from '../../src/access/authenticate.ts'
import { issuerKeys } from '../../src/access/issuer-keys.ts'
import { Unauthenticated } from '../../src/access/unauthenticated.ts'
import { audience, type Claims, certifiedIssuer, issuerKey, organisation } from './certified-issuer.ts'
import { stoppedClock } from './stopped-clock.ts'
import { verdict } from './verdict.ts'

const clock = stoppedClock()
const key = await issuerKey('ES256', 'first')
const issuer = await certifiedIssuer(clock, key)
t.teardown(issuer.goDown)
const authenticator = createAuthenticator({
  issuer: issuer.issuer,
  audience,
  clock,
  keys: issuerKeys({ issuer: issuer.issuer, clock }),
})

const now = clock.seconds()
const lawful: Claims = {
  iss: issuer.issuer,
  aud: audience,
  sub: 'worker-1',
  org: organisation,
  roles: ['case_worker'],
  iat: now,
  nbf: now,
  exp: now + 300,
}
const citizen: Claims = { roles: ['portal_user'], act: { sub: 'portal-client' } }

t.test('the token from which every refusal below differs in one fact is accepted', async (t) => {
  t.equal(await verdict(authenticator, await issuer.sign(lawful)), 'accepted')
})

const claimsRefused: readonly (readonly [says: string, change: Claims, reason: string])[] = [
  ['meant for another service', { aud: 'another-service' }, 'audience_wrong'],
  ['meant for nobody', { aud: undefined }, 'claim_missing'],
  ['of another issuer', { iss: 'https://issuer.example' }, 'issuer_wrong'],
  ['of no issuer', { iss: undefined }, 'claim_missing'],
  ['that ended', { iat: now - 300, exp: now - 6 }, 'expired'],
  ['that never ends', { exp: undefined }, 'claim_missing'],
  ['that is not valid yet', { nbf: now + 6 }, 'not_yet_valid'],
  ['issued in the future', { iat: now + 6 }, 'issued_in_the_future'],
  ['that does not say when it was issued', { iat: undefined }, 'claim_missing'],
  ['that lives longer than an hour', { exp: now + 3_601 }, 'lifetime_too_long'],
  ['whose end is not a number', { exp: 'tomorrow' }, 'token_malformed'],
  ['without a user', { sub: undefined }, 'claim_missing'],
  ['with an empty user', { sub: '' }, 'subject_invalid'],
  ['with a control character in the user', { sub: 'a\u0000b' }, 'subject_invalid'],
  ['with a user longer than 255 characters', { sub: 'a'.repeat(256) }, 'subject_invalid'],
  ['without an organisation', { org: undefined }, 'organisation_invalid'],
  ['whose organisation is not an id', { org: 'dv-center-baku' }, 'organisation_invalid'],
  ['without roles', { roles: undefined }, 'roles_invalid'],
  ['with an empty list of roles', { roles: [] }, 'roles_invalid'],
  ['whose roles are not a list', { roles: 'case_worker' }, 'roles_invalid'],
  ['with a role that we do not know', { roles: ['superuser'] }, 'role_unknown'],
  ['with a known role and one that we do not know', { roles: ['case_worker', 'superuser'] }, 'role_unknown'],
  ['bound to a key (DPoP) but sent as Bearer', { cnf: { jkt: 'A'.repeat(43) } }, 'sender_constrained'],
  ['of staff for whom somebody else acts', { act: { sub: 'portal-client' } }, 'delegation_invalid'],
  ['of a citizen whose portal has no name', { ...citizen, act: {} }, 'delegation_invalid'],
  [
    'of a citizen whose portal is of another issuer',
    { ...citizen, act: { sub: 'p', iss: 'https://b.example' } },
    'delegation_invalid',
  ],
]
for (const [says, change, reason] of claimsRefused) {
  t.test(`a token ${says} is refused: ${reason}`, async (t) => {
    t.equal(await verdict(authenticator, await issuer.sign({ ...lawful, ...change })), reason)
  })
}

const edges: readonly (readonly [says: string, change: Claims])[] = [
  ['ended four seconds ago by a slow clock', { iat: now - 300, exp: now - 4 }],
  ['begins in five seconds by a fast clock', { nbf: now + 5, iat: now + 5 }],
  ['lives exactly an hour', { exp: now + 3_600 }],
  ['is meant for us among others', { aud: ['another-service', audience] }],
  ['is of a citizen for whom a portal acts', citizen],
]
for (const [says, change] of edges) {
  t.test(`a token that ${says} is accepted`, async (t) => {
    t.equal(await verdict(authenticator, await issuer.sign({ ...lawful, ...change })), 'accepted')
  })
}

const headersRefused: readonly (readonly [says: string, header: Claims, reason: string])[] = [
  ['of another type, such as a logout token', { typ: 'logout+jwt' }, 'type_refused'],
  ['without a type', { typ: undefined }, 'type_refused'],
  ['whose key the issuer does not have', { kid: 'stranger' }, 'key_unknown'],
]
for (const [says, header, reason] of headersRefused) {
  t.test(`a token ${says} is refused: ${reason}`, async (t) => {
    t.equal(await verdict(authenticator, await issuer.sign(lawful, header)), reason)
  })
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

t.test('a token that claims to need no signature is refused', async (t) => {
  for (const alg of ['none', 'None', 'NONE']) {
    const token = `${encoded({ alg, typ: 'at+jwt', kid: key.kid })}.${encoded(lawful)}.`
    t.equal(await verdict(authenticator, token), 'algorithm_refused')
  }
})

t.test('a token signed with the public key as if it were a shared secret is refused', async (t) => {
  const { d: _secret, ...publicJwk } = key.jwk
  const publicKey = await importJWK(publicJwk, 'ES256', { extractable: true })
  if (publicKey instanceof Uint8Array) throw new Error('not a public key')
  const secrets = [await exportSPKI(publicKey), JSON.stringify(publicJwk)].map((text) => new TextEncoder().encode(text))
  for (const secret of secrets) {
    const header = { alg: 'HS256', typ: 'at+jwt', kid: key.kid }
    const token = await new SignJWT(lawful).setProtectedHeader(header).sign(secret)
    t.equal(await verdict(authenticator, token), 'algorithm_refused')
  }
})

t.test('a token signed by another key under the name of the issuer’s is refused', async (t) => {
  const { privateKey } = await issuerKey('ES256', 'first')
  const header = { alg: 'ES256', typ: 'at+jwt', kid: key.kid }
  const token = await new SignJWT(lawful).setProtectedHeader(header).sign(privateKey)
  t.equal(await verdict(authenticator, token), 'signature_invalid')
})

t.test('a token whose claims were changed after it was signed is refused', async (t) => {
  const [header, , signature] = (await issuer.sign(lawful)).split('.')
  const token = `${header}.${encoded({ ...lawful, roles: ['administrator'] })}.${signature}`
  t.equal(await verdict(authenticator, token), 'signature_invalid')
})

t.test('a token that brings its own key is read with the issuer’s key only', async (t) => {
  const own = await issuerKey('ES256', 'own')
  const { d: _secret, ...jwk } = own.jwk
  const header = { alg: 'ES256', typ: 'at+jwt', kid: key.kid, jwk, jku: 'http://127.0.0.1:9/jwks' }
  const token = await new SignJWT(lawful).setProtectedHeader(header).sign(own.privateKey)
  t.equal(await verdict(authenticator, token), 'signature_invalid')
})

t.test('what is no token at all is refused without a surprise', async (t) => {
  const [header, payload] = (await issuer.sign(lawful)).split('.')
  const odd = [
    '',
    '.',
    '..',
    'a.b.c',
    'a.b.c.d.e',
    '\u0000',
    'ə.ə.ə',
    `${header}.${payload}`,
    `${encoded([])}.${encoded([])}.`,
  ]
  for (const token of odd) t.equal(await verdict(authenticator, token), 'token_malformed', JSON.stringify(token))
  t.equal(await verdict(authenticator, 'a'.repeat(8_193)), 'token_too_large')
})

t.test('a refusal carries no part of the token', async (t) => {
  const canary = 'canary-7f3a'
  const token = await issuer.sign({ ...lawful, sub: canary, exp: now - 60, iat: now - 300 })
  const error: unknown = await authenticator.authenticate(token).catch((refusal: unknown) => refusal)
  if (!(error instanceof Unauthenticated)) throw new Error('the token was not refused')
  const said = JSON.stringify({ ...error, message: error.message, stack: error.stack, cause: error.cause })
  t.notMatch(said, canary)
  t.notOk(token.split('.').some((part) => said.includes(part)))
})

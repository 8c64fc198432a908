import t from 'tap'
import { revocableKeys, userKey } from '../../src/access/actor.ts'
import { createAuthenticator } from '../../src/access/authenticate.ts'
import { issuerKeys } from '../../src/access/issuer-keys.ts'
import { audience, certifiedIssuer, issuerKey, organisation } from './certified-issuer.ts'
import { stoppedClock } from './stopped-clock.ts'
import { verdict } from './verdict.ts'

const clock = stoppedClock()
const issuer = await certifiedIssuer(clock, await issuerKey('ES256', 'first'))
t.teardown(issuer.goDown)
const newAuthenticator = () =>
  createAuthenticator({ issuer: issuer.issuer, audience, clock, keys: issuerKeys({ issuer: issuer.issuer, clock }) })

t.test('a token that a certified issuer gave names its user, organisation and roles', async (t) => {
  const caller = await newAuthenticator().authenticate(await issuer.token({ roles: ['case_worker', 'duty_officer'] }))
  t.match(caller, {
    iss: issuer.issuer,
    sub: 'desk',
    actSub: null,
    clientId: 'desk',
    orgId: organisation,
    roles: ['case_worker', 'duty_officer'],
  })
  t.match(caller.tokenId, /^[\w-]{20,}$/)
  t.equal(userKey(caller), `${issuer.issuer} desk`)
})

t.test('a citizen for whom a portal acts is the user, and the portal is named beside', async (t) => {
  const claims = { sub: 'citizen-17', roles: ['portal_user'], act: { sub: 'portal-client' } }
  const caller = await newAuthenticator().authenticate(await issuer.token(claims))
  t.match(caller, { sub: 'citizen-17', actSub: 'portal-client', clientId: 'desk' })
  t.same(
    revocableKeys(caller),
    ['citizen-17', 'portal-client', 'desk'].map((sub) => `${issuer.issuer} ${sub}`),
  )
})

t.test('the same subject at two issuers is two users', async (t) => {
  t.not(userKey({ iss: 'https://a.example', sub: 'b' }), userKey({ iss: 'https://b.example', sub: 'b' }))
})

t.test('a token without an id is known by its SHA-256, and an organisation in capitals is the same one', async (t) => {
  const claims = { jti: undefined, org: organisation.toUpperCase() }
  const caller = await newAuthenticator().authenticate(await issuer.token(claims))
  t.match(caller.tokenId, /^[\w-]{43}$/)
  t.equal(caller.orgId, organisation)
})

t.test('typ JWT is taken as well as at+jwt', async (t) => {
  const seconds = clock.seconds()
  const claims = {
    iss: issuer.issuer,
    aud: audience,
    sub: 'desk',
    org: organisation,
    roles: ['lawyer'],
    iat: seconds,
    exp: seconds + 60,
  }
  t.match(await newAuthenticator().authenticate(await issuer.sign(claims, { typ: 'JWT' })), { sub: 'desk' })
})

for (const [alg, bits] of [
  ['EdDSA', undefined],
  ['PS256', 3_072],
  ['RS256', 3_072],
] as const) {
  t.test(`a token signed with ${alg}${bits ? ` and ${bits} bits` : ''} is accepted`, async (t) => {
    issuer.publish(await issuerKey(alg, `strong-${alg}`, bits))
    t.match(await newAuthenticator().authenticate(await issuer.token()), { sub: 'desk' })
  })
}

for (const alg of ['PS256', 'RS256']) {
  t.test(`a token signed with ${alg} and 2048 bits is refused`, async (t) => {
    issuer.publish(await issuerKey(alg, `weak-${alg}`, 2_048))
    t.equal(await verdict(newAuthenticator(), await issuer.token()), 'key_too_weak')
  })
}

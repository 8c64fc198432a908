import t from 'tap'
import { revocableKeys } from '../../src/access/actor.ts'
import { createAuthenticator } from '../../src/access/authenticate.ts'
import { issuerKeys } from '../../src/access/issuer-keys.ts'
import { audience, certifiedIssuer, issuerKey, organisation } from './certified-issuer.ts'
import { stoppedClock } from './stopped-clock.ts'
import { verdict } from './verdict.ts'

const clock = stoppedClock()
const first = await issuerKey('ES256', 'first')
const issuer = await certifiedIssuer(clock, first)
t.teardown(issuer.goDown)

function authenticatorWith(shutOut: ReadonlySet<string>, keys = issuerKeys({ issuer: issuer.issuer, clock })) {
  const isRevoked = async (caller: Parameters<typeof revocableKeys>[0]) =>
    revocableKeys(caller).some((key) => shutOut.has(key))
  return createAuthenticator({ issuer: issuer.issuer, audience, clock, keys, isRevoked })
}

for (const [who, sub] of [
  ['a user', 'citizen-17'],
  ['the portal that acts for a citizen', 'portal-client'],
  ['the client that obtained the token', 'desk'],
] as const) {
  t.test(`${who} is shut out at once, though the token was verified a moment ago`, async (t) => {
    const shutOut = new Set<string>()
    const authenticator = authenticatorWith(shutOut)
    const token = await issuer.token({ sub: 'citizen-17', roles: ['portal_user'], act: { sub: 'portal-client' } })
    t.equal(await verdict(authenticator, token), 'accepted')
    shutOut.add(`${issuer.issuer} ${sub}`)
    t.equal(await verdict(authenticator, token), 'revoked')
    shutOut.clear()
    t.equal(await verdict(authenticator, token), 'accepted')
  })
}

t.test('a revoked user of one name does not shut out another', async (t) => {
  const authenticator = authenticatorWith(new Set([`${issuer.issuer} citizen-1`]))
  t.equal(await verdict(authenticator, await issuer.token({ sub: 'citizen-17' })), 'accepted')
})

t.test('a verified token is remembered for a minute, never beyond its end', async (t) => {
  const keys = issuerKeys({ issuer: issuer.issuer, clock })
  let verified = 0
  const counting = {
    ready: keys.ready,
    keyFor: (...asked: Parameters<typeof keys.keyFor>) => {
      verified += 1
      return keys.keyFor(...asked)
    },
  }
  const authenticator = authenticatorWith(new Set(), counting)
  const iat = clock.seconds()
  const claims = {
    iss: issuer.issuer,
    aud: audience,
    sub: 'worker',
    org: organisation,
    roles: ['lawyer'],
    iat,
    exp: iat + 90,
  }
  const token = await issuer.sign(claims)
  for (const [seconds, said, times] of [
    [0, 'accepted', 1],
    [59, 'accepted', 1],
    [1, 'accepted', 2],
    [29, 'accepted', 2],
    [1, 'accepted', 3],
    [5, 'expired', 4],
  ] as const) {
    clock.advance(seconds)
    t.equal(await verdict(authenticator, token), said, `${clock.seconds() - iat} s after it was issued`)
    t.equal(verified, times)
  }
})

t.test('two tokens of one user are told apart', async (t) => {
  const authenticator = authenticatorWith(new Set())
  const [one, other] = [await issuer.token({ sub: 'worker' }), await issuer.token({ sub: 'worker' })]
  const [first, second] = [await authenticator.authenticate(one), await authenticator.authenticate(other)]
  t.not(first.tokenId, second.tokenId)
  t.equal((await authenticator.authenticate(one)).tokenId, first.tokenId)
})

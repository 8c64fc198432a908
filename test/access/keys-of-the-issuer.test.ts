import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { SignJWT } from 'jose'
import t from 'tap'
import { createAuthenticator } from '../../src/access/authenticate.ts'
import { issuerKeys } from '../../src/access/issuer-keys.ts'
import { freePort } from '../../src/embedded/port.ts'
import { audience, certifiedIssuer, issuerKey, organisation } from './certified-issuer.ts'
import { stoppedClock } from './stopped-clock.ts'
import { verdict } from './verdict.ts'

const first = await issuerKey('ES256', 'first')
const second = await issuerKey('ES256', 'second')

type Holder = Pick<typeof t, 'teardown' | 'equal'>

/** An issuer and a service that knows nothing of it yet; `log` counts what the service would log. */
async function meet(t: Holder) {
  const clock = stoppedClock()
  const issuer = await certifiedIssuer(clock, first)
  t.teardown(issuer.goDown)
  const log = { failures: 0 }
  const onFailure = () => {
    log.failures += 1
  }
  const keys = issuerKeys({ issuer: issuer.issuer, clock, onFailure })
  const authenticator = createAuthenticator({ issuer: issuer.issuer, audience, clock, keys })
  /** Signed with the issuer's first key at this moment, whether the issuer still publishes it, is up, or not. */
  const signed = (header = {}) => {
    const iat = clock.seconds()
    const claims = { iss: issuer.issuer, aud: audience, sub: 'worker', org: organisation, roles: ['lawyer'] }
    return issuer.sign({ ...claims, iat, exp: iat + 60 }, header)
  }
  return { clock, issuer, log, authenticator, signed }
}

t.test('the issuer is asked once for many tokens', async (t) => {
  const { issuer, authenticator } = await meet(t)
  const tokens = [await issuer.token(), await issuer.token(), await issuer.token()]
  t.same(await Promise.all(tokens.map((token) => verdict(authenticator, token))), Array(3).fill('accepted'))
  t.same(issuer.asked, { discovery: 1, keys: 1 })
})

t.test('a key that the issuer begins to use is found while the service runs', async (t) => {
  const { clock, issuer, authenticator } = await meet(t)
  t.equal(await verdict(authenticator, await issuer.token()), 'accepted')
  issuer.publish(second, first)
  clock.advance(10)
  t.equal(await verdict(authenticator, await issuer.token()), 'accepted')
  t.same(issuer.asked, { discovery: 1, keys: 2 })
})

t.test('a key that the issuer withdrew is refused once the keys are five minutes old', async (t) => {
  const { clock, issuer, authenticator, signed } = await meet(t)
  t.equal(await verdict(authenticator, await signed()), 'accepted')
  issuer.publish(second)
  clock.advance(299)
  t.equal(await verdict(authenticator, await signed()), 'accepted')
  clock.advance(1)
  t.equal(await verdict(authenticator, await signed()), 'key_unknown')
})

t.test('a flood of unknown keys asks the issuer once in ten seconds', async (t) => {
  const { clock, issuer, authenticator, signed } = await meet(t)
  t.equal(await verdict(authenticator, await signed()), 'accepted')
  const flood = async () => {
    for (let wave = 0; wave < 5; wave += 1) {
      const tokens = await Promise.all(Array.from({ length: 40 }, (_, n) => signed({ kid: `unknown-${wave}-${n}` })))
      const verdicts = new Set(await Promise.all(tokens.map((token) => verdict(authenticator, token))))
      t.same([...verdicts], ['key_unknown'])
    }
  }
  await flood()
  t.same(issuer.asked, { discovery: 1, keys: 1 })
  clock.advance(10)
  await flood()
  t.same(issuer.asked, { discovery: 1, keys: 2 })
})

t.test('an outage of the issuer is bridged with the keys it gave, for a day', async (t) => {
  const { clock, issuer, log, authenticator, signed } = await meet(t)
  t.equal(await verdict(authenticator, await signed()), 'accepted')
  await issuer.goDown()
  clock.advance(86_399)
  t.equal(await verdict(authenticator, await signed()), 'accepted')
  t.ok(authenticator.ready())
  t.equal(log.failures, 1, 'the service tried to renew them')
  clock.advance(1)
  t.equal(await verdict(authenticator, await signed()), 'issuer_unreachable')
  t.notOk(authenticator.ready())
})

t.test('a service finds its way back to an issuer that was away', async (t) => {
  const { clock, issuer, authenticator, signed } = await meet(t)
  t.equal(await verdict(authenticator, await signed()), 'accepted')
  await issuer.goDown()
  clock.advance(301)
  t.equal(await verdict(authenticator, await signed()), 'accepted')
  issuer.publish(second)
  await issuer.comeBack()
  clock.advance(10)
  t.equal(await verdict(authenticator, await issuer.token()), 'accepted')
})

t.test('an unknown key during an outage is the caller’s trouble and does not harm the known keys', async (t) => {
  const { clock, issuer, authenticator, signed } = await meet(t)
  t.equal(await verdict(authenticator, await signed()), 'accepted')
  await issuer.goDown()
  clock.advance(61)
  t.equal(await verdict(authenticator, await signed({ kid: 'unknown' })), 'key_unknown')
  t.equal(await verdict(authenticator, await signed()), 'accepted')
})

t.test('a service that starts before its issuer says so and gives no verdict', async (t) => {
  const { clock, issuer, authenticator, signed } = await meet(t)
  await issuer.goDown()
  t.notOk(authenticator.ready())
  t.equal(await verdict(authenticator, await signed()), 'issuer_unreachable')
  await issuer.comeBack()
  clock.advance(10)
  t.equal(await verdict(authenticator, await signed()), 'accepted')
  t.ok(authenticator.ready())
})

t.test('a service that waits for its issuer becomes ready because it is asked, without any traffic', async (t) => {
  const { clock, issuer, authenticator } = await meet(t)
  await issuer.goDown()
  t.notOk(authenticator.ready())
  await issuer.comeBack()
  let ready = false
  for (let round = 0; round < 50 && !ready; round += 1) {
    clock.advance(10)
    ready = authenticator.ready()
    await (await fetch(`${issuer.issuer}/an-unrelated-page`)).text()
  }
  t.ok(ready)
})

t.test('an issuer outside this machine is reached over https only', async (t) => {
  const clock = stoppedClock()
  t.throws(() => issuerKeys({ issuer: 'http://issuer.example', clock }), RangeError)
  t.throws(() => issuerKeys({ issuer: 'file:///etc/issuer', clock }), RangeError)
  t.doesNotThrow(() => issuerKeys({ issuer: 'https://issuer.example', clock }))
})

const answers: readonly (readonly [says: string, document: (issuer: string) => unknown])[] = [
  ['speaks for another issuer', (issuer) => ({ issuer: 'https://other.example', jwks_uri: `${issuer}/jwks` })],
  [
    'has its keys on an open line',
    (issuer) => ({ issuer, jwks_uri: `${issuer.replace('127.0.0.1', '0.0.0.0')}/jwks` }),
  ],
  ['names no keys', (issuer) => ({ issuer })],
  ['is not an object', () => 'issuer'],
]
for (const [says, document] of answers) {
  t.test(`a discovery document that ${says} is not believed`, async (t) => {
    const asked = await askedOf(t, (issuer, response) => response.end(JSON.stringify(document(issuer))))
    t.same(asked, ['/.well-known/openid-configuration'])
  })
}

t.test('an issuer that sends us elsewhere is not followed', async (t) => {
  const asked = await askedOf(t, (_, response) => response.writeHead(302, { location: '/elsewhere' }).end())
  t.same(asked, ['/.well-known/openid-configuration'])
})

/** Paths that a service asks of an issuer which always answers so; it must end without keys. */
async function askedOf(t: Holder, answer: (issuer: string, response: ServerResponse) => void): Promise<string[]> {
  const asked: string[] = []
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(issuer, response)
  })
  t.teardown(() => server.close())
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const clock = stoppedClock()
  const authenticator = createAuthenticator({ issuer, audience, clock, keys: issuerKeys({ issuer, clock }) })
  const token = await new SignJWT({}).setProtectedHeader({ alg: first.alg }).sign(first.privateKey)
  t.equal(await verdict(authenticator, token), 'issuer_unreachable')
  return asked
}

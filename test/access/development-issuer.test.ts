import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import fastify from 'fastify'
import t from 'tap'
import { organisationKinds, roles } from '../../src/access/actor.ts'
import { createAuthenticator } from '../../src/access/authenticate.ts'
import { issuerKeys } from '../../src/access/issuer-keys.ts'
import { defaultOrgFor, demoOrg } from '../../src/dev-issuer/default-organization.ts'
import { demoOrganisations } from '../../src/dev-issuer/demo-organizations.ts'
import { type DevIssuer, type DevIssuerOptions, openDevIssuer } from '../../src/dev-issuer/dev-issuer.ts'
import { mintToken, type TokenRequest } from '../../src/dev-issuer/mint-token.ts'
import { devIssuerRoutes } from '../../src/dev-issuer/routes.ts'
import { freePort } from '../../src/embedded/port.ts'
import { stoppedClock } from './stopped-clock.ts'
import { verdict } from './verdict.ts'

const clock = stoppedClock()
const folder = t.testdir()
const inFolder = (name: string, change: Partial<DevIssuerOptions> = {}): DevIssuerOptions => ({
  mode: 'development',
  dataDir: join(folder, name),
  port: 3_000,
  audience: 'dayaq',
  clock,
  ...change,
})

t.test('there is no development issuer in production, nor in a mode that nobody named', async (t) => {
  t.ok(await openDevIssuer(inFolder('mode')))
  for (const mode of ['production', 'staging', '']) {
    await t.rejects(openDevIssuer(inFolder('mode', { mode })), /development and test mode only/)
  }
  await t.rejects(openDevIssuer(inFolder('never-made', { mode: 'production' })))
  await t.rejects(stat(join(folder, 'never-made')), { code: 'ENOENT' }, 'and no key was made')
})

t.test('every role gets a token for where it works, and the service takes it', async (t) => {
  const issuer = await openDevIssuer(inFolder('roles'))
  const authenticator = createAuthenticator(issuer.trust)
  for (const role of roles) {
    const body = defaultOrgFor(role)
    t.match(
      await authenticator.authenticate(await mintToken(issuer, { role })),
      {
        iss: 'http://127.0.0.1:3000/dev/issuer',
        sub: `${role}@${body.code}`,
        actSub: null,
        orgId: body.id,
        roles: [role],
      },
      `${role} at ${body.code}`,
    )
  }
  t.equal(defaultOrgFor('case_worker').code, 'dv-center-baku')
})

t.test(
  'a token may name its organisation by code or id, its user, and the portal that acts for a citizen',
  async (t) => {
    const issuer = await openDevIssuer(inFolder('claims'))
    const authenticator = createAuthenticator(issuer.trust)
    const read = async (request: TokenRequest) => authenticator.authenticate(await mintToken(issuer, request))
    const ganja = demoOrg('dv-center-ganja')
    t.match(await read({ role: 'case_worker', org: 'dv-center-ganja' }), {
      orgId: ganja.id,
      sub: 'case_worker@dv-center-ganja',
    })
    t.match(await read({ role: 'case_worker', org: ganja.id }), { orgId: ganja.id, sub: 'case_worker@dv-center-ganja' })
    const strange = '2f1c3a0e-52a4-4b7e-8a0e-0d6c5d3c9a11'
    t.match(await read({ role: 'case_worker', org: strange }), { orgId: strange, sub: `case_worker@${strange}` })
    t.match(await read({ role: 'portal_user', sub: 'citizen-1', act: 'portal' }), {
      sub: 'citizen-1',
      actSub: 'portal',
    })
  },
)

t.test('a token that the service would refuse is not made', async (t) => {
  const issuer = await openDevIssuer(inFolder('refused'))
  t.ok(await mintToken(issuer, { role: 'lawyer', org: 'dv-center-baku', sub: 'a', ttlSeconds: 1 }))
  const wrong: readonly Partial<TokenRequest>[] = [
    { org: 'nowhere' },
    { sub: '' },
    { sub: 'Ləman' },
    { act: 'portal' },
    { ttlSeconds: 0 },
    { ttlSeconds: 86_401 },
    { ttlSeconds: Number.NaN },
  ]
  for (const change of wrong)
    await t.rejects(mintToken(issuer, { role: 'lawyer', ...change }), RangeError, JSON.stringify(change))
})

t.test('the key is made once, is readable by its owner alone, and keeps its name on another port', async (t) => {
  const starting: Promise<DevIssuer>[] = []
  for (let start = 0; start < 20; start += 1) {
    starting.push(openDevIssuer(inFolder('kept')))
    await setImmediate()
  }
  const together = await Promise.all(starting)
  t.equal(new Set(together.map(({ keyId }) => keyId)).size, 1, 'however many start while it is made')
  const later = await openDevIssuer(inFolder('kept', { port: 3_500 }))
  t.equal(later.keyId, together[0]?.keyId)
  t.equal(later.issuer, together[0]?.issuer)
  const key = await stat(join(folder, 'kept', 'issuer', 'key.json'))
  const keyFolder = await stat(join(folder, 'kept', 'issuer'))
  t.same([key.mode & 0o777, keyFolder.mode & 0o777], [0o600, 0o700])
  t.not((await openDevIssuer(inFolder('another'))).keyId, later.keyId, 'another instance has another key')
})

t.test('a token of one instance means nothing to another', async (t) => {
  const [one, other] = [await openDevIssuer(inFolder('here')), await openDevIssuer(inFolder('there'))]
  const token = await mintToken(one, { role: 'case_worker' })
  t.equal(await verdict(createAuthenticator(one.trust), token), 'accepted')
  t.equal(await verdict(createAuthenticator(other.trust), token), 'key_unknown')
})

t.test('a token ends when it was asked to', async (t) => {
  const issuer = await openDevIssuer(inFolder('end'))
  const authenticator = createAuthenticator(issuer.trust)
  const token = await mintToken(issuer, { role: 'case_worker', ttlSeconds: 10 })
  t.equal(await verdict(authenticator, token), 'accepted')
  clock.advance(15)
  t.equal(await verdict(authenticator, token), 'expired')
})

t.test('a client that finds the issuer over HTTP verifies the same tokens, and sees no private key', async (t) => {
  const port = await freePort()
  const issuer = await openDevIssuer(inFolder('http', { port }))
  const app = fastify()
  t.teardown(() => app.close())
  await app.register(devIssuerRoutes, { issuer })
  await app.listen({ port, host: '127.0.0.1' })
  const keys = issuerKeys({ issuer: issuer.issuer, clock })
  const authenticator = createAuthenticator({ ...issuer.trust, keys })
  t.equal(await verdict(authenticator, await mintToken(issuer, { role: 'auditor' })), 'accepted')
  const published = await app.inject('/dev/issuer/jwks')
  t.same(Object.keys(published.json().keys[0]).sort(), ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'])
})

t.test(
  'the demo register has every kind of organisation, each code and id once, and a name in three languages',
  async (t) => {
    const distinct = (values: readonly string[]) => new Set(values).size
    t.equal(distinct(demoOrganisations.map(({ code }) => code)), demoOrganisations.length)
    t.equal(distinct(demoOrganisations.map(({ id }) => id)), demoOrganisations.length)
    t.same([...new Set(demoOrganisations.map(({ kind }) => kind))].sort(), [...organisationKinds].sort())
    for (const body of demoOrganisations) {
      t.match(body.id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      t.equal(body.unitType !== null, body.kind === 'dost_center', body.code)
      t.ok(body.name.az && body.name.en && body.name.ru, body.code)
    }
    const accredited = demoOrganisations.filter(({ accreditedUntil }) => accreditedUntil !== null)
    t.same(
      accredited.map(({ code }) => code),
      ['ngo-shelter'],
    )
  },
)

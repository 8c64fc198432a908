import t from 'tap'
import type { Role } from '../../src/access/actor.ts'
import { createWorld } from '../world.ts'

const world = await createWorld()
const administrator = world.as('administrator', 'operator')
const manager = world.as('center_manager', 'dv-center-baku')

/** One token, used again and again, so that it is remembered as verified. */
const holding = async (role: Role, org: string, more: { sub?: string; act?: string } = {}) =>
  world.withToken(await world.tokenOf(role, org, more))

t.test('a verified token works, and is refused at the next request after a revocation', async (t) => {
  const leaver = await holding('case_worker', 'dv-center-baku', { sub: 'leaver' })
  const stayer = await holding('case_worker', 'dv-center-baku', { sub: 'stayer' })
  t.equal((await leaver.get('/v1/me')).status, 200)
  const made = await administrator.post('/v1/access-revocations', { sub: 'leaver', reason: 'left_service' })
  t.match(made, { status: 201, body: { reason: 'left_service', liftedAt: null, organizationId: null } })
  t.match(await leaver.get('/v1/me'), { status: 401, body: { code: 'unauthenticated' } })
  t.match(await leaver.post('/v1/victims', {}), { status: 401 })
  t.equal((await stayer.get('/v1/me')).status, 200)

  const lifted = await administrator.post(`${made.headers['location']}/lifting`)
  t.match(lifted, { status: 200, body: { liftedAt: world.now() } })
  t.equal((await leaver.get('/v1/me')).status, 200)
  t.match(await administrator.post(`${made.headers['location']}/lifting`), { status: 200, body: lifted.body })
})

t.test('a portal’s client that is shut out takes every citizen it acts for along', async (t) => {
  const citizen = await holding('portal_user', 'portal', { sub: 'citizen-1', act: 'portal-client' })
  const elsewhere = await holding('portal_user', 'portal', { sub: 'citizen-1', act: 'other-client' })
  t.equal((await citizen.get('/v1/me')).status, 200)
  await administrator.post('/v1/access-revocations', { client: 'portal-client', reason: 'misuse' })
  t.equal((await citizen.get('/v1/me')).status, 401)
  t.equal((await elsewhere.get('/v1/me')).status, 200)
})

t.test('a manager shuts out in the own center only, and sees only such revocations', async (t) => {
  const here = await holding('case_worker', 'dv-center-baku', { sub: 'both-houses' })
  const there = await holding('case_worker', 'dv-center-ganja', { sub: 'both-houses' })
  const ganja = world.orgId('dv-center-ganja')
  const ask = { sub: 'both-houses', organizationId: ganja, reason: 'under_review' }
  const made = await manager.post('/v1/access-revocations', ask)
  t.match(made.body, { organizationId: world.orgId('dv-center-baku') })
  t.equal((await here.get('/v1/me')).status, 401)
  t.equal((await there.get('/v1/me')).status, 200)
  const seen = await manager.get('/v1/access-revocations')
  t.same(seen.body.items, [made.body])
  t.equal((await administrator.get('/v1/access-revocations')).body.items.length, 3)
  const ofGanja = world.as('center_manager', 'dv-center-ganja')
  t.match(await ofGanja.get(String(made.headers['location'])), { status: 404 })
  t.match(await ofGanja.post(`${made.headers['location']}/lifting`), { status: 404 })
  t.equal((await here.get('/v1/me')).status, 401)
})

t.test('another issuer’s user of the same name is somebody else', async (t) => {
  const worker = await holding('case_worker', 'dv-center-baku', { sub: 'namesake' })
  const ask = { sub: 'namesake', reason: 'misuse' }
  await administrator.post('/v1/access-revocations', { ...ask, iss: 'https://elsewhere.example' })
  t.equal((await worker.get('/v1/me')).status, 200)
  await administrator.post('/v1/access-revocations', ask)
  t.equal((await worker.get('/v1/me')).status, 401)
})

t.test('whom it shuts out lies in no column and no answer', async (t) => {
  const rows = await world.rows<{ row: string }>('select r::text as row from access_revocations r')
  t.equal(rows.length, 5)
  t.notOk(rows.some(({ row }) => /leaver|portal-client|both-houses|namesake/.test(row)))
  t.notMatch((await administrator.get('/v1/access-revocations')).text, /leaver|portal-client|both-houses|namesake/)
})

t.test('a revocation names one user or one client', async (t) => {
  const both = { sub: 'a', client: 'b', reason: 'other' }
  t.equal((await administrator.post('/v1/access-revocations', both)).status, 422)
  t.equal((await administrator.post('/v1/access-revocations', { reason: 'other' })).status, 422)
  t.equal((await world.as('case_worker', 'dv-center-baku').post('/v1/access-revocations', both)).status, 403)
})

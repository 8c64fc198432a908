import t from 'tap'
import { activeEndpoint } from '../../src/capabilities/organizations/facts.ts'
import { inTransaction } from '../../src/db/client.ts'
import { urlFault } from '../../src/integrations/webhooks/reachable.ts'
import { createWorld } from '../world.ts'

const world = await createWorld()
const guardianship = world.orgId('guardianship-baku')
const officer = world.as('authority_officer', 'guardianship-baku')
const other = world.as('authority_officer', 'police-baku')
const administrator = world.as('administrator', 'operator')
const endpoints = `/v1/organizations/${guardianship}/webhook-endpoints`
const url = 'https://hooks.example.az/dayaq'

const endpointOf = (organizationId: string) =>
  inTransaction(
    world.deps.db,
    { orgId: world.orgId('dv-center-baku'), actor: 'test', subjects: [] },
    world.now(),
    (tx) => activeEndpoint(world.deps, tx, organizationId),
  )

t.test('a caller learns who it is and what it may do', async (t) => {
  const { body } = await world.as('case_worker', 'dv-center-baku').get('/v1/me')
  t.match(body, {
    subject: 'case_worker@dv-center-baku',
    actingClient: null,
    organization: { code: 'dv-center-baku', kind: 'assistance_center', regimes: ['dv'] },
    roles: ['case_worker'],
  })
  t.ok(body.permissions.includes('victim:read'))
  t.notOk(body.permissions.includes('allowance:read'), 'trafficking centers alone have allowances')
  const outside = await other.get('/v1/me')
  t.notOk(outside.body.permissions.includes('victim:read'))
})

t.test('a citizen at the portal is the subject, the portal the acting client', async (t) => {
  const citizen = world.as('portal_user', 'portal', { sub: 'citizen-17', act: 'portal-client' })
  t.match((await citizen.get('/v1/me')).body, { subject: 'citizen-17', actingClient: 'portal-client' })
})

t.test('a body says where it listens; the secret is told once and lies sealed', async (t) => {
  const made = await officer.put(endpoints, { url })
  t.equal(made.status, 200)
  const [{ secret, ...endpoint }] = made.body.items
  t.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/)
  t.match(endpoint, { url, active: true })
  t.same((await officer.get(endpoints)).body.items, [endpoint])
  t.same(await endpointOf(guardianship), { url, secret })
  const [row] = await world.rows<{ secret: Buffer }>('select secret from webhook_endpoints')
  t.notOk(row?.secret.includes(Buffer.from(secret.slice(6), 'base64')))
})

t.test('a new address takes the place of the old one with a secret of its own, and null ends it', async (t) => {
  const before = await endpointOf(guardianship)
  const { body } = await officer.put(endpoints, { url: `${url}/2` })
  t.match(body.items, [
    { url: `${url}/2`, active: true },
    { url, active: false },
  ])
  t.not((await endpointOf(guardianship))?.secret, before?.secret)
  await officer.put(endpoints, { url: null })
  t.equal(await endpointOf(guardianship), undefined)
})

t.test('an endpoint is its body’s and the operator’s; to others it is not there', async (t) => {
  t.equal((await officer.get(endpoints)).status, 200)
  t.equal((await administrator.get(endpoints)).status, 200)
  t.match(await other.get(endpoints), { status: 404, body: { code: 'not_found' } })
  t.match(await other.put(endpoints, { url }), { status: 404, body: { code: 'not_found' } })
})

t.test('an address inside a private network is refused when it is recorded', async (t) => {
  t.match(await officer.put(endpoints, { url: 'https://10.0.0.7/hook' }), {
    status: 422,
    body: { code: 'validation_failed', errors: [{ pointer: '/url', code: 'network_not_allowed' }] },
  })
  t.equal((await officer.put(endpoints, { url: 'http://127.0.0.1:4000/hook' })).status, 200, 'allowed in this mode')
})

t.test('in production only public addresses over TLS pass', async (t) => {
  const production = { httpsOnly: true, allowCidr: [] }
  t.equal(urlFault(url, production), null)
  t.equal(urlFault('https://8.8.8.8/hook', production), null)
  t.equal(urlFault('http://hooks.example.az/', production), 'https_required')
  t.equal(urlFault('ftp://hooks.example.az/', { ...production, httpsOnly: false }), 'https_required')
  t.equal(urlFault('https://user@hooks.example.az/', production), 'credentials_not_allowed')
  const inside = [
    '127.0.0.1',
    'localhost',
    '10.1.2.3',
    '169.254.169.254',
    '[::1]',
    '[::ffff:10.0.0.1]',
    '2130706433',
    'db',
  ]
  for (const host of [...inside, '[fd00::1]', '100.64.0.1', '0.0.0.0', '224.0.0.1', '[64:ff9b::a00:1]']) {
    t.equal(urlFault(`https://${host}/`, production), 'network_not_allowed', host)
  }
  t.equal(urlFault('https://10.1.2.3/', { httpsOnly: true, allowCidr: ['10.1.0.0/16'] }), null)
})

const inArea = async (who: typeof officer, query: string) =>
  (await who.get(`/v1/organizations?${query}`)).body.items as { id: string; kind: string; code?: string }[]

t.test('an outside body sees that centers exist and of what kind, never their names, codes or areas', async (t) => {
  const center = world.orgId('dv-center-ganja')
  const { body } = await officer.get(`/v1/organizations/${center}`)
  t.same(body, { id: center, kind: 'assistance_center' })
  const staff = await world.as('case_worker', 'dv-center-baku').get(`/v1/organizations/${center}`)
  t.match(staff.body, { code: 'dv-center-ganja', name: 'Ganja Assistance Center for Victims of Domestic Violence' })
  t.match((await officer.get(`/v1/organizations/${world.orgId('court-baku')}`)).body, { code: 'court-baku' })
})

t.test('asking by area finds an outside body no center', async (t) => {
  const kinds = async (who: typeof officer) => (await inArea(who, 'area=ganja')).map((body) => body.kind)
  t.notOk((await kinds(officer)).includes('assistance_center'))
  t.ok((await kinds(officer)).includes('guardianship_authority'))
  t.ok((await kinds(world.as('agency_officer', 'sxa'))).includes('assistance_center'))
})

t.test('the list is read page by page, and by kind', async (t) => {
  const first = await administrator.get('/v1/organizations?limit=10')
  const second = await administrator.get(`/v1/organizations?limit=10&cursor=${first.body.nextCursor}`)
  const ids = [...first.body.items, ...second.body.items].map((body: { id: string }) => body.id)
  t.equal(new Set(ids).size, 20)
  t.same((await inArea(administrator, 'kind=dost_center')).map((body) => body.code).sort(), [
    'dost-baku',
    'dost-branch',
    'dost-regional',
  ])
})

const name = { az: 'Şəki mərkəzi', en: 'Sheki center', ru: 'Центр в Шеки' }

t.test('the administrator adds a center, renames it from a day on, and the old name stays on record', async (t) => {
  const body = { code: 'dv-center-sheki', kind: 'assistance_center', regimes: ['dv'], name, areas: [{ area: 'sheki' }] }
  const made = await administrator.post('/v1/organizations', body)
  t.equal(made.status, 201)
  const path = String(made.headers['location'])
  t.match(made.body, { name: 'Sheki center', stateRun: true, active: true, areas: [{ area: 'sheki', beforeOn: null }] })
  const renamed = { name: { ...name, fromOn: '2026-04-01', en: 'Sheki house' }, accreditedUntil: '2027-01-01' }
  t.equal((await administrator.patch(path, renamed)).status, 428)
  const changed = await administrator.patch(path, renamed, { ifMatch: '"v1"' })
  t.match(changed, {
    status: 200,
    headers: { etag: '"v2"' },
    body: { name: 'Sheki center', accreditedUntil: '2027-01-01' },
  })
  world.setNow('2026-04-01T06:00:00Z')
  t.match((await administrator.get(path)).body, { name: 'Sheki house', names: [{ fromOn: '2026-03-02' }, {}] })
  world.setNow('2026-03-02T06:00:00Z')
  t.match(await administrator.patch(path, renamed, { ifMatch: '"v1"' }), { status: 412 })
  t.match(await administrator.post('/v1/organizations', body), { status: 409, body: { code: 'state_conflict' } })
})

t.test('a DOST center says which unit it is', async (t) => {
  const unit = { code: 'dost-sheki', kind: 'dost_center', name }
  t.match(await administrator.post('/v1/organizations', unit), {
    status: 422,
    body: { errors: [{ pointer: '/unitType', code: 'missing' }] },
  })
  t.equal((await administrator.post('/v1/organizations', { ...unit, unitType: 'branch' })).status, 201)
})

t.test('the anonymised notice is switched by the manager of the DOST center alone', async (t) => {
  const path = `/v1/organizations/${world.orgId('dost-baku')}`
  const change = { anonymisedNoticeOn: true }
  const manager = world.as('center_manager', 'dost-baku')
  t.match(await administrator.patch(path, change, { ifMatch: '"v1"' }), { status: 403 })
  t.match(await world.as('center_manager', 'dost-regional').patch(path, change, { ifMatch: '"v1"' }), { status: 404 })
  t.match(await manager.patch(path, { ...change, active: false }, { ifMatch: '"v1"' }), { status: 403 })
  t.match(await manager.patch(path, change, { ifMatch: '"v1"' }), { status: 200, body: { anonymisedNoticeOn: true } })
})

t.test('who is not the operator’s administrator adds no body', async (t) => {
  const body = { code: 'ngo-two', kind: 'ngo', name }
  t.equal((await world.as('auditor', 'operator').post('/v1/organizations', body)).status, 403)
  t.equal((await administrator.post('/v1/organizations', body)).status, 201)
})

import t from 'tap'
import { isCaseCode } from '../../src/kernel/ids.ts'
import { createWorld } from '../world.ts'

const world = await createWorld()
const worker = world.as('case_worker', 'dv-center-baku')
const elsewhere = world.as('case_worker', 'dv-center-ganja')
const identity = { givenName: 'Şəhla', familyName: 'Qəribova', documentNo: 'AZE 1234567' }

t.test('a person is registered without a name, a paper or an age', async (t) => {
  const { status, body, headers } = await worker.post('/v1/victims', {})
  t.equal(status, 201)
  t.equal(headers['location'], `/v1/victims/${body.id}`)
  t.equal(headers['etag'], '"v1"')
  t.ok(isCaseCode(body.code))
  t.match(body, { sex: 'unknown', birthOn: null, child: false, hasIdentity: false })
})

t.test('her identity lies in the vault only, and is opened with a purpose', async (t) => {
  const { body: victim } = await worker.post('/v1/victims', {
    sex: 'female',
    birthOn: '1991-04-02',
    ageBasis: 'declared',
    identity,
  })
  t.equal(victim.hasIdentity, true)
  t.same((await worker.get(`/v1/victims/${victim.id}/identity`, { purpose: 'case_work' })).body, identity)
  t.match(await worker.get(`/v1/victims/${victim.id}/identity`), { status: 422, body: { code: 'purpose_required' } })
  const stored = await world.rows<{ row: string }>(
    "select v::text as row from victims v union all select encode(s.envelope, 'escape') from vault.sections s",
  )
  t.notOk(
    stored.some(({ row }) => /ribova|1234567/.test(row)),
    'no column holds a name or a number',
  )
  const seen = await world.rows<{ purpose: string }>(
    "select purpose from audit_events where victim_ids @> array[$1::uuid] and resource_kind = 'identity'",
    [victim.id],
  )
  t.same(seen, [{ purpose: 'case_work' }])
})

t.test('a search finds her by another spelling, and only inside the holder', async (t) => {
  const ask = { givenName: 'Shehla', familyName: 'GARIBOVA' }
  const found = await worker.post('/v1/victims/search', ask)
  t.equal(found.body.items.length, 1)
  t.match(found.body.items[0], { matchedTerms: 2 })
  t.same((await elsewhere.post('/v1/victims/search', ask)).body, { items: [] })
})

t.test('another center sees absence: the same answer as for a person who never was', async (t) => {
  const { body: victim } = await worker.post('/v1/victims', {})
  t.equal((await worker.get(`/v1/victims/${victim.id}`)).status, 200)
  const hers = await elsewhere.get(`/v1/victims/${victim.id}`)
  const nobodys = await elsewhere.get('/v1/victims/9b0f3f3e-58a7-4f0e-9f0e-0d1f5b1f0a11')
  t.equal(hers.status, 404)
  t.equal(hers.text, nobodys.text)
  const comparable = ({ headers }: { headers: object }) => ({ ...headers, date: null })
  t.same(comparable(hers), comparable(nobodys))
})

t.test('a change needs the version that the caller saw', async (t) => {
  const { body: victim } = await worker.post('/v1/victims', {})
  const path = `/v1/victims/${victim.id}`
  t.match(await worker.patch(path, { sex: 'male' }), { status: 428, body: { code: 'version_required' } })
  t.match(await worker.patch(path, { sex: 'male' }, { ifMatch: '"v9"' }), {
    status: 412,
    body: { code: 'version_mismatch' },
  })
  const changed = await worker.patch(path, { sex: 'male' }, { ifMatch: '"v1"' })
  t.match(changed, { status: 200, headers: { etag: '"v2"' }, body: { sex: 'male' } })
})

t.test('the same key twice is one person; with another body it is refused', async (t) => {
  const key = 'register-0001'
  const first = await worker.post('/v1/victims', { sex: 'female' }, { key })
  const again = await worker.post('/v1/victims', { sex: 'female' }, { key })
  t.equal(again.status, 201)
  t.same(again.body, first.body)
  t.equal(again.headers['idempotency-replayed'], 'true')
  t.match(await worker.post('/v1/victims', { sex: 'male' }, { key }), {
    status: 422,
    body: { code: 'idempotency_reuse' },
  })
})

t.test('a list is read page by page, and one reading is one line of the trail', async (t) => {
  const first = await worker.get('/v1/victims?limit=2')
  t.equal(first.body.items.length, 2)
  const second = await worker.get(`/v1/victims?limit=2&cursor=${first.body.nextCursor}`)
  t.notSame(first.body.items, second.body.items)
  t.match(await elsewhere.get(`/v1/victims?cursor=${first.body.nextCursor}`), {
    status: 400,
    body: { code: 'malformed_request' },
  })
  const [trail] = await world.rows<{ ids: string[] }>(
    "select victim_ids as ids from audit_events where route = 'GET /v1/victims' order by recorded_at, id limit 1",
  )
  t.equal(trail?.ids.length, 2)
})

t.test('who holds no permission is told so, and who sends no token is asked for one', async (t) => {
  t.match(await world.as('authority_officer', 'police-baku').get('/v1/victims'), {
    status: 403,
    body: { code: 'role_not_allowed' },
  })
  t.match(await world.nobody.get('/v1/victims'), { status: 401, body: { code: 'unauthenticated' } })
})

t.test('a price cannot be recorded, and an unknown field is never dropped', async (t) => {
  t.match(await worker.post('/v1/victims', { fee: 5 }), {
    status: 422,
    body: { code: 'fee_not_allowed', errors: [{ pointer: '/fee' }] },
  })
  t.match(await worker.post('/v1/victims', { colour: 'red' }), {
    status: 422,
    body: { code: 'validation_failed', errors: [{ pointer: '/colour', code: 'unknown_field' }] },
  })
})

t.test(
  'a birth date that has not come is a slip: refused on her record, and at a door dropped and asked again',
  async (t) => {
    const slip = { birthOn: '2090-05-01', ageBasis: 'declared' }
    const wrong = (pointer: string) => ({ status: 422, body: { errors: [{ pointer, code: 'in_the_future' }] } })
    t.match(await worker.post('/v1/victims', slip), wrong('/birthOn'))
    const her = await worker.post('/v1/victims', { ...slip, birthOn: '1990-05-01' })
    t.equal(her.status, 201)
    const path = `/v1/victims/${her.body.id}`
    const seen = { ifMatch: String(her.headers['etag']) }
    t.match(await worker.patch(path, { birthOn: '2091-05-01' }, seen), wrong('/birthOn'))
    const correction = { field: 'birthOn', new: '2090-05-01', reason: 'entry_error' }
    t.match(await worker.post(`${path}/corrections`, correction), wrong('/new'))
    const door = await worker.post('/v1/placements', { victim: slip, basis: 'emergency_request', regime: 'dv' })
    t.equal(door.status, 201, door.text)
    t.match((await worker.get(`/v1/victims/${door.body.victimId}`)).body, { birthOn: null })
    t.match(
      await world.rows("select what from tasks where victim_id = $1 and what = 'ask_birth_date'", [door.body.victimId]),
      [{ what: 'ask_birth_date' }],
    )
  },
)

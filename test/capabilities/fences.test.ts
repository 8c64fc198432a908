import t, { type Test } from 'tap'
import { type Answer, createWorld } from '../world.ts'

const world = await createWorld()
const center = 'dv-center-baku'
const worker = world.as('case_worker', center)
const colleague = world.as('case_worker', center, { sub: 'another-case-worker' })
const manager = world.as('center_manager', center)
const nobody = '9b0f3f3e-58a7-4f0e-9f0e-0d1f5b1f0a11'
const keyWorker = { user: `case_worker@${center}` }

const comparable = ({ status, headers, text }: Answer) => ({ status, headers: { ...headers, date: null }, text })

/** A person with a name, a relative, an episode and a note; her key worker is `worker`. */
async function person(familyName: string) {
  const { body: victim } = await worker.post('/v1/victims', { identity: { givenName: 'Aysel', familyName } })
  await manager.put(`/v1/victims/${victim.id}/key-worker`, keyWorker, { ifMatch: '"v1"' })
  const { body: relation } = await worker.post(`/v1/victims/${victim.id}/relations`, { relation: 'spouse' })
  const { body: episode } = await worker.post('/v1/cases', { victimId: victim.id, regime: 'dv', source: 'self' })
  const { body: note } = await worker.post(`/v1/cases/${episode.id}/notes`, { profession: 'general', text: 'Calm.' })
  return { id: victim.id, caseId: episode.id, relationId: relation.id, noteId: note.id, familyName }
}

/** Every address under which she could be met, and the same for a person who never was. */
const doors = (id: string, caseId: string, relationId: string, noteId: string) => [
  `/v1/victims/${id}`,
  `/v1/victims/${id}/relations`,
  `/v1/victims/${id}/relations/${relationId}`,
  `/v1/victims/${id}/suspicions`,
  `/v1/victims/${id}/contact-rules`,
  `/v1/victims/${id}/timeline`,
  `/v1/victims/${id}/accesses`,
  `/v1/victims/${id}/corrections`,
  `/v1/cases/${caseId}`,
  `/v1/cases/${caseId}/notes`,
  `/v1/cases/${caseId}/notes/${noteId}`,
]

async function seesAbsence(t: Test, her: Awaited<ReturnType<typeof person>>): Promise<void> {
  const hers = doors(her.id, her.caseId, her.relationId, her.noteId)
  for (const [i, path] of doors(nobody, nobody, nobody, nobody).entries()) {
    const met = await colleague.get(hers[i] ?? '')
    t.equal(met.status, 404, `absent at ${path}`)
    t.same(comparable(met), comparable(await colleague.get(path)), `nothing tells ${path} from a person who never was`)
  }
  const write = (id: string) => colleague.post(`/v1/victims/${id}/relations`, { relation: 'other' })
  t.same(comparable(await write(her.id)), comparable(await write(nobody)), 'nor does an act')
  const listed = await colleague.get('/v1/victims?limit=200')
  t.notOk(listed.text.includes(her.id), 'not in the list of persons')
  t.notOk((await colleague.get('/v1/cases?limit=200')).text.includes(her.caseId), 'not in the list of episodes')
  const found = await colleague.post('/v1/victims/search', { familyName: her.familyName })
  t.same(found.body, { items: [] }, 'not found by her name')
}

async function sees(t: Test, who: typeof worker, her: Awaited<ReturnType<typeof person>>): Promise<void> {
  t.equal((await who.get(`/v1/victims/${her.id}`)).status, 200)
  t.equal((await who.get(`/v1/cases/${her.caseId}`)).status, 200)
  t.ok((await who.get('/v1/cases?limit=200')).text.includes(her.caseId))
  t.equal((await who.post('/v1/victims/search', { familyName: her.familyName })).body.items.length, 1)
}

t.test('a sealed person is absent for staff other than her key worker and the manager', async (t) => {
  const her = await person('Sealova')
  await sees(t, colleague, her)
  t.match(await worker.post(`/v1/victims/${her.id}/seal`, { askedBy: 'herself' }), {
    status: 403,
    body: { code: 'role_not_allowed' },
  })
  t.match(await manager.post(`/v1/victims/${her.id}/seal`, { askedBy: 'herself' }, { ifMatch: '"v1"' }), {
    status: 200,
    body: { sealed: true },
  })
  await seesAbsence(t, her)
  await sees(t, worker, her)
  await sees(t, manager, her)
})

t.test('a lifted seal shows her again', async (t) => {
  const her = await person('Openova')
  const { headers } = await manager.post(`/v1/victims/${her.id}/seal`, { askedBy: 'management' })
  t.match(await manager.post(`/v1/victims/${her.id}/seal/lift`), { status: 428 })
  const lifted = await manager.post(`/v1/victims/${her.id}/seal/lift`, {}, { ifMatch: String(headers['etag']) })
  t.match(lifted, { status: 200, body: { sealed: false } })
  await sees(t, colleague, her)
})

t.test('a barred reader sees absence, alone among the staff, until let in again', async (t) => {
  const her = await person('Barova')
  const ask = { user: 'another-case-worker', reason: 'relative_of_suspect' }
  const barred = await manager.post(`/v1/victims/${her.id}/barred-readers`, ask)
  t.match(barred, { status: 201, body: { reason: 'relative_of_suspect', liftedAt: null } })
  t.notOk(barred.text.includes('another-case-worker'), 'staff are named by keyed hash')
  await seesAbsence(t, her)
  await sees(t, world.as('case_worker', center, { sub: 'a-third' }), her)
  t.match(await worker.get(`/v1/victims/${her.id}/barred-readers`), { status: 403 })
  const path = `/v1/victims/${her.id}/barred-readers/${barred.body.id}`
  t.match(await manager.post(`${path}/lift`, {}, { ifMatch: '"v9"' }), { status: 412 })
  t.match(await manager.post(`${path}/lift`, {}, { ifMatch: '"v1"' }), { status: 200, headers: { etag: '"v2"' } })
  await sees(t, colleague, her)
})

t.test('a barred manager sees absence too', async (t) => {
  const her = await person('Manova')
  const other = world.as('center_manager', center, { sub: 'second-manager' })
  await manager.post(`/v1/victims/${her.id}/barred-readers`, { user: 'second-manager', reason: 'knows_suspect' })
  t.equal((await other.get(`/v1/victims/${her.id}`)).status, 404)
  t.equal((await manager.get(`/v1/victims/${her.id}`)).status, 200)
})

t.test('reading through the portal is opened by the key worker alone, when she called the portal safe', async (t) => {
  const her = await person('Portalova')
  const path = `/v1/victims/${her.id}`
  const latest = async () => ({ ifMatch: String((await worker.get(path)).headers['etag']) })
  const open = { open: true, spokenAlone: true }
  const ways = (safe: boolean) => ({ ways: [{ kind: 'portal', safe }] })
  t.equal((await worker.get(path)).body.portalAccess, false)
  await worker.put(`${path}/contact-ways`, ways(false), await latest())
  t.match(await worker.put(`${path}/portal-access`, open, await latest()), { status: 409 }, 'the portal is not safe')
  await worker.put(`${path}/contact-ways`, ways(true), await latest())
  t.match(await colleague.put(`${path}/portal-access`, open, await latest()), { status: 403 }, 'not the key worker')
  const inCompany = { open: true, spokenAlone: false }
  t.match(await worker.put(`${path}/portal-access`, inCompany, await latest()), { status: 422 }, 'not alone')
  t.match(await worker.put(`${path}/portal-access`, open, await latest()), {
    status: 200,
    body: { portalAccess: true },
  })
  t.same(await tasksOf(her.id, 'review_portal_access'), 0, 'the manager named who opened it')
  t.match(await colleague.put(`${path}/portal-access`, { open: false }, await latest()), {
    status: 200,
    body: { portalAccess: false },
  })
})

t.test('how to reach her and her passphrase lie in the vault, and are opened with a purpose', async (t) => {
  const { body: victim } = await worker.post('/v1/victims', {})
  const path = `/v1/victims/${victim.id}`
  const ways = { ways: [{ kind: 'phone', value: '+994 50 987 65 43', safe: true }] }
  t.match(await worker.put(`${path}/contact-ways`, ways), { status: 428 })
  t.match(await worker.put(`${path}/contact-ways`, ways, { ifMatch: '"v1"' }), {
    status: 200,
    headers: { etag: '"v2"' },
  })
  t.match(await worker.put(`${path}/passphrase`, { passphrase: 'white cherries' }, { ifMatch: '"v2"' }), {
    status: 200,
  })
  t.same((await worker.get(`${path}/contact-ways`, { purpose: 'case_work' })).body, ways)
  t.match(await worker.get(`${path}/contact-ways`), { status: 422, body: { code: 'purpose_required' } })
  t.match((await worker.get(`${path}/passphrase`, { purpose: 'case_work' })).body, { passphrase: 'white cherries' })
  const stored = await world.rows<{ row: string }>(
    "select v::text as row from victims v union all select encode(s.envelope, 'escape') from vault.sections s",
  )
  t.notOk(stored.some(({ row }) => /cherries|987 65/.test(row)))
  t.notOk(world.logs.some((line) => /cherries|987 65/.test(line)))
})

t.test('a worker takes up whom nobody leads, for herself; who leads is changed by the manager alone', async (t) => {
  const { body: victim } = await worker.post('/v1/victims', {})
  const { body: episode } = await worker.post('/v1/cases', { victimId: victim.id, regime: 'dv', source: 'self' })
  const mine = { user: 'another-case-worker' }
  for (const path of [`/v1/victims/${victim.id}`, `/v1/cases/${episode.id}`]) {
    const put = async (who: typeof worker, ask: object) =>
      who.put(`${path}/key-worker`, ask, { ifMatch: String((await manager.get(path)).headers['etag']) })
    t.match(await put(worker, mine), { status: 403 }, 'not for another')
    t.match(await put(worker, keyWorker), { status: 200, body: { keyWorker: 'me' } })
    t.match(await put(colleague, mine), { status: 403, body: { code: 'role_not_allowed' } }, 'not over another')
    t.match(await put(colleague, { user: null }), { status: 403 }, 'nor by clearing first')
    t.equal((await worker.get(path)).body.keyWorker, 'me')
    t.match(await put(manager, mine), { status: 200, body: { keyWorker: 'other' } })
  }
  t.same(await tasksOf(victim.id, 'review_key_worker'), 1, 'the manager is asked to look once')
})

t.test('a seal lets through whom the manager named, and not who named himself', async (t) => {
  for (const [by, ask, status] of [
    [colleague, {}, 404],
    [manager, {}, 200],
    [colleague, { keyWorker: 'another-case-worker' }, 200],
    [manager, { keyWorker: null }, 404],
  ] as const) {
    const { body: victim } = await worker.post('/v1/victims', {})
    const path = `/v1/victims/${victim.id}`
    await by.put(`${path}/key-worker`, { user: 'another-case-worker' }, { ifMatch: '"v1"' })
    const named = { by: by === manager ? 'other' : 'self' }
    t.match((await manager.get(path)).body.keyWorkerNamed, named, 'the manager sees whose key it is')
    t.equal((await worker.get(path)).body.keyWorkerNamed, null, 'a worker does not')
    t.equal((await manager.post(`${path}/seal`, { askedBy: 'management', ...ask })).status, 200)
    t.equal((await colleague.get(path)).status, status)
  }
})

t.test('a bar by a name with a blank at its end is refused; a name unknown here is told and looked at', async (t) => {
  const { body: victim } = await worker.post('/v1/victims', {})
  const bar = (user: string) =>
    manager.post(`/v1/victims/${victim.id}/barred-readers`, { user, reason: 'relative_of_suspect' })
  await colleague.get('/v1/victims')
  for (const user of ['another-case-worker ', ' another-case-worker']) t.equal((await bar(user)).status, 422)
  t.match(await bar('another-case-worker'), { status: 201, body: { knownHere: true } })
  t.same(await tasksOf(victim.id, 'check_named_colleague'), 0)
  t.match(await bar('Another-case-worker'), { status: 201, body: { knownHere: false } })
  t.same(await tasksOf(victim.id, 'check_named_colleague'), 1)
})

t.test('who took her up today opens the portal under the eyes of the manager', async (t) => {
  const { body: victim } = await worker.post('/v1/victims', {})
  const path = `/v1/victims/${victim.id}`
  await worker.put(`${path}/key-worker`, keyWorker, { ifMatch: '"v1"' })
  await worker.put(`${path}/contact-ways`, { ways: [{ kind: 'portal', safe: true }] }, { ifMatch: '"v2"' })
  const opened = await worker.put(`${path}/portal-access`, { open: true, spokenAlone: true }, { ifMatch: '"v3"' })
  t.match(opened, { status: 200, body: { portalAccess: true } })
  t.same(await tasksOf(victim.id, 'review_portal_access'), 1)
})

const tasksOf = async (victimId: string, what: string): Promise<number> =>
  (await world.rows('select id from tasks where victim_id = $1 and what = $2', [victimId, what])).length

import t from 'tap'
import { createWorld } from '../world.ts'

const world = await createWorld()
const center = 'dv-center-baku'
const worker = world.as('case_worker', center)
const identity = { givenName: 'Lalə', familyName: 'Əsgərova' }

t.test('a wrong birth date is set right: the old one stays on record, and she is found by the new one', async (t) => {
  const { body: victim } = await worker.post('/v1/victims', { birthOn: '2009-01-01', ageBasis: 'declared', identity })
  const path = `/v1/victims/${victim.id}`
  const ask = { field: 'birthOn', new: '2006-01-01', reason: 'new_document' }
  const corrected = await worker.post(`${path}/corrections`, ask)
  t.match(corrected, { status: 200, headers: { etag: '"v2"' }, body: { birthOn: '2006-01-01', child: false } })
  const listed = (await worker.get(`${path}/corrections`)).body.items
  t.match(listed, [{ field: 'birthOn', old: '2009-01-01', new: '2006-01-01', reason: 'new_document' }])
  const search = async (birthOn: string) =>
    (await worker.post('/v1/victims/search', { ...identity, birthOn })).body.items[0].matchedTerms
  t.equal(await search('2006-01-01'), 3)
  t.equal(await search('2009-01-01'), 2)
})

t.test('a birth date corrected during a stay becomes a task of management, which alone may shorten it', async (t) => {
  const { body: victim } = await worker.post('/v1/victims', { birthOn: '2009-01-01' })
  const path = `/v1/victims/${victim.id}/corrections`
  const ask = { field: 'birthOn', new: '2006-01-01', reason: 'new_document' }
  const tasks = () =>
    world.rows("select what, role, rule_id from tasks where victim_id = $1 and what <> 'explain_rights'", [victim.id])
  await worker.post(path, ask)
  t.same(await tasks(), [], 'no stay, no task')
  const { body: episode } = await worker.post('/v1/cases', { victimId: victim.id, regime: 'dv', source: 'self' })
  await world.rows(
    `insert into placements (center_id, id, case_id, victim_id, basis, recorded_at, recorded_by)
     select center_id, gen_random_uuid(), id, victim_id, 'emergency_request', now(), 'x' from cases where id = $1`,
    [episode.id],
  )
  await worker.post(path, { ...ask, new: '2009-01-01' })
  t.same(await tasks(), [{ what: 'review_stay_limit', role: 'center_manager', rule_id: 'GEN-AGE-02' }])
})

t.test('a correction takes only what the field may hold', async (t) => {
  const { body: victim } = await worker.post('/v1/victims', {})
  const correct = (field: string, value: string | null) =>
    worker.post(`/v1/victims/${victim.id}/corrections`, { field, new: value, reason: 'entry_error' })
  for (const [field, value] of [
    ['birthOn', '2009-02-30'],
    ['birthOn', 'in May'],
    ['sex', 'unknowable'],
    ['language', null],
  ] as const) {
    t.match(await correct(field, value), { status: 422, body: { errors: [{ pointer: '/new' }] } }, `${field} ${value}`)
  }
  t.match(await correct('birthOn', null), { status: 200, body: { birthOn: null } })
  t.match(await correct('sex', 'male'), { status: 200, body: { sex: 'male' } })
})

t.test('the timeline tells what happened in order, in codes', async (t) => {
  const { body: victim } = await worker.post('/v1/victims', { identity })
  world.setNow('2026-03-02T07:00:00Z')
  const { body: episode } = await worker.post('/v1/cases', { victimId: victim.id, regime: 'dv', source: 'self' })
  world.setNow('2026-03-02T08:00:00Z')
  await worker.post(`/v1/cases/${episode.id}/violence-acts`, { kinds: ['physical'], text: 'A secret.' })
  const { body: spouse } = await worker.post(`/v1/victims/${victim.id}/relations`, { relation: 'spouse' })
  world.setNow('2026-03-02T09:00:00Z')
  await worker.post(`/v1/victims/${victim.id}/suspicions`, { relatedPersonId: spouse.id, sign: 'victim' })
  const path = `/v1/victims/${victim.id}/timeline`
  const { body, text } = await worker.get(path)
  const kinds = body.items.map((item: { kind: string }) => item.kind)
  t.same(kinds, ['registered', 'case_opened', 'violence_recorded', 'suspicion_recorded'])
  t.notMatch(text, /secret|Lal/)
  const first = (await worker.get(`${path}?limit=3`)).body
  const second = (await worker.get(`${path}?limit=3&cursor=${first.nextCursor}`)).body
  t.same([...first.items, ...second.items], body.items)
})

t.test('a status and an act that were struck stand in the timeline as struck, not as what they said', async (t) => {
  const thb = world.as('case_worker', 'thb-center-baku')
  const { body: victim } = await thb.post('/v1/victims', {})
  const episode = { victimId: victim.id, regime: 'thb', source: 'suspicion', thbStatus: 'potential' }
  const { body: opened } = await thb.post('/v1/cases', episode)
  const path = `/v1/cases/${opened.id}`
  const { body } = await thb.post(`${path}/exploitation-facts`, { kinds: ['organs'] })
  const kinds = async () =>
    (await thb.get(`/v1/victims/${victim.id}/timeline`)).body.items
      .map((item: { kind: string }) => item.kind)
      .filter((kind: string) => /^thb|^exploitation/.test(kind))
      .sort()
  t.same(await kinds(), ['exploitation_recorded', 'thb_potential'])
  const wrong = { reason: 'entry_error' }
  await thb.post(`${path}/corrections`, { ...wrong, actId: body.acts[0].id, field: 'kinds', new: [] })
  await thb.post(`${path}/corrections`, { ...wrong, statusId: body.thbStatuses[0].id, field: 'struck', new: true })
  t.same(await kinds(), ['exploitation_struck', 'thb_potential_struck'])
})

t.test('she learns who saw her, by pseudonyms that cannot be joined to another record', async (t) => {
  const { body: victim } = await worker.post('/v1/victims', { identity })
  const { body: other } = await worker.post('/v1/victims', {})
  await worker.get(`/v1/victims/${victim.id}/identity`, { purpose: 'interview' })
  await worker.get('/v1/victims?limit=200')
  await world.as('psychologist', center).get(`/v1/victims/${victim.id}`)
  const { body, text } = await worker.get(`/v1/victims/${victim.id}/accesses?limit=200`)
  const told = body.items.map((item: { how: string; what: string }) => `${item.how} ${item.what}`)
  t.same(told.sort(), ['changed victim', 'read identity', 'read victim', 'seen_in_list victim'])
  t.ok(
    body.items.some(
      (item: { what: string; purpose: string }) => item.what === 'identity' && item.purpose === 'interview',
    ),
  )
  t.equal(new Set(body.items.map((item: { staff: string }) => item.staff)).size, 2, 'two members of staff')
  t.notMatch(text, /case_worker|psychologist@/)
  const others = (await worker.get(`/v1/victims/${other.id}/accesses`)).body.items
  t.not(others[0].staff, body.items[0].staff)
  t.match(await world.as('medical_worker', center).get(`/v1/victims/${victim.id}/accesses`), { status: 403 })
})

t.test('R20: every stored fact of a person can be set right, and the trail keeps what stood there', async (t) => {
  const { body: victim } = await worker.post('/v1/victims', { birthOn: '2009-06-01', ageBasis: 'declared' })
  const path = `/v1/victims/${victim.id}`
  const facts: readonly (readonly [field: string, value: unknown, old: string | null, trail: string | null])[] = [
    ['ageBasis', 'document', 'declared', 'document'],
    ['presumedChild', true, 'false', 'true'],
    ['emancipated', true, 'false', 'true'],
    ['incapableFromOn', '2026-01-01', null, '2026-01-01'],
    ['incapableUntilBefore', '2026-02-01', null, '2026-02-01'],
    ['needs', ['medical', 'legal'], '', 'medical legal'],
    ['safetyFlags', ['weapon'], '', 'weapon'],
  ]
  for (const [field, value] of facts) {
    const corrected = await worker.post(`${path}/corrections`, { field, new: value, reason: 'entry_error' })
    t.match(corrected, { status: 200, body: { [field]: value } }, field)
    const { status } = await worker.post(`${path}/corrections`, { field, new: 'neither', reason: 'entry_error' })
    t.equal(status, 422, `${field} takes its own values only`)
  }
  const { items } = (await worker.get(`${path}/corrections`)).body
  const kept = (items as { field: string; old: string | null; new: string | null }[]).map((c) => [
    c.field,
    c.old,
    c.new,
  ])
  t.same(kept.sort(), facts.map(([field, , old, trail]) => [field, old, trail]).sort())
})

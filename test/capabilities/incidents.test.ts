/** The safety register of a house (DV-LIFE-03). */
import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld()
const dv = staysAt(world)
const { worker, manager, psychologist } = dv

const open = (victimId: string | null, what?: string) =>
  world.rows<{ what: string; role: string; due: string }>(
    `select what, role, due_at as due from tasks where victim_id is not distinct from $1 and done_at is null
     and resource_kind = 'incident' and ($2::text is null or what = $2) order by what`,
    [victimId, what ?? null],
  )
const person = async (more = {}) => (await worker.post('/v1/victims', more)).body.id as string
const threat = { kind: 'threat_from_outside', severity: 'medium' }

t.test('an incident is stored with or without a person, and management is asked to look at it', async (t) => {
  const fire = await worker.post('/v1/incidents', { kind: 'fire_or_building', severity: 'low' })
  t.match(fire, {
    status: 201,
    body: { state: 'open', concerns: [], measures: [], reviewDueAt: '2026-03-03T06:00:00.000Z', reviewOverdue: false },
  })
  t.match(await open(null, 'review_incident'), [{ role: 'center_manager' }])
  const victimId = await person()
  const near = await worker.post('/v1/incidents', { ...threat, concerns: [{ victimId, part: 'harmed' }] })
  t.match(near.body.concerns, [{ victimId, part: 'harmed' }])
  t.same(
    (await open(victimId)).map((task) => task.what),
    ['renew_safety_plan', 'review_incident'],
  )
})

t.test('an address that became known asks management to weigh a transfer for everybody who sleeps here', async (t) => {
  const [first, second] = [await dv.admit({}), await dv.admit({})]
  const gone = await dv.admit({})
  await worker.post(`/v1/placements/${gone.id}/departure`)
  const told = { kind: 'suspect_near', severity: 'high', addressCompromised: true }
  await worker.post('/v1/incidents', { ...told, concerns: [{ victimId: first.victimId }] })
  for (const { victimId } of [first, second]) t.equal((await open(victimId, 'weigh_transfer')).length, 1)
  t.equal((await open(gone.victimId, 'weigh_transfer')).length, 0, 'who has left is not moved')
  t.equal((await open(first.victimId, 'review_incident')).length, 1)
})

t.test('while the address is safe nobody is asked to move who is not concerned', async (t) => {
  const [first, second] = [await dv.admit({}), await dv.admit({})]
  const told = { kind: 'suspect_near', severity: 'high', addressCompromised: false }
  await worker.post('/v1/incidents', { ...told, concerns: [{ victimId: first.victimId }] })
  t.equal((await open(first.victimId, 'weigh_transfer')).length, 1)
  t.equal((await open(second.victimId, 'weigh_transfer')).length, 0)
})

t.test('violence against a child: a human weighs who must be told, and no body is told by the incident', async (t) => {
  const child = await dv.admit({ birthOn: '2016-05-01' }, {}, { childRole: 'victim' })
  const before = await dv.notices(child.victimId)
  await worker.post('/v1/incidents', {
    kind: 'violence_inside',
    severity: 'high',
    concerns: [{ victimId: child.victimId, part: 'harmed' }],
  })
  t.match(await open(child.victimId, 'weigh_telling_of_child_in_danger'), [{ role: 'center_manager' }])
  t.match(await open(child.victimId, 'offer_medical_help'), [{ role: 'medical_worker' }])
  t.same(await dv.notices(child.victimId), before, 'what the law orders be told was told when the child came')
})

t.test('a child who left alone: whoever was asked to report it has done so once it is in the register', async (t) => {
  const child = await dv.admit({ birthOn: '2016-05-01' })
  await worker.post(`/v1/placements/${child.id}/departure`, { leavesWith: 'nobody' })
  t.ok((await dv.tasks(child.id)).includes('report_incident'))
  const told = { severity: 'high', concerns: [{ victimId: child.victimId }] }
  await worker.post('/v1/incidents', { kind: 'missing', ...told })
  t.ok((await dv.tasks(child.id)).includes('report_incident'), 'another incident does not report it')
  await worker.post('/v1/incidents', { kind: 'child_left_alone', ...told })
  t.notOk((await dv.tasks(child.id)).includes('report_incident'))
  t.equal((await open(child.victimId, 'find_out_if_safe')).length, 2)
})

t.test('the review ends only when what was done is on record', async (t) => {
  const { body } = await worker.post('/v1/incidents', threat)
  const path = `/v1/incidents/${body.id}`
  t.match((await manager.get(path)).body.actions, [
    {},
    {},
    {},
    { action: 'review', allowed: false, code: 'state_conflict', ruleId: 'DV-LIFE-03' },
  ])
  const done = { outcome: 'enough_was_done' }
  t.match(await manager.post(`${path}/review`, done, { ifMatch: '"v1"' }), {
    status: 409,
    body: { code: 'state_conflict', ruleId: 'DV-LIFE-03' },
  })
  t.match(await worker.post(`${path}/measures`, { measure: 'called_police' }), {
    status: 200,
    body: { measures: [{ measure: 'called_police' }] },
  })
  t.match(await worker.post(`${path}/review`, done, { ifMatch: '"v1"' }), { status: 403 }, 'management looks at it')
  t.match(await manager.post(`${path}/review`, done, { ifMatch: '"v2"' }), { status: 412 })
  const reviewed = await manager.post(`${path}/review`, done, { ifMatch: '"v1"' })
  t.match(reviewed, { status: 200, body: { state: 'reviewed', reviewOutcome: 'enough_was_done' } })
  t.match(await manager.post(`${path}/review`, done, { ifMatch: '"v2"' }), { status: 409 }, 'it is over')
  const [row] = await world.rows(
    "select 1 from tasks where resource_id = $1 and what = 'review_incident' and done_at is null",
    [body.id],
  )
  t.equal(row, undefined)
})

t.test('what turns out graver than it was told is looked at again, sooner', async (t) => {
  const { body } = await worker.post('/v1/incidents', { ...threat, measures: ['secured_house'] })
  const path = `/v1/incidents/${body.id}`
  await manager.post(`${path}/review`, { outcome: 'enough_was_done' }, { ifMatch: '"v1"' })
  const right = { field: 'severity', new: 'extreme', reason: 'other_source' }
  t.match(await worker.post(`${path}/corrections`, right), {
    status: 200,
    body: { severity: 'extreme', state: 'open', reviewedAt: null, reviewDueAt: '2026-03-02T07:00:00.000Z' },
  })
  t.match((await worker.get(`${path}/corrections`)).body.items, [{ field: 'severity', old: 'medium', new: 'extreme' }])
  const tasks = await world.rows("select done_at from tasks where resource_id = $1 and what = 'review_incident'", [
    body.id,
  ])
  t.equal(tasks.length, 2)
})

t.test('what is told after the review asks for what protects her, and not for another review', async (t) => {
  const { body } = await worker.post('/v1/incidents', { ...threat, measures: ['secured_house'] })
  const path = `/v1/incidents/${body.id}`
  await manager.post(`${path}/review`, { outcome: 'enough_was_done' }, { ifMatch: '"v1"' })
  const victimId = await person()
  t.match(await worker.post(`${path}/persons`, { victimId }), { status: 200, body: { state: 'reviewed' } })
  t.same(
    (await open(victimId)).map((task) => task.what),
    ['renew_safety_plan'],
  )
  const again = await world.rows('select 1 from tasks where resource_id = $1 and done_at is null and what = $2', [
    body.id,
    'review_incident',
  ])
  t.equal(again.length, 0)
})

t.test('the clock of the review runs from what happened, and a corrected moment moves it', async (t) => {
  const { body } = await worker.post('/v1/incidents', { ...threat, occurredAt: '2026-02-28T06:00:00Z' })
  t.match(body, { reviewDueAt: '2026-03-01T06:00:00.000Z', reviewOverdue: true })
  const right = { field: 'occurredAt', new: '2026-03-02T05:00:00Z', reason: 'entry_error' }
  t.match((await worker.post(`/v1/incidents/${body.id}/corrections`, right)).body, {
    reviewDueAt: '2026-03-03T05:00:00.000Z',
    reviewOverdue: false,
  })
  const [task] = await world.rows<{ due: Date }>('select due_at as due from tasks where resource_id = $1', [body.id])
  t.equal(new Date(task?.due ?? 0).toISOString(), '2026-03-03T05:00:00.000Z')
  t.match(await worker.post('/v1/incidents', { ...threat, occurredAt: '2026-03-03T06:00:00Z' }), { status: 422 })
})

t.test('words about her lie in her own vault and open for a purpose', async (t) => {
  const victimId = await person()
  const words = 'He rang the bell and asked for her by name.'
  const { body, text } = await worker.post('/v1/incidents', { ...threat, concerns: [{ victimId, words }] })
  t.notOk(text.includes(words))
  const path = `/v1/incidents/${body.id}/texts`
  t.match(await worker.get(path), { status: 422, body: { code: 'purpose_required' } })
  t.match(await psychologist.get(path, { purpose: 'psychological_care' }), {
    status: 200,
    body: { items: [{ victimId, text: words }] },
  })
  t.match(await world.as('duty_officer', 'dv-center-baku').get(path, { purpose: 'case_work' }), { status: 403 })
})

t.test(
  'whoever may not see the only person concerned does not learn of the incident; others are left out of it',
  async (t) => {
    const [hers, others] = [await person(), await person()]
    const about = async (...ids: string[]) =>
      (await worker.post('/v1/incidents', { ...threat, concerns: ids.map((victimId) => ({ victimId })) })).body.id
    const [alone, both] = [await about(hers), await about(hers, others)]
    const cousin = world.as('case_worker', 'dv-center-baku', { sub: 'a-cousin' })
    t.equal((await cousin.get(`/v1/incidents/${alone}`)).status, 200)
    const bar = { user: 'a-cousin', reason: 'relative_of_suspect' }
    await manager.post(`/v1/victims/${hers}/barred-readers`, bar)
    t.match(await cousin.get(`/v1/incidents/${alone}`), { status: 404 })
    t.match((await cousin.get(`/v1/incidents/${both}`)).body.concerns, [{ victimId: others }])
    t.equal((await cousin.get(`/v1/incidents/${both}`)).body.concerns.length, 1)
    t.same((await cousin.get(`/v1/incidents?victimId=${hers}`)).body.items, [])
    t.match(await cousin.post('/v1/incidents', { ...threat, concerns: [{ victimId: hers }] }), { status: 404 })
    t.equal((await manager.get(`/v1/incidents/${alone}`)).status, 200)
  },
)

t.test(
  'R14: a manager who is kin finds neither an incident of hers and her child nor what it asks of management',
  async (t) => {
    const family = [await person(), await person({ birthOn: '2015-05-01' })]
    const kin = world.as('center_manager', 'dv-center-baku', { sub: 'a-cousin-who-leads' })
    const asked = async (who: typeof kin, id: string) =>
      (await who.get('/v1/tasks?limit=200')).body.items.filter(
        (task: { resource: { id: string } | null }) => task.resource?.id === id,
      ).length
    const told = { ...threat, kind: 'data_leak', concerns: family.map((victimId) => ({ victimId })) }
    const { body: incident } = await worker.post('/v1/incidents', told)
    const [breach] = await world.rows<{ id: string }>('select id from data_breaches where incident_id = $1', [
      incident.id,
    ])
    t.ok((await asked(kin, incident.id)) > 0)
    t.ok((await asked(kin, breach?.id ?? '')) > 0)
    for (const victimId of family) {
      const bar = { user: 'a-cousin-who-leads', reason: 'relative_of_suspect' }
      await manager.post(`/v1/victims/${victimId}/barred-readers`, bar)
    }
    t.equal(await asked(kin, incident.id), 0)
    t.equal(await asked(kin, breach?.id ?? ''), 0)
    t.ok((await asked(manager, incident.id)) > 0)
  },
)

t.test('another house and an outside body see nothing of the register', async (t) => {
  const { body } = await worker.post('/v1/incidents', threat)
  const ganja = world.as('center_manager', 'dv-center-ganja')
  t.match(await ganja.get(`/v1/incidents/${body.id}`), { status: 404 })
  t.same((await ganja.get('/v1/incidents')).body.items, [])
  t.match(await world.as('authority_officer', 'police-baku').get('/v1/incidents'), { status: 403 })
  t.match(await world.as('statistician', 'national-coordinator').get('/v1/incidents'), { status: 403 })
})

t.test('an incident that turns out to concern her stands in her own statement', async (t) => {
  const victimId = await person({ language: 'en' })
  const { body } = await worker.post('/v1/incidents', threat)
  const statement = async () => (await manager.get(`/v1/victims/${victimId}/statement`, { purpose: 'statement' })).text
  t.notMatch(await statement(), /Threat from outside/)
  t.match(await worker.post(`/v1/incidents/${body.id}/persons`, { victimId }), { status: 200 })
  t.match(await statement(), /2026-03-02: Threat from outside; not looked at yet/)
  world.setNow('2026-03-02T06:05:00Z')
  const again = await worker.post(`/v1/incidents/${body.id}/persons`, { victimId, part: 'witness' })
  t.match(again.body.concerns, [{ victimId, part: 'witness' }])
  t.equal(again.body.concerns.length, 1)
})

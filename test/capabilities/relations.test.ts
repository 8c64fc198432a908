import t from 'tap'
import { createWorld } from '../world.ts'

const world = await createWorld()
const center = 'dv-center-baku'
const worker = world.as('case_worker', center)
const psychologist = world.as('psychologist', center)

const register = async (facts: object = {}): Promise<string> => (await worker.post('/v1/victims', facts)).body.id
const relative = async (id: string, relation: string, more: object = {}): Promise<string> =>
  (await worker.post(`/v1/victims/${id}/relations`, { relation, ...more })).body.id
const suspect = (id: string, relatedPersonId: string, more: object = {}) =>
  worker.post(`/v1/victims/${id}/suspicions`, { relatedPersonId, sign: 'child', ...more })
const ten = { birthOn: '2014-05-01', ageBasis: 'document' }
const nine = { birthOn: '2017-01-01', ageBasis: 'document' }

t.test('the name of a relative lies in the vault only, and is opened with a purpose', async (t) => {
  const id = await register()
  const made = await worker.post(`/v1/victims/${id}/relations`, { relation: 'father', name: 'Kamran Zakirov' })
  t.match(made, { status: 201, body: { relation: 'father', hasName: true, suspected: false } })
  const path = `/v1/victims/${id}/relations/${made.body.id}`
  t.equal(made.headers['location'], path)
  t.notOk(made.text.includes('Zakirov'), 'a write never echoes the words')
  t.same((await worker.get(path)).body, made.body)
  t.match(await worker.get(`${path}/name`), { status: 422, body: { code: 'purpose_required' } })
  t.same((await worker.get(`${path}/name`, { purpose: 'case_work' })).body, { name: 'Kamran Zakirov' })
  t.match(await world.as('medical_worker', center).get(`${path}/name`, { purpose: 'case_work' }), { status: 403 })
  const other = await register()
  t.equal(
    (await worker.get(`/v1/victims/${other}/relations/${made.body.id}`)).status,
    404,
    'not through another person',
  )
  t.equal((await worker.get(`/v1/victims/${id}/relations`)).body.items.length, 1)
})

t.test('a relative who is held here is named by id, and only when the caller may see that person', async (t) => {
  const id = await register()
  const mother = await register()
  t.match(await worker.post(`/v1/victims/${id}/relations`, { relation: 'mother', relatedVictimId: mother }), {
    status: 201,
    body: { relatedVictimId: mother },
  })
  const never = '9b0f3f3e-58a7-4f0e-9f0e-0d1f5b1f0a11'
  t.match(await worker.post(`/v1/victims/${id}/relations`, { relation: 'mother', relatedVictimId: never }), {
    status: 422,
    body: { errors: [{ pointer: '/relatedVictimId', code: 'not_known' }] },
  })
})

t.test('any sign at all puts a relative under suspicion, and asks a psychologist to look', async (t) => {
  const id = await register(nine)
  const father = await relative(id, 'father')
  const made = await suspect(id, father, { text: 'He shouts, says the child.' })
  t.match(made, { status: 201, body: { sign: 'child', reviewed: false, liftedAt: null } })
  t.equal((await worker.get(`/v1/victims/${id}/relations/${father}`)).body.suspected, true)
  t.same(await world.rows("select what, role from tasks where victim_id = $1 and what <> 'explain_rights'", [id]), [
    { what: 'review_suspicion', role: 'psychologist' },
  ])
  const path = `/v1/victims/${id}/suspicions/${made.body.id}`
  t.same((await worker.get(`${path}/texts`, { purpose: 'case_work' })).body, {
    sign: 'He shouts, says the child.',
    review: null,
    corrections: [],
  })
  t.equal((await worker.get(`/v1/victims/${id}/suspicions`)).body.items.length, 1)
})

t.test('a sign from the future cannot have been seen; one from last week can', async (t) => {
  const id = await register()
  const father = await relative(id, 'father')
  t.match(await suspect(id, father, { occurredAt: '2026-03-02T06:06:00Z' }), {
    status: 422,
    body: { errors: [{ pointer: '/occurredAt', code: 'in_the_future' }] },
  })
  t.match(await suspect(id, father, { occurredAt: '2026-02-24T10:00:00+04:00' }), {
    status: 201,
    body: { occurredAt: '2026-02-24T06:00:00.000Z' },
  })
})

t.test('a suspected representative is to be replaced, and what he signed is asked anew', async (t) => {
  const id = await register(nine)
  const [father, mother] = [await relative(id, 'father'), await relative(id, 'mother')]
  const { body: episode } = await worker.post('/v1/cases', { victimId: id, regime: 'dv', source: 'self' })
  await world.rows(
    `with p as (insert into placements (center_id, id, case_id, victim_id, basis, recorded_at, recorded_by)
       select center_id, gen_random_uuid(), id, victim_id, 'emergency_request', now(), 'x' from cases where id = $1 returning *)
     insert into placement_representatives (center_id, id, placement_id, related_person_id, capacity, present_at, recorded_at, recorded_by)
       select center_id, gen_random_uuid(), id, $2, 'parent', now(), now(), 'x' from p`,
    [episode.id, father],
  )
  await world.rows(
    `insert into consents (center_id, id, victim_id, purpose, decision, grantor, grantor_related_person_id, method, language,
       interpreter_used, text_version, granted_at, recorded_at, recorded_by)
     select center_id, gen_random_uuid(), id, 'shelter', 'given', 'legal_representative', $2, 'written', 'az', false, '1', now(), now(), 'x'
     from victims where id = $1`,
    [id, father],
  )
  const tasks = async () =>
    (
      await world.rows<{ what: string }>(
        "select what from tasks where victim_id = $1 and what <> 'explain_rights' order by what",
        [id],
      )
    ).map((r) => r.what)
  await suspect(id, mother)
  t.same(await tasks(), ['review_suspicion'], 'the mother represents nobody')
  await suspect(id, father)
  t.same(await tasks(), ['ask_consent_anew', 'replace_representative', 'review_suspicion', 'review_suspicion'])
})

t.test('only a written review by a psychologist or the manager lifts a suspicion', async (t) => {
  const id = await register(nine)
  const father = await relative(id, 'father')
  const { body: sign } = await suspect(id, father)
  const path = `/v1/victims/${id}/suspicions/${sign.id}`
  const lift = { outcome: 'lifted', text: 'Heard the child twice, alone; the sign concerned the uncle.' }
  const seen = { ifMatch: '"v1"' }
  t.match(await worker.post(`${path}/review`, lift, seen), { status: 403, body: { code: 'role_not_allowed' } })
  t.match(await psychologist.post(`${path}/review`, lift), { status: 428 })
  t.match(await psychologist.post(`${path}/review`, lift, { ifMatch: '"v7"' }), { status: 412 })
  const wordless = await psychologist.post(`${path}/review`, { outcome: 'lifted' }, seen)
  t.match(wordless, { status: 422, body: { code: 'validation_failed', ruleId: 'DV-CHILD-02' } })
  t.ok(wordless.body.decisionId, 'the refusal is on record')
  t.equal((await worker.get(`/v1/victims/${id}/relations/${father}`)).body.suspected, true)
  const lifted = await psychologist.post(`${path}/review`, lift, seen)
  t.match(lifted, { status: 200, headers: { etag: '"v2"' }, body: { reviewed: true, liftedAt: String } })
  t.equal((await worker.get(`/v1/victims/${id}/relations/${father}`)).body.suspected, false)
  t.match((await psychologist.get(`${path}/texts`, { purpose: 'review' })).body, { review: lift.text })
})

t.test('a review that upholds leaves the suspicion standing', async (t) => {
  const id = await register(nine)
  const father = await relative(id, 'father')
  const { body: sign } = await suspect(id, father)
  const path = `/v1/victims/${id}/suspicions/${sign.id}/review`
  t.match(await psychologist.post(path, { outcome: 'upheld', text: 'Stands.' }, { ifMatch: '"v1"' }), {
    status: 200,
    body: { reviewed: true, liftedAt: null },
  })
  t.equal((await worker.get(`/v1/victims/${id}/relations/${father}`)).body.suspected, true)
})

t.test('a child of nine may phone a parent; a suspected parent is refused', async (t) => {
  const id = await register(nine)
  const [father, mother] = [await relative(id, 'father'), await relative(id, 'mother')]
  await suspect(id, father)
  const rules = `/v1/victims/${id}/contact-rules`
  const latest = async () => ({ ifMatch: String((await worker.get(`/v1/victims/${id}`)).headers['etag']) })
  const allowed = await worker.put(`${rules}/${mother}`, { contact: 'phone', revealsAddress: false }, await latest())
  t.match(allowed, { status: 200, body: { contact: 'phone', holdsNow: true } })
  t.equal(allowed.headers['etag'], (await latest()).ifMatch)
  t.match(await worker.put(`${rules}/${father}`, { contact: 'phone', revealsAddress: false }, await latest()), {
    status: 409,
    body: { code: 'parent_suspected', ruleId: 'DV-CHILD-03' },
  })
  t.match(await worker.put(`${rules}/${father}`, { contact: 'none' }, await latest()), { status: 200 })
  t.equal((await worker.get(rules)).body.items.length, 2)
})

t.test(
  'contact is opened only when somebody said that the address stays unknown; it is shut without a word',
  async (t) => {
    const id = await register(nine)
    const rule = `/v1/victims/${id}/contact-rules/${await relative(id, 'mother')}`
    const put = (ask: object) => worker.put(rule, ask, { ifMatch: '"v1"' })
    for (const unsafe of [{}, { revealsAddress: true }]) {
      t.match(await put({ contact: 'off_site', ...unsafe }), {
        status: 403,
        body: { code: 'disclosure_forbidden', ruleId: 'DV-CHILD-03' },
      })
    }
    t.equal((await put({ contact: 'off_site', revealsAddress: false })).status, 200)
    t.equal((await worker.put(rule, { contact: 'none' }, { ifMatch: '"v2"' })).status, 200)
  },
)

t.test('contact that was allowed holds no longer once the parent is suspected', async (t) => {
  const id = await register(nine)
  const father = await relative(id, 'father')
  const rule = `/v1/victims/${id}/contact-rules/${father}`
  await worker.put(rule, { contact: 'phone', revealsAddress: false }, { ifMatch: '"v1"' })
  t.equal((await worker.get(rule)).body.holdsNow, true)
  await suspect(id, father)
  t.match((await worker.get(rule)).body, { contact: 'phone', holdsNow: false })
  const tasks = await world.rows('select what, rule_id from tasks where victim_id = $1 and what = $2', [
    id,
    'stop_contact',
  ])
  t.match(tasks, [{ rule_id: 'DV-CHILD-03' }])
})

t.test('a child of ten or more is heard before contact is decided', async (t) => {
  const id = await register(ten)
  const mother = await relative(id, 'mother')
  const rule = `/v1/victims/${id}/contact-rules/${mother}`
  t.match(await worker.put(rule, { contact: 'phone', revealsAddress: false }, { ifMatch: '"v1"' }), {
    status: 422,
    body: { code: 'view_required', ruleId: 'DV-VIEW-01' },
  })
  const { body: episode } = await worker.post('/v1/cases', { victimId: id, regime: 'dv', source: 'self' })
  await world.rows(
    `with p as (insert into placements (center_id, id, case_id, victim_id, basis, recorded_at, recorded_by)
       select center_id, gen_random_uuid(), id, victim_id, 'emergency_request', now(), 'x' from cases where id = $1 returning *)
     insert into child_views (center_id, id, placement_id, victim_id, about, stance, heard_by_role, without_parents, language,
       interpreter_used, occurred_at, recorded_at, recorded_by)
       select center_id, gen_random_uuid(), id, victim_id, 'contact', 'agree', 'psychologist', true, 'az', false, now(), now(), 'x' from p`,
    [episode.id],
  )
  t.match(await worker.put(rule, { contact: 'phone', revealsAddress: false }, { ifMatch: '"v1"' }), { status: 200 })
})

t.test(
  'who heard the child counts: a view taken by anybody else is none, and only a psychologist spares the child',
  async (t) => {
    const id = await register(ten)
    const rule = `/v1/victims/${id}/contact-rules/${await relative(id, 'mother')}`
    const { body: episode } = await worker.post('/v1/cases', { victimId: id, regime: 'dv', source: 'self' })
    const [stay] = await world.rows<{ id: string }>(
      `insert into placements (center_id, id, case_id, victim_id, basis, recorded_at, recorded_by)
       select center_id, gen_random_uuid(), id, victim_id, 'emergency_request', now(), 'x' from cases where id = $1 returning id`,
      [episode.id],
    )
    const heard = (stance: string, by: string, minute: number) =>
      world.rows(
        `insert into child_views (center_id, id, placement_id, victim_id, about, stance, heard_by_role, without_parents, language,
         interpreter_used, occurred_at, recorded_at, recorded_by)
       select center_id, gen_random_uuid(), id, victim_id, 'contact', $2, $3, true, 'az', false,
         '2026-03-02T05:00:00Z'::timestamptz + make_interval(mins => $4), now(), 'x' from placements where id = $1`,
        [stay?.id, stance, by, minute],
      )
    const decide = () => worker.put(rule, { contact: 'phone', revealsAddress: false }, { ifMatch: '"v1"' })
    await heard('agree', 'other', 1)
    t.match(await decide(), { status: 422, body: { code: 'view_required' } })
    await heard('not_heard', 'trained_worker', 2)
    t.match(await decide(), { status: 422, body: { code: 'view_required' } })
    await heard('not_heard', 'psychologist', 3)
    t.match(await decide(), { status: 422, body: { code: 'view_required' } }, 'entered by a colleague')
    await world.rows(
      `update child_views set by_psychologist = true, text_id = gen_random_uuid()
       where placement_id = $1 and heard_by_role = 'psychologist'`,
      [stay?.id],
    )
    t.match(await decide(), { status: 200 })
  },
)

/** R20: what stands wrongly in an episode is set right; what stood before is kept, what follows is counted anew. */
import t from 'tap'
import { createWorld } from '../world.ts'

const world = await createWorld()
const center = 'thb-center-baku'
const worker = world.as('case_worker', center)
const reason = 'entry_error'

const open = async (more: object = {}) => {
  const victim = await worker.post('/v1/victims', {})
  const ask = { victimId: victim.body.id, regime: 'thb', source: 'hotline', ...more }
  const { body } = await worker.post('/v1/cases', ask)
  return { ...body, path: `/v1/cases/${body.id}` }
}
const openTasks = (caseId: string) =>
  world.rows(
    "select what from tasks where case_id = $1 and done_at is null and what <> 'explain_rights' order by what",
    [caseId],
  )

t.test('a status that was entered wrongly is set right, and the status of the episode follows', async (t) => {
  const { id, path } = await open({ thbStatus: 'potential' })
  const found = await worker.post(`${path}/thb-status`, { status: 'identified' })
  t.match(found.body, { thbStatus: 'identified', identifiedOn: '2026-03-02', breach: ['THB-REF-01'] })
  t.same(await openTasks(id), [{ what: 'ask_how_she_was_identified' }])
  const statusId = found.body.thbStatuses[1].id
  const right = await worker.post(`${path}/corrections`, { statusId, field: 'status', new: 'suspected', reason })
  t.match(right, { status: 200, body: { thbStatus: 'suspected', identifiedOn: null, breach: [] } })
  t.match(right.body.thbStatuses[1], { status: 'suspected', identifiedOn: null, breach: [] })
  t.same(await openTasks(id), [], 'nobody is sent to ask her about what was not')
  t.match((await worker.get(`${path}/corrections`)).body.items, [
    { kind: 'thb_status', resourceId: statusId, field: 'status', old: 'identified', new: 'suspected', reason },
  ])
  const back = await worker.post(`${path}/corrections`, { statusId, field: 'status', new: 'identified', reason })
  t.match(back.body, { thbStatus: 'identified', identifiedOn: '2026-03-02', breach: ['THB-REF-01'] })
  t.same(await openTasks(id), [{ what: 'ask_how_she_was_identified' }])
})

t.test('a corrected day of a documented finding decides whether it was made before she came', async (t) => {
  const { id, path } = await open({ thbStatus: 'potential' })
  const identifiedBefore = { documentNo: 'MIA-9', identifiedOn: '2026-01-15' }
  const found = await worker.post(`${path}/thb-status`, { status: 'identified', identifiedBefore })
  t.match(found.body, { identifiedOn: '2026-01-15', breach: [] })
  const statusId = found.body.thbStatuses[1].id
  world.setNow('2026-03-09T06:00:00Z')
  const to = (day: string) =>
    worker.post(`${path}/corrections`, { statusId, field: 'identifiedOn', new: day, reason: 'new_document' })
  t.match((await to('2026-03-08')).body, { identifiedOn: '2026-03-08', breach: ['THB-REF-01'] })
  t.same(await openTasks(id), [{ what: 'ask_how_she_was_identified' }])
  t.match((await to('2026-02-08')).body, { identifiedOn: '2026-02-08', breach: [] })
  t.same(await openTasks(id), [])
  t.match(await to('2026-03-10'), { status: 422, body: { errors: [{ pointer: '/new', code: 'in_the_future' }] } })
  const [{ id: first }] = found.body.thbStatuses
  const none = { statusId: first, field: 'identifiedOn', new: '2026-02-08', reason }
  t.match(await worker.post(`${path}/corrections`, none), { status: 409, body: { code: 'state_conflict' } })
  world.setNow('2026-03-02T06:00:00Z')
})

t.test('when a status happened is set right: the last one that happened counts', async (t) => {
  const { path } = await open({ thbStatus: 'potential' })
  const entered = { status: 'not_identified', occurredAt: '2026-02-20T06:00:00Z' }
  const { body } = await worker.post(`${path}/thb-status`, entered)
  t.equal(body.thbStatus, 'potential')
  const ask = { statusId: body.thbStatuses[0].id, field: 'occurredAt', new: '2026-03-02T06:01:00Z', reason }
  t.match((await worker.post(`${path}/corrections`, ask)).body, { thbStatus: 'not_identified' })
})

t.test('a body named wrongly is set right', async (t) => {
  const { path } = await open({ thbStatus: 'potential' })
  const found = { status: 'identified', decidedByOrganizationId: world.orgId('court-baku') }
  const { body } = await worker.post(`${path}/thb-status`, found)
  const ask = {
    statusId: body.thbStatuses[1].id,
    field: 'decidedByOrganizationId',
    new: world.orgId('mia-thb'),
    reason,
  }
  t.equal((await worker.post(`${path}/corrections`, ask)).status, 200)
  t.same(await world.rows('select identification_body_id as body from cases where id = $1', [body.id]), [
    { body: world.orgId('mia-thb') },
  ])
})

t.test('kinds of an act are set right, and the kinds of the episode are counted anew', async (t) => {
  const { path } = await open({ regime: 'dv', violenceKinds: ['economic'] })
  await worker.post(`${path}/violence-acts`, { kinds: ['physical'] })
  const { body } = await worker.post(`${path}/violence-acts`, { kinds: ['sexual', 'economic'], text: 'Told wrongly.' })
  t.same(body.violenceKinds, ['economic', 'physical', 'sexual'])
  const actId = body.acts.find((act: { kinds: string[] }) => act.kinds.includes('sexual')).id
  const to = (kinds: string[]) => worker.post(`${path}/corrections`, { actId, field: 'kinds', new: kinds, reason })
  t.same((await to(['psychological'])).body.violenceKinds, ['economic', 'physical', 'psychological'])
  t.match(await to(['begging']), { status: 422, body: { errors: [{ code: 'not_a_value_of_the_field' }] } })
  const gone = await to([])
  t.same(gone.body.violenceKinds, ['economic', 'physical'], 'what was told at the opening stands')
  t.equal(gone.body.acts.length, 1, 'what did not happen is shown no longer')
  t.same((await worker.get(`${path}/texts`, { purpose: 'case_work' })).body.items, [])
  const opened = { field: 'violenceKinds', new: [], reason }
  t.same((await worker.post(`${path}/corrections`, opened)).body.violenceKinds, ['physical'])
  const { items } = (await worker.get(`${path}/corrections`)).body
  const said = items.map((c: Record<string, string>) => `${c['kind']} ${c['field']}: ${c['old']} > ${c['new']}`)
  t.same(said.sort(), [
    'case violenceKinds: economic > ',
    'case_act kinds: psychological > ',
    'case_act kinds: sexual,economic > psychological',
  ])
})

t.test('an act of exploitation keeps to its own kinds, and counts for no kind of violence', async (t) => {
  const { path } = await open()
  const { body } = await worker.post(`${path}/exploitation-facts`, { kinds: ['begging'] })
  const ask = { actId: body.acts[0].id, field: 'kinds', new: ['sexual'], reason }
  const right = await worker.post(`${path}/corrections`, ask)
  t.match(right.body, { acts: [{ act: 'exploitation', kinds: ['sexual'] }], violenceKinds: [] })
  t.match(await worker.post(`${path}/corrections`, { ...ask, new: ['economic'] }), { status: 422 })
})

t.test('an act that happened after the closing, as it turns out, reopens the episode', async (t) => {
  const { path } = await open({ regime: 'dv' })
  const act = { kinds: ['physical'], occurredAt: '2026-02-20T06:00:00Z' }
  const { body, headers } = await worker.post(`${path}/violence-acts`, act)
  const closure = { reason: 'safe_and_settled' }
  await worker.post(`${path}/closure`, closure, { ifMatch: String(headers['etag']) })
  world.setNow('2026-03-05T06:00:00Z')
  const ask = { actId: body.acts[0].id, field: 'occurredAt', reason }
  const before = await worker.post(`${path}/corrections`, { ...ask, new: '2026-02-21T06:00:00Z' })
  t.match(before.body, { state: 'closed' })
  const after = await worker.post(`${path}/corrections`, { ...ask, new: '2026-03-04T06:00:00Z' })
  t.match(after.body, { state: 'open', closedOn: null })
  t.match(await worker.post(`${path}/corrections`, { ...ask, new: '2026-03-06T06:00:00Z' }), {
    status: 422,
    body: { errors: [{ pointer: '/new', code: 'in_the_future' }] },
  })
  world.setNow('2026-03-02T06:00:00Z')
})

t.test('the danger is set right in whichever assessment it was told wrongly', async (t) => {
  const { path } = await open()
  const first = await worker.post(`${path}/risk-assessments`, { riskLevel: 'low', occurredAt: '2026-03-01T06:00:00Z' })
  const needs = { needsRehabilitation: true, needs: [], riskLevel: 'medium', occurredAt: '2026-03-01T07:00:00Z' }
  const ifMatch = String(first.headers['etag'])
  const { body } = await worker.put(`${path}/needs-assessment`, needs, { ifMatch })
  t.match(body, { riskLevel: 'medium', assessments: [{ about: 'risk', riskLevel: 'low' }, { about: 'needs' }] })
  const [risk, need] = body.assessments
  const right = (assessmentId: string, field: string, to: unknown) =>
    worker.post(`${path}/corrections`, { assessmentId, field, new: to, reason: 'heard_from_her' })
  t.match((await right(need.id, 'riskLevel', 'high')).body, { riskLevel: 'high' })
  t.match((await right(risk.id, 'riskLevel', 'extreme')).body, { riskLevel: 'high' }, 'the later one counts')
  t.match((await right(risk.id, 'occurredAt', '2026-03-01T08:00:00Z')).body, { riskLevel: 'extreme' })
  t.match((await right(need.id, 'needsRehabilitation', false)).body, { needsRehabilitation: false })
  t.match((await right(need.id, 'needs', ['legal'])).body, { needs: ['legal'] })
  t.match(await right(risk.id, 'needs', ['legal']), { status: 409, body: { code: 'state_conflict' } })
  const listed = (await worker.get(`${path}/corrections`)).body.items.map((c: { kind: string }) => c.kind)
  t.same(listed.sort(), [...Array(3).fill('needs_assessment'), ...Array(2).fill('risk_assessment')])
})

t.test('only entries of this episode can be named', async (t) => {
  const mine = await open({ thbStatus: 'potential' })
  const { path } = await open()
  const statusId = mine.thbStatuses[0].id
  const ask = { statusId, field: 'status', new: 'suspected', reason }
  t.equal((await worker.post(`${path}/corrections`, ask)).status, 404)
  t.equal((await worker.post(`${mine.path}/corrections`, ask)).status, 200)
  for (const what of ['actId', 'assessmentId']) {
    const other = { [what]: statusId, field: 'occurredAt', new: '2026-03-01T06:00:00Z', reason }
    t.equal((await worker.post(`${mine.path}/corrections`, other)).status, 404, what)
  }
  t.equal((await world.as('case_worker', 'dv-center-ganja').post(`${mine.path}/corrections`, ask)).status, 404)
})

t.test(
  'a status entered on the wrong episode is struck: what stood before counts again, and the history tells it',
  async (t) => {
    const { id, path } = await open({ thbStatus: 'potential' })
    const found = await worker.post(`${path}/thb-status`, { status: 'identified' })
    t.same(await openTasks(id), [{ what: 'ask_how_she_was_identified' }])
    const strike = (statusId: string, to: boolean) =>
      worker.post(`${path}/corrections`, { statusId, field: 'struck', new: to, reason })
    const [first, second] = found.body.thbStatuses
    const struck = await strike(second.id, true)
    t.match(struck, { status: 200, body: { thbStatus: 'potential', identifiedOn: null, breach: [] } })
    t.same(
      struck.body.thbStatuses.map((entry: { id: string }) => entry.id),
      [first.id],
    )
    t.same(await openTasks(id), [], 'nobody is sent to ask about an identification of somebody else')
    const none = await strike(first.id, true)
    t.match(none.body, { thbStatus: null, thbStatuses: [] })
    t.same(await openTasks(id), [{ what: 'review_empty_case' }], 'an episode of nothing is looked at by management')
    t.match((await strike(first.id, false)).body, { thbStatus: 'potential' }, 'and it can be set right again')
    const listed = (await worker.get(`${path}/corrections`)).body.items
    t.match(
      listed.find((item: { resourceId: string }) => item.resourceId === second.id),
      {
        kind: 'thb_status',
        resourceId: second.id,
        field: 'struck',
        old: 'false',
        new: 'true',
        reason,
      },
    )
  },
)

t.test('what was told of a struck status, and what was granted on it, is looked at by management', async (t) => {
  for (const sent of [true, false]) {
    const { id, victimId, path } = await open({ thbStatus: 'potential' })
    const { body } = await worker.post(`${path}/thb-status`, { status: 'identified' })
    if (sent) {
      await world.rows(
        `insert into releases (center_id, id, reference, reference_token, recipient_id, kind, basis, purpose, scopes, victim_ids,
           consent_ids, content, case_reference, sent_on, recorded_at, recorded_by)
         select center_id, gen_random_uuid(), gen_random_uuid()::text, gen_random_uuid()::text::bytea, center_id, 'disclosure',
           'consent', 'legal_proceedings', '{existence,case_summary}', array[victim_id], '{}', '{}', gen_random_uuid()::text,
           $2, $3, 'test' from cases where id = $1`,
        [id, '2026-03-02', world.now()],
      )
      await world.rows(
        `insert into allowances (center_id, id, victim_id, case_id, kind, fund, amount_qepik, state, identified_on, proposed_at,
           proposed_by, approved_at, approved_by, recorded_at, recorded_by)
         select center_id, gen_random_uuid(), victim_id, id, 'one_time', 'state_allowance', 70000, 'approved', $2, $3, 'a', $3,
           'b', $3, 'a' from cases where id = $1`,
        [id, '2026-03-02', world.now()],
      )
    }
    const statusId = body.thbStatuses[1].id
    await worker.post(`${path}/corrections`, { statusId, field: 'struck', new: true, reason })
    const asked = await world.rows<{ what: string; role: string }>(
      `select what, role from tasks where victim_id = $1 and what like 'review_%' and done_at is null order by what`,
      [victimId],
    )
    const both = ['review_allowance', 'review_what_was_told'].map((what) => ({ what, role: 'center_manager' }))
    t.same(asked, sent ? both : [], sent ? 'told and granted' : 'nothing had left')
  }
})

t.test('the reopening by an act that did not happen is looked at by management', async (t) => {
  const { id, path } = await open({ regime: 'dv' })
  const { headers } = await worker.get(path)
  await worker.post(`${path}/closure`, { reason: 'safe_and_settled' }, { ifMatch: String(headers['etag']) })
  world.setNow('2026-03-05T06:00:00Z')
  const { body } = await worker.post(`${path}/violence-acts`, { kinds: ['physical'] })
  t.match(body, { state: 'open', violenceKinds: ['physical'] })
  const right = await worker.post(`${path}/corrections`, { actId: body.acts[0].id, field: 'kinds', new: [], reason })
  t.match(right.body, { acts: [], violenceKinds: [] })
  t.same(await openTasks(id), [{ what: 'review_reopening' }])
  world.setNow('2026-03-02T06:00:00Z')
})

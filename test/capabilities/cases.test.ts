/** An episode and what is recorded in it, in one world (hence its length). */
import t from 'tap'
import { createWorld } from '../world.ts'

const world = await createWorld()
const center = 'thb-center-baku'
const worker = world.as('case_worker', center)
const manager = world.as('center_manager', center)
const elsewhere = world.as('case_worker', 'dv-center-ganja')

const register = async (): Promise<string> => (await worker.post('/v1/victims', {})).body.id
const open = async (more: object = {}) => {
  const { body } = await worker.post('/v1/cases', {
    victimId: await register(),
    regime: 'thb',
    source: 'hotline',
    ...more,
  })
  return { ...body, path: `/v1/cases/${body.id}` }
}
const latest = async (path: string) => ({ ifMatch: String((await worker.get(path)).headers['etag']) })
const close = async (path: string) => worker.post(`${path}/closure`, { reason: 'safe_and_settled' }, await latest(path))

t.test('an episode is opened once at a time for a person under a regime', async (t) => {
  const victimId = await register()
  const ask = { victimId, regime: 'thb', source: 'self', thbStatus: 'suspected' }
  const made = await worker.post('/v1/cases', ask)
  t.match(made, { status: 201, body: { episode: 1, state: 'open', thbStatus: 'suspected', openedOn: '2026-03-02' } })
  t.same((await worker.get(made.headers['location'] as string)).body, made.body)
  t.match(await worker.post('/v1/cases', ask), { status: 409, body: { code: 'state_conflict' } })
  t.equal((await worker.post('/v1/cases', { ...ask, regime: 'dv', thbStatus: undefined })).status, 201)
  t.equal((await elsewhere.post('/v1/cases', ask)).status, 404, 'another holder does not know her')
})

t.test('a new episode after a closed one has the next number', async (t) => {
  const first = await open()
  t.equal((await close(first.path)).status, 200)
  const again = await worker.post('/v1/cases', { victimId: first.victimId, regime: 'thb', source: 'self' })
  t.match(again, { status: 201, body: { episode: 2 } })
})

t.test('episodes are listed by regime, state and person; another holder lists none of them', async (t) => {
  const mine = await open({ regime: 'dv', violenceKinds: ['physical'] })
  const ids = async (query: string) =>
    (await worker.get(`/v1/cases?limit=200${query}`)).body.items.map((c: { id: string }) => c.id)
  t.ok((await ids('&regime=dv')).includes(mine.id))
  t.notOk((await ids('&regime=thb')).includes(mine.id))
  t.notOk((await ids('&state=closed')).includes(mine.id))
  t.same(await ids(`&victimId=${mine.victimId}`), [mine.id])
  t.same((await elsewhere.get('/v1/cases')).body.items, [])
})

t.test('a status is a fact: the last one that happened counts, whenever it was entered', async (t) => {
  const { path } = await open({ thbStatus: 'potential' })
  const identified = {
    status: 'identified',
    occurredAt: '2026-02-27T21:00:00Z',
    decidedByOrganizationId: world.orgId('mia-thb'),
  }
  const early = await worker.post(`${path}/thb-status`, identified)
  t.match(early, { status: 200, body: { thbStatus: 'potential', identifiedOn: null } }, 'today’s word stands')
  world.setNow('2026-03-03T06:00:00Z')
  const found = await worker.post(`${path}/thb-status`, { ...identified, occurredAt: '2026-03-02T21:00:00Z' })
  t.match(found, { status: 200, body: { thbStatus: 'identified', identifiedOn: '2026-03-03' } })
  t.equal(found.body.thbStatuses.length, 3)
  const denied = await worker.post(`${path}/thb-status`, { status: 'not_identified' })
  t.match(denied.body, { thbStatus: 'not_identified', identifiedOn: null, state: 'open' })
})

const documented = { documentNo: 'MIA-204', identifiedOn: '2026-01-15' }

t.test('an identification without a referral of hers is stored, flagged, and somebody asks her', async (t) => {
  const { id, path } = await open({ thbStatus: 'potential' })
  const found = await worker.post(`${path}/thb-status`, { status: 'identified' })
  t.match(found, { status: 200, body: { thbStatus: 'identified', breach: ['THB-REF-01'] } })
  t.match(found.body.thbStatuses, [{ breach: [] }, { status: 'identified', breach: ['THB-REF-01'] }])
  const tasks = () =>
    world.rows("select what, rule_id from tasks where case_id = $1 and what <> 'explain_rights'", [id])
  t.match(await tasks(), [{ what: 'ask_how_she_was_identified', rule_id: 'THB-REF-01' }])
  const proposal = { caseId: id, kind: 'one_time' }
  t.match(await worker.post('/v1/allowances', proposal), {
    status: 422,
    body: { code: 'consent_required', ruleId: 'THB-REF-01' },
  })
  const shown = await worker.post(`${path}/thb-status`, { status: 'identified', identifiedBefore: documented })
  t.match(shown, { status: 200, body: { identifiedOn: '2026-01-15', breach: [] } })
  t.equal((await worker.post('/v1/allowances', proposal)).status, 201)
})

t.test('an identification from before she came is told with its document, which stays in the vault', async (t) => {
  const { id, path } = await open({ thbStatus: 'suspected' })
  const found = await worker.post(`${path}/thb-status`, { status: 'identified', identifiedBefore: documented })
  t.match(found, { status: 200, body: { thbStatus: 'identified', identifiedOn: '2026-01-15', breach: [] } })
  t.notMatch(JSON.stringify(await world.rows('select s::text from thb_statuses s where case_id = $1', [id])), /MIA-204/)
  t.equal((await worker.post('/v1/allowances', { caseId: id, kind: 'one_time' })).status, 201)
  const other = await open({ thbStatus: 'suspected' })
  world.setNow('2026-03-09T06:00:00Z')
  const after = { ...documented, identifiedOn: '2026-03-09' }
  t.match((await worker.post(`${other.path}/thb-status`, { status: 'identified', identifiedBefore: after })).body, {
    breach: ['THB-REF-01'],
  })
  world.setNow('2026-03-03T06:00:00Z')
  t.match(await worker.post(`${path}/thb-status`, { status: 'potential', identifiedBefore: documented }), {
    status: 422,
    body: { errors: [{ pointer: '/identifiedBefore' }] },
  })
})

t.test('an identification opens nothing by itself: no notice, no allowance, no disclosure', async (t) => {
  const { id, path } = await open({ thbStatus: 'potential' })
  const counts = () =>
    world.rows(
      `select (select count(*) from notifications where case_id = $1) as n, (select count(*) from allowances where case_id = $1) as a,
        (select count(*) from disclosures) as d, (select count(*) from tasks where case_id = $1) as t`,
      [id],
    )
  const before = await counts()
  t.equal((await worker.post(`${path}/thb-status`, { status: 'identified', identifiedBefore: documented })).status, 200)
  t.same(await counts(), before)
})

t.test('acts are kept by kind; their words are in the vault and opened with a purpose', async (t) => {
  const { path } = await open({ regime: 'dv' })
  const act = { kinds: ['physical', 'economic'], text: 'He took her wages.' }
  const stored = await worker.post(`${path}/violence-acts`, act)
  t.match(stored, { status: 200, body: { violenceKinds: ['economic', 'physical'] } })
  t.notOk(stored.text.includes('wages'))
  await worker.post(`${path}/risk-assessments`, { riskLevel: 'high', text: 'He owns a gun.' })
  await worker.post(`${path}/safety-plans`, { text: 'Calls 102.', madeWithHer: true, reviewOn: '2026-04-01' })
  t.match(await worker.get(`${path}/texts`), { status: 422, body: { code: 'purpose_required' } })
  const { body } = await worker.get(`${path}/texts`, { purpose: 'case_work' })
  const words = body.items.map((item: { text: string }) => item.text)
  t.same(words.sort(), ['Calls 102.', 'He owns a gun.', 'He took her wages.'])
  t.match((await worker.get(path)).body, { riskLevel: 'high', hasSafetyPlan: true, safetyPlanReviewOn: '2026-04-01' })
})

t.test('needs and rights are on record, and the newest assessment of danger counts', async (t) => {
  const { path } = await open()
  const needs = { needsRehabilitation: true, needs: ['legal', 'housing'], riskLevel: 'low' }
  t.match(await worker.put(`${path}/needs-assessment`, needs), { status: 428 })
  t.match(await worker.put(`${path}/needs-assessment`, needs, await latest(path)), {
    status: 200,
    body: { needsRehabilitation: true, needs: ['legal', 'housing'], riskLevel: 'low' },
  })
  const yesterday = { riskLevel: 'extreme', occurredAt: '2026-03-01T06:00:00Z' }
  t.equal((await worker.post(`${path}/risk-assessments`, yesterday)).body.riskLevel, 'low', 'yesterday’s is older')
  t.match(await worker.post(`${path}/rights-explained`, { language: 'ru' }), {
    status: 200,
    body: { rightsLanguage: 'ru', rightsExplainedAt: String },
  })
})

t.test(
  'RIGHT-01: rights not explained by the day after the first contact are owed, and flagged from then',
  async (t) => {
    const came = world.now()
    const { path, id } = await open({ regime: 'dv' })
    const task = async () =>
      (
        await world.rows(
          "select due_at::text as due, done_at from tasks where case_id = $1 and what = 'explain_rights'",
          [id],
        )
      )[0]
    const ownDay = new Date(Date.parse(came) + 4 * 3_600_000).toISOString().slice(0, 10)
    const endOfNext = new Date(Date.parse(`${ownDay}T20:00:00Z`) + 86_400_000)
    t.match(await task(), {
      due: `${new Date(endOfNext.getTime() - 60_000).toISOString().slice(0, 16).replace('T', ' ')}:00+00`,
      done_at: null,
    })
    world.setNow(new Date(endOfNext.getTime() - 1_000).toISOString())
    t.same((await worker.get(path)).body.breach, [], 'the next day is not over')
    world.setNow(endOfNext.toISOString())
    t.same((await worker.get(path)).body.breach, ['RIGHT-01'])
    t.same((await worker.post(`${path}/rights-explained`, { language: 'az' })).body.breach, [])
    t.not((await task())?.['done_at'], null)
    world.setNow(came)
  },
)

/** A statutory notice of the episode, in a state. */
const notice = (caseId: string, rule: string, state: string) =>
  world.rows(
    `insert into notifications (center_id, id, rule_id, victim_id, case_id, recipient_kind, state, triggered_at, due_at, recorded_at, recorded_by)
     select center_id, gen_random_uuid(), $2, victim_id, id, 'minors_commission', $3, now(), now(), now(), 'x' from cases where id = $1`,
    [caseId, rule, state],
  )

for (const state of ['pending_review', 'due', 'failed']) {
  t.test(`a case is not closed while a notice is ${state}`, async (t) => {
    const { id, path } = await open()
    await notice(id, 'THB-NOTIF-01', state)
    const preview = (await worker.get(path)).body.actions.find((a: { action: string }) => a.action === 'closure')
    t.match(preview, { allowed: false, code: 'notification_open', ruleId: 'THB-NOTIF-01' })
    const refused = await close(path)
    t.match(refused, { status: 409, body: { code: 'notification_open', ruleId: 'THB-NOTIF-01' } })
    t.match(await world.rows('select allowed, code from decisions where id = $1', [refused.body.decisionId]), [
      { allowed: false, code: 'notification_open' },
    ])
    await world.rows("update notifications set state = 'sent' where case_id = $1", [id])
    t.match(await close(path), { status: 200, body: { state: 'closed', closureReason: 'safe_and_settled' } })
  })
}

t.test('a notice of a child in shelter holds the case under its own rule', async (t) => {
  const { id, path } = await open({ regime: 'dv' })
  await notice(id, 'DV-NOTIF-01', 'due')
  t.match(await close(path), { status: 409, body: { code: 'notification_open', ruleId: 'DV-NOTIF-01' } })
})

t.test('a case is not closed while she has a place here', async (t) => {
  const { id, path } = await open()
  await world.rows(
    `insert into placements (center_id, id, case_id, victim_id, basis, recorded_at, recorded_by)
     select center_id, gen_random_uuid(), id, victim_id, 'suspicion', now(), 'x' from cases where id = $1`,
    [id],
  )
  t.match(await close(path), { status: 409, body: { code: 'state_conflict' } })
  await world.rows("update placements set state = 'ended' where case_id = $1", [id])
  t.equal((await close(path)).status, 200)
})

t.test('closing needs the version that the caller saw, and a role that may close', async (t) => {
  const { path } = await open()
  const ask = { reason: 'her_own_wish' }
  t.match(await worker.post(`${path}/closure`, ask), { status: 428 })
  t.match(await worker.post(`${path}/closure`, ask, { ifMatch: '"v99"' }), { status: 412 })
  const lawyer = world.as('lawyer', center)
  t.match(await lawyer.post(`${path}/closure`, ask, await latest(path)), { status: 403 })
  t.equal((await manager.post(`${path}/closure`, ask, await latest(path))).status, 200)
})

t.test('a new act reopens a closed case; an act from before is only entered late', async (t) => {
  const { path } = await open({ regime: 'dv' })
  await close(path)
  const act = { kinds: ['physical'] }
  const before = await worker.post(`${path}/violence-acts`, { ...act, occurredAt: '2026-02-01T06:00:00Z' })
  t.match(before, { status: 200, body: { state: 'closed' } })
  world.setNow('2026-03-10T06:00:00Z')
  const after = await worker.post(`${path}/violence-acts`, act)
  t.match(after, { status: 200, body: { state: 'open', closedOn: null, closureReason: null } })
})

t.test('an act on a closed case is stored even when a newer episode is open', async (t) => {
  const first = await open({ regime: 'dv' })
  await close(first.path)
  await worker.post('/v1/cases', { victimId: first.victimId, regime: 'dv', source: 'self' })
  world.setNow('2026-03-11T06:00:00Z')
  const stored = await worker.post(`${first.path}/violence-acts`, { kinds: ['sexual'] })
  t.match(stored, { status: 200, body: { state: 'closed', violenceKinds: ['sexual'] } })
  const reopening = { reason: 'closed_in_error' }
  t.match(await worker.post(`${first.path}/reopening`, reopening, await latest(first.path)), { status: 409 })
})

t.test('a case closed in error is reopened', async (t) => {
  const { path } = await open()
  await close(path)
  t.match(await worker.post(`${path}/reopening`, { reason: 'closed_in_error' }, await latest(path)), {
    status: 200,
    body: { state: 'open' },
  })
})

t.test('who leads the episode is named by keyed hash', async (t) => {
  const { path } = await open()
  const named = await manager.put(`${path}/key-worker`, { user: `case_worker@${center}` }, await latest(path))
  t.match(named, { status: 200, body: { keyWorker: 'other' } })
  t.equal((await worker.get(path)).body.keyWorker, 'me')
})

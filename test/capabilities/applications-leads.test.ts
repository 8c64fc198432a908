import t from 'tap'
import { createWorld } from '../world.ts'

const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const desk = world.as('front_office_operator', 'dost-baku')
const dostCenterId = world.orgId('dost-baku')
const ngo = world.as('authority_officer', 'ngo-baku')
const citizen = world.as('portal_user', 'portal', { sub: 'citizen-1', act: 'portal-client' })
const never = '9b0f3f3e-58a7-4f0e-9f0e-0d1f5b1f0a11'
const lead = { applicantType: 'ngo', channel: 'in_person', dostCenterId }

t.test('a relative gets a receipt that no route resolves, and nothing else, ever', async (t) => {
  const relative = world.as('portal_user', 'portal', { sub: 'brother', act: 'portal-client' })
  const ask = {
    applicantType: 'relative',
    channel: 'portal',
    dostCenterId,
    victim: { identity: { givenName: 'Canary' } },
  }
  const filed = await relative.post('/v1/applications', ask, { key: 'relative-0001' })
  t.equal(filed.status, 202)
  t.same(Object.keys(filed.body), ['receiptNumber'])
  t.equal(filed.headers['location'], undefined)
  t.equal(filed.headers['etag'], undefined)
  const { receiptNumber } = filed.body
  const [stored] = await world.rows<{ id: string; center_id: string }>('select id, center_id from applications')
  t.not(stored?.id, receiptNumber)
  t.equal(stored?.center_id, dostCenterId, 'it stands in the scope of the center that was asked')
  const sought = await relative.get(`/v1/applications/${receiptNumber}`)
  t.equal(sought.status, 404)
  t.equal(sought.text, (await relative.get(`/v1/applications/${never}`)).text)
  t.equal(sought.text, (await relative.get(`/v1/applications/${stored?.id}`)).text)
  t.equal((await desk.get(`/v1/applications/${receiptNumber}`)).status, 404)
  const again = await relative.post('/v1/applications', ask, { key: 'relative-0001' })
  t.match(again, { status: 202, body: { receiptNumber }, headers: { 'idempotency-replayed': 'true' } })
  t.equal((await world.rows('select 1 from applications')).length, 1)
})

t.test('another person without her consent is heard too: it is a lead, never refused', async (t) => {
  const answer = await ngo.post('/v1/applications', { ...lead, applicantType: 'other', urgent: true })
  t.equal(answer.status, 202)
  const [row] = await world.rows<{ state: string; id: string }>(
    "select id, state from applications where applicant_type = 'other'",
  )
  t.equal(row?.state, 'lead')
  const tasks = await world.rows('select what from tasks where resource_id = $1', [row?.id])
  t.match(tasks, [{ what: 'reach_her_at_once' }])
})

t.test('nothing starts before her own word, and the NGO that asked hears nothing of it', async (t) => {
  await ngo.post('/v1/applications', lead)
  const { body } = await desk.get('/v1/applications?state=lead')
  const [filed] = body.items.filter((row: { applicantType: string }) => row.applicantType === 'ngo')
  const one = await desk.get(`/v1/applications/${filed.id}`)
  const etag = { ifMatch: String(one.headers['etag']) }
  t.match(await desk.post(`/v1/applications/${filed.id}/registration`, {}, etag), {
    status: 422,
    body: { code: 'consent_required' },
  })
  t.match(await ngo.get(`/v1/applications/${filed.id}`), { status: 403, body: { code: 'role_not_allowed' } })
})

t.test('who applies for another is kept in the vault and in no column', async (t) => {
  await ngo.post('/v1/applications', { ...lead, applicant: { name: 'Canaryname', phone: '050 111 22 33' } })
  const rows = await world.rows('select a::text as row from applications a union all select v::text from victims v')
  t.notMatch(JSON.stringify(rows), /Canary|050 111/)
  t.notMatch(world.logs.join(''), /Canary|050 111/)
})

t.test(
  'a caller from outside names an existing DOST center and says nothing that only the desk can know',
  async (t) => {
    const wrong = (pointer: string, code: string) => ({
      status: 422,
      body: { code: 'validation_failed', errors: [{ pointer, code }] },
    })
    const { dostCenterId: _, ...nowhere } = lead
    t.match(await ngo.post('/v1/applications', nowhere), wrong('/dostCenterId', 'missing'))
    t.match(await ngo.post('/v1/applications', { ...lead, dostCenterId: never }), wrong('/dostCenterId', 'not_in_list'))
    const police = world.orgId('police-baku')
    t.match(
      await ngo.post('/v1/applications', { ...lead, dostCenterId: police }),
      wrong('/dostCenterId', 'not_in_list'),
    )
    t.match(await ngo.post('/v1/applications', { ...lead, victimId: never }), wrong('/victimId', 'not_for_this_caller'))
  },
)

t.test('a citizen reads the state of her own application only once her key worker has opened it', async (t) => {
  const own = { applicantType: 'self', channel: 'portal', dostCenterId }
  const { body: receipt, status } = await citizen.post('/v1/applications', own, { key: 'citizen-0001' })
  t.equal(status, 202)
  const path = `/v1/applications/${receipt.receiptNumber}`
  const shut = await citizen.get(path)
  t.equal(shut.status, 404)
  t.equal(shut.text, (await citizen.get(`/v1/applications/${never}`)).text)
  t.equal((await desk.get(path)).body.state, 'lead')
  t.match(await citizen.post('/v1/applications', own, { key: 'citizen-0001' }), { status: 202, body: receipt })

  await world.rows('update victims set portal_access = true where citizen_key is not null')
  t.same((await citizen.get(path)).body, { id: receipt.receiptNumber, status: 'received' })
  const other = world.as('portal_user', 'portal', { sub: 'citizen-2', act: 'portal-client' })
  t.equal((await other.get(path)).text, shut.text, 'another citizen')
  t.equal((await world.as('portal_user', 'portal').get(path)).text, shut.text, 'the portal speaking for itself')
  t.equal((await citizen.get('/v1/applications')).status, 403)
  await desk.post(`${path}/withdrawal`, undefined)
  t.same((await citizen.get(path)).body, { id: receipt.receiptNumber, status: 'closed' })
})

t.test('every look from outside leaves the same trace, whatever was found', async (t) => {
  const count = async () => (await world.rows('select 1 from attempts')).length
  const before = await count()
  await citizen.get(`/v1/applications/${never}`)
  t.equal(await count(), before + 1)
})

t.test('the call center opens a lead at a DOST center and reads nothing of it afterwards', async (t) => {
  const line = world.as('call_center_operator', 'call-center')
  const { body: call } = await line.post('/v1/helpline-calls', { regime: 'thb', urgent: true, language: 'ru' })
  const opened = await line.post(`/v1/helpline-calls/${call.id}/intake`, { dostCenterId })
  t.match(opened, { status: 200, body: { outcome: 'lead_opened', applicationId: null } })
  t.match(await line.post(`/v1/helpline-calls/${call.id}/intake`, { dostCenterId }), { status: 409 })
  const [row] = await world.rows<{ id: string }>("select id from applications where channel = 'helpline'")
  const stored = await desk.get(`/v1/applications/${row?.id}`)
  t.match(stored.body, { state: 'lead', urgent: true, advisedRoute: 'thb_center', applicantType: 'other' })
  t.notMatch(JSON.stringify(opened.body), new RegExp(String(row?.id)))
})

t.test('a call to a center opens a lead in that center itself', async (t) => {
  const duty = world.as('duty_officer', 'dv-center-baku')
  const { body: call } = await duty.post('/v1/helpline-calls', { regime: 'dv' })
  t.match(await duty.post(`/v1/helpline-calls/${call.id}/intake`, { dostCenterId }), { status: 422 })
  const { body } = await duty.post(`/v1/helpline-calls/${call.id}/intake`, {})
  const opened = await duty.get(`/v1/applications/${body.applicationId}`)
  t.match(opened.body, { state: 'lead', channel: 'helpline' })
  const etag = { ifMatch: String(opened.headers['etag']) }
  const closed = await duty.post(
    `/v1/applications/${body.applicationId}/closure`,
    { outcome: 'direct_admission' },
    etag,
  )
  t.match(closed.body, { state: 'closed', outcome: 'direct_admission' })
})

t.test('signs of trafficking told with a lead mark the trafficking case that is open already', async (t) => {
  const { body: victim } = await desk.post('/v1/victims', {})
  const worker = world.as('case_worker', 'dost-baku')
  const { body: known } = await worker.post('/v1/cases', { victimId: victim.id, regime: 'thb', source: 'self' })
  const filed = await desk.post('/v1/applications', {
    applicantType: 'self',
    channel: 'in_person',
    victimId: victim.id,
    traffickingSigns: true,
  })
  t.match(filed.body, { advisedRoute: 'thb_center' })
  t.match((await worker.get(`/v1/cases/${known.id}`)).body, { thbStatus: 'suspected' })
  const duty = world.as('duty_officer', 'dv-center-baku')
  const { body: call } = await duty.post('/v1/helpline-calls', { regime: 'dv' })
  const { body } = await duty.post(`/v1/helpline-calls/${call.id}/intake`, { traffickingSigns: true })
  t.match((await duty.get(`/v1/applications/${body.applicationId}`)).body, { advisedRoute: 'thb_center' })
})

t.test('a portal cannot tell from the work done whether the citizen is known to the center', async (t) => {
  const statements: string[] = []
  const watched = new WeakSet<object>()
  world.deps.db.pool.on('acquire', (client) => {
    if (watched.has(client)) return
    watched.add(client)
    const { query } = client
    Object.assign(client, {
      query: (...asked: unknown[]) => {
        const [first] = asked as [string | { text: string }]
        statements.push(typeof first === 'string' ? first : first.text)
        return Reflect.apply(query, client, asked)
      },
    })
  })
  const own = {
    applicantType: 'self',
    channel: 'portal',
    dostCenterId,
    traffickingSigns: true,
    account: 'He holds my passport.',
    victim: { identity: { givenName: 'Nigar' } },
  }
  const work = async (sub: string) => {
    statements.length = 0
    const answer = await world.as('portal_user', 'portal', { sub, act: 'portal-client' }).post('/v1/applications', own)
    t.equal(answer.status, 202)
    const [last] = await world.rows<{ victim_ids: string[] }>(
      "select victim_ids from audit_events where action = 'application:lead' and center_id = $1 order by ctid desc limit 1",
      [dostCenterId],
    )
    t.equal(last?.victim_ids.length, 1, 'the trail names one person')
    return statements.map((text) => text.replace(/^(release|rollback to) savepoint/, 'end of savepoint'))
  }
  const first = await work('never-seen')
  const second = await work('never-seen')
  t.ok(first.length > 15)
  t.same(second, first)
  const persons = await world.rows(
    'select 1 from victims v where citizen_key is not null and recorded_by = citizen_key',
  )
  const leads = await world.rows<{ victims: number; leads: number }>(
    `select count(distinct v.id)::int as victims, count(*)::int as leads from applications a
     join victims v on v.id = a.victim_id where v.citizen_key is not null group by v.citizen_key order by 2 desc limit 1`,
  )
  t.ok(persons.length > 0)
  t.match(leads, [{ victims: 1, leads: 2 }], 'both leads are of one person')
})

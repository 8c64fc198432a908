import t from 'tap'
import { placementExpect } from '../../src/jobs/placement-expect.ts'
import { type Answer, createWorld } from '../world.ts'

const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const desk = world.as('front_office_operator', 'dost-baku')
const agency = world.as('agency_officer', 'sxa')
const receiving = world.orgId('dv-center-ganja')
const consent = {
  purpose: 'services',
  decision: 'given',
  grantor: 'self',
  method: 'written',
  language: 'az',
  interpreterUsed: false,
  textVersion: '1',
}
const seen = (answer: Answer) => ({ ifMatch: String(answer.headers['etag']) })
const victim = {
  sex: 'female',
  birthOn: '1987-06-05',
  ageBasis: 'document',
  language: 'ru',
  identity: { givenName: 'Canarygul', documentNo: 'AZE7654321', phone: '0507654321' },
}

async function registered() {
  const filed = await desk.post('/v1/applications', {
    applicantType: 'self',
    channel: 'in_person',
    victim,
    consents: [consent],
  })
  return desk.post(`/v1/applications/${filed.body.id}/registration`, {}, seen(filed))
}
const ask = (application: Answer, body: object = {}) =>
  desk.post(`/v1/applications/${application.body.id}/placement-request`, body, seen(application))
async function sent(body: object = {}) {
  const application = await ask(await registered(), body)
  return { application, path: `/v1/placement-requests/${application.body.placementRequest.id}` }
}
async function proposed(centerId = receiving, body: object = {}) {
  const { application, path } = await sent(body)
  const answer = await agency.post(`${path}/proposal`, { centerId }, seen(await agency.get(path)))
  return { application, path, answer }
}
const asking = { purpose: 'interview' }
const jobs = () =>
  world.rows<{ data: { centerId: string; id: string } }>(
    "select data from pgboss.job where name = 'placement.expect' order by created_on",
  )

t.test('a field beyond the list is refused before anything leaves', async (t) => {
  const application = await registered()
  for (const field of ['name', 'fin', 'birthDate', 'address', 'phone', 'notes', 'fee']) {
    t.match(
      await ask(application, { sex: 'female', [field]: 'x' }),
      {
        status: 422,
        body: {
          code: 'scope_exceeds_consent',
          ruleId: 'SVC-PLACE-01',
          errors: [{ pointer: `/${field}`, code: 'unknown_field' }],
        },
      },
      field,
    )
  }
  t.same(await world.rows('select 1 from placement_requests'), [])
  t.match(await ask(application, { sex: 'female' }), { status: 200, body: { state: 'sent_to_agency' } })
})

t.test('the agency reads the listed fields: no name, no birth date, no application, no hour', async (t) => {
  const { application, path } = await sent({ childrenAgeBands: ['under_3', '7_to_9'], needs: ['infant_care'] })
  const read = await agency.get(path)
  t.match(read.body, {
    state: 'received',
    sex: 'female',
    ageBand: 'adult',
    childrenCount: 2,
    childrenAgeBands: ['under_3', '7_to_9'],
    language: 'ru',
    risk: 'high',
    sentOn: '2026-03-02',
  })
  const list = await agency.get('/v1/placement-requests')
  const [event] = await world.rows('select * from events order by position desc limit 1')
  t.match(event, { recipient_id: world.orgId('sxa'), type: 'placement_request.received', link: path })
  const hidden = [application.body.id, application.body.victimId, application.body.caseId, world.orgId('dost-baku')]
  for (const text of [read.text, list.text]) {
    for (const id of hidden) t.notMatch(text, new RegExp(id))
    t.notMatch(text, /1987|Canary|7654321|T\d\d:/)
  }
  t.notMatch(JSON.stringify({ ...event, sender_id: null }), new RegExp(hidden.slice(0, 3).join('|')))
  t.match(await agency.get(`/v1/applications/${application.body.id}`), { status: 403 })
  t.equal((await agency.get('/v1/placement-requests/00000000000000000000000000')).status, 404)
})

t.test('the requesting center reads its own requests, another one reads none', async (t) => {
  const { application, path } = await sent()
  t.match((await desk.get(path)).body, { applicationId: application.body.id })
  const other = world.as('front_office_operator', 'dost-regional')
  t.equal((await other.get(path)).status, 404)
  t.same((await other.get('/v1/placement-requests')).body.items, [])
})

t.test('a request for a sealed person, and the task on its proposal, are seen like her', async (t) => {
  const { application, path } = await proposed()
  const manager = world.as('center_manager', 'dost-baku')
  const { victimId } = application.body
  const tasks = async (who: typeof desk) => (await who.get(`/v1/tasks?limit=200&victimId=${victimId}`)).text
  t.match(await tasks(desk), /ask_her_about_the_place/)
  const reference = path.split('/').at(-1) ?? ''
  t.match((await desk.get('/v1/placement-requests')).text, new RegExp(reference))
  await manager.post(`/v1/victims/${victimId}/seal`, { askedBy: 'herself' })
  t.notMatch((await desk.get('/v1/placement-requests')).text, new RegExp(reference))
  t.notMatch((await desk.get('/v1/tasks?limit=200')).text, new RegExp(victimId))
  t.notMatch(await tasks(desk), /ask_her_about_the_place/)
  t.match((await manager.get('/v1/placement-requests')).text, new RegExp(reference))
  t.match(await tasks(manager), /ask_her_about_the_place/)
  t.match((await agency.get('/v1/placement-requests')).text, new RegExp(reference), 'the agency looks on')
  const told = await world.rows(
    "select 1 from audit_events where route = 'GET /v1/placement-requests' and victim_ids @> array[$1::uuid]",
    [victimId],
  )
  t.ok(told.length >= 2, 'a list that held her is in her trail')
})

t.test('a non-state center is proposed only while it is accredited that day', async (t) => {
  const ngo = world.orgId('ngo-shelter')
  t.match((await proposed(ngo)).answer, { status: 200, body: { state: 'proposed', proposedOn: '2026-03-02' } })
  await world.rows("update organizations set accredited_until = '2026-03-02' where id = $1", [ngo])
  t.equal((await proposed(ngo)).answer.status, 200, 'the last day counts')
  await world.rows("update organizations set accredited_until = '2026-03-01' where id = $1", [ngo])
  t.match((await proposed(ngo)).answer, { status: 422, body: { code: 'not_accredited', ruleId: 'DV-ACCR-01' } })
})

t.test('a proposal is for a center, by offer or by name, and by the agency alone', async (t) => {
  const { path } = await sent()
  const version = seen(await agency.get(path))
  const wrong = { status: 422, body: { code: 'validation_failed' } }
  t.match(await agency.post(`${path}/proposal`, {}, version), wrong)
  t.match(await agency.post(`${path}/proposal`, { centerId: world.orgId('police-baku') }, version), wrong)
  t.match(await agency.post(`${path}/proposal`, { offerReference: '0'.repeat(26) }, version), wrong)
  t.match(await agency.post(`${path}/proposal`, { centerId: receiving }), { status: 428 })
  t.match(await desk.post(`${path}/proposal`, { centerId: receiving }, version), { status: 403 })
  const offer = 'ABCDEFGHJKMNPQRSTVWXYZ0123'
  const other = await sent()
  await world.rows(
    `insert into availability_offers (center_id, id, recipient_id, reference, request_reference, seen_at, expires_at,
       recorded_at) values ($1, gen_random_uuid(), $2, $3, $4, '2026-03-02', '2026-03-03', '2026-03-02')`,
    [receiving, world.orgId('sxa'), offer, path.split('/').at(-1)],
  )
  const stray = await agency.post(
    `${other.path}/proposal`,
    { offerReference: offer },
    seen(await agency.get(other.path)),
  )
  t.match(stray, wrong, 'an offer is good for its own request')
  const answer = await agency.post(`${path}/proposal`, { offerReference: offer }, version)
  t.match(answer, { status: 200, body: { state: 'proposed' } })
  t.notMatch(answer.text, new RegExp(receiving))
  t.match((await desk.get(`${path}/proposal`, asking)).body, { centerId: receiving, proposedOn: '2026-03-02' })
})

t.test('a proposal that is refused stands in the ledger of her whose request it is', async (t) => {
  const { application, path } = await sent()
  const named = async () =>
    (
      await world.rows<{ n: number }>(
        `select count(*)::integer as n from audit_events
         where route like '%/proposal' and outcome <> 'ok' and victim_ids @> array[$1::uuid]`,
        [application.body.victimId],
      )
    )[0]?.n
  const centerId = receiving
  t.match(await agency.post(`${path}/proposal`, { centerId }, { ifMatch: '"v99"' }), { status: 412 })
  t.equal(await named(), 1, 'a version that is past')
  const first = await agency.post(`${path}/proposal`, { centerId }, seen(await agency.get(path)))
  t.equal(first.status, 200)
  await agency.post(`${path}/proposal`, { centerId }, seen(first))
  t.equal(await named(), 2, 'a second proposal')
})

t.test(
  'which center she is asked about is read by whoever asks her and by her key worker, and by no other desk',
  async (t) => {
    const { application, path } = await proposed()
    const colleague = world.as('front_office_operator', 'dost-baku', { sub: 'a-colleague' })
    const manager = world.as('center_manager', 'dost-baku')
    const where = (who: typeof desk, purpose = 'interview') => who.get(`${path}/proposal`, { purpose })
    for (const who of [desk, colleague, manager]) {
      t.notMatch((await who.get(path)).text + (await who.get('/v1/placement-requests')).text, new RegExp(receiving))
    }
    t.match(await where(desk), { status: 200, body: { centerId: receiving } })
    t.match(await where(desk, 'payment'), { status: 422, body: { code: 'purpose_required' } })
    t.match(await desk.get(`${path}/proposal`), { status: 422, body: { code: 'purpose_required' } })
    for (const who of [colleague, manager])
      t.match(await where(who), { status: 403, body: { code: 'role_not_allowed' } })
    const her = `/v1/victims/${application.body.victimId}`
    await manager.put(`${her}/key-worker`, { user: 'a-colleague' }, seen(await manager.get(her)))
    t.match(await where(colleague), { status: 200, body: { centerId: receiving } }, 'now she leads her')
    await desk.post(`${path}/acceptance`, {}, seen(await desk.get(path)))
    for (const who of [desk, colleague]) t.equal((await where(who, 'emergency')).status, 404, 'she has answered')
    const read = await world.rows(
      `select purpose from audit_events where resource_kind = 'placement_proposal' and outcome = 'ok'
       and victim_ids @> array[$1::uuid]`,
      [application.body.victimId],
    )
    t.same(read, [{ purpose: 'interview' }, { purpose: 'interview' }])
  },
)

t.test('nobody is left without an answer: a colleague reads it in an emergency, and management is told', async (t) => {
  const { application, path } = await proposed()
  const colleague = world.as('front_office_operator', 'dost-baku', { sub: 'at-night' })
  const told = () =>
    world.rows(
      "select 1 from tasks where what = 'review_emergency_access' and role = 'center_manager' and victim_id = $1",
      [application.body.victimId],
    )
  t.equal((await desk.get(`${path}/proposal`, { purpose: 'emergency' })).status, 200)
  t.equal((await told()).length, 0, 'whoever asks her may read it anyway')
  const read = await colleague.get(`${path}/proposal`, { purpose: 'emergency' })
  t.match(read, { status: 200, body: { centerId: receiving } })
  t.equal((await told()).length, 1)
})

/** Hers first, then the youngest child's. */
const bornOf = (requestId: string) =>
  world.rows<{ id: string; basis: string; reference: string }>(
    `select p.id, p.basis, p.placement_request_reference as reference from placements p
     join placements q on q.center_id = p.center_id and q.id in (p.id, p.companion_of_placement_id)
     where p.center_id = $1 and q.born_of_request = $2 order by p.basis desc, p.age_band desc`,
    [receiving, requestId],
  )

t.test(
  'her yes is taken from any colleague, and management looks at it; her no only from whoever asks her',
  async (t) => {
    const colleague = world.as('front_office_operator', 'dost-baku', { sub: 'at-night' })
    const answers = async (path: string, act: string, who = colleague) =>
      who.post(`${path}/${act}`, act === 'decline' ? { reason: 'changed_her_mind' } : {}, seen(await who.get(path)))
    const looked = (victimId: string) =>
      world.rows("select role from tasks where what = 'review_answer_by_colleague' and victim_id = $1", [victimId])
    const first = await proposed()
    t.match(await answers(first.path, 'decline'), { status: 403, body: { code: 'role_not_allowed' } })
    t.equal((await answers(first.path, 'acceptance')).status, 200)
    t.same(await looked(first.application.body.victimId), [{ role: 'center_manager' }])
    const second = await proposed()
    t.equal((await answers(second.path, 'acceptance', desk)).status, 200)
    t.same(await looked(second.application.body.victimId), [])
    const third = await proposed()
    t.equal((await answers(third.path, 'decline', desk)).status, 200)
  },
)

t.test('her yes makes the receiving center expect her, once, and nothing flows back', async (t) => {
  const { application, path } = await proposed()
  const before = (await jobs()).length
  const yes = await desk.post(`${path}/acceptance`, {}, seen(await desk.get(path)))
  t.match(yes, { status: 200, body: { state: 'accepted' } })
  t.match((await desk.get(`/v1/applications/${application.body.id}`)).body, { state: 'placed', outcome: 'placed' })
  const [job, ...more] = (await jobs()).slice(before)
  t.same(more, [])
  if (job === undefined) throw new Error('no job was enqueued')
  await Promise.all([placementExpect(world.deps, job.data), placementExpect(world.deps, job.data)])
  const expected = await world.rows<{ row: string }>(
    `select p.state, p.basis, v.birth_on, v.language, c.source, v.id::text as row from placements p
     join victims v on v.center_id = p.center_id and v.id = p.victim_id
     join cases c on c.center_id = p.center_id and c.id = p.case_id where p.center_id = $1`,
    [receiving],
  )
  t.match(expected, [
    { state: 'requested', basis: 'agency_placement', birth_on: null, language: 'ru', source: 'agency' },
  ])
  t.equal(expected.length, 1)
  t.not(expected[0]?.row, application.body.victimId)
  const worker = world.as('case_worker', 'dv-center-ganja')
  t.match((await worker.get(`/v1/victims/${expected[0]?.row}`)).body, { hasIdentity: false, sex: 'female' })
  t.match((await desk.get(`/v1/applications/${application.body.id}`)).body, { state: 'placed' })
})

t.test(
  'each child who comes along is expected by a row of its own, with her, and nothing but an age band',
  async (t) => {
    const { path } = await proposed(receiving, { childrenAgeBands: ['under_3', '10_to_17'] })
    const before = (await jobs()).length
    await desk.post(`${path}/acceptance`, {}, seen(await desk.get(path)))
    const job = (await jobs())[before]
    if (job === undefined) throw new Error('no job was enqueued')
    await Promise.all([placementExpect(world.deps, job.data), placementExpect(world.deps, job.data)])
    const expected = await bornOf(job.data.id)
    t.same(
      expected.map((row) => row.basis),
      ['agency_placement', 'accompanying_child', 'accompanying_child'],
    )
    const [mother, ...children] = expected
    const worker = world.as('case_worker', 'dv-center-ganja')
    t.match((await worker.get(`/v1/placements/${mother?.id}`)).body, { ageBand: 'adult', companionOfPlacementId: null })
    for (const [n, ageBand] of ['under_3', '10_to_17'].entries()) {
      const { body } = await worker.get(`/v1/placements/${children[n]?.id}`)
      t.match(body, { state: 'requested', ageBand, companionOfPlacementId: mother?.id, childRole: null })
      const child = { hasIdentity: false, sex: 'unknown', birthOn: null, presumedChild: true, child: true, needs: [] }
      t.match((await worker.get(`/v1/victims/${body.victimId}`)).body, child)
      const came = await worker.post(`/v1/placements/${body.id}/arrival`)
      t.match(came.body, { childRole: 'unknown', lastDay: '2026-06-02' }, 'three months, like every child')
    }
  },
)

t.test(
  'a row that staff of the house type by her reference before she answers takes neither her place nor her child’s',
  async (t) => {
    const arrivesAfter = async (typed: boolean) => {
      const { path } = await proposed(receiving, { childrenAgeBands: ['7_to_9'] })
      const placementRequestReference = path.split('/').at(-1)
      const worker = world.as('case_worker', 'dv-center-ganja')
      if (typed) {
        const row = { victim: {}, basis: 'agency_placement', placementRequestReference }
        t.equal((await worker.post('/v1/placements', row)).status, 201)
      }
      const before = (await jobs()).length
      await desk.post(`${path}/acceptance`, {}, seen(await desk.get(path)))
      const job = (await jobs())[before]
      if (job === undefined) throw new Error('no job was enqueued')
      await Promise.all([placementExpect(world.deps, job.data), placementExpect(world.deps, job.data)])
      const born = await bornOf(job.data.id)
      const [{ n: doubles } = { n: 0 }] = await world.rows<{ n: number }>(
        `select count(*)::integer as n from tasks where center_id = $1 and what = 'look_at_double_placement'
           and role = 'center_manager' and resource_id =
             (select q.id from placements q where q.center_id = $1 and q.born_of_request = $2)`,
        [receiving, job.data.id],
      )
      return { born: born.map(({ basis }) => basis), doubles }
    }
    const both = ['agency_placement', 'accompanying_child']
    t.same(await arrivesAfter(false), { born: both, doubles: 0 })
    t.same(await arrivesAfter(true), { born: both, doubles: 1 })
  },
)

t.test('the house knows a family by one reference of its own, which neither the desk nor the agency has', async (t) => {
  const { application, path } = await proposed(receiving, { childrenAgeBands: ['7_to_9'] })
  const before = (await jobs()).length
  await desk.post(`${path}/acceptance`, {}, seen(await desk.get(path)))
  const job = (await jobs())[before]
  if (job === undefined) throw new Error('no job was enqueued')
  await placementExpect(world.deps, job.data)
  const worker = world.as('case_worker', 'dv-center-ganja')
  const rows = await Promise.all((await bornOf(job.data.id)).map(({ id }) => worker.get(`/v1/placements/${id}`)))
  t.equal(rows.length, 2)
  const [reference, ...others] = new Set(rows.map(({ body }) => body.placementRequestReference))
  t.match(reference, /^[0-9A-Z]{26}$/)
  t.same(others, [])
  const requested = path.split('/').at(-1) ?? ''
  t.not(reference, requested)
  for (const { text } of rows) {
    for (const known of [requested, job.data.id, application.body.id]) t.notMatch(text, new RegExp(known))
  }
  for (const who of [desk, agency]) t.notMatch((await who.get(path)).text, new RegExp(reference))
})

t.test('her no opens the request again, with a task and without a second question', async (t) => {
  const { application, path } = await proposed()
  const no = await desk.post(`${path}/decline`, { reason: 'too_near_the_danger' }, seen(await desk.get(path)))
  t.match(no.body, { state: 'received', declineReason: 'too_near_the_danger' })
  t.match(await desk.post(`${path}/decline`, { reason: 'because' }, seen(no)), { status: 422 })
  t.match(await desk.post(`${path}/acceptance`, {}, seen(no)), { status: 409 })
  const tasks = await world.rows("select what from tasks where resource_id = $1 and what like 'follow_up%'", [
    application.body.id,
  ])
  t.equal(tasks.length, 1)
})

t.test('when she withdraws the agency stops looking', async (t) => {
  const { application, path } = await sent()
  await desk.post(`/v1/applications/${application.body.id}/withdrawal`, undefined)
  t.match((await agency.get(path)).body, { state: 'withdrawn' })
})

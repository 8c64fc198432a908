/** An application from lead to closure, in one world that each act finds as the last left it (hence its length). */
import t from 'tap'
import { type Answer, createWorld } from '../world.ts'

/** Friday 7 March 2025, 16:40 in Baku: the vector of SVC-SLA-01. */
const friday = '2025-03-07T12:40:00Z'
const world = await createWorld({ now: friday })
const desk = world.as('front_office_operator', 'dost-baku')
const lawyer = world.as('lawyer', 'dost-baku')
const psychologist = world.as('psychologist', 'dost-baku')
const manager = world.as('center_manager', 'dost-baku')
const dostCenterId = world.orgId('dost-baku')
const never = '9b0f3f3e-58a7-4f0e-9f0e-0d1f5b1f0a11'

const services = {
  purpose: 'services',
  decision: 'given',
  grantor: 'self',
  method: 'oral_witnessed',
  language: 'az',
  interpreterUsed: false,
  textVersion: '1',
}
const seen = (answer: Answer) => ({ ifMatch: String(answer.headers['etag']) })
const path = (answer: Answer, act = '') => `/v1/applications/${answer.body.id}${act === '' ? '' : `/${act}`}`
const file = (body: object = {}) =>
  desk.post('/v1/applications', { applicantType: 'self', channel: 'in_person', consents: [services], ...body })
const register = async (filed: Answer) => desk.post(path(filed, 'registration'), {}, seen(filed))
const registered = async (body: object = {}) => register(await file(body))
const talk = { needsRehabilitation: true, aloneWithHer: true }
const tasksOf = async (id: string) =>
  (
    await world.rows<{ what: string }>(
      'select what from tasks where resource_id = $1 and done_at is null order by what',
      [id],
    )
  ).map((task) => task.what)

t.test('one call carries person, papers, ticket and consent, and the whole of it is stored', async (t) => {
  const { body: ticket } = await desk.post('/v1/queue-tickets', { occurredAt: '2025-03-07T12:20:00Z' })
  const filed = await file({
    ticketId: ticket.id,
    victim: { sex: 'female', identity: { givenName: 'Canarygul' } },
    account: 'Canarystory',
    documents: [{ kind: 'identity', status: 'withheld_for_safety' }],
  })
  t.match(filed, {
    status: 201,
    body: {
      state: 'lead',
      serviceId: '09-03-00-00',
      advisedRoute: 'dost_service',
      clocks: { ticketAt: '2025-03-07T12:20:00.000Z', servedAt: '2025-03-07T12:40:00.000Z', registeredAt: null },
      documents: [{ kind: 'identity', status: 'withheld_for_safety' }],
    },
  })
  t.notMatch(filed.text, /Canary/)
  t.match((await desk.get(`/v1/queue-tickets/${ticket.id}`)).body, { state: 'served' })
  const told = await desk.get(path(filed, 'texts'), { purpose: 'interview' })
  t.match(told.body, { account: 'Canarystory', applicant: null })
  t.match(await desk.get(path(filed, 'texts')), { status: 422, body: { code: 'purpose_required' } })
})

t.test('she is heard although a consent in the call cannot stand; it opens nothing and is taken anew', async (t) => {
  const grown = { birthOn: '1990-01-01', ageBasis: 'document' }
  const anotherForAnAdult = { ...services, grantor: 'legal_representative' }
  const documents = [{ kind: 'identity', status: 'provided' }]
  const consentsOf = async ({ body }: Answer) =>
    (await desk.get(`/v1/consents?victimId=${body.victimId}`)).body.items.map((c: { state: string }) => c.state)
  const heard = await file({ victim: grown, documents, consents: [anotherForAnAdult] })
  t.match(heard, { status: 201, body: { state: 'lead', documents } })
  t.same(await consentsOf(heard), [], 'nothing is stored that could open anything later')
  t.ok((await tasksOf(heard.body.id)).includes('take_consent_anew'))
  const why = await desk.get(`/v1/decisions/${heard.headers['decision-id']}`)
  t.match(why.body, { allowed: false, code: 'grantor_not_valid', subject: { kind: 'consent' } })
  t.match(await register(heard), { status: 422, body: { code: 'consent_required' } })
  const own = await file({ victim: grown, documents, consents: [services] })
  t.same(await consentsOf(own), ['given'])
  t.notOk((await tasksOf(own.body.id)).includes('take_consent_anew'))
})

t.test('one consent that cannot stand takes none of the others with it, whatever is wrong with it', async (t) => {
  const disclosure = {
    ...services,
    purpose: 'disclosure',
    recipientId: world.orgId('police-baku'),
    scopes: ['existence'],
  }
  const wrong = [
    { ...disclosure, disclosurePurpose: 'legal_proceedings' },
    { ...services, textVersion: 'never printed' },
    { ...services, occurredAt: '2099-01-01T00:00:00Z' },
  ]
  for (const consent of wrong) {
    const filed = await file({ consents: [consent, services] })
    t.equal(filed.status, 201, filed.text)
    const { items } = (await desk.get(`/v1/consents?victimId=${filed.body.victimId}`)).body
    t.match(items, [{ purpose: 'services', state: 'given' }])
    t.equal(items.length, 1)
    t.same((await tasksOf(filed.body.id)).filter((what) => what === 'take_consent_anew').length, 1)
  }
})

t.test('a ticket that never was is absent, and nothing is stored', async (t) => {
  const count = async () => (await world.rows('select 1 from victims')).length
  const before = await count()
  t.equal((await file({ ticketId: never })).status, 404)
  t.equal(await count(), before)
})

t.test('registered on Friday at 16:40 it is due on Saturday at 16:40, holiday or not', async (t) => {
  const answer = await registered()
  t.match(answer.body, {
    state: 'registered',
    clocks: {
      registeredAt: '2025-03-07T12:40:00.000Z',
      dueAt: '2025-03-08T12:40:00.000Z',
      legalEndAt: '2025-03-08T20:00:00.000Z',
      frontDueAt: '2025-03-07T13:40:00.000Z',
      breached: false,
    },
  })
  world.setNow('2025-03-08T12:40:00.001Z')
  t.match((await desk.get(path(answer))).body.clocks, { breached: true, legalEndBreached: false, frontBreached: true })
  t.equal((await desk.post(path(answer, 'closure'), { outcome: 'services_only' }, seen(answer))).status, 200)
  world.setNow(friday)
})

t.test('without her own word the service does not start; with it, it does', async (t) => {
  const silent = await file({ consents: [] })
  const preview = silent.body.actions.find((a: { action: string }) => a.action === 'registration')
  t.match(preview, { allowed: false, code: 'consent_required', ruleId: 'SVC-APPL-01' })
  t.match(await register(silent), { status: 422, body: { code: 'consent_required', ruleId: 'SVC-APPL-01' } })
  t.match(await registered(), { status: 200, body: { state: 'registered' } })
})

t.test('for a child the service starts with the consent of whoever may speak for the child', async (t) => {
  const child = { birthOn: '2012-01-01', ageBasis: 'document' }
  const filed = await file({ victim: child, consents: [] })
  t.match(await register(filed), { status: 422, body: { code: 'consent_required' } })
  const guardian = {
    ...services,
    grantor: 'guardianship_authority',
    organizationId: world.orgId('guardianship-baku'),
  }
  t.match(await registered({ victim: child, consents: [guardian] }), { status: 200 })
})

t.test('registration needs the version that was seen, and happens once', async (t) => {
  const filed = await file()
  t.match(await desk.post(path(filed, 'registration')), { status: 428 })
  t.match(await desk.post(path(filed, 'registration'), {}, { ifMatch: '"v9"' }), { status: 412 })
  const done = await register(filed)
  t.match(await register(done), { status: 409, body: { code: 'state_conflict' } })
})

t.test('both talks and the assessment stop the clock of the front office', async (t) => {
  const answer = await registered()
  const { id } = answer.body
  t.same(await tasksOf(id), [
    'interview_by_lawyer',
    'interview_by_psychologist',
    'obtain_document_dv_act',
    'obtain_document_identity',
  ])
  const one = await lawyer.post(path(answer, 'interviews'), { ...talk, profession: 'lawyer', text: 'Canarywords' })
  t.match(one.body, { state: 'registered', interviews: [{ profession: 'lawyer', breach: [] }] })
  t.notMatch(one.text, /Canary/)
  const two = await psychologist.post(path(answer, 'interviews'), { ...talk, profession: 'psychologist' })
  t.match(two.body, { state: 'interviewed', clocks: { frontDoneAt: null } })
  world.setNow('2025-03-07T13:30:00Z')
  const three = await desk.put(
    path(answer, 'needs-assessment'),
    { needsRehabilitation: true, needs: ['legal', 'housing'], risk: 'high' },
    seen(two),
  )
  t.match(three.body, {
    state: 'assessed',
    needsAssessment: { risk: 'high' },
    clocks: { frontDoneAt: '2025-03-07T13:30:00.000Z', frontBreached: false },
  })
  t.notOk((await tasksOf(id)).some((what) => what.startsWith('interview')))
  t.match((await lawyer.get(path(answer, 'texts'), { purpose: 'legal_aid' })).body.interviews, [
    { text: 'Canarywords' },
  ])
  t.same((await psychologist.get(path(answer, 'texts'), { purpose: 'legal_aid' })).body.interviews, [])
  world.setNow(friday)
})

t.test(
  'a talk that was held before she agreed is kept and flagged; a lawyer does not sign for a psychologist',
  async (t) => {
    const filed = await file({ consents: [] })
    const held = await lawyer.post(path(filed, 'interviews'), { ...talk, aloneWithHer: false, profession: 'lawyer' })
    t.match(held.body, { state: 'lead', interviews: [{ breach: ['SVC-APPL-01', 'SVC-INT-01'] }] })
    t.match(await lawyer.post(path(filed, 'interviews'), { ...talk, profession: 'psychologist' }), {
      status: 403,
      body: { code: 'role_not_allowed' },
    })
  },
)

t.test('a missing paper is work for staff and never stands in her way', async (t) => {
  const answer = await registered({ documents: [{ kind: 'identity', status: 'provided' }] })
  t.ok((await tasksOf(answer.body.id)).includes('obtain_document_dv_act'))
  const missing = await desk.put(path(answer, 'documents/dv_act'), { status: 'missing' })
  t.match(missing, { status: 200, body: { state: 'registered' } })
  t.equal((await tasksOf(answer.body.id)).filter((what) => what === 'obtain_document_dv_act').length, 1)
  await desk.put(path(answer, 'documents/dv_act'), { status: 'impossible' })
  t.notOk((await tasksOf(answer.body.id)).includes('obtain_document_dv_act'))
  const sent = await desk.post(path(answer, 'placement-request'), {}, seen(await desk.get(path(answer))))
  t.match(sent, { status: 200, body: { state: 'sent_to_agency' } })
})

t.test('there is one ground of refusal; papers, citizenship, a police report and room are none', async (t) => {
  const answer = await registered()
  const ask = { ground: 'no_legal_basis', reason: 'Canaryreason', appealNoticeGiven: true, suffersDv: false }
  for (const ground of ['missing_documents', 'no_citizenship', 'no_referral', 'no_police_report', 'capacity']) {
    t.match(
      await manager.post(path(answer, 'refusal'), { ...ask, ground }, seen(answer)),
      { status: 422, body: { code: 'refusal_ground_not_allowed', ruleId: 'SVC-REFUSE-01' } },
      ground,
    )
  }
  for (const change of [{ appealNoticeGiven: false }, { reason: ' ' }, { suffersDv: true }, { suffersDv: null }]) {
    t.match(await manager.post(path(answer, 'refusal'), { ...ask, ...change }, seen(answer)), {
      status: 422,
      body: { code: 'refusal_ground_not_allowed' },
    })
  }
  t.equal((await desk.post(path(answer, 'refusal'), ask, seen(answer))).status, 403)
  const refused = await manager.post(path(answer, 'refusal'), ask, seen(answer))
  t.match(refused, { status: 200, body: { state: 'refused', refusalGround: 'no_legal_basis' } })
  t.notMatch(refused.text, /Canary/)
  const weighed = await world.rows(
    "select 1 from decisions where question = 'application.refusal' and subject_id = $1",
    [answer.body.id],
  )
  t.equal(weighed.length, 10, 'each refusal, allowed or not, is on record')
})

t.test(
  'an application of somebody of whom violence is on record is not refused as no matter of violence',
  async (t) => {
    const ask = { ground: 'no_legal_basis', reason: 'None.', appealNoticeGiven: true, suffersDv: false }
    for (const kinds of [[], ['economic']]) {
      const answer = await registered()
      await world.rows(
        'update cases set violence_kinds = $2 where id = (select case_id from applications where id = $1)',
        [answer.body.id, kinds],
      )
      const refused = await manager.post(path(answer, 'refusal'), ask, seen(answer))
      if (kinds.length === 0) t.equal(refused.status, 200)
      else
        t.match(
          refused,
          { status: 422, body: { code: 'refusal_ground_not_allowed', ruleId: 'DV-ADM-01' } },
          kinds.join(),
        )
    }
  },
)

t.test('who is outside the residence groups is shown a way, not the door', async (t) => {
  const foreigner = { citizenshipGroup: 'foreigner', residenceRight: 'temporary' }
  const filed = await file({ victim: foreigner })
  t.equal(filed.body.advisedRoute, 'direct_center_admission')
  t.equal((await file({ victim: { ...foreigner, residenceRight: 'permanent' } })).body.advisedRoute, 'dost_service')
  const routed = await desk.post(path(filed, 'routing'), { route: 'direct_center_admission' }, seen(filed))
  t.match(routed, { status: 200, body: { state: 'routed', route: 'direct_center_admission', outcome: 'routed' } })
  t.same(await tasksOf(filed.body.id), ['accompany_to_direct_center_admission'])
})

t.test('signs of trafficking point to a trafficking center and can never end in a refusal', async (t) => {
  const filed = await file({ traffickingSigns: true })
  t.equal(filed.body.advisedRoute, 'thb_center')
  const ask = { ground: 'no_legal_basis', reason: 'None.', appealNoticeGiven: true, suffersDv: false }
  t.match(await manager.post(path(filed, 'refusal'), ask, seen(filed)), {
    status: 422,
    body: { code: 'refusal_ground_not_allowed', ruleId: 'THB-SUSP-01' },
  })
  const plain = await file()
  t.equal((await manager.post(path(plain, 'refusal'), ask, seen(plain))).status, 200)
})

t.test('the law-enforcement step closes unsent by default and holds nothing up', async (t) => {
  const answer = await registered()
  const closed = await desk.post(path(answer, 'law-enforcement-step'), {}, seen(answer))
  t.match(closed.body, { state: 'registered', lawEnforcement: { outcome: 'not_sent_no_consent' } })
  t.match(await desk.post(path(answer, 'law-enforcement-step'), {}, seen(closed)), { status: 409 })
  t.equal((await world.rows('select 1 from releases')).length, 1, 'only the placement request of another test')
})

t.test('a report that identifies her goes to the one body that she named, and to no other', async (t) => {
  const police = world.orgId('police-baku')
  const disclosure = {
    ...services,
    purpose: 'disclosure',
    recipientId: police,
    disclosurePurpose: 'law_enforcement_step',
    scopes: ['identity'],
    validUntil: '2025-04-01T00:00:00Z',
  }
  const colleague = world.as('front_office_operator', 'dost-baku', { sub: 'a-colleague' })
  const ask = { outcome: 'sent_with_consent', recipientId: police, scopes: ['identity'] }
  const without = await registered()
  t.match(await desk.post(path(without, 'law-enforcement-step'), ask, seen(without)), {
    status: 403,
    body: { code: 'disclosure_forbidden', ruleId: 'SVC-LE-01' },
  })
  const answer = await registered({ consents: [services, disclosure] })
  const step = (change: object, by = colleague) =>
    by.post(path(answer, 'law-enforcement-step'), { ...ask, ...change }, seen(answer))
  t.match(await step({}, desk), { status: 403 }, 'whoever recorded her consent does not send by it alone')
  t.match(await step({ recipientId: world.orgId('prosecutor-baku') }), { status: 403 })
  t.match(await step({ scopes: ['identity', 'medical'] }), { status: 403 })
  t.match(await step({}), { status: 200, body: { lawEnforcement: { outcome: 'sent_with_consent' } } })
  const [sent] = await world.rows('select recipient_id, basis from releases where recipient_id = $1', [police])
  t.match(sent, { basis: 'consent' })
})

t.test(
  'an anonymised notice needs the center’s switch and her silence, and holds a month and kinds of violence',
  async (t) => {
    const ask = { outcome: 'sent_anonymised', month: '2025-03', violenceKinds: ['physical'], objects: false }
    const answer = await registered()
    const step = (change: object = {}) =>
      desk.post(path(answer, 'law-enforcement-step'), { ...ask, ...change }, { ifMatch: '"v2"' })
    t.match(await step(), { status: 403, body: { code: 'disclosure_forbidden' } })
    await world.rows('update organizations set anonymised_notice_on = true where id = $1', [dostCenterId])
    t.match(await step(), { status: 403 }, 'and a body that it named')
    await world.rows('update organizations set anonymised_notice_recipient_id = $2 where id = $1', [
      dostCenterId,
      world.orgId('police-baku'),
    ])
    const { objects: _, ...unasked } = ask
    t.match(await desk.post(path(answer, 'law-enforcement-step'), unasked, { ifMatch: '"v2"' }), { status: 403 })
    t.match(await step({ scopes: ['identity'] }), { status: 422, body: { code: 'scope_exceeds_consent' } })
    t.match(await step(), { status: 200, body: { lawEnforcement: { outcome: 'sent_anonymised' } } })
    const other = await registered()
    const objected = await desk.post(path(other, 'law-enforcement-step'), { ...ask, objects: true }, seen(other))
    t.match(objected, { status: 403 })
    const asked = await desk.post(path(other, 'law-enforcement-step'), ask, seen(await desk.get(path(other))))
    t.match(asked, { status: 403 }, 'her objection stays')
    await world.rows('update organizations set anonymised_notice_on = false where id = $1', [dostCenterId])
  },
)

t.test('she may withdraw at any moment, and nobody asks for a version or a reason', async (t) => {
  const answer = await registered()
  t.match(await desk.post(path(answer, 'withdrawal'), undefined), { status: 200, body: { state: 'withdrawn' } })
  t.match(await desk.post(path(answer, 'withdrawal'), undefined), { status: 200, body: { state: 'withdrawn' } })
  const closed = await registered()
  await desk.post(path(closed, 'closure'), { outcome: 'no_need' }, seen(closed))
  t.match(await desk.post(path(closed, 'withdrawal'), undefined), { status: 200, body: { state: 'closed' } })
})

t.test('an application is seen by its own DOST center alone', async (t) => {
  const answer = await file()
  const elsewhere = world.as('front_office_operator', 'dost-regional')
  const hers = await elsewhere.get(path(answer))
  t.equal(hers.status, 404)
  t.equal(hers.text, (await elsewhere.get(`/v1/applications/${never}`)).text)
  t.same((await elsewhere.get('/v1/applications')).body.items, [])
  t.ok(
    (await desk.get('/v1/applications?state=lead')).body.items.some((row: { id: string }) => row.id === answer.body.id),
  )
  t.notOk((await desk.get('/v1/applications?state=placed')).body.items.length)
})

/** Conflicts of the register that are settled where she asks for help: documents, grounds, doors, routes and clocks. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'
import { deskOf, latest } from './desk.ts'

const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const { desk, manager, dostCenterId, file, act, register } = deskOf(world)
const dv = staysAt(world)
const citizen = world.as('portal_user', 'portal', { sub: 'citizen-1', act: 'portal-client' })
const evaluate = async (question: string, facts: object) =>
  (await world.nobody.post('/v1/law/evaluations', { question, on: '2026-03-02', facts })).body
const no = { ground: 'no_legal_basis', reason: 'A dispute over a fence.', appealNoticeGiven: true, suffersDv: false }

t.test(
  'C-02: the documents of the passport are wanted and never a ground of refusal; the one ground is no_legal_basis',
  async (t) => {
    const papers = ['identity', 'dv_act'].map((kind) => ({ kind, status: 'missing' }))
    const { status, body } = await register({ documents: papers })
    t.equal(status, 200, 'without a single paper the service starts')
    const wanted = await world.rows<{ what: string }>(
      "select what from tasks where resource_id = $1 and what like 'obtain_document%' order by what",
      [body.id],
    )
    t.same(wanted, [{ what: 'obtain_document_dv_act' }, { what: 'obtain_document_identity' }], 'by staff, not by her')
    t.match(await act(body.id, 'refusal', { ...no, ground: 'missing_documents' }, manager), {
      status: 422,
      body: { code: 'refusal_ground_not_allowed', ruleId: 'SVC-REFUSE-01' },
    })
    t.match(await act(body.id, 'refusal', no, manager), { status: 200, body: { refusalGround: 'no_legal_basis' } })
  },
)

t.test(
  'C-03: three doors lead to one bed: referral, her own request, the Agency; a referral rests on its document',
  async (t) => {
    const ask = (more: object) => dv.worker.post('/v1/placements', { victim: {}, ...more })
    const letter = { referrerKind: 'dv_complaint_body', documentNo: '5/2026', documentOn: '2026-03-01' }
    t.match(await ask({ basis: 'referral', ...letter }), { status: 201, body: { basis: 'referral' } })
    const { documentNo: _, ...without } = letter
    t.match(await ask({ basis: 'referral', ...without }), {
      status: 422,
      body: { code: 'referral_required', ruleId: 'DV-REF-01', detail: /emergency_request/ },
    })
    t.match(await ask({ basis: 'emergency_request', ...without }), {
      status: 201,
      body: { basis: 'emergency_request' },
    })
    t.match(await ask({ basis: 'agency_placement' }), { status: 422, body: { code: 'referral_required' } })
    const { body } = await act((await register()).body.id, 'placement-request')
    const placementRequestReference = body.placementRequest.id
    t.match(await ask({ basis: 'agency_placement', placementRequestReference }), {
      status: 201,
      body: { basis: 'agency_placement' },
    })
  },
)

t.test('C-04: whoever applies for her leaves a lead; the service starts with her own consent', async (t) => {
  const lead = { dostCenterId, channel: 'in_person' }
  for (const code of ['ngo-baku', 'municipality-baku']) {
    const applicantType = code === 'ngo-baku' ? 'ngo' : 'municipality'
    const filed = await world.as('authority_officer', code).post('/v1/applications', { ...lead, applicantType })
    t.equal(filed.status, 202)
    t.same(Object.keys(filed.body), ['receiptNumber'])
  }
  const { body } = await desk.get('/v1/applications?state=lead')
  const { id, victimId } = body.items.find((item: { applicantType: string }) => item.applicantType === 'ngo')
  t.match(await act(id, 'registration'), { status: 422, body: { code: 'consent_required', ruleId: 'SVC-APPL-01' } })
  await staysAt(world, 'dost-baku').consents(victimId, 'self', null, { purpose: 'services' })
  t.match(await act(id, 'registration'), { status: 200, body: { state: 'registered' } })
})

t.test(
  'C-05: whoever is outside the residence groups of the passport is shown to the center, which asks of no residence',
  async (t) => {
    const route = async (residenceRight: string) =>
      (await file({ victim: { citizenshipGroup: 'foreigner', residenceRight } })).body.advisedRoute
    t.equal(await route('permanent'), 'dost_service')
    t.equal(await route('temporary'), 'direct_center_admission')
    const foreigner = { citizenshipGroup: 'foreigner', residenceRight: 'temporary' }
    const admitted = await dv.worker.post('/v1/admissions', { door: 'emergency_request', victim: foreigner })
    t.match(admitted, { status: 201, body: { outcome: 'granted' } })
    const { body } = await register()
    t.match(await act(body.id, 'refusal', { ...no, ground: 'no_citizenship' }, manager), {
      status: 422,
      body: { code: 'refusal_ground_not_allowed' },
    })
  },
)

t.test(
  'C-06: one day is the cap of the whole service, and the hour of the front office is sixty minutes',
  async (t) => {
    const times = { servedAt: '2026-03-02T06:00:00Z', registeredAt: '2026-03-02T06:50:00Z' }
    const after = (frontDoneAt: string, doneAt: string) =>
      evaluate('clocks', { ...times, frontDoneAt, doneAt, now: '2026-03-05T06:00:00Z' })
    const inTime = await after('2026-03-02T07:00:00Z', '2026-03-03T06:50:00Z')
    t.match(inTime, { outcome: 'in_time', frontDueAt: '2026-03-02T07:00:00.000Z', dueAt: '2026-03-03T06:50:00.000Z' })
    t.match(await after('2026-03-02T07:00:01Z', '2026-03-03T06:50:00Z'), { frontBreached: true, breached: false })
    t.match(await after('2026-03-02T07:00:00Z', '2026-03-03T06:50:01Z'), { frontBreached: false, breached: true })
  },
)

t.test('C-07: the portal carries word and files a lead; every decision is a named human’s', async (t) => {
  const ask = { applicantType: 'self', channel: 'portal', dostCenterId }
  const filed = await citizen.post('/v1/applications', ask)
  t.equal(filed.status, 202)
  const [lead] = await world.rows<{ id: string; state: string; victim_id: string }>(
    "select id, state, victim_id from applications where channel = 'portal'",
  )
  t.equal(lead?.state, 'lead', 'nothing was decided')
  const path = `/v1/applications/${lead?.id}/registration`
  const version = await latest(desk, `/v1/applications/${lead?.id}`)
  t.match(await citizen.post(path, {}, version), { status: 403, body: { code: 'role_not_allowed' } })
  await staysAt(world, 'dost-baku').consents(lead?.victim_id ?? '', 'self', null, { purpose: 'services' })
  t.equal((await desk.post(path, {}, version)).status, 200, 'the same act, by a human of the desk')
  const done = await world.rows(
    "select recorded_by, client from audit_events where route = 'POST /v1/applications/:id/registration' and outcome = 'ok' and resource_id = $1",
    [lead?.id],
  )
  t.match(done, [{ recorded_by: /^.{32}$/, client: null }], 'one human did it, and who is on record by keyed hash')
})

t.test(
  'C-20: illness is no ground to turn anyone away: special care is advice to a human and the bed stays hers',
  async (t) => {
    const ask = { door: 'emergency_request', suffersDv: true }
    t.match(await dv.worker.post('/v1/admissions', { ...ask, needsSpecialCare: false }), {
      status: 201,
      body: { outcome: 'granted', route: null },
    })
    const ill = await dv.worker.post('/v1/admissions', { ...ask, needsSpecialCare: true })
    t.match(ill, { status: 201, body: { outcome: 'granted', route: 'special_care' } })
    const sheltered = await dv.worker.post('/v1/placements', { victimId: ill.body.victimId })
    t.equal((await dv.worker.post(`/v1/placements/${sheltered.body.id}/arrival`)).status, 200)
    const refusal = { ...no, door: 'emergency_request', outcome: 'negative' }
    t.match(await dv.worker.post('/v1/admissions', { ...refusal, ground: 'illness' }), {
      status: 422,
      body: { code: 'refusal_ground_not_allowed' },
    })
    t.equal((await dv.worker.post('/v1/admissions', refusal)).status, 201)
  },
)

t.test(
  'C-21: no behaviour follows from how many psychoneurological institutions there are: no rule, kind of body or code names them',
  async (t) => {
    const named = /psych?o-?neurolog|psixonevroloji|психоневролог/i
    t.match('four psychoneurological institutions', named, 'the search finds the word')
    const src = join(import.meta.dirname, '../../src')
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(ts|json)$/.test(name))
    t.ok(files.length > 200)
    t.same(
      files.filter((name) => named.test(readFileSync(join(src, name), 'utf8'))),
      [],
    )
    const lists = (await world.nobody.get('/v1/code-lists')).body.items.map((list: { href: string }) => list.href)
    t.ok(lists.length > 20)
    for (const path of [...lists, '/v1/law/rules']) {
      for (const language of ['az', 'en', 'ru']) {
        const { status, text } = await world.nobody.get(path, { headers: { 'accept-language': language } })
        t.equal(status, 200)
        t.notMatch(text, named, `${path} in ${language}`)
      }
    }
  },
)

t.test(
  'C-22: what the portal is called is a dated value with its source, and no program text holds its address',
  async (t) => {
    const named = async (on: string) =>
      (await world.nobody.get(`/v1/law/parameters/systems.names?on=${on}`)).body.inForce.value[0]
    t.equal(await named('2026-11-21'), 'e-sosial.az')
    t.equal(await named('2026-11-22'), 'e-social.gov.az')
    const src = join(import.meta.dirname, '../../src')
    const addresses = /https?:\/\/[a-z.-]*e-so(sial|cial)/i
    t.match('https://e-sosial.az', addresses, 'the search finds an address')
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
    t.same(
      files.filter((file) => addresses.test(readFileSync(join(src, file), 'utf8'))),
      [],
    )
  },
)

/**
 * One test for each of the rulings R20 to R32, hence its length: a bed or a fact is never refused by a form. R33 (figures) awaits the room of reports.
 *
 * Rulings of engineering are proved where they are at home, beside R40 and R44 below:
 *
 * | ruling | test |
 * |---|---|
 * | R41 | house/access.test.ts: every route opens to exactly those whom the table names |
 * | R42, R46 | house/config.test.ts, house/start.test.ts, house/embedded.test.ts |
 * | R43 | house/grants.test.ts |
 * | R45 | house/lockfile.test.ts |
 * | R47 | rules/calendar.test.ts, rules/stay-limit-by-hand.test.ts |
 * | R48 | house/load.test.ts, capabilities/webhooks.test.ts |
 * | R49 | rules/catalogue.test.ts |
 * | R50 | house/canaries.test.ts, house/privacy.test.ts, and `npm run demo:faults` |
 */
import t from 'tap'
import { openEpisode } from '../capabilities/episode.ts'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'
import { deskOf, herWord, latest } from './desk.ts'

const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const { desk, manager: deskManager, file, act, register } = deskOf(world)
const agency = world.as('agency_officer', 'sxa')
const dv = staysAt(world)
const thb = staysAt(world, 'thb-center-baku')
const grown = { birthOn: '1990-05-01' }
const never = '9b0f3f3e-58a7-4f0e-9f0e-0d1f5b1f0a11'
const evaluate = (question: string, facts: object, on = '2026-03-02') =>
  world.nobody.post('/v1/law/evaluations', { question, on, facts })
const no = { ground: 'no_legal_basis', reason: 'A dispute over a fence.', appealNoticeGiven: true, suffersDv: false }
/** A request that the agency has answered with a place. */
async function proposed(centerId: string) {
  const { id } = (await register()).body
  const { body } = await act(id, 'placement-request')
  const path = `/v1/placement-requests/${body.placementRequest.id}`
  return { id, path, answer: await agency.post(`${path}/proposal`, { centerId }, await latest(agency, path)) }
}

t.test(
  'R20: without a plan a service is refused when it is to be scheduled, and stored when it was rendered',
  async (t) => {
    const { caseId } = await openEpisode(world, 'dv-center-baku')
    const { id } = (await dv.worker.post('/v1/plans', { caseId })).body
    const measure = { type: 'vocational_training', provider: 'center' }
    t.match(await dv.worker.post(`/v1/plans/${id}/measures`, measure, { ifMatch: '"v1"' }), {
      status: 409,
      body: { code: 'plan_required', ruleId: 'PLAN-01' },
    })
    t.match(await dv.worker.post('/v1/services', { caseId, type: measure.type }), {
      status: 201,
      body: { breach: ['PLAN-01'] },
    })
  },
)

t.test(
  'R21: the door asks for a person and a center; consent, representative and view stop finalization only',
  async (t) => {
    const { body } = await dv.worker.post('/v1/placements', { victim: {} })
    t.match(await dv.worker.post(`/v1/placements/${body.id}/arrival`), { status: 200, body: { state: 'provisional' } })
    t.match(await dv.decide(dv.manager, body.id, 'finalization'), { status: 422, body: { code: 'consent_required' } })
    t.match((await dv.worker.get(`/v1/placements/${body.id}`)).body, { state: 'provisional' }, 'she stays')
    await dv.consents(body.victimId)
    t.equal((await dv.decide(dv.manager, body.id, 'finalization')).status, 200)
  },
)

t.test(
  'R22: a bed is held for one at a time, presence is not: she is here without a bed, and capacity refuses nobody',
  async (t) => {
    const bedId = await dv.bed('1.1')
    const ask = { victim: {}, bedId, nights: { fromOn: '2026-05-01', beforeOn: '2026-05-03' } }
    t.equal((await dv.worker.post('/v1/placements', ask)).status, 201)
    t.match(await dv.worker.post('/v1/placements', ask), { status: 409, body: { code: 'bed_taken' } })
    t.equal((await dv.worker.post('/v1/placements', { victim: {} })).status, 201, 'without a bed')
    const sri = staysAt(world, 'sri-baku')
    for (let n = 0; n < 9; n += 1) t.match(await sri.admit({}), { overcapacity: false })
    t.match(await sri.admit({}), { state: 'provisional', overcapacity: true }, 'the tenth of nine')
  },
)

t.test(
  'R23: a decision needs the version that was seen; a fact, a withdrawal and a seal never wait for one',
  async (t) => {
    const { id, victimId } = await dv.admit(grown)
    const given = await dv.worker.post('/v1/consents', { ...herWord, victimId, purpose: 'shelter' })
    t.match(await dv.manager.post(`/v1/placements/${id}/finalization`), {
      status: 428,
      body: { code: 'version_required' },
    })
    t.equal((await dv.decide(dv.manager, id, 'finalization')).status, 200)
    t.equal((await dv.worker.post(`/v1/placements/${id}/absences`, { reason: 'court' })).status, 200)
    t.equal((await dv.worker.post(`/v1/consents/${given.body.id}/withdrawal`)).status, 200)
    t.equal((await dv.manager.post(`/v1/victims/${victimId}/seal`, { askedBy: 'herself' })).status, 200)
  },
)

t.test('R24: what is not known keeps money back and the door open, with a task to find out', async (t) => {
  const door = (suffersDv: boolean | null) => evaluate('admission', { regime: 'dv', suffersDv })
  t.match((await door(null)).body, { outcome: 'granted', duties: [{ kind: 'task', what: 'establish_facts' }] })
  t.same((await door(true)).body.duties, [])
  const known = { thbStatus: 'identified', alreadyGranted: false, documentedBefore: true }
  t.match((await evaluate('allowance', known)).body, { outcome: 'allowed' })
  t.match((await evaluate('allowance', { ...known, alreadyGranted: null })).body, { outcome: 'refused' })
})

t.test(
  'R25: where the law has no value that day a decision is told so, and a payment is stored as unverified',
  async (t) => {
    const asked = { thbStatus: 'identified', alreadyGranted: false }
    t.match(await evaluate('allowance', asked, '2020-06-01'), {
      status: 422,
      body: { code: 'law_gap', parameter: 'allowance.one-time' },
    })
    t.equal((await evaluate('allowance', asked, '2024-06-01')).status, 200)
    const { caseId } = await openEpisode(world, 'thb-center-baku', {
      thbStatus: 'identified',
      identifiedOn: '2020-05-10',
    })
    const { body } = await thb.worker.post('/v1/allowances', { caseId, kind: 'one_time' })
    const finance = world.as('finance_officer', 'thb-center-baku')
    const paid = { paidOn: '2020-06-01', amountQepik: 40_000, payerId: world.orgId('mia-thb') }
    const stored = await finance.post(`/v1/allowances/${body.id}/payment`, paid)
    t.equal(stored.status, 200)
    t.ok(stored.body.payments[0].flags.includes('amount_unverified'))
  },
)

t.test(
  'R26: who takes back her consent to shelter stays where she is, and somebody asks her what she wishes',
  async (t) => {
    const { id, victimId } = await dv.admit(grown)
    const { body } = await dv.worker.post('/v1/consents', { ...herWord, victimId, purpose: 'shelter' })
    const tasks = async () => (await world.rows('select 1 from tasks where victim_id = $1', [victimId])).length
    const before = { stay: (await dv.worker.get(`/v1/placements/${id}`)).body.state, tasks: await tasks() }
    t.equal((await dv.worker.post(`/v1/consents/${body.id}/withdrawal`)).status, 200)
    t.equal((await dv.worker.get(`/v1/placements/${id}`)).body.state, before.stay)
    t.ok((await tasks()) > before.tasks)
    t.match(
      await dv.worker.post(`/v1/placements/${id}/departure`),
      { body: { state: 'ended', breach: [] } },
      'her own act',
    )
  },
)

t.test('R27: a trafficked person at the desk is shown to a trafficking center and never turned away', async (t) => {
  const refuse = async (traffickingSigns: boolean) => {
    const filed = await file({ traffickingSigns })
    return { route: filed.body.advisedRoute, answer: await act(filed.body.id, 'refusal', no, deskManager) }
  }
  const trafficked = await refuse(true)
  t.equal(trafficked.route, 'thb_center')
  t.match(trafficked.answer, { status: 422, body: { code: 'refusal_ground_not_allowed', ruleId: 'THB-SUSP-01' } })
  t.equal((await refuse(false)).answer.status, 200)
})

t.test(
  'R28: a trafficking center knows no limit of stay, and asks consent before finalization as our own policy',
  async (t) => {
    const stay = await thb.admit(grown)
    t.equal(stay.lastDay, null)
    t.equal((await dv.admit(grown)).lastDay, '2026-05-02')
    const refused = await thb.decide(thb.manager, stay.id, 'finalization')
    t.match(refused, { status: 422, body: { code: 'consent_required' } })
    for (const ground of refused.body.grounds) t.equal(ground.source.standing, 'P')
    await thb.consents(stay.victimId)
    t.equal((await thb.decide(thb.manager, stay.id, 'finalization')).status, 200)
  },
)

t.test(
  'R29: the Agency proposes and the desk records her word: a yes places her, a no opens the request again',
  async (t) => {
    const yes = await proposed(dv.centerId)
    t.equal((await desk.post(`${yes.path}/acceptance`, {}, await latest(desk, yes.path))).status, 200)
    t.match((await desk.get(`/v1/applications/${yes.id}`)).body, { state: 'placed' })
    const declined = await proposed(dv.centerId)
    const reason = { reason: 'too_near_the_danger' }
    const answer = await desk.post(`${declined.path}/decline`, reason, await latest(desk, declined.path))
    t.match(answer, { status: 200, body: { state: 'received' } })
    const asked = await world.rows("select 1 from tasks where resource_id = $1 and what like 'follow_up%'", [
      declined.id,
    ])
    t.equal(asked.length, 1)
  },
)

t.test(
  'R30: a house without accreditation gets no new proposal; whoever stays there is kept, and flagged',
  async (t) => {
    const ngo = staysAt(world, 'ngo-shelter')
    t.equal((await proposed(ngo.centerId)).answer.status, 200)
    const stay = await ngo.admit(grown)
    t.same(stay.breach, [])
    await world.rows("update organizations set accredited_until = '2026-03-01' where id = $1", [ngo.centerId])
    t.match((await proposed(ngo.centerId)).answer, {
      status: 422,
      body: { code: 'not_accredited', ruleId: 'DV-ACCR-01' },
    })
    t.match((await ngo.worker.get(`/v1/placements/${stay.id}`)).body, { state: 'provisional' }, 'nobody is moved')
    t.match(await ngo.admit(grown), { state: 'provisional', breach: ['DV-ACCR-01'] })
  },
)

t.test('R31: no_legal_basis is the one refusal: by a named human, with a reason and a notice of appeal', async (t) => {
  const { id } = (await register()).body
  const refuse = (change: object, by = deskManager) => act(id, 'refusal', { ...no, ...change }, by)
  for (const change of [{ ground: 'missing_documents' }, { reason: ' ' }, { appealNoticeGiven: false }])
    t.match(await refuse(change), { status: 422, body: { code: 'refusal_ground_not_allowed' } }, JSON.stringify(change))
  t.match(await refuse({}, desk), { status: 403, body: { code: 'role_not_allowed' } })
  t.equal((await refuse({})).status, 200)
})

t.test(
  'R32: the clocks of an application are null until something stops them, and it may end without a place',
  async (t) => {
    const { body } = await file()
    t.match(body.clocks, { ticketAt: null, registeredAt: null, frontDoneAt: null, doneAt: null })
    t.equal((await act(body.id, 'registration')).body.clocks.registeredAt, '2026-03-02T06:00:00.000Z')
    for (const outcome of ['services_only', 'no_need', 'direct_admission', 'offer_declined']) {
      const closed = await act((await register()).body.id, 'closure', { outcome })
      t.match(closed, {
        status: 200,
        body: { state: 'closed', outcome, clocks: { doneAt: '2026-03-02T06:00:00.000Z' } },
      })
    }
    t.match(await act(body.id, 'closure', { outcome: 'placed' }), { status: 422, body: { code: 'validation_failed' } })
  },
)

t.test(
  'R40: token, role, shape, version, existence, version seen, rule: the first that fails is the answer',
  async (t) => {
    const { id, victimId } = await dv.admit(grown)
    const path = (of: string) => `/v1/placements/${of}/planned-exit`
    const [good, late] = [{ plannedExitOn: '2026-04-01' }, { plannedExitOn: '2027-01-01' }]
    const stale = { ifMatch: '"v0"' }
    t.equal((await world.nobody.post(path(never), { x: 1 })).status, 401)
    t.equal((await world.as('finance_officer', 'dv-center-baku').post(path(never), { x: 1 })).status, 403)
    t.equal((await dv.worker.post(path(never), { x: 1 })).status, 422)
    t.equal((await dv.worker.post(path(never), late)).status, 428)
    t.equal((await dv.worker.post(path(never), late, stale)).status, 404)
    t.equal((await dv.worker.post(path(id), late, stale)).status, 412)
    t.match(await dv.decide(dv.worker, id, 'planned-exit', late), {
      status: 422,
      body: { code: 'stay_limit_exceeded' },
    })
    t.equal((await dv.decide(dv.worker, id, 'planned-exit', good)).status, 200)
    t.match(victimId, /^[0-9a-f]{8}-[0-9a-f]{4}-4/, 'R44: an id that touches a person is random')
  },
)

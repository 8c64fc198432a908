import t from 'tap'
import { createWorld } from '../world.ts'

const world = await createWorld()
const dv = world.as('duty_officer', 'dv-center-baku')
const thb = world.as('duty_officer', 'thb-center-baku')
const negative = {
  door: 'emergency_request',
  outcome: 'negative',
  ground: 'no_legal_basis',
  reason: 'Canaryreason',
  appealNoticeGiven: true,
  suffersDv: false,
}
const tasksOf = async (victimId: string) =>
  (
    await world.rows<{ what: string }>(
      "select what from tasks where victim_id = $1 and what <> 'explain_rights' order by what",
      [victimId],
    )
  ).map((task) => task.what)

t.test('suspicion alone opens the door of a trafficking center, in the same hour and without a paper', async (t) => {
  const answer = await thb.post('/v1/admissions', { door: 'suspicion' })
  t.match(answer, {
    status: 201,
    body: { outcome: 'granted', suspicion: true, route: null, recordedAt: '2026-03-02T06:00:00.000Z' },
  })
  const [row] = await world.rows('select regime, thb_status, source from cases where id = $1', [answer.body.caseId])
  t.same(row, { regime: 'thb', thb_status: 'suspected', source: 'suspicion' })
  t.match((await thb.get(`/v1/admissions/${answer.body.id}`)).body, answer.body)
})

t.test('every door is open to a person of whom nothing is known; what is missing is work for staff', async (t) => {
  for (const door of ['dost', 'referral', 'emergency_request', 'transfer']) {
    const { status, body } = await dv.post('/v1/admissions', { door })
    t.equal(status, 201)
    t.match(body, { outcome: 'granted', door })
    t.same(await tasksOf(body.victimId), ['establish_facts'])
  }
})

t.test('what would turn others away is not asked: an unknown word about her is refused by its shape', async (t) => {
  for (const field of ['citizenship', 'religion', 'policeReport', 'referralNo']) {
    t.match(await dv.post('/v1/admissions', { door: 'dost', [field]: 'x' }), { status: 422 })
  }
  const foreigner = { citizenshipGroup: 'foreigner', residenceRight: 'none', sex: 'male' }
  t.match(await dv.post('/v1/admissions', { door: 'dost', victim: foreigner, suffersDv: true }), {
    status: 201,
    body: { outcome: 'granted' },
  })
})

t.test('a trafficked person at a domestic violence center is sheltered and offered the other center', async (t) => {
  const { body } = await dv.post('/v1/admissions', { door: 'emergency_request', thbStatus: 'suspected' })
  t.match(body, { outcome: 'granted', route: 'thb_center' })
  t.same(await tasksOf(body.victimId), ['offer_thb_center'])
  const routed = await dv.post('/v1/admissions', { door: 'dost', needsSpecialCare: true, outcome: 'routed' })
  t.match(routed, { status: 422, body: { errors: [{ pointer: '/route', code: 'missing' }] } })
  t.match(
    await dv.post('/v1/admissions', { door: 'dost', suffersDv: true, outcome: 'routed', route: 'special_care' }),
    { status: 201, body: { outcome: 'routed', route: 'special_care' } },
  )
})

t.test('a suspicion told at a domestic violence door is kept on a trafficking case and costs her no bed', async (t) => {
  const thbCases = (victimId: string) =>
    world.rows("select thb_status, state from cases where victim_id = $1 and regime = 'thb'", [victimId])
  const worker = world.as('case_worker', 'dv-center-baku')
  const told = await dv.post('/v1/admissions', { door: 'dost', suffersDv: true, thbStatus: 'suspected' })
  t.match(told, { status: 201, body: { outcome: 'granted', suspicion: true } })
  t.same(await thbCases(told.body.victimId), [{ thb_status: 'suspected', state: 'open' }])
  const stay = await worker.post('/v1/placements', { victim: {}, traffickingSigns: true })
  t.match(stay, { status: 201, body: { basis: 'emergency_request', state: 'requested' } })
  t.same(await thbCases(stay.body.victimId), [{ thb_status: 'suspected', state: 'open' }])
  t.same(await tasksOf(stay.body.victimId), ['offer_thb_center'], 'advice to a human')
  const [dvCase] = await world.rows('select regime from cases where id = $1', [stay.body.caseId])
  t.same(dvCase, { regime: 'dv' }, 'the bed is held under the episode of violence')
  const untold = await worker.post('/v1/placements', { victim: {} })
  t.same(await thbCases(untold.body.victimId), [])
})

t.test(
  'RIGHT-01: an episode that a sign opens at a domestic violence door asks for her rights like any other',
  async (t) => {
    const asked = (victimId: string) =>
      world.rows(
        `select c.regime from cases c left join tasks t on t.case_id = c.id and t.what = 'explain_rights' and t.done_at is null
       where c.victim_id = $1 and t.id is not null order by c.regime`,
        [victimId],
      )
    const told = await dv.post('/v1/admissions', { door: 'dost', suffersDv: true, thbStatus: 'suspected' })
    t.same(await asked(told.body.victimId), [{ regime: 'dv' }, { regime: 'thb' }])
    const again = await dv.post('/v1/admissions', {
      victimId: told.body.victimId,
      door: 'dost',
      thbStatus: 'suspected',
    })
    t.equal(again.status, 201)
    t.equal((await asked(told.body.victimId)).length, 2, 'an episode that is open is not asked for twice')
    const explained = await dv.post('/v1/admissions', { door: 'dost', suffersDv: true })
    const worker = world.as('case_worker', 'dv-center-baku')
    const rights = await worker.post(`/v1/cases/${explained.body.caseId}/rights-explained`, { language: 'az' })
    t.equal(rights.status, 200)
    const { victimId } = explained.body
    await dv.post('/v1/admissions', { victimId, door: 'dost', thbStatus: 'suspected' })
    t.same(await asked(victimId), [], 'who knows her rights is not told them again')
  },
)

t.test('a sign of trafficking never overwrites what a body has found', async (t) => {
  const { body } = await thb.post('/v1/admissions', { door: 'suspicion' })
  const worker = world.as('case_worker', 'thb-center-baku')
  await worker.post(`/v1/cases/${body.caseId}/thb-status`, {
    status: 'identified',
    decidedByOrganizationId: world.orgId('mia-thb'),
  })
  await worker.post('/v1/placements', { caseId: body.caseId, victimId: body.victimId, basis: 'suspicion' })
  t.match((await worker.get(`/v1/cases/${body.caseId}`)).body, { thbStatus: 'identified' })
  const known = await worker.post('/v1/cases', {
    victimId: (await worker.post('/v1/victims', {})).body.id,
    regime: 'thb',
    source: 'self',
  })
  await worker.post('/v1/placements', { caseId: known.body.id, victimId: known.body.victimId, basis: 'suspicion' })
  t.match(
    (await worker.get(`/v1/cases/${known.body.id}`)).body,
    { thbStatus: 'suspected' },
    'an episode without a status',
  )
})

t.test('a no has one ground, a named human, a written reason and a notice of appeal', async (t) => {
  const answer = await dv.post('/v1/admissions', negative)
  t.match(answer, { status: 201, body: { outcome: 'negative', reason: 'no_legal_basis', appealNoticeGiven: true } })
  t.notMatch(answer.text, /Canary/)
  const path = `/v1/admissions/${answer.body.id}/reason`
  t.same((await dv.get(path, { purpose: 'review' })).body, { reason: 'Canaryreason' })
  t.match(await dv.get(path), { status: 422, body: { code: 'purpose_required' } })
  const count = async () => (await world.rows('select 1 from victims')).length
  const before = await count()
  const changes = [
    { ground: 'no_room' },
    { ground: 'missing_documents' },
    { reason: ' ' },
    { appealNoticeGiven: false },
    { suffersDv: true },
    { suffersDv: null },
    { thbStatus: 'suspected' },
    { door: 'suspicion' },
  ]
  for (const change of changes) {
    t.match(
      await dv.post('/v1/admissions', { ...negative, ...change }),
      { status: 422, body: { code: 'refusal_ground_not_allowed' } },
      JSON.stringify(change),
    )
  }
  t.equal(await count(), before, 'nobody is left behind by a refused no')
})

t.test('the word of a no does not unsay the violence that is on record of her', async (t) => {
  const worker = world.as('case_worker', 'dv-center-baku')
  const told = await dv.post('/v1/admissions', { door: 'emergency_request', suffersDv: true })
  const quiet = await dv.post('/v1/admissions', { door: 'emergency_request', suffersDv: true })
  const act = await worker.post(`/v1/cases/${told.body.caseId}/violence-acts`, { kinds: ['physical'] })
  t.equal(act.status, 200)
  t.match(await dv.post('/v1/admissions', { ...negative, victimId: told.body.victimId }), {
    status: 422,
    body: { code: 'refusal_ground_not_allowed', ruleId: 'DV-ADM-01' },
  })
  t.equal((await dv.post('/v1/admissions', { ...negative, victimId: quiet.body.victimId })).status, 201)
})

t.test('a person on record keeps her episode, and a suspicion once known is not unsaid', async (t) => {
  const first = await thb.post('/v1/admissions', { door: 'suspicion' })
  const again = await thb.post('/v1/admissions', { door: 'emergency_request', victimId: first.body.victimId })
  t.match(again.body, { caseId: first.body.caseId, suspicion: true })
  const no = { ...negative, victimId: first.body.victimId }
  t.match(await thb.post('/v1/admissions', no), { status: 422, body: { code: 'refusal_ground_not_allowed' } })
  const [weighed] = await world.rows(
    "select allowed, code from decisions where question = 'admission.refusal' and not allowed and subject_id is not null order by recorded_at desc limit 1",
  )
  t.match(weighed, { allowed: false, code: 'refusal_ground_not_allowed' })
})

t.test('an admission is seen by its own center alone', async (t) => {
  const { body } = await dv.post('/v1/admissions', { door: 'dost' })
  const other = world.as('duty_officer', 'dv-center-ganja')
  t.equal((await other.get(`/v1/admissions/${body.id}`)).status, 404)
  t.same((await other.get('/v1/admissions')).body.items, [])
  t.match(await other.post('/v1/admissions', { door: 'dost', victimId: body.victimId }), { status: 404 })
  t.ok((await dv.get('/v1/admissions?limit=2')).body.nextCursor)
  t.equal((await world.as('front_office_operator', 'dost-baku').post('/v1/admissions', { door: 'dost' })).status, 403)
})

t.test('an act of violence that was set right to none is no violence on record', async (t) => {
  const worker = world.as('case_worker', 'dv-center-baku')
  const refuse = async (happened: boolean) => {
    const { body: victim } = await worker.post('/v1/victims', {})
    const episode = { victimId: victim.id, regime: 'dv', source: 'self' }
    const { body: opened } = await worker.post('/v1/cases', episode)
    const { body } = await worker.post(`/v1/cases/${opened.id}/violence-acts`, { kinds: ['physical'] })
    const right = { actId: body.acts[0].id, field: 'kinds', new: happened ? ['economic'] : [], reason: 'entry_error' }
    t.equal((await worker.post(`/v1/cases/${opened.id}/corrections`, right)).status, 200)
    return (await dv.post('/v1/admissions', { ...negative, victimId: victim.id })).status
  }
  t.equal(await refuse(true), 422)
  t.equal(await refuse(false), 201)
})

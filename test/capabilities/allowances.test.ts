import t from 'tap'
import { createWorld } from '../world.ts'
import { openEpisode } from './episode.ts'

const center = 'thb-center-baku'
const world = await createWorld()
const worker = world.as('case_worker', center)
const finance = world.as('finance_officer', center)
const manager = world.as('center_manager', center)
const identified = { thbStatus: 'identified', identifiedOn: '2026-02-10' }
const payment = { paidOn: '2026-03-02', amountQepik: 70_000, payerId: world.orgId('mia-thb') }

const propose = (caseId: string, more: object = {}) =>
  worker.post('/v1/allowances', { caseId, kind: 'one_time', ...more })
async function proposed(of: object = identified) {
  const { caseId } = await openEpisode(world, center, of)
  const { status, body } = await propose(caseId)
  t.equal(status, 201)
  return { caseId, path: `/v1/allowances/${body.id}` }
}

t.test('an identified victim is proposed, approved by another person and paid, in the amount of the day', async (t) => {
  const { path } = await proposed()
  t.match((await worker.get(path)).body, { state: 'proposed', amountQepik: 70_000, currency: 'AZN', payments: [] })
  t.match(await finance.post(`${path}/approval`, {}, { ifMatch: '"v1"' }), { status: 200, body: { state: 'approved' } })
  const paid = await finance.post(`${path}/payment`, payment)
  t.match(paid, { status: 200, body: { state: 'paid', payments: [{ ...payment, flags: [] }] } })
})

t.test('without identification there is no allowance; only the status differs', async (t) => {
  for (const thbStatus of ['potential', 'suspected']) {
    const { caseId } = await openEpisode(world, center, { thbStatus })
    t.match(await propose(caseId), {
      status: 422,
      body: { code: 'identification_required', ruleId: 'THB-ALLOW-01', decisionId: /./ },
    })
  }
  const { caseId } = await openEpisode(world, center, identified)
  t.equal((await propose(caseId)).status, 201)
})

t.test('the allowance waits for her word: no referral that she agreed to, no proposal', async (t) => {
  const { caseId } = await openEpisode(world, center, { ...identified, referred: false })
  t.match(await propose(caseId), {
    status: 422,
    body: { code: 'consent_required', ruleId: 'THB-REF-01', decisionId: /./ },
  })
  t.equal((await propose(caseId, { kind: 'fund_aid', amountQepik: 6_000 })).status, 201, 'aid does not wait')
})

t.test('aid of the fund reaches potential victims too', async (t) => {
  const { caseId } = await openEpisode(world, center, { thbStatus: 'potential' })
  const aid = { kind: 'fund_aid', amountQepik: 6_000 }
  t.match(await propose(caseId, { kind: 'fund_aid' }), {
    status: 422,
    body: { code: 'validation_failed', errors: [{ pointer: '/amountQepik' }] },
  })
  t.match(await propose(caseId, aid), { status: 201, body: { fund: 'support_fund', amountQepik: 6_000 } })
  t.equal((await propose(caseId, aid)).status, 201, 'aid may be given more than once')
  const { caseId: other } = await openEpisode(world, center)
  t.match(await propose(other, aid), { status: 422, body: { ruleId: 'THB-FUND-01' } })
})

t.test('a second proposal for the same identification is refused and names no other record', async (t) => {
  const { caseId, path } = await proposed()
  const second = await propose(caseId)
  t.match(second, { status: 409, body: { code: 'already_granted', ruleId: 'THB-ALLOW-01' } })
  t.notMatch(second.text, path.slice(-36))
  await manager.post(`${path}/rejection`, { reason: 'amount_wrong' }, { ifMatch: '"v1"' })
  t.equal((await propose(caseId)).status, 201, 'a rejected proposal stands in the way of none')
})

t.test('of fifty proposals at once one is taken', async (t) => {
  const { caseId } = await openEpisode(world, center, identified)
  const answers = await Promise.all(Array.from({ length: 50 }, () => propose(caseId)))
  t.equal(answers.filter((answer) => answer.status === 201).length, 1)
  t.equal(answers.filter((answer) => answer.body.code === 'already_granted').length, 49)
})

t.test(
  'the table itself takes one live entitlement for an episode, and nobody as both proposer and approver',
  async (t) => {
    const { caseId } = await proposed()
    const copy = (state: string) =>
      world.rows(
        `insert into allowances (center_id, id, case_id, victim_id, kind, fund, amount_qepik, state, proposed_by, proposed_at, recorded_at, recorded_by)
       select center_id, gen_random_uuid(), case_id, victim_id, kind, fund, amount_qepik, $2, proposed_by, proposed_at, recorded_at, recorded_by
       from allowances where case_id = $1 limit 1`,
        [caseId, state],
      )
    await t.rejects(copy('paid'), /already_granted/)
    await copy('rejected')
    await t.rejects(
      world.rows('update allowances set approved_by = proposed_by where case_id = $1', [caseId]),
      /allowances_four_eyes/,
    )
  },
)

t.test('whoever proposed cannot approve; a colleague of the same role can', async (t) => {
  const { caseId } = await openEpisode(world, center, identified)
  const { body } = await manager.post('/v1/allowances', { caseId, kind: 'one_time' })
  const path = `/v1/allowances/${body.id}`
  t.match(body.actions[0], { action: 'approval', allowed: false, code: 'role_not_allowed', ruleId: 'THB-ALLOW-01' })
  t.match(await manager.post(`${path}/approval`, {}, { ifMatch: '"v1"' }), {
    status: 403,
    body: { code: 'role_not_allowed', ruleId: 'THB-ALLOW-01' },
  })
  const colleague = world.as('center_manager', center, { sub: 'another-manager' })
  t.match((await colleague.get(path)).body.actions[0], { action: 'approval', allowed: true })
  t.equal((await colleague.post(`${path}/approval`, {}, { ifMatch: '"v1"' })).status, 200)
})

t.test('an approval is weighed by the status of that day', async (t) => {
  const { caseId, path } = await proposed()
  await world.rows("update cases set thb_status = 'not_identified' where id = $1", [caseId])
  t.match(await finance.post(`${path}/approval`, {}, { ifMatch: '"v1"' }), {
    status: 422,
    body: { code: 'identification_required' },
  })
  await world.rows("update cases set thb_status = 'identified' where id = $1", [caseId])
  t.equal((await finance.post(`${path}/approval`, {}, { ifMatch: '"v1"' })).status, 200)
})

t.test('a payment is never refused: what does not fit is flagged and shown to management', async (t) => {
  const { caseId, path } = await proposed()
  const early = await finance.post(`${path}/payment`, { ...payment, amountQepik: 40_000 })
  t.match(early, { status: 200, body: { state: 'paid', payments: [{ flags: ['amount_differs', 'not_approved'] }] } })
  world.setNow('2026-03-02T06:01:00Z')
  const again = await finance.post(`${path}/payment`, payment)
  world.setNow('2026-03-02T06:00:00Z')
  t.same(again.body.payments[1].flags, ['already_granted', 'not_approved'])
  const tasks = await world.rows("select 1 from tasks where what = 'review_payment' and case_id = $1", [caseId])
  t.equal(tasks.length, 2)
  t.match(await propose(caseId), { status: 409, body: { code: 'already_granted' } })
})

t.test('a payment on a rejected proposal is stored, and blocks the next proposal until it is reversed', async (t) => {
  const { caseId, path } = await proposed()
  await manager.post(`${path}/rejection`, { reason: 'entry_error' }, { ifMatch: '"v1"' })
  const paid = await finance.post(`${path}/payment`, payment)
  t.match(paid, { status: 200, body: { state: 'rejected', payments: [{ flags: ['not_approved'] }] } })
  t.match(await propose(caseId), { status: 409, body: { code: 'already_granted' } })
  const etag = String(paid.headers['etag'])
  t.match(await manager.post(`${path}/reversal`, { reason: 'returned' }, { ifMatch: etag }), {
    status: 200,
    body: { state: 'reversed', reversalReason: 'returned' },
  })
  t.equal((await propose(caseId)).status, 201)
})

t.test('an amount of a day for which no amount is known is flagged, and cannot be proposed on that day', async (t) => {
  const { caseId, path } = await proposed()
  const paid = await finance.post(`${path}/payment`, { ...payment, paidOn: '2020-06-01', amountQepik: 40_000 })
  t.match(paid.body.payments, [{ flags: ['amount_unverified', 'not_approved'] }])
  const paymentId = paid.body.payments[0].id
  const corrected = await finance.post(`${path}/corrections`, {
    paymentId,
    field: 'paidOn',
    new: '2026-03-01',
    reason: 'entry_error',
  })
  t.match(corrected.body.payments, [{ paidOn: '2026-03-01', flags: ['amount_differs', 'not_approved'] }])
  t.match(await world.rows('select old_value from corrections where resource_id = $1', [paymentId]), [
    { old_value: '2020-06-01' },
  ])
  const { caseId: other } = await openEpisode(world, center, identified)
  world.setNow('2020-06-01T06:00:00Z')
  const gap = await world.as('case_worker', center).post('/v1/allowances', { caseId: other, kind: 'one_time' })
  world.setNow('2026-03-02T06:00:00Z')
  t.match(gap, { status: 422, body: { code: 'law_gap', parameter: 'allowance.one-time' } })
  t.equal((await propose(other)).status, 201)
  t.ok(caseId)
})

t.test('a payment of tomorrow has not happened', async (t) => {
  const { path } = await proposed()
  t.match(await finance.post(`${path}/payment`, { ...payment, paidOn: '2026-03-03' }), {
    status: 422,
    body: { errors: [{ pointer: '/paidOn', code: 'in_the_future' }] },
  })
  t.equal((await finance.post(`${path}/payment`, payment)).status, 200)
})

t.test('the ledger sums what was paid and what was taken back, in this center only', async (t) => {
  const before = (await finance.get('/v1/funds/support_fund/ledger?year=2026')).body
  const { caseId } = await openEpisode(world, center, { thbStatus: 'potential' })
  const { body } = await propose(caseId, { kind: 'fund_aid', amountQepik: 5_000 })
  const path = `/v1/allowances/${body.id}`
  await finance.post(`${path}/approval`, {}, { ifMatch: '"v1"' })
  const approved = (await finance.get('/v1/funds/support_fund/ledger?year=2026')).body
  t.equal(approved.awaitingPaymentQepik, before.awaitingPaymentQepik + 5_000)
  const paid = await finance.post(`${path}/payment`, { ...payment, amountQepik: 5_000 })
  t.match((await finance.get('/v1/funds/support_fund/ledger?year=2026')).body, {
    paidQepik: before.paidQepik + 5_000,
    payments: before.payments + 1,
    awaitingPaymentQepik: before.awaitingPaymentQepik,
  })
  t.equal((await finance.get('/v1/funds/support_fund/ledger?year=2025')).body.paidQepik, 0)
  await manager.post(`${path}/reversal`, { reason: 'returned' }, { ifMatch: String(paid.headers['etag']) })
  t.match((await finance.get('/v1/funds/support_fund/ledger')).body, {
    paidQepik: before.paidQepik,
    reversedQepik: before.reversedQepik + 5_000,
  })
  const elsewhere = world.as('finance_officer', 'mia-shelter')
  t.match((await elsewhere.get('/v1/funds/support_fund/ledger')).body, { payments: 0, paidQepik: 0 })
})

t.test('money of victims of trafficking is no matter of a center for domestic violence', async (t) => {
  t.match(await world.as('case_worker', 'dv-center-baku').get('/v1/allowances'), {
    status: 403,
    body: { code: 'role_not_allowed' },
  })
  const { path } = await proposed()
  t.equal((await world.as('case_worker', 'mia-shelter').get(path)).status, 404)
  t.equal((await worker.get(path)).status, 200)
  t.match(await worker.post(`${path}/payment`, payment), { status: 403, body: { code: 'role_not_allowed' } })
})

t.test('the payment to a sealed person is booked by one who reads the amount of her allowance alone', async (t) => {
  const { victimId, caseId } = await openEpisode(world, center, identified)
  const { body } = await propose(caseId)
  const path = `/v1/allowances/${body.id}`
  await finance.post(`${path}/approval`, {}, { ifMatch: '"v1"' })
  await manager.post(`/v1/victims/${victimId}/seal`, { askedBy: 'herself' })
  const slip = { id: body.id, amountQepik: 70_000, currency: 'AZN' }
  const paid = await finance.post(`${path}/payment`, payment, { key: 'a-sealed-payment' })
  t.match(paid, { status: 200 })
  t.same(paid.body, slip)
  t.same((await finance.post(`${path}/payment`, payment, { key: 'a-sealed-payment' })).body, slip, 'the same again')
  t.same((await finance.get(path)).body, slip)
  t.notMatch((await finance.get('/v1/allowances?limit=200')).text, new RegExp(body.id))
  t.equal((await finance.post(`${path}/reversal`, { reason: 'returned' }, { ifMatch: '"v3"' })).status, 404)
  t.match((await manager.get(path)).body, { state: 'paid', payments: [{ ...payment, flags: [] }] })
  t.equal((await worker.get(path)).status, 404, 'staff who do not keep the books see absence')
  const barred = world.as('finance_officer', center, { sub: 'his-cousin' })
  const bar = { user: 'his-cousin', reason: 'relative_of_suspect' }
  await manager.post(`/v1/victims/${victimId}/barred-readers`, bar)
  t.equal((await barred.post(`${path}/payment`, payment)).status, 404, 'nor does a barred one')
})

/** A referral that comes after her, a number that was mistyped: told anew, weighed as at the door (DV-REF-01, R20). */
import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const dv = staysAt(world)
const grown = { birthOn: '1990-05-01' }
const correct = (id: string, field: string, to: string | null) =>
  dv.worker.post(`/v1/placements/${id}/corrections`, { field, new: to, reason: 'new_document' })
const decided = (id: string) =>
  world.rows<{ question: string; allowed: boolean; code: string | null }>(
    'select question, allowed, code from decisions where subject_id = $1 order by recorded_at desc, allowed',
    [id],
  )
const about = ['complete_referral', 'offer_referral']
const owed = async (id: string) => (await dv.tasks(id)).filter((what) => about.includes(what))
const referral = {
  basis: 'referral',
  referrerKind: 'dv_complaint_body',
  documentNo: '7/2026',
  documentOn: '2026-03-01',
}

t.test('a referral that comes days after her is her basis, and moves no clock', async (t) => {
  const stay = await dv.admit(grown)
  t.same(await owed(stay.id), ['offer_referral'])
  world.setNow('2026-03-06T06:00:00Z')
  const bare = await correct(stay.id, 'basis', 'referral')
  t.match(bare, { status: 200, body: { basis: 'referral', breach: ['DV-REF-01'] } }, 'stored, and flagged meanwhile')
  t.match((await decided(stay.id))[0], { question: 'placement.basis', allowed: false, code: 'referral_required' })
  t.same(await owed(stay.id), ['complete_referral'])
  await correct(stay.id, 'referrerKind', referral.referrerKind)
  await correct(stay.id, 'documentNo', '7/2026')
  const { body } = await correct(stay.id, 'documentOn', '2026-03-05')
  t.match(body, { ...referral, documentOn: '2026-03-05', breach: [], clockStartOn: '2026-03-02' })
  t.same([body.lastDay, body.admissionOn], [stay.lastDay, stay.admissionOn])
  t.equal((await decided(stay.id)).filter((one) => one.allowed).length, 2, 'that of the request and the last')
  t.same(await owed(stay.id), [])
  world.setNow('2026-03-02T06:00:00Z')
})

t.test('a day of a document that lies ahead is stored and flagged; nothing else of the stay changes', async (t) => {
  const stay = await dv.admit(grown, referral)
  const ahead = await correct(stay.id, 'documentOn', '2026-03-03')
  t.match(ahead, { status: 200, body: { breach: ['DV-REF-01'], documentOn: '2026-03-03', lastDay: stay.lastDay } })
  t.match((await correct(stay.id, 'documentOn', '2026-03-02')).body, { breach: [] })
})

t.test('a number set right leaves its words in the vault, and a stay that went on goes on', async (t) => {
  const first = await dv.admit(grown, referral)
  await dv.worker.post(`/v1/placements/${first.id}/departure`)
  world.setNow('2026-03-03T06:00:00Z')
  const { body: asked } = await dv.worker.post('/v1/placements', { victimId: first.victimId })
  const back = await dv.worker.post(`/v1/placements/${asked.id}/arrival`)
  t.match(back.body, { clockStartOn: '2026-03-02', lastDay: '2026-05-02' })
  const right = await correct(asked.id, 'documentNo', '88-canary/26')
  t.match(right.body, { documentNo: '88-canary/26', clockStartOn: '2026-03-02', lastDay: '2026-05-02' })
  const [row] = await world.rows('select * from corrections where resource_id = $1', [asked.id])
  t.match(row, { field: 'documentNo', old_value: null, new_value: null, reason_code: 'new_document' })
  const texts = await dv.manager.get(`/v1/placements/${asked.id}/texts`, { purpose: 'case_work' })
  t.match(texts.body.items, [{ of: 'document_number', text: JSON.stringify({ old: null, new: '88-canary/26' }) }])
  world.setNow('2026-03-04T06:00:00Z')
  const cameAt = async (to: string) => {
    const moved = { field: 'arrivedAt', new: to, reason: 'entry_error' }
    return (await dv.worker.post(`/v1/placements/${asked.id}/corrections`, moved)).body
  }
  t.match(await cameAt('2026-03-03T05:00:00Z'), { clockStartOn: '2026-03-02' }, 'also when her arrival is set right')
  t.match(await cameAt('2026-03-04T05:00:00Z'), { clockStartOn: '2026-03-04' }, 'the days alone part the two')
  world.setNow('2026-03-02T06:00:00Z')
})

t.test('a referral is one that came in here; any other reads as one that is not', async (t) => {
  const stay = await dv.admit(grown)
  const ngo = world.as('authority_officer', 'ngo-baku')
  await ngo.post('/v1/referrals', { to: { regime: 'dv', area: 'baku' } })
  const { items } = (await dv.worker.get('/v1/referrals')).body
  t.equal(items.length, 1)
  t.match(await correct(stay.id, 'referralId', items[0].id), { status: 200, body: { referralId: items[0].id } })
  t.match((await correct(stay.id, 'referralId', null)).body, { referralId: null })
  const ganja = staysAt(world, 'dv-center-ganja')
  const there = await ganja.admit(grown)
  const elsewhere = await ganja.worker.post(`/v1/placements/${there.id}/corrections`, {
    field: 'referralId',
    new: items[0].id,
    reason: 'entry_error',
  })
  const none = await correct(stay.id, 'referralId', '5e3e3b06-95d6-4c5c-8b4e-1f3f4a1a9d01')
  t.match([elsewhere.status, none.status, elsewhere.body.code], [404, 404, none.body.code])
})

t.test('who is suspected by the child’s record and set right to be there for the child is flagged', async (t) => {
  const child = await dv.admit({ birthOn: '2020-01-01' })
  const came = async (suspected: boolean) => {
    const mother = await dv.admit(grown, { companionOfPlacementId: child.id })
    const relation = await dv.relation(child.victimId, 'mother', mother.victimId)
    if (suspected) await dv.suspect(child.victimId, relation)
    return correct(mother.id, 'basis', 'accompanying_child')
  }
  t.match(await came(false), { status: 200, body: { basis: 'accompanying_child', breach: [] } })
  t.match(await came(true), { status: 200, body: { basis: 'accompanying_child', breach: ['DV-STAY-03'] } })
})

t.test('before she is here the basis can be told anew too, and the flag is not lost at the door', async (t) => {
  const { id } = await dv.request(grown)
  t.match((await correct(id, 'basis', 'suspicion')).body, { state: 'requested', breach: ['THB-SUSP-01'] })
  const { body } = await dv.worker.post(`/v1/placements/${id}/arrival`)
  t.match(body, { state: 'provisional', breach: ['THB-SUSP-01'] })
})

t.test(
  'of a stay that turns out to be a transfer somebody asks where her clock began, once it is told nobody',
  async (t) => {
    const asks = async (id: string) => (await dv.tasks(id)).filter((what) => what === 'ask_clock_start').length
    const stay = await dv.admit(grown)
    t.equal(await asks(stay.id), 0)
    t.equal((await correct(stay.id, 'basis', 'transfer')).status, 200)
    t.equal(await asks(stay.id), 1)
    await correct(stay.id, 'basis', 'transfer')
    t.equal(await asks(stay.id), 1, 'once')
    await correct(stay.id, 'basis', 'emergency_request')
    t.equal(await asks(stay.id), 0, 'it was no transfer after all')
    const told = await dv.admit(grown)
    await correct(told.id, 'clockStartOn', '2026-02-01')
    await correct(told.id, 'basis', 'transfer')
    t.equal(await asks(told.id), 0, 'the day is known')
  },
)

t.test('a referral named at the door is one that came in here; any other reads as one that is not', async (t) => {
  const { items } = (await dv.worker.get('/v1/referrals')).body
  const ask = (referralId: string) => dv.worker.post('/v1/placements', { victim: grown, referralId })
  t.match(await ask(items[0].id), { status: 201, body: { referralId: items[0].id } })
  const none = '5e3e3b06-95d6-4c5c-8b4e-1f3f4a1a9d01'
  const stay = await dv.admit(grown)
  const [asked, corrected] = [await ask(none), await correct(stay.id, 'referralId', none)]
  t.match([asked.status, asked.body.code], [404, corrected.body.code])
})

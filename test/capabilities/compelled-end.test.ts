import t from 'tap'
import { createWorld } from '../world.ts'
import { gateWorld } from './gate-world.ts'

const world = await createWorld()
const { worker, manager, prosecutor, adult } = gateWorld(world)
const start = '2026-03-02T06:00:00Z'

const enter = (her: string, more: object = {}, by = worker) =>
  by.post('/v1/disclosures', {
    victimIds: [her],
    recipientId: world.orgId('prosecutor-baku'),
    purpose: 'legal_proceedings',
    order: { kind: 'court_order', documentNo: 'İ-9/2026', documentOn: '2026-03-01', scopes: ['existence'], ...more },
  })
/** Entered by one, approved by the manager. */
const compelled = async (her: string, more: object = {}) => {
  const { body } = await enter(her, more)
  return (await manager.post(`/v1/disclosures/${body.id}/approval`, {}, { ifMatch: '"v1"' })).body
}
const status = async (reference: string) => (await prosecutor.get(`/v1/releases/${reference}`)).status

t.beforeEach(() => world.setNow(start))

t.test('what an order compelled is read for thirty days from its approval, and on the day after no more', async (t) => {
  const { reference, readableBefore } = await compelled(await adult())
  t.equal(readableBefore, '2026-04-01')
  world.setNow('2026-03-31T19:59:59Z')
  t.equal(await status(reference), 200)
  world.setNow('2026-03-31T20:00:00Z')
  t.equal(await status(reference), 404)
  t.same((await prosecutor.get('/v1/releases')).body.items, [])
})

t.test('the order’s own end counts when it is earlier, and lengthens nothing when it is later', async (t) => {
  const { reference, readableBefore } = await compelled(await adult(), { readableBefore: '2026-03-05' })
  t.equal(readableBefore, '2026-03-05')
  world.setNow('2026-03-04T20:00:00Z')
  t.equal(await status(reference), 404)
  world.setNow(start)
  t.match(await compelled(await adult(), { readableBefore: '2099-01-01' }), { readableBefore: '2026-04-01' })
  t.match(await enter(await adult(), { readableBefore: '2026-03-02' }), { status: 403, body: { ruleId: 'ANON-04' } })
})

t.test('a seal shuts what was compelled before it; two people may enter the order anew', async (t) => {
  const her = await adult()
  const { reference } = await compelled(her)
  t.equal(await status(reference), 200)
  await world.rows('update victims set sealed_at = $1 where id = $2', [world.setNow('2026-03-02T07:00:00Z'), her])
  t.equal(await status(reference), 404)
})

t.test('an order entered before a seal is not approved after it by the second person alone', async (t) => {
  const her = await adult()
  const { body } = await enter(her)
  await world.rows('update victims set sealed_at = $1 where id = $2', [world.setNow('2026-03-02T07:00:00Z'), her])
  t.match(await manager.post(`/v1/disclosures/${body.id}/approval`, {}, { ifMatch: '"v1"' }), { status: 403 })
})

t.test('an order that was lifted is taken back; one that still waits is never approved afterwards', async (t) => {
  const { id, reference } = await compelled(await adult())
  await manager.post(`/v1/disclosures/${id}/revocation`, { reason: 'order_lifted' })
  t.equal(await status(reference), 404)
  const { body } = await enter(await adult())
  t.match(await manager.post(`/v1/disclosures/${body.id}/revocation`, { reason: 'entry_error' }), {
    status: 200,
    body: { state: 'revoked', reference: null },
  })
  t.match(await manager.post(`/v1/disclosures/${body.id}/approval`, {}, { ifMatch: '"v2"' }), { status: 409 })
})

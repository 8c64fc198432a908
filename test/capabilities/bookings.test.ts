/** Where she may talk and who interprets: times, and nothing that says for whom. */
import t from 'tap'
import { createWorld } from '../world.ts'
import { openEpisode } from './episode.ts'

const world = await createWorld()
const worker = world.as('case_worker', 'dv-center-baku')
const manager = world.as('center_manager', 'dv-center-baku')
const center = `/v1/centers/${world.orgId('dv-center-baku')}`
const talks = `${center}/confidential-room-bookings`
const interpreting = `${center}/interpreter-bookings`
const hour = (from: number) => ({ fromAt: `2026-03-03T0${from}:00:00Z`, untilAt: `2026-03-03T0${from + 1}:00:00Z` })
const room = async (name: string, features: string[]): Promise<string> =>
  (await manager.post(`${center}/rooms`, { name, features })).body.id

t.test('DV-LIFE-02: a talk is booked in a room set apart for it, and the booking shows a time alone', async (t) => {
  const roomId = await room('Blue', ['confidential'])
  const booked = await worker.post(talks, { roomId, ...hour(6) })
  t.equal(booked.status, 201)
  const times = { fromAt: '2026-03-03T06:00:00.000Z', untilAt: '2026-03-03T07:00:00.000Z' }
  t.same(booked.body, { id: booked.body.id, roomId, ...times, cancelledAt: null })
  t.same((await worker.get(String(booked.headers['location']))).body, booked.body)
  t.same((await manager.get(talks)).body.items, [booked.body])
  for (const more of [{ victimId: roomId }, { topic: 'court' }, { note: 'x' }]) {
    t.equal((await worker.post(talks, { roomId, ...hour(8), ...more })).status, 422, JSON.stringify(Object.keys(more)))
  }
  const other = world.as('case_worker', 'dv-center-ganja')
  t.equal((await other.get(talks)).status, 404)
})

t.test('DV-LIFE-02: a room where others sleep is no place for a confidential talk', async (t) => {
  const [apart, shared] = [await room('Green', ['confidential']), await room('Red', ['quiet'])]
  t.match(await worker.post(talks, { roomId: shared, ...hour(6) }), { status: 422, body: { ruleId: 'DV-LIFE-02' } })
  t.equal((await worker.post(talks, { roomId: apart, ...hour(6) })).status, 201)
})

t.test('one talk at a time: a booked hour is taken until it is cancelled', async (t) => {
  const roomId = await room('White', ['confidential'])
  const first = await worker.post(talks, { roomId, ...hour(6) })
  t.match(await worker.post(talks, { roomId, ...hour(6) }), { status: 409, body: { code: 'state_conflict' } })
  t.equal((await worker.post(talks, { roomId, ...hour(7) })).status, 201, 'the next hour is free')
  const path = `${first.headers['location']}/cancellation`
  t.match(await worker.post(path, {}), { status: 200, body: { cancelledAt: world.now() } })
  t.equal((await worker.post(path, {})).status, 200, 'told twice it is the same')
  t.equal((await worker.post(talks, { roomId, ...hour(6) })).status, 201)
  const backwards = { fromAt: hour(8).untilAt, untilAt: hour(8).fromAt }
  t.match(await worker.post(talks, { roomId, ...backwards }), { status: 422, body: { code: 'validation_failed' } })
})

t.test('DV-LIFE-01: an interpreter is bound to silence and not of her circle', async (t) => {
  const ask = { language: 'ru', ...hour(6), boundToSilence: true, ofHerCircle: false }
  const booked = await worker.post(interpreting, ask)
  t.match(booked, { status: 201, body: { language: 'ru', cancelledAt: null } })
  t.notOk('victimId' in booked.body)
  const refused = { status: 422, body: { ruleId: 'DV-LIFE-01' } }
  t.match(await worker.post(interpreting, { ...ask, boundToSilence: false }), refused)
  t.match(await worker.post(interpreting, { ...ask, ofHerCircle: true }), refused)
  const { boundToSilence: _, ...unasked } = ask
  t.match(await worker.post(interpreting, unasked), refused)
})

t.test('DV-LIFE-01: she telephones without a plan, and no number is kept', async (t) => {
  const { caseId } = await openEpisode(world, 'dv-center-baku')
  const call = { caseId, type: 'phone', provider: 'center' }
  t.match(await worker.post('/v1/services', call), { status: 201, body: { type: 'phone', breach: [] } })
  t.equal((await worker.post('/v1/services', { ...call, number: '+994501234567' })).status, 422)
})

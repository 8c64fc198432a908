import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld()
const dv = staysAt(world)
const grown = { birthOn: '1990-05-05' }
const cameOn = '2026-03-02T06:00:00Z'

/** She stayed for ten days, left, and is back: the same case, at `back`. */
async function back(at: string, ask: object = {}) {
  world.setNow(cameOn)
  const first = await dv.admit(grown)
  world.setNow('2026-03-12T06:00:00Z')
  await dv.worker.post(`/v1/placements/${first.id}/departure`)
  world.setNow(at)
  const { body } = await dv.worker.post('/v1/placements', { victimId: first.victimId, ...ask })
  const arrival = await dv.worker.post(`/v1/placements/${body.id}/arrival`)
  return { first, second: arrival.body }
}
const nextDay = '2026-03-13T06:00:00Z'

t.test('whoever is back the next day with nothing new goes on with the clock of her stay', async (t) => {
  const { second } = await back(nextDay)
  t.match(second, { admissionOn: '2026-03-13', clockStartOn: '2026-03-02', lastDay: '2026-05-02' })
  t.ok((await dv.tasks(second.id)).includes('look_at_continuation'))
  const reminders = await world.rows(
    `select due_at from tasks where resource_id = $1 and what = 'settle_next_place' order by due_at`,
    [second.id],
  )
  t.equal(new Date(String(reminders[0]?.['due_at'])).toISOString(), '2026-04-17T20:00:00.000Z', '14 days before')
})

t.test('a new incident, a new referral or a longer time away starts the clock anew', async (t) => {
  const referral = {
    basis: 'referral',
    referrerKind: 'dv_complaint_body',
    documentNo: '7/2026',
    documentOn: '2026-03-12',
  }
  for (const [at, ask, start] of [
    [nextDay, { newIncident: true }, '2026-03-13'],
    [nextDay, referral, '2026-03-13'],
    ['2026-03-14T06:00:00Z', {}, '2026-03-14'],
  ] as const) {
    t.match((await back(at, ask)).second, { clockStartOn: start, admissionOn: start })
  }
})

t.test('management that learns of a new incident sets the clock right: a longer stay holds at once', async (t) => {
  const { second } = await back(nextDay)
  const correction = { field: 'newIncident', new: 'true', reason: 'heard_from_her' }
  const { body } = await dv.worker.post(`/v1/placements/${second.id}/corrections`, correction)
  t.match(body, { clockStartOn: '2026-03-13', lastDay: '2026-05-13' })
})

t.test('a corrected arrival moves the clock of the stay that went on from it', async (t) => {
  const { first, second } = await back(nextDay)
  const correction = { field: 'arrivedAt', new: '2026-03-05T06:00:00Z', reason: 'entry_error' }
  await dv.worker.post(`/v1/placements/${first.id}/corrections`, correction)
  t.match((await dv.worker.get(`/v1/placements/${second.id}`)).body, { clockStartOn: '2026-03-05' })
})

t.test('a transfer keeps the start of the clock that the house before gives', async (t) => {
  world.setNow(cameOn)
  const told = await dv.admit(grown, { basis: 'transfer', clockStartOn: '2026-02-01' })
  t.match(told, { admissionOn: '2026-03-02', clockStartOn: '2026-02-01', lastDay: '2026-04-01' })
  const untold = await dv.admit(grown, { basis: 'transfer' })
  t.match(untold, { clockStartOn: '2026-03-02' })
  t.ok((await dv.tasks(untold.id)).includes('ask_clock_start'))
  const correction = { field: 'clockStartOn', new: '2026-02-01', reason: 'other_source' }
  const known = await dv.worker.post(`/v1/placements/${untold.id}/corrections`, correction)
  t.match(known.body, { clockStartOn: '2026-02-01', lastDay: '2026-05-02' }, 'shortened by management alone')
  const notice = { ...correction, noticeOn: '2026-03-02', appealNoticeGiven: true }
  t.match((await dv.decide(dv.manager, untold.id, 'corrections', notice)).body, { lastDay: '2026-04-01' })
})

t.test('no other basis brings a clock from elsewhere, and none starts in the future', async (t) => {
  const ask = (more: object) => dv.worker.post('/v1/placements', { victim: grown, ...more })
  const refused = { status: 422, body: { errors: [{ pointer: '/clockStartOn' }] } }
  t.match(await ask({ clockStartOn: '2026-02-01' }), refused)
  t.match(await ask({ basis: 'transfer', clockStartOn: '2026-04-01' }), refused)
})

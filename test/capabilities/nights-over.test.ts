import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const dv = staysAt(world)
const occupancy = `/v1/centers/${dv.centerId}/occupancy`
const barred = world.as('case_worker', 'dv-center-baku', { sub: 'her-brother' })
const barredManager = world.as('center_manager', 'dv-center-baku', { sub: 'his-friend' })
const bedId = await dv.bed('1.1')
const { victimId } = await dv.admit({ birthOn: '1990-05-01' }, {}, { bedId })
for (const user of ['her-brother', 'his-friend'])
  await dv.manager.post(`/v1/victims/${victimId}/barred-readers`, { user, reason: 'relative_of_suspect' })
world.setNow('2026-03-05T06:00:00Z')

t.test(
  'a night that is over is not asked for room: night by night it would tell since when a bed is hers',
  async (t) => {
    const night = (fromOn: string, beforeOn: string) => barred.post('/v1/availability', { adults: 1, fromOn, beforeOn })
    t.match(await night('2026-03-04', '2026-03-05'), {
      status: 422,
      body: { errors: [{ pointer: '/fromOn', code: 'in_the_past' }] },
    })
    const tonight = await night('2026-03-05', '2026-03-06')
    t.equal(tonight.status, 200)
    t.notOk(tonight.text.includes(bedId), 'tonight her bed is nobody else’s')
  },
)

t.test('how full the house was is told to management only; how full it is, to whoever works there', async (t) => {
  t.match(await dv.worker.get(`${occupancy}?fromOn=2026-03-04`), {
    status: 422,
    body: { errors: [{ pointer: '/querystring/fromOn', code: 'in_the_past' }] },
  })
  t.match((await dv.worker.get(`${occupancy}?fromOn=2026-03-05`)).body.days[0], { held: 1, present: 1 })
  t.match((await dv.manager.get(`${occupancy}?fromOn=2026-03-04`)).body.days[0], { held: 1, present: 1 })
})

t.test('a barred manager counts her from today on, so that her bed stays hers, and on no day before', async (t) => {
  const { days } = (await barredManager.get(`${occupancy}?fromOn=2026-03-01&beforeOn=2026-03-06`)).body
  t.same(
    days.map(({ held, present }: { held: number; present: number }) => [held, present]),
    [
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [1, 1],
    ],
  )
})

import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const dv = staysAt(world)

t.test('two hundred at once want one bed on overlapping nights: one has it, the others are told so', async (t) => {
  const bedId = await dv.bed('1.1')
  const day = (n: number) => `2026-04-${String(n).padStart(2, '0')}`
  const asks = Array.from({ length: 200 }, (_, n) => ({
    victim: {},
    bedId,
    nights: { fromOn: day(1 + (n % 10)), beforeOn: day(11 + (n % 10)) },
  }))
  const answers = await Promise.all(asks.map((ask) => dv.worker.post('/v1/placements', ask)))
  const won = answers.filter(({ status }) => status === 201)
  const told = answers.filter(({ status, body }) => status === 409 && body.code === 'bed_taken')
  t.equal(won.length, 1)
  t.equal(told.length, 199)
  const holds = await world.rows('select placement_id from bed_holds where bed_id = $1 and active', [bedId])
  t.same(holds, [{ placement_id: won[0]?.body.id }])
  const [left] = await world.rows('select count(*)::integer as n from placements')
  t.same(left, { n: 1 }, 'whoever did not get it left nothing behind')
})

t.test('forty at once come through the door to one bed: all are here, one lies in it', async (t) => {
  const bedId = await dv.bed('1.2')
  const ids: string[] = []
  for (let n = 0; n < 40; n += 1) ids.push((await dv.request({})).id)
  const answers = await Promise.all(ids.map((id) => dv.worker.post(`/v1/placements/${id}/arrival`, { bedId })))
  t.same([...new Set(answers.map(({ status }) => status))], [200])
  t.equal(answers.filter(({ body }) => body.bed !== null).length, 1)
  t.equal(answers.filter(({ body }) => body.overcapacity).length >= 39, true)
})

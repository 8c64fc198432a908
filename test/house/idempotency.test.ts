import t from 'tap'
import { createWorld } from '../world.ts'

const world = await createWorld()
const worker = world.as('case_worker', 'dv-center-baku')
const colleague = world.as('case_worker', 'dv-center-baku', { sub: 'another' })

t.test('twenty copies of one request sent at once are one effect and twenty equal answers', async (t) => {
  const before = await world.rows('select 1 from victims')
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => worker.post('/v1/victims', { sex: 'female' }, { key: 'at-once-0001' })),
  )
  t.same([...new Set(answers.map((a) => a.status))], [201])
  t.equal(new Set(answers.map((a) => a.body.id)).size, 1)
  t.equal((await world.rows('select 1 from victims')).length, before.length + 1)
})

t.test("a key belongs to its sender: a colleague's same key is a request of its own", async (t) => {
  const mine = await worker.post('/v1/victims', {}, { key: 'shared-0001' })
  const hers = await colleague.post('/v1/victims', {}, { key: 'shared-0001' })
  t.not(mine.body.id, hers.body.id)
})

t.test('what is kept of a request is its status and where the resource is, never a body', async (t) => {
  await worker.post('/v1/victims', { identity: { givenName: 'Canaryname' } }, { key: 'kept-0001' })
  const [row] = await world.rows<{ row: string }>(
    "select k::text as row from idempotency_keys k where key = 'kept-0001'",
  )
  t.match(row?.row, /\/v1\/victims\//)
  t.notMatch(row?.row, /Canaryname/)
})

t.test('a refused request is not remembered: once its fault is mended the same key works', async (t) => {
  t.equal((await worker.post('/v1/victims', { sex: 'x' }, { key: 'mended-0001' })).status, 422)
  t.equal((await worker.post('/v1/victims', { sex: 'male' }, { key: 'mended-0001' })).status, 201)
})

t.test('without a key two requests are two effects', async (t) => {
  const [one, two] = [await worker.post('/v1/victims', {}), await worker.post('/v1/victims', {})]
  t.not(one.body.id, two.body.id)
})

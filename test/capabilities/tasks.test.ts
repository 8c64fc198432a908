import t from 'tap'
import { inTransaction } from '../../src/db/client.ts'
import { type NewTask, openTask } from '../../src/db/tasks.ts'
import { instant } from '../../src/kernel/dates.ts'
import { createWorld } from '../world.ts'

const world = await createWorld()
const orgId = world.orgId('dv-center-baku')
const worker = world.as('case_worker', 'dv-center-baku')
const manager = world.as('center_manager', 'dv-center-baku')

const open = (task: Partial<NewTask>) =>
  inTransaction(world.deps.db, { orgId, actor: 'test', subjects: [] }, world.now(), async (tx) =>
    openTask(world.deps, tx, {
      what: 'offer_referral',
      ruleId: 'DV-REF-01',
      role: 'case_worker',
      dueAt: instant('2026-03-02T12:00:00Z'),
      ...task,
    }),
  )
const whats = async (query = '', who = worker) =>
  (await who.get(`/v1/tasks${query}`)).body.items.map((task: { what: string }) => task.what)

t.test('the worklist shows the most urgent first, by role, and what is overdue', async (t) => {
  await open({})
  await open({ what: 'hear_child', role: 'psychologist', dueAt: instant('2026-03-02T05:00:00Z') })
  t.same(await whats(), ['hear_child', 'offer_referral'])
  t.same(await whats('?role=case_worker'), ['offer_referral'])
  t.same(await whats('?overdue=true'), ['hear_child'])
  t.same(await whats('?overdue=false'), ['offer_referral'])
  const first = await worker.get('/v1/tasks?limit=1')
  t.same(await whats(`?limit=1&cursor=${first.body.nextCursor}`), ['offer_referral'])
  t.same(await whats('', world.as('case_worker', 'dv-center-ganja')), [], 'another center has its own')
})

t.test('done is a fact: recorded once, and a second word changes nothing', async (t) => {
  const { body: list } = await worker.get('/v1/tasks?role=psychologist')
  const path = `/v1/tasks/${list.items[0].id}`
  t.match(await worker.get(path), { status: 200, headers: { etag: '"v1"' }, body: { overdue: true, doneAt: null } })
  t.match(await worker.post(`${path}/completion`, { occurredAt: '2026-03-02T11:00:00+04:00' }), {
    status: 422,
    body: { errors: [{ pointer: '/occurredAt', code: 'in_the_future' }] },
  })
  const occurredAt = '2026-03-02T09:30:00+04:00'
  const done = await worker.post(`${path}/completion`, { occurredAt })
  t.match(done, {
    status: 200,
    headers: { etag: '"v2"' },
    body: { doneAt: '2026-03-02T05:30:00.000Z', overdue: false },
  })
  t.same((await manager.post(`${path}/completion`)).body, done.body)
  t.same(await whats('?state=done'), ['hear_child'])
  t.same(await whats(), ['offer_referral'])
})

t.test('a task about a person whom the worker may not see is not there', async (t) => {
  const { body: victim } = await worker.post('/v1/victims', {})
  await open({ what: 'review_stay', victimId: victim.id })
  t.same(await whats(`?victimId=${victim.id}`), ['review_stay'])
  const [{ id }] = (await worker.get(`/v1/tasks?victimId=${victim.id}`)).body.items
  await world.admin.query('update victims set sealed_at = recorded_at where id = $1', [victim.id])
  t.same(await whats(`?victimId=${victim.id}`), [])
  t.equal((await worker.get(`/v1/tasks/${id}`)).status, 404)
  t.equal((await worker.post(`/v1/tasks/${id}/completion`)).status, 404)
  t.same(await whats(`?victimId=${victim.id}`, manager), ['review_stay'])
})

t.test('she is told of a release when she is alone and safe, and whoever told her says so', async (t) => {
  for (const what of ['tell_her_of_release', 'tell_her_of_compelled_release']) {
    await open({ what })
    const { body: list } = await worker.get('/v1/tasks')
    const task = list.items.find((one: { what: string }) => one.what === what)
    t.equal(task.moment, 'alone_and_safe')
    const done = (body: object) => worker.post(`/v1/tasks/${task.id}/completion`, body)
    t.match(await done({}), { status: 422, body: { errors: [{ pointer: '/moment', code: 'missing' }] } })
    t.match(await done({ moment: 'on_the_telephone' }), { status: 422 })
    t.match(await done({ moment: 'alone_and_safe' }), { status: 200, body: { doneAt: world.now() } })
    t.same(await world.rows('select done_moment from tasks where id = $1', [task.id]), [
      { done_moment: 'alone_and_safe' },
    ])
  }
  await open({ what: 'review_stay' })
  const { body: list } = await worker.get('/v1/tasks')
  const plain = list.items.find((one: { what: string }) => one.what === 'review_stay')
  t.match(await worker.post(`/v1/tasks/${plain.id}/completion`), { status: 200, body: { moment: null } })
})

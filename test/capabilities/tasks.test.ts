import t from 'tap'
import { inTransaction } from '../../src/db/client.ts'
import { type NewTask, openTask } from '../../src/db/tasks.ts'
import { instant } from '../../src/kernel/dates.ts'
import { createWorld } from '../world.ts'

const world = await createWorld()
const orgId = world.orgId('dv-center-baku')
const worker = world.as('case_worker', 'dv-center-baku')
const manager = world.as('center_manager', 'dv-center-baku')
const psychologist = world.as('psychologist', 'dv-center-baku')

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
  t.match(await psychologist.post(`${path}/completion`, { occurredAt: '2026-03-02T11:00:00+04:00' }), {
    status: 422,
    body: { errors: [{ pointer: '/occurredAt', code: 'in_the_future' }] },
  })
  const occurredAt = '2026-03-02T09:30:00+04:00'
  const done = await psychologist.post(`${path}/completion`, { occurredAt })
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

const taskOf = async (what: string) =>
  (
    await world.rows<{ id: string }>('select id from tasks where what = $1 order by recorded_at desc, id limit 1', [
      what,
    ])
  )[0]?.id
const complete = async (who: typeof worker, what: string) => who.post(`/v1/tasks/${await taskOf(what)}/completion`, {})

t.test('who looks after money or the desk sees tasks of his own, and nobody of whom the house holds', async (t) => {
  const { body: victim } = await worker.post('/v1/victims', {})
  await open({ what: 'offer_thb_center', victimId: victim.id })
  await open({ what: 'pay_out', role: 'finance_officer', victimId: victim.id })
  const finance = world.as('finance_officer', 'dv-center-baku')
  t.same(await whats(`?victimId=${victim.id}`, finance), ['pay_out'])
  t.equal((await complete(finance, 'offer_thb_center')).status, 404)
  t.equal((await complete(finance, 'pay_out')).status, 200)
  t.ok(
    (await whats(`?victimId=${victim.id}`, psychologist)).includes('offer_thb_center'),
    'care staff stand in for each other',
  )
})

t.test('a task is ended by its role, or by management in its place', async (t) => {
  await open({ what: 'hear_her_son', role: 'psychologist' })
  t.match(await complete(worker, 'hear_her_son'), { status: 403, body: { code: 'role_not_allowed' } })
  t.equal((await complete(psychologist, 'hear_her_son')).status, 200)
  await open({ what: 'hear_her_daughter', role: 'psychologist' })
  t.equal((await complete(manager, 'hear_her_daughter')).status, 200)
})

t.test('what management is to look at is on the list of management alone', async (t) => {
  await open({ what: 'weigh_transfer', role: 'center_manager' })
  t.notOk((await whats('', worker)).includes('weigh_transfer'))
  t.equal((await complete(worker, 'weigh_transfer')).status, 404)
  t.equal((await complete(manager, 'weigh_transfer')).status, 200)
})

t.test('R18: a review is ended by another than whoever made it necessary', async (t) => {
  const { body: victim } = await manager.post('/v1/victims', {})
  const { body: opened } = await manager.post('/v1/cases', { victimId: victim.id, regime: 'dv', source: 'self' })
  const emergency = { profession: 'psychological', reason: 'danger_to_life' }
  const opening = await manager.post(`/v1/cases/${opened.id}/emergency-access`, emergency)
  t.equal(opening.status, 200, opening.text)
  t.match(await complete(manager, 'review_emergency_access'), { status: 403, body: { code: 'role_not_allowed' } })
  const other = world.as('center_manager', 'dv-center-baku', { sub: 'another-manager' })
  t.equal((await complete(other, 'review_emergency_access')).status, 200)
})

t.test('a notice by hand, a review of an incident and the like end with their own act, not with a tick', async (t) => {
  for (const what of ['deliver_notice_by_hand', 'review_notice', 'review_incident', 'assess_data_breach']) {
    await open({ what, role: 'center_manager' })
    t.match(await complete(manager, what), { status: 409, body: { code: 'state_conflict' } }, what)
  }
})

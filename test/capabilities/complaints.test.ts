/** Complaints and appeals (RIGHT-01): never refused, handled by somebody else, answered by a clock. */
import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld()
const { worker, manager, decide, admit } = staysAt(world)
const lawyer = world.as('lawyer', 'dv-center-baku')
const colleague = world.as('case_worker', 'dv-center-baku', { sub: 'a-colleague' })
const bad = 'case_worker@dv-center-baku'

const adult = async () =>
  (await worker.post('/v1/victims', { birthOn: '1990-05-01', language: 'en' })).body.id as string
const complain = async (body: object) => {
  const made = await colleague.post('/v1/complaints', { kind: 'complaint', about: 'house', ...body })
  if (made.status !== 201) throw new Error(made.text)
  return `/v1/complaints/${made.body.id}`
}
const v1 = { ifMatch: '"v1"' }
const v2 = { ifMatch: '"v2"' }
const v3 = { ifMatch: '"v3"' }
const idOf = (path: string) => path.split('/').at(-1)
const open = async (path: string) =>
  (
    await world.rows<{ what: string }>(
      'select what from tasks where resource_id = $1 and done_at is null order by what',
      [idOf(path)],
    )
  ).map(({ what }) => what)
const taskOf = async (path: string, what: string) =>
  (await world.rows<{ id: string }>('select id from tasks where resource_id = $1 and what = $2', [idOf(path), what]))[0]
    ?.id
const rejection = { outcome: 'rejected', reason: 'The room was warm.', appealTo: ['administrative_body', 'court'] }

t.test('whoever comes may complain: of anything, in anybody’s name, or in nobody’s', async (t) => {
  const victimId = await adult()
  const brought = async (body: object) => (await colleague.get(await complain(body))).body
  t.match(await brought({ victimId, words: 'It is cold.' }), { state: 'received', broughtBy: 'self', overdue: false })
  t.match(await brought({ victimId, broughtBy: 'representative', about: 'service' }), { about: 'service' })
  t.match(await brought({ victimId, broughtBy: 'staff', about: 'staff' }), { aboutStaff: null, about: 'staff' })
  t.match(await brought({ matter: 'violence' }), { victimId: null, broughtBy: 'anonymous', matter: 'violence' })
  t.match(await brought({ about: 'decision', kind: 'appeal' }), { kind: 'appeal', aboutDecisionId: null })
  const words = { kind: 'complaint', about: 'house', words: 'It is cold.' }
  t.match(
    await colleague.post('/v1/complaints', words),
    { status: 422, body: { errors: [{ pointer: '/words', code: 'needs_person' }] } },
    'words about persons lie in a person’s vault or nowhere',
  )
})

t.test('what is missing is asked for and refuses nothing: whom it is about, which decision', async (t) => {
  const path = await complain({ about: 'staff' })
  const always = ['answer_complaint', 'complaint_overdue']
  t.same(await open(path), [...always, 'find_out_what_complaint_is_about', 'name_complaint_handler'])
  t.match(await manager.post(`${path}/handler`, { user: 'lawyer@dv-center-baku' }, v1), { status: 200 })
  t.match(await lawyer.post(`${path}/answer`, { outcome: 'upheld' }, v2), { status: 200, body: { state: 'answered' } })
  t.same(await open(path), ['check_named_colleague'], 'nobody is there to be told')
  const known = await complain({ about: 'staff', aboutStaff: bad })
  t.same(await open(known), [...always, 'name_complaint_handler'])
})

t.test('a complaint is not handled by the one complained of, nor found by him anywhere', async (t) => {
  const victimId = await adult()
  await worker.get(`/v1/victims/${victimId}`)
  const path = await complain({ victimId, about: 'staff', aboutStaff: bad, words: 'He shouts.' })
  t.match(await manager.post(`${path}/handler`, { user: bad }, v1), {
    status: 403,
    body: { code: 'role_not_allowed', ruleId: 'RIGHT-01' },
  })
  t.match(await manager.post(`${path}/handler`, { user: 'a-colleague' }, v1), { status: 200 })
  for (const address of [path, `${path}/corrections`]) t.equal((await worker.get(address)).status, 404, address)
  t.equal((await worker.get(`${path}/texts`, { purpose: 'review' })).status, 404)
  t.equal((await worker.post(`${path}/withdrawal`)).status, 404)
  t.equal((await worker.post(`${path}/answer`, rejection, v2)).status, 404)
  const seen = async (who: typeof worker, address: string) => (await who.get(address)).text.includes(idOf(path) ?? '')
  for (const address of ['/v1/complaints', '/v1/tasks', `/v1/victims/${victimId}/accesses`]) {
    t.equal(await seen(worker, `${address}?limit=200`), false, address)
    t.equal(await seen(colleague, `${address}?limit=200`), true, `${address} of a colleague`)
  }
  const task = `/v1/tasks/${await taskOf(path, 'answer_complaint')}`
  t.same([(await worker.get(task)).status, (await colleague.get(task)).status], [404, 200])
  const { decisionId } = (await colleague.get(path)).body
  const decision = `/v1/decisions/${decisionId}`
  t.same([(await worker.get(decision)).status, (await colleague.get(decision)).status], [404, 200])
  t.match((await colleague.get(`${path}/texts`, { purpose: 'review' })).body, { words: 'He shouts.', reason: null })
  const print = async (who: typeof worker) =>
    (await who.get(`/v1/victims/${victimId}/statement`, { purpose: 'statement' })).text
  t.match(await print(manager), /2026-03-02: Complaint; Member of staff; Received/)
})

t.test('management is no exception, and whoever complains of herself is answered once', async (t) => {
  const boss = 'center_manager@dv-center-baku'
  const path = await complain({ about: 'staff', aboutStaff: boss })
  const trail = async () => (await manager.get('/v1/audit/events?limit=200')).text.includes(idOf(path) ?? '')
  t.same([(await manager.get(path)).status, await trail()], [404, false])
  const named = `/v1/tasks/${await taskOf(path, 'name_complaint_handler')}`
  t.same(
    [(await manager.get(named)).status, (await lawyer.get(named)).status],
    [404, 200],
    'it is on a list all the same',
  )
  t.match(await lawyer.post(`${path}/handler`, { user: 'lawyer@dv-center-baku' }, v1), { status: 200 })
  const own = await manager.post('/v1/complaints', { kind: 'complaint', about: 'staff', aboutStaff: boss })
  t.match(own, { status: 201, body: { state: 'received' } })
  t.equal((await manager.get(`/v1/complaints/${own.body.id}`)).status, 404)
  t.equal((await lawyer.get(`/v1/complaints/${own.body.id}`)).status, 200)
})

t.test('an appeal is not handled by whoever took the decision; its thirty days to a court run from it', async (t) => {
  const { id, victimId } = await admit({ birthOn: '1990-05-01' })
  const refused = await decide(manager, id, 'finalization')
  const appeal = { kind: 'appeal', about: 'decision', victimId, aboutDecisionId: refused.body.decisionId }
  const path = await complain(appeal)
  t.match((await lawyer.get(path)).body.clocks, {
    houseUntil: '2026-03-17',
    administrativeUntil: null,
    courtUntil: '2026-04-01',
  })
  t.ok((await open(path)).includes('tell_her_of_court_term'))
  t.match(await lawyer.post(`${path}/handler`, { user: 'center_manager@dv-center-baku' }, v1), {
    status: 403,
    body: { ruleId: 'RIGHT-01' },
  })
  t.match((await manager.get(path)).body.actions[1], { action: 'answer', allowed: false, ruleId: 'RIGHT-01' })
  t.match(await manager.post(`${path}/answer`, rejection, v1), { status: 403, body: { code: 'role_not_allowed' } })
  t.match(await lawyer.post(`${path}/answer`, rejection, v1), { status: 200, body: { state: 'answered' } })
  const unknown = { ...appeal, aboutDecisionId: '9b0f3f3e-58a7-4f0e-9f0e-0d1f5b1f0a11' }
  t.equal((await colleague.post('/v1/complaints', unknown)).status, 404)
})

t.test('a rejection has a reason and names where she may go next; she is told alone and safe', async (t) => {
  const victimId = await adult()
  const path = await complain({ victimId })
  await manager.post(`${path}/handler`, { user: 'lawyer@dv-center-baku' }, v1)
  const reply = (change: object, who = lawyer) => who.post(`${path}/answer`, { ...rejection, ...change }, v2)
  t.match(await reply({}, manager), { status: 403, body: { ruleId: 'RIGHT-01' } }, 'another than the named handler')
  t.match(await reply({ reason: undefined }), { status: 422, body: { code: 'validation_failed', ruleId: 'RIGHT-01' } })
  t.match(await reply({ appealTo: [] }), { status: 422, body: { code: 'appeal_notice_required', ruleId: 'RIGHT-01' } })
  t.match(await reply({}), { status: 200, body: { outcome: 'rejected', appealTo: rejection.appealTo, toldAt: null } })
  t.match(await reply({}), { status: 412 })
  t.match(await lawyer.post(`${path}/answer`, rejection, v3), { status: 409, body: { code: 'state_conflict' } })
  t.same(await open(path), ['tell_her_of_complaint_outcome'])
  t.equal((await lawyer.get(path)).body.clocks.courtUntil, null, 'no term runs before she knows')
  const told = `/v1/tasks/${await taskOf(path, 'tell_her_of_complaint_outcome')}/completion`
  t.match(await worker.post(told), { status: 422 }, 'the moment is to be said')
  t.equal((await worker.post(told, { moment: 'alone_and_safe' })).status, 200)
  t.match((await lawyer.get(path)).body, { toldAt: world.now(), clocks: { courtUntil: '2026-04-01' } })
  t.match((await lawyer.get(`${path}/texts`, { purpose: 'review' })).body, { reason: rejection.reason })
})

t.test(
  'it goes further as a fact: staff ask after it, and the term to a court runs anew from the answer',
  async (t) => {
    const path = await complain({ victimId: await adult() })
    const step = (body: object) => worker.post(`${path}/steps`, { instance: 'administrative_body', ...body })
    t.match(await step({ step: 'lodged', occurredAt: '2026-02-20T08:00:00Z' }), {
      status: 200,
      body: {
        steps: [{ instance: 'administrative_body', step: 'lodged' }],
        clocks: { administrativeUntil: '2026-03-22' },
      },
    })
    t.ok((await open(path)).includes('ask_after_complaint'))
    t.match((await step({ step: 'answered', occurredAt: '2026-03-01T08:00:00Z' })).body, {
      clocks: { courtUntil: '2026-03-31' },
    })
    const left = await open(path)
    t.same([left.includes('ask_after_complaint'), left.includes('tell_her_of_complaint_answer')], [false, true])
    t.match(await step({ instance: 'court', step: 'lodged' }), { status: 200, body: { state: 'received' } })
  },
)

t.test('late, it is overdue and the manager’s; taken back, it is nobody’s any more', async (t) => {
  const late = await complain({ victimId: await adult(), occurredAt: '2026-02-01T08:00:00Z' })
  t.match((await worker.get(late)).body, { overdue: true, dueAt: '2026-02-16T20:00:00.000Z' })
  t.match(
    await world.rows("select role from tasks where resource_id = $1 and what = 'complaint_overdue'", [idOf(late)]),
    [{ role: 'center_manager' }],
  )
  t.match(await worker.post(`${late}/withdrawal`), { status: 200, body: { state: 'withdrawn', overdue: false } })
  t.same(await open(late), [])
  t.match(await worker.post(`${late}/withdrawal`), { status: 409 })
})

t.test('set right, it follows: clocks move, and a handler who is meant by it handles it no longer', async (t) => {
  const path = await complain({ victimId: await adult(), about: 'staff' })
  const correct = (field: string, value: unknown) =>
    colleague.post(`${path}/corrections`, { field, new: value, reason: 'heard_from_her' })
  await manager.post(`${path}/handler`, { user: bad }, v1)
  t.match((await correct('occurredAt', '2026-03-01T08:00:00Z')).body, { dueAt: '2026-03-16T20:00:00.000Z' })
  t.match(
    await world.rows("select due_at from tasks where resource_id = $1 and what = 'complaint_overdue'", [idOf(path)]),
    [{ due_at: new Date('2026-03-16T20:00:00Z') }],
  )
  t.notOk((await open(path)).includes('name_complaint_handler'))
  t.match((await correct('aboutStaff', bad)).body, { handler: null })
  const left = await open(path)
  t.same([left.includes('name_complaint_handler'), left.includes('find_out_what_complaint_is_about')], [true, false])
  t.equal((await worker.get(path)).status, 404)
  t.match((await correct('aboutStaff', 'a-misspelt-name')).status, 200)
  t.ok((await open(path)).includes('check_named_colleague'))
  t.equal((await colleague.get(`${path}/corrections`)).body.items.length, 3)
})

t.test('whoever answered and turns out to be meant is looked at again', async (t) => {
  const path = await complain({ victimId: await adult(), about: 'staff' })
  await worker.post(`${path}/answer`, rejection, v1)
  await colleague.post(`${path}/corrections`, { field: 'aboutStaff', new: bad, reason: 'heard_from_her' })
  t.ok((await open(path)).includes('look_again_at_complaint'))
})

t.test('whoever is barred from her meets no complaint of hers; other houses meet none', async (t) => {
  const victimId = await adult()
  const path = await complain({ victimId })
  const cousin = world.as('case_worker', 'dv-center-baku', { sub: 'a-cousin' })
  t.equal((await cousin.get(path)).status, 200)
  await manager.post(`/v1/victims/${victimId}/barred-readers`, { user: 'a-cousin', reason: 'relative_of_suspect' })
  t.equal((await cousin.get(path)).status, 404)
  t.equal((await world.as('center_manager', 'dv-center-ganja').get(path)).status, 404)
})

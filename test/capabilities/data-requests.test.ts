/** Her rights over her own data, and data in wrong hands (DATA-01). */
import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'
import { openEpisode } from './episode.ts'

const world = await createWorld()
const dv = staysAt(world)
const { worker, manager } = dv
const lawyer = world.as('lawyer', 'dv-center-baku')

const adult = async () =>
  (await worker.post('/v1/victims', { birthOn: '1990-05-01', language: 'en' })).body.id as string
const ask = async (body: object) => {
  const { status, body: made, text } = await worker.post('/v1/data-requests', { identityCheck: 'document', ...body })
  if (status !== 201) throw new Error(text)
  return `/v1/data-requests/${made.id}`
}
const v1 = { ifMatch: '"v1"' }
const v2 = { ifMatch: '"v2"' }
const open = (path: string) =>
  world.rows<{ what: string; role: string }>(
    'select what, role from tasks where resource_id = $1 and done_at is null order by what',
    [path.split('/').at(-1)],
  )

t.test('a request has a clock from the day on which it was asked; its tasks are done with the answer', async (t) => {
  const victimId = await adult()
  const path = await ask({ victimId, kind: 'access', occurredAt: '2026-03-01T20:30:00Z' })
  t.match((await worker.get(path)).body, { state: 'received', dueAt: '2026-03-17T20:00:00.000Z', overdue: false })
  t.match(await open(path), [
    { what: 'answer_data_request', role: 'case_worker' },
    { what: 'data_request_overdue', role: 'center_manager' },
  ])
  t.match(await worker.post(`${path}/grant`, {}, v1), {
    status: 200,
    body: { state: 'granted', statement: `/v1/victims/${victimId}/statement`, actions: [{ action: 'correction' }] },
  })
  t.same(await open(path), [])
  t.match(await worker.post(`${path}/grant`, {}, v2), { status: 409, body: { code: 'state_conflict' } })
})

t.test('nothing is opened while nobody has made sure who asks', async (t) => {
  const victimId = await adult()
  const { body } = await worker.post('/v1/data-requests', { victimId, kind: 'access' })
  const path = `/v1/data-requests/${body.id}`
  t.match(body.actions, [{ action: 'grant', allowed: false, code: 'grantor_not_valid', ruleId: 'DATA-01' }, {}, {}, {}])
  t.match(await worker.post(`${path}/grant`, {}, v1), { status: 403, body: { code: 'grantor_not_valid' } })
  t.equal((await worker.get(path)).body.statement, null)
  await worker.post(`${path}/corrections`, { field: 'identityCheck', new: 'passphrase', reason: 'other_source' })
  t.match(await worker.post(`${path}/grant`, {}, v2), { status: 200, body: { state: 'granted' } })
})

t.test('a representative of a child is answered; a suspected one is not, and she is asked about it', async (t) => {
  const { victimId } = await dv.admit({ birthOn: '2016-05-01' })
  const relatedPersonId = await dv.relation(victimId, 'father')
  await dv.represents(victimId, relatedPersonId)
  const request = { victimId, kind: 'access', askedBy: 'representative', relatedPersonId }
  const [first, second] = [await ask(request), await ask(request)]
  t.match(await worker.post(`${first}/grant`, {}, v1), { status: 200, body: { state: 'granted' } })
  await dv.suspect(victimId, relatedPersonId)
  t.match(await worker.post(`${second}/grant`, {}, v1), { status: 422, body: { code: 'representative_suspected' } })
  const third = await ask(request)
  t.ok((await open(third)).some((task) => task.what === 'ask_her_about_data_request'))
})

t.test('a request to set right is granted by the correction that was made on her own record', async (t) => {
  const [hers, others] = [await adult(), await adult()]
  const path = await ask({ victimId: hers, kind: 'rectification' })
  const correct = async (victimId: string) => {
    const right = { field: 'language', new: 'ru', reason: 'heard_from_her' }
    await worker.post(`/v1/victims/${victimId}/corrections`, right)
    const [row] = await world.rows<{ id: string }>('select id from corrections where resource_id = $1', [victimId])
    return { correctionId: row?.id }
  }
  t.match(await worker.post(`${path}/grant`, {}, v1), { status: 422, body: { code: 'validation_failed' } })
  t.match(await worker.post(`${path}/grant`, await correct(others), v1), { status: 422 }, 'of another person')
  const mine = await correct(hers)
  t.match(await worker.post(`${path}/grant`, mine, v1), { status: 200, body: { state: 'granted', ...mine } })
})

t.test('two people decide on an erasure; what stays is named, and her record is not called erased', async (t) => {
  const victimId = await adult()
  const path = await ask({ victimId, kind: 'erasure' })
  t.match(await manager.post(`${path}/grant`, {}, v1), { status: 409 }, 'nobody has looked whether a court needs it')
  const proposed = await manager.post(`${path}/grant`, { legalHold: false }, v1)
  t.match(proposed, { status: 200, body: { state: 'awaiting_approval', outcome: 'granted', decidedAt: null } })
  t.match(proposed.body.stays, [{ class: 'disclosure' }, { class: 'audit' }])
  t.match(await manager.post(`${path}/approval`, undefined, v2), { status: 403, body: { code: 'role_not_allowed' } })
  t.match(await worker.post(`${path}/approval`, undefined, v2), { status: 403 })
  const deputy = world.as('center_manager', 'dv-center-baku', { sub: 'a-deputy' })
  t.match(await deputy.post(`${path}/approval`, undefined, v2), {
    status: 200,
    body: { state: 'granted_pending_erasure', outcome: 'granted' },
  })
  t.equal((await worker.get(`/v1/victims/${victimId}`)).status, 200)
})

t.test('nothing is erased while an episode of hers is open, also between the two people', async (t) => {
  const { victimId, caseId } = await openEpisode(world, 'dv-center-baku')
  await worker.post(`/v1/victims/${victimId}/corrections`, {
    field: 'birthOn',
    new: '1990-05-01',
    reason: 'new_document',
  })
  const path = await ask({ victimId, kind: 'erasure' })
  const grant = { legalHold: false }
  t.match(await worker.post(`${path}/grant`, grant, v1), { status: 409, body: { code: 'state_conflict' } })
  const { headers } = await manager.get(`/v1/cases/${caseId}`)
  await manager.post(`/v1/cases/${caseId}/closure`, { reason: 'contact_lost' }, { ifMatch: String(headers['etag']) })
  t.match(await worker.post(`${path}/grant`, grant, v1), { status: 200, body: { state: 'awaiting_approval' } })
  await worker.post('/v1/cases', { victimId, regime: 'dv', source: 'self' })
  t.match(await manager.post(`${path}/approval`, undefined, v2), { status: 409, body: { code: 'state_conflict' } })
})

t.test('a refusal has a listed ground, a written reason and a notice of appeal', async (t) => {
  const path = await ask({ victimId: await adult(), kind: 'access' })
  const refusal = { ground: 'rights_of_others', reason: 'It holds words of another resident.', appealNoticeGiven: true }
  const refuse = (change: object) => lawyer.post(`${path}/refusal`, { ...refusal, ...change }, v1)
  t.match(await refuse({ ground: 'open_case' }), { status: 422, body: { code: 'validation_failed' } })
  t.match(await refuse({ appealNoticeGiven: false }), {
    status: 422,
    body: { code: 'appeal_notice_required', ruleId: 'RIGHT-01' },
  })
  t.match(await refuse({ reason: undefined }), { status: 422, body: { code: 'appeal_notice_required' } })
  t.match(await refuse({}), { status: 200, body: { state: 'refused', ground: 'rights_of_others' } })
  t.match(await lawyer.get(`${path}/texts`, { purpose: 'review' }), { status: 200, body: { reason: refusal.reason } })
  t.match(await lawyer.get(`${path}/texts`), { status: 422, body: { code: 'purpose_required' } })
})

t.test('refusing an erasure needs a second person too', async (t) => {
  const path = await ask({ victimId: await adult(), kind: 'erasure' })
  const refusal = { ground: 'legal_hold', reason: 'A court asked for it.', appealNoticeGiven: true }
  t.match(await worker.post(`${path}/refusal`, refusal, v1), { body: { state: 'awaiting_approval' } })
  t.match(await manager.post(`${path}/approval`, undefined, v2), { status: 200, body: { state: 'refused' } })
})

t.test('she takes a request back at any time before it is decided', async (t) => {
  const path = await ask({ victimId: await adult(), kind: 'erasure' })
  await worker.post(`${path}/grant`, { legalHold: false }, v1)
  t.match(await worker.post(`${path}/withdrawal`), { status: 200, body: { state: 'withdrawn', stays: [] } })
  t.match(await worker.post(`${path}/withdrawal`), { status: 409 })
})

t.test(
  'what she asked stands in her own statement, and whoever is barred from her meets no request of hers',
  async (t) => {
    const victimId = await adult()
    const path = await ask({ victimId, kind: 'access', words: 'I want to know who read this.' })
    const print = async () => (await manager.get(`/v1/victims/${victimId}/statement`, { purpose: 'statement' })).text
    t.match(await print(), /2026-03-02: To see it; Received/)
    t.match((await lawyer.get(`${path}/texts`, { purpose: 'review' })).body, { asked: 'I want to know who read this.' })
    const cousin = world.as('case_worker', 'dv-center-baku', { sub: 'a-cousin' })
    t.equal((await cousin.get(path)).status, 200)
    await manager.post(`/v1/victims/${victimId}/barred-readers`, { user: 'a-cousin', reason: 'relative_of_suspect' })
    t.equal((await cousin.get(path)).status, 404)
    t.equal((await world.as('center_manager', 'dv-center-ganja').get(path)).status, 404)
  },
)

const leak = { cause: 'wrong_recipient', dataKinds: ['contact'] }

t.test('everybody whose data was seen is told, alone and safe, before a breach is closed', async (t) => {
  const victimIds = [await adult(), await adult()]
  const { body } = await worker.post('/v1/data-breaches', { ...leak, victimIds })
  const path = `/v1/data-breaches/${body.id}`
  t.match(body, { state: 'open', assessDueAt: '2026-03-03T06:00:00.000Z', overdue: false })
  t.match(await manager.post(`${path}/closure`, undefined, v1), { status: 409, body: { code: 'state_conflict' } })
  t.match(await worker.post(`${path}/assessment`, { finding: 'seen' }, v1), { status: 403 })
  t.match(await manager.post(`${path}/assessment`, { finding: 'seen' }, v1), { body: { state: 'assessed' } })
  t.match(await manager.post(`${path}/closure`, undefined, v2), { status: 409, body: { ruleId: 'DATA-01' } })
  const told = await world.rows<{ id: string }>(
    "select id from tasks where resource_id = $1 and what = 'tell_her_of_data_breach'",
    [body.id],
  )
  t.equal(told.length, 2)
  for (const [n, { id }] of told.entries()) {
    if (n === 1) t.match(await manager.post(`${path}/closure`, undefined, v2), { status: 409 }, 'one is not told')
    t.match(await worker.post(`/v1/tasks/${id}/completion`), { status: 422 }, 'the moment is to be said')
    t.equal((await worker.post(`/v1/tasks/${id}/completion`, { moment: 'alone_and_safe' })).status, 200)
  }
  t.match(await manager.post(`${path}/closure`, undefined, v2), { status: 200, body: { state: 'closed' } })
})

t.test('what nobody saw frightens nobody', async (t) => {
  const { body } = await worker.post('/v1/data-breaches', { ...leak, victimIds: [await adult()] })
  const path = `/v1/data-breaches/${body.id}`
  await manager.post(`${path}/assessment`, { finding: 'nobody_saw' }, v1)
  t.same(await open(path), [])
  t.match(await manager.post(`${path}/closure`, undefined, v2), { status: 200 })
})

t.test('an incident of leaked data opens one breach, and whoever it turns out to concern belongs to it', async (t) => {
  const [first, second] = [await adult(), await adult()]
  const told = { kind: 'data_leak', severity: 'high', concerns: [{ victimId: first }] }
  const { id } = (await worker.post('/v1/incidents', told)).body
  const breach = async () =>
    (await worker.get('/v1/data-breaches?limit=200')).body.items.filter(
      (b: { incidentId: string }) => b.incidentId === id,
    )
  t.match(await breach(), [{ victimIds: [first], state: 'open', dataKinds: ['not_known'] }])
  await worker.post(`/v1/incidents/${id}/persons`, { victimId: second })
  t.same((await breach())[0].victimIds, [first, second].sort())
  t.equal((await breach()).length, 1)
  const { body } = await worker.post('/v1/incidents', { ...told, kind: 'other' })
  const none = await world.rows('select 1 from data_breaches where incident_id = $1', [body.id])
  t.equal(none.length, 0, 'another incident opens none')
  await worker.post(`/v1/incidents/${body.id}/corrections`, { field: 'kind', new: 'data_leak', reason: 'other_source' })
  t.equal((await world.rows('select 1 from data_breaches where incident_id = $1', [body.id])).length, 1)
})

t.test('a breach that concerns only persons shut to the reader is not there', async (t) => {
  const victimId = await adult()
  const { body } = await worker.post('/v1/data-breaches', { ...leak, victimIds: [victimId] })
  const friend = world.as('case_worker', 'dv-center-baku', { sub: 'a-friend' })
  t.equal((await friend.get(`/v1/data-breaches/${body.id}`)).status, 200)
  await manager.post(`/v1/victims/${victimId}/barred-readers`, { user: 'a-friend', reason: 'knows_suspect' })
  t.equal((await friend.get(`/v1/data-breaches/${body.id}`)).status, 404)
  t.same((await friend.get(`/v1/data-breaches?victimId=${victimId}`)).body.items, [])
  t.match((await manager.get(`/v1/data-breaches?victimId=${victimId}&state=open`)).body.items, [{ id: body.id }])
})

import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld({ now: '2026-03-03T06:00:00Z' })
const dv = staysAt(world)
const duty = world.as('duty_officer', 'dv-center-baku')
const reason = 'entry_error'
const view = { stance: 'agree', heardBy: 'psychologist', withoutParents: true }
const cameAt = '2026-03-02T06:00:00Z'
const path = (id: string) => `/v1/placements/${id}/corrections`
const child = async (more = {}) => (await dv.admit({ birthOn: '2014-05-01' }, { occurredAt: cameAt, ...more })).id
const heard = async (id: string, more: object = {}) =>
  (await dv.psychologist.post(`/v1/placements/${id}/child-view`, { ...view, occurredAt: cameAt, ...more })).body
const told = async (id: string, kind: string) => {
  const { body } = await dv.worker.get(`/v1/placements/${id}`)
  const { body: turns } = await dv.worker.get(`/v1/victims/${body.victimId}/timeline`)
  return turns.items.filter((turn: { kind: string }) => turn.kind === kind).map((turn: { at: string }) => turn.at)
}

t.test('when a child was heard is set right, in her record and in its history, and the words stay hers', async (t) => {
  const id = await child()
  const { views } = await heard(id, { words: 'I want to stay.' })
  const right = { viewId: views[0].id, field: 'occurredAt', new: '2026-03-02T08:00:00Z', reason }
  const corrected = await dv.psychologist.post(path(id), right)
  t.match(corrected, { status: 200, body: { views: [{ occurredAt: '2026-03-02T08:00:00.000Z', stance: 'agree' }] } })
  t.equal(corrected.body.views.length, 1)
  t.same(await told(id, 'placement_child_view'), ['2026-03-02T08:00:00.000Z'])
  const words = await dv.manager.get(`/v1/placements/${id}/texts`, { purpose: 'case_work' })
  t.match(words.body.items, [{ of: 'child_view', text: 'I want to stay.', occurredAt: '2026-03-02T08:00:00.000Z' }])
  t.equal(words.body.items.length, 1)
  const [kept] = await world.rows('select * from corrections where resource_id = $1', [views[0].id])
  t.match(kept, { field: 'occurredAt', old_value: '2026-03-02T06:00:00.000Z', reason_code: reason })
  t.equal((await dv.psychologist.post(path(id), right)).status, 404, 'what was set right is told by another row')
})

t.test('a child whose view was of something else is to be heard on her placement after all', async (t) => {
  const id = await child()
  const { views } = await heard(id)
  const about = (viewId: string, to: string) =>
    dv.worker.post(path(id), { viewId, field: 'about', new: to, reason: 'heard_from_her' })
  const elsewhere = await about(views[0].id, 'contact')
  t.equal((await dv.tasks(id)).filter((what) => what === 'hear_child').length, 2)
  await about(elsewhere.body.views[0].id, 'placement')
  t.notOk((await dv.tasks(id)).includes('hear_child'), 'and once it was of her placement nobody is asked to')
})

t.test('what a child said is set right by whoever may hear one or by management, nobody else', async (t) => {
  const id = await child()
  const { views } = await heard(id)
  const right = { viewId: views[0].id, field: 'stance', new: 'object', reason }
  t.match(await duty.post(path(id), right), { status: 403, body: { code: 'role_not_allowed' } })
  t.match(await dv.manager.post(path(id), right), { status: 200, body: { views: [{ stance: 'object' }] } })
})

t.test('a view is not heard in the future, and one of another stay is not there', async (t) => {
  const [id, other] = [await child(), await child()]
  const { views } = await heard(id)
  const right = { viewId: views[0].id, field: 'occurredAt', new: '2026-03-04T06:00:00Z', reason }
  t.match(await dv.worker.post(path(id), right), {
    status: 422,
    body: { errors: [{ pointer: '/new', code: 'in_the_future' }] },
  })
  t.equal((await dv.worker.post(path(other), { ...right, new: cameAt })).status, 404)
})

t.test('who came for a child is set right, and the flag goes when it was not the suspected one', async (t) => {
  const id = await child()
  const { victimId } = (await dv.worker.get(`/v1/placements/${id}`)).body
  const [uncle, aunt] = [await dv.relation(victimId, 'uncle'), await dv.relation(victimId, 'aunt')]
  await dv.represents(victimId, aunt)
  await dv.suspect(victimId, uncle)
  const came = { capacity: 'guardian', relatedPersonId: uncle, occurredAt: cameAt }
  const { body } = await dv.worker.post(`/v1/placements/${id}/representative`, came)
  t.match(body, { breach: ['DV-REP-01'], representatives: [{ suspected: true }] })
  const ask = { representativeId: body.representatives[0].id, field: 'relatedPersonId', new: aunt, reason }
  const right = await duty.post(path(id), ask)
  t.match(right, { status: 200, body: { breach: [], representatives: [{ relatedPersonId: aunt, suspected: false }] } })
  t.notOk((await dv.tasks(id)).includes('find_representative'))
  const representativeId = right.body.representatives[0].id
  const later = { representativeId, field: 'presentAt', new: '2026-03-02T09:00:00Z', reason }
  t.match((await dv.worker.post(path(id), later)).body.representatives, [{ presentAt: '2026-03-02T09:00:00.000Z' }])
  t.same(await told(id, 'placement_representative'), ['2026-03-02T09:00:00.000Z'])
})

t.test('the history tells an arrival and a departure as they were set right', async (t) => {
  const id = await child()
  await dv.worker.post(`/v1/placements/${id}/departure`, { leavesWith: 'guardianship_authority' })
  const right = (field: string, to: string) => dv.worker.post(path(id), { field, new: to, reason })
  await right('departedAt', '2026-03-03T05:00:00Z')
  await right('arrivedAt', '2026-03-02T07:00:00Z')
  t.same(await told(id, 'placement_arrival'), ['2026-03-02T07:00:00.000Z'])
  t.same(await told(id, 'placement_departure'), ['2026-03-03T05:00:00.000Z'])
})

t.test(
  'what was set right in a stay and in its facts is read together, of a document number that it was',
  async (t) => {
    const [id, other] = [await child(), await child()]
    const { views } = await heard(id)
    await dv.worker.post(path(id), { viewId: views[0].id, field: 'stance', new: 'object', reason })
    await dv.worker.post(path(id), { field: 'education', new: 'remote', reason })
    await dv.worker.post(path(id), { field: 'documentNo', new: 'DN-4711', reason: 'new_document' })
    await dv.worker.post(path(other), { field: 'education', new: 'school', reason })
    const read = await dv.worker.get(path(id))
    t.equal(read.status, 200)
    const told = read.body.items.map((item: Record<string, unknown>) => [
      item['kind'],
      item['field'],
      item['old'],
      item['new'],
    ])
    t.same(told.sort(), [
      ['child_view', 'stance', 'agree', 'object'],
      ['placement', 'documentNo', null, null],
      ['placement', 'education', null, 'remote'],
    ])
    t.equal((await world.as('case_worker', 'thb-center-baku').get(path(id))).status, 404, 'and nobody of another house')
  },
)

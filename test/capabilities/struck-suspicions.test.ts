/** A sign that was entered wrongly (R20): taken back in writing only, like one that is lifted (DV-CHILD-02). */
import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const { worker, psychologist, manager, admit, relation, represents, consents } = staysAt(world)
const reason = 'entry_error'
const text = 'Meant for the uncle of the same name; heard the child alone.'

const suspect = async (victimId: string, relatedPersonId: string) => {
  const { body } = await worker.post(`/v1/victims/${victimId}/suspicions`, { relatedPersonId, sign: 'child' })
  return { id: body.id as string, path: `/v1/victims/${victimId}/suspicions/${body.id}` }
}
const suspected = async (victimId: string, relatedPersonId: string) =>
  (await worker.get(`/v1/victims/${victimId}/relations/${relatedPersonId}`)).body.suspected
const open = (suspicionId: string) =>
  world.rows<{ id: string; what: string; role: string }>(
    'select id, what, role from tasks where resource_id = $1 and done_at is null order by what, victim_id',
    [suspicionId],
  )
const words = async (suspicionId: string) => (await open(suspicionId)).map(({ what }) => what)

t.test('a sign is struck only in writing, and only by whoever may lift one', async (t) => {
  const { victimId } = await admit({ birthOn: '2017-05-01' })
  const father = await relation(victimId, 'father')
  const { id, path } = await suspect(victimId, father)
  const strike = { field: 'struck', new: true, reason }
  t.match(await worker.post(`${path}/corrections`, { ...strike, text }), { status: 403 })
  for (const wordless of [{}, { text: '  ' }]) {
    t.match(await psychologist.post(`${path}/corrections`, { ...strike, ...wordless }), { status: 422 })
  }
  t.equal(await suspected(victimId, father), true)
  const struck = await psychologist.post(`${path}/corrections`, { ...strike, text })
  t.match(struck, { status: 200, body: { struckAt: world.now(), liftedAt: null, actions: [{ allowed: false }, {}] } })
  t.notMatch(struck.text, /uncle/)
  t.equal(await suspected(victimId, father), false)
  t.same(await words(id), [])
  t.match(
    await psychologist.post(`${path}/review`, { outcome: 'lifted', text }, { ifMatch: String(struck.headers['etag']) }),
    { status: 409 },
    'nothing is left to lift',
  )
  t.match((await worker.get(`${path}/corrections`)).body.items, [
    { kind: 'suspicion', field: 'struck', old: 'false', new: 'true', reason },
  ])
  t.same((await psychologist.get(`${path}/texts`, { purpose: 'review' })).body.corrections, [text])
  const { body: turns } = await worker.get(`/v1/victims/${victimId}/timeline`)
  t.match(
    turns.items.filter((turn: { resourceId: string }) => turn.resourceId === id),
    [{ kind: 'suspicion_struck' }],
  )
})

t.test('a struck sign stands again when that is set right, with all that it asks for', async (t) => {
  const { victimId } = await admit({ birthOn: '2017-05-01' })
  const father = await relation(victimId, 'father')
  const { id, path } = await suspect(victimId, father)
  for (const struck of [true, false]) {
    await manager.post(`${path}/corrections`, { field: 'struck', new: struck, reason, text })
    t.equal(await suspected(victimId, father), !struck)
    t.same(await words(id), struck ? [] : ['review_suspicion'])
  }
})

t.test(
  'what nobody did yet on a struck sign is called off, what somebody did is looked at by management',
  async (t) => {
    for (const acted of [true, false]) {
      const mother = await admit({ birthOn: '1990-05-01' })
      const girl = await admit({ birthOn: '2014-05-01' }, { companionOfPlacementId: mother.id })
      const father = await relation(girl.victimId, 'father')
      await represents(girl.victimId, father)
      const husband = await relation(mother.victimId, 'spouse')
      await relation(mother.victimId, 'child', girl.victimId)
      const { id, path } = await suspect(mother.victimId, husband)
      const asked = await open(id)
      t.match(asked.map(({ what }) => what).sort(), [
        'hear_child_anew',
        'review_suspicion',
        'weigh_companion_anew',
        'weigh_representative_anew',
        'weigh_suspicion_for_child',
      ])
      const done = acted ? 'weigh_representative_anew' : 'weigh_suspicion_for_child'
      const task = asked.find(({ what }) => what === done)
      const who = acted ? worker : psychologist
      t.match(await who.post(`/v1/tasks/${task?.id}/completion`), { status: 200 })
      world.setNow('2026-03-02T07:00:00Z')
      await psychologist.post(`${path}/corrections`, { field: 'struck', new: true, reason, text })
      const left = await world.rows(
        'select what, role, victim_id from tasks where resource_id = $1 and done_at is null',
        [id],
      )
      const look = { what: 'review_what_followed_sign', role: 'center_manager', victim_id: girl.victimId }
      t.same(
        left,
        acted ? [look] : [],
        acted ? 'a representative was weighed anew' : 'it was looked at and nothing done',
      )
      await psychologist.post(`${path}/corrections`, { field: 'struck', new: false, reason, text })
      const again = (await words(id)).filter((what) => what !== 'review_what_followed_sign')
      t.same(
        again,
        asked.map(({ what }) => what),
        'it stands after all, and all is asked anew',
      )
      world.setNow('2026-03-02T06:00:00Z')
    }
  },
)

t.test('a sign moved to the relative whom it meant asks for what that one does here', async (t) => {
  const { victimId } = await admit({ birthOn: '2014-05-01' })
  const [uncle, father] = [await relation(victimId, 'other'), await relation(victimId, 'father')]
  await consents(victimId, 'legal_representative', father)
  const { id, path } = await suspect(victimId, uncle)
  t.same(await words(id), ['review_suspicion'])
  const move = { field: 'relatedPersonId', new: father, reason }
  t.match(await psychologist.post(`${path}/corrections`, move), { status: 422 }, 'not without a word')
  const moved = await psychologist.post(`${path}/corrections`, { ...move, text })
  t.match(moved, { status: 200, body: { relatedPersonId: father, struckAt: null } })
  t.same([await suspected(victimId, uncle), await suspected(victimId, father)], [false, true])
  t.same(await words(id), ['ask_consent_anew', 'review_suspicion'])
  const strangers = (await admit({ birthOn: '2014-05-01' })).victimId
  const other = await relation(strangers, 'father')
  t.match(await psychologist.post(`${path}/corrections`, { ...move, new: other, text }), {
    status: 422,
    body: { errors: [{ pointer: '/new', code: 'not_known' }] },
  })
})

t.test('contact holds again, and the father signs again, once the sign against him is struck', async (t) => {
  const { victimId } = await admit({ birthOn: '2017-05-01' })
  const father = await relation(victimId, 'father')
  await represents(victimId, father)
  const rule = `/v1/victims/${victimId}/contact-rules/${father}`
  const { headers } = await worker.get(`/v1/victims/${victimId}`)
  const shut = { contact: 'phone', revealsAddress: false }
  t.match(await worker.put(rule, shut, { ifMatch: String(headers['etag']) }), { status: 200 })
  const { id, path } = await suspect(victimId, father)
  const sign = {
    victimId,
    purpose: 'services',
    grantor: 'legal_representative',
    relatedPersonId: father,
    method: 'written',
  }
  const signs = async () =>
    (
      await worker.post('/v1/consents', {
        ...sign,
        language: 'az',
        decision: 'given',
        interpreterUsed: false,
        textVersion: '1',
      })
    ).status
  t.equal((await worker.get(rule)).body.holdsNow, false)
  t.equal(await signs(), 403)
  await psychologist.post(`${path}/corrections`, { field: 'struck', new: true, reason, text })
  t.equal((await worker.get(rule)).body.holdsNow, true)
  t.equal(await signs(), 201)
  await psychologist.post(`${path}/corrections`, { field: 'struck', new: false, reason, text })
  t.ok((await words(id)).includes('stop_contact'), 'it stands after all')
})

t.test('when a sign was seen and who gave it are set right without a word', async (t) => {
  const { victimId } = await admit({ birthOn: '2017-05-01' })
  const { id, path } = await suspect(victimId, await relation(victimId, 'father'))
  const correct = (ask: object) => psychologist.post(`${path}/corrections`, { ...ask, reason })
  t.match(await correct({ field: 'sign', new: 'referrer' }), { status: 200, body: { sign: 'referrer' } })
  const before = '2026-02-24T06:00:00.000Z'
  t.match(await correct({ field: 'occurredAt', new: before }), { status: 200, body: { occurredAt: before } })
  t.match(await correct({ field: 'occurredAt', new: '2026-03-02T06:06:00Z' }), { status: 422 })
  t.same(await words(id), ['review_suspicion'])
})

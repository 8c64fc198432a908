/** Nobody knows her birth date, and somebody says that she is a child (GEN-AGE-02, R11, R24). */
import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const dv = staysAt(world)
const unknownAge = { ageBasis: 'unknown' }
const toldNothing = { child: false, presumedChild: false }
const taken = { child: true, presumedChild: true }
const person = async (id: string) => (await dv.worker.get(`/v1/victims/${id}`)).body
const three = Array(3).fill({ state: 'pending_review' })

t.test('who is told to be a child at the request is protected as a child from then on', async (t) => {
  const told = await dv.request(unknownAge, { childRole: 'victim' })
  const silent = await dv.request(unknownAge)
  t.match(await person(told.victimId), taken)
  t.match(await person(silent.victimId), toldNothing, 'nobody said it of the other')
  const came = (await dv.worker.post(`/v1/placements/${told.id}/arrival`)).body
  t.match(came, { childRole: 'victim', childAtAdmission: true, limit: { limitMonths: 3 } })
  t.match(await dv.notices(told.victimId), three, 'three bodies, when a human has looked')
})

t.test('who is told to be a child at the arrival is protected as a child', async (t) => {
  for (const childRole of ['victim', 'accompanying', 'unknown']) {
    const stay = await dv.admit(unknownAge, {}, { childRole })
    t.match(stay, { childRole, childAtAdmission: true, limit: { limitMonths: 3 } })
    t.match(await person(stay.victimId), taken)
    t.match(await dv.notices(stay.victimId), three)
    const tasks = await dv.tasks(stay.id)
    t.ok(tasks.includes('determine_age') && tasks.includes('find_representative'))
  }
  const silent = await dv.admit(unknownAge)
  t.match(silent, { childRole: null, childAtAdmission: false, limit: { limitMonths: 2 } })
  t.same(await dv.notices(silent.victimId), [])
})

t.test('her own consent does not make the placement of a told child final', async (t) => {
  const finalize = async (arrival: object) => {
    const { id, victimId } = await dv.admit(unknownAge, {}, { ...arrival })
    await dv.consents(victimId)
    return dv.decide(dv.worker, id, 'finalization')
  }
  t.match(await finalize({ childRole: 'victim' }), { status: 403, body: { code: 'grantor_not_valid' } })
  t.equal((await finalize({})).status, 200)
})

t.test('a role corrected later makes her a child too, and the bodies are told from the arrival on', async (t) => {
  const { id, victimId } = await dv.admit(unknownAge)
  const correction = { field: 'childRole', new: 'victim', reason: 'entry_error' }
  const corrected = await dv.worker.post(`/v1/placements/${id}/corrections`, correction)
  t.match(corrected, { status: 200, body: { childRole: 'victim', childAtAdmission: true, limit: { limitMonths: 3 } } })
  t.match(await dv.notices(victimId), three)
})

t.test('who is set right to have come as a child is one by that word, and three notices wait', async (t) => {
  const correct = async (childAtAdmission: string) => {
    const { id, victimId } = await dv.admit(unknownAge)
    const correction = { field: 'childAtAdmission', new: childAtAdmission, reason: 'heard_from_her' }
    const { status, body } = await dv.worker.post(`/v1/placements/${id}/corrections`, correction)
    t.equal(status, 200)
    return { body, victimId, tasks: await dv.tasks(id) }
  }
  const child = await correct('true')
  t.match(child.body, { childRole: 'unknown', childAtAdmission: true, limit: { limitMonths: 3 } })
  t.match(await person(child.victimId), taken)
  t.match(await dv.notices(child.victimId), three)
  t.ok(child.tasks.includes('find_representative'))
  const adult = await correct('false')
  t.match(adult.body, { childRole: null, childAtAdmission: false, limit: { limitMonths: 2 } })
  t.match(await person(adult.victimId), toldNothing)
  t.same(await dv.notices(adult.victimId), [])
})

t.test('a birth date of a document is not outweighed by a role', async (t) => {
  const stay = await dv.admit({ birthOn: '1990-05-01' }, {}, { childRole: 'victim' })
  t.match(await person(stay.victimId), toldNothing)
  t.same(await dv.notices(stay.victimId), [])
})

t.test('a child told of at a second stay was a child at the first', async (t) => {
  const first = await dv.admit(unknownAge)
  await dv.worker.post(`/v1/placements/${first.id}/departure`)
  t.same(await dv.notices(first.victimId), [])
  const again = await dv.worker.post('/v1/placements', { victimId: first.victimId, childRole: 'victim' })
  t.equal(again.status, 201)
  t.match((await dv.worker.get(`/v1/placements/${first.id}`)).body, { childAtAdmission: true })
  t.match(await dv.notices(first.victimId), three)
})

t.test('the age of an adult of no known birth date is to be found, unless somebody stated it', async (t) => {
  t.ok((await dv.tasks((await dv.admit(unknownAge)).id)).includes('determine_age'))
  t.notOk((await dv.tasks((await dv.admit({ ageBasis: 'estimated' })).id)).includes('determine_age'))
})

t.test(
  'GEN-AGE-02: an adult by her own word alone who is told to be a child is one until her age is settled',
  async (t) => {
    const declared = { birthOn: '2000-05-01', ageBasis: 'declared' }
    const stay = await dv.admit(declared, {}, { childRole: 'victim' })
    t.match(await person(stay.victimId), taken)
    t.match(stay, { childRole: 'victim', childAtAdmission: true, limit: { limitMonths: 3 } })
    t.match(await dv.notices(stay.victimId), three, 'no body is told before a human has looked')
    t.ok((await dv.tasks(stay.id)).includes('determine_age'), 'her age is disputed')
    const silent = await dv.admit(declared)
    t.match(await person(silent.victimId), toldNothing, 'nobody disputes the age of the other')
    t.notOk((await dv.tasks(silent.id)).includes('determine_age'))
  },
)

t.test(
  'GEN-AGE-02: a role corrected later disputes a declared age too; a birth date of a child needs no presumption',
  async (t) => {
    const correct = async (birthOn: string) => {
      const { id, victimId } = await dv.admit({ birthOn, ageBasis: 'declared' })
      const correction = { field: 'childRole', new: 'victim', reason: 'heard_from_her' }
      t.equal((await dv.worker.post(`/v1/placements/${id}/corrections`, correction)).status, 200)
      return person(victimId)
    }
    t.match(await correct('2000-05-01'), taken)
    t.match(await correct('2014-05-01'), { child: true, presumedChild: false })
  },
)

t.test('GEN-AGE-02: what a human settled before she came is not disputed again by the request', async (t) => {
  const { id, victimId } = await dv.request({ birthOn: '2000-05-01', ageBasis: 'estimated' }, { childRole: 'victim' })
  t.match(await person(victimId), taken)
  const { headers } = await dv.worker.get(`/v1/victims/${victimId}`)
  await dv.worker.patch(`/v1/victims/${victimId}`, { presumedChild: false }, { ifMatch: String(headers['etag']) })
  const came = await dv.worker.post(`/v1/placements/${id}/arrival`)
  t.match(came, { status: 200, body: { childAtAdmission: false } })
  t.match(await person(victimId), toldNothing)
})

import t from 'tap'
import { type Answer, createWorld } from '../world.ts'

const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const desk = world.as('front_office_operator', 'dost-baku')
const lawyer = world.as('lawyer', 'dost-baku')
const psychologist = world.as('psychologist', 'dost-baku')
const reason = 'entry_error'
const consent = {
  purpose: 'services',
  decision: 'given',
  grantor: 'self',
  method: 'written',
  language: 'az',
  interpreterUsed: false,
  textVersion: '1',
}
const talk = (profession: string, at: string) => ({
  profession,
  needsRehabilitation: true,
  aloneWithHer: true,
  occurredAt: `2026-03-02T${at}:00+04:00`,
})
const seen = (answer: Answer) => ({ ifMatch: String(answer.headers['etag']) })

/** Served at nine with a ticket of half past eight, both talks held and assessed at half past nine. */
async function assessed() {
  const { body: ticket } = await desk.post('/v1/queue-tickets', { occurredAt: '2026-03-02T08:30:00+04:00' })
  await desk.post(`/v1/queue-tickets/${ticket.id}/service`, { occurredAt: '2026-03-02T09:00:00+04:00' })
  const ask = { applicantType: 'self', channel: 'in_person', ticketId: ticket.id, consents: [consent] }
  const filed = await desk.post('/v1/applications', ask)
  const path = `/v1/applications/${filed.body.id}`
  await desk.post(`${path}/registration`, {}, seen(filed))
  await lawyer.post(`${path}/interviews`, talk('lawyer', '09:10'))
  await psychologist.post(`${path}/interviews`, talk('psychologist', '09:20'))
  const assessment = { needsRehabilitation: true, needs: [], risk: 'high', occurredAt: '2026-03-02T09:30:00+04:00' }
  const { status, body } = await desk.put(`${path}/needs-assessment`, assessment, seen(await desk.get(path)))
  t.equal(status, 200)
  return { path, ticketPath: `/v1/queue-tickets/${ticket.id}`, body }
}

t.test('a talk that was entered an hour too early is set right, and the front office clock follows', async (t) => {
  const { path, body } = await assessed()
  t.match(body.clocks, { frontDoneAt: '2026-03-02T05:30:00.000Z', frontBreached: false })
  const interviewId = body.interviews[1].id
  const right = { interviewId, field: 'occurredAt', new: '2026-03-02T10:00:00+04:00', reason }
  const corrected = await psychologist.post(`${path}/corrections`, right)
  t.match(corrected, {
    status: 200,
    body: { clocks: { frontDoneAt: '2026-03-02T06:00:00.000Z', frontBreached: false } },
  })
  world.setNow('2026-03-02T06:01:00Z')
  const later = { assessmentId: body.needsAssessment.id, field: 'occurredAt', new: '2026-03-02T10:04:00+04:00', reason }
  t.match((await desk.post(`${path}/corrections`, later)).body, {
    clocks: { frontDoneAt: '2026-03-02T06:04:00.000Z', frontBreached: true },
  })
  t.match(await desk.post(`${path}/corrections`, right), { status: 403, body: { code: 'role_not_allowed' } })
  t.match((await lawyer.get(`${path}/corrections`)).body.items, [
    { kind: 'interview', resourceId: interviewId, field: 'occurredAt', old: '2026-03-02T05:20:00.000Z', reason },
    { kind: 'needs_assessment', field: 'occurredAt', new: '2026-03-02T06:04:00.000Z' },
  ])
  t.match(await psychologist.post(`${path}/corrections`, { ...right, new: '2026-03-02T12:00:00+04:00' }), {
    status: 422,
    body: { errors: [{ pointer: '/new', code: 'in_the_future' }] },
  })
  world.setNow('2026-03-02T06:00:00Z')
})

t.test('whether she was alone is set right, and with it the flag on the talk', async (t) => {
  const { path, body } = await assessed()
  const right = { interviewId: body.interviews[0].id, field: 'aloneWithHer', new: false, reason }
  const corrected = await lawyer.post(`${path}/corrections`, right)
  t.match(corrected.body.interviews[0], { aloneWithHer: false, breach: ['SVC-INT-01'] })
  const back = await lawyer.post(`${path}/corrections`, { ...right, new: true })
  t.same(back.body.interviews[0].breach, [])
})

t.test(
  'a registration that was entered late moves the day it is due, and what never was cannot be wrong',
  async (t) => {
    const { path, body } = await assessed()
    t.equal(body.clocks.dueAt, '2026-03-03T06:00:00.000Z')
    const right = { field: 'registeredAt', new: '2026-03-02T09:05:00+04:00', reason }
    t.match((await desk.post(`${path}/corrections`, right)).body.clocks, {
      registeredAt: '2026-03-02T05:05:00.000Z',
      dueAt: '2026-03-03T05:05:00.000Z',
    })
    const none = { field: 'doneAt', new: '2026-03-02T09:05:00+04:00', reason }
    t.match(await desk.post(`${path}/corrections`, none), { status: 409, body: { code: 'state_conflict' } })
    t.match(await desk.post(`${path}/corrections`, { field: 'outcome', new: 'placed', reason }), { status: 422 })
  },
)

t.test('a lead that turns out to be urgent is somebody to be reached at once', async (t) => {
  const { body } = await desk.post('/v1/applications', { applicantType: 'relative', channel: 'in_person' })
  const urgent = { field: 'urgent', new: true, reason: 'other_source' }
  t.match(await desk.post(`/v1/applications/${body.id}/corrections`, urgent), { status: 200, body: { urgent: true } })
  const tasks = await world.rows<{ what: string }>('select what from tasks where resource_id = $1 order by what', [
    body.id,
  ])
  t.same(
    tasks.map((task) => task.what),
    ['reach_her_at_once', 'take_lead'],
  )
})

t.test('a ticket set right moves the clocks of the application that began with it', async (t) => {
  const { path, ticketPath } = await assessed()
  const right = { field: 'servedAt', new: '2026-03-02T08:20:00+04:00', reason }
  t.match(await desk.post(`${ticketPath}/corrections`, right), { status: 200, body: { state: 'served' } })
  t.match((await desk.get(path)).body.clocks, { servedAt: '2026-03-02T04:20:00.000Z', frontBreached: true })
  t.match(await desk.post(`${ticketPath}/corrections`, { ...right, field: 'leftAt' }), { status: 409 })
  t.match((await desk.get(`${ticketPath}/corrections`)).body.items, [{ kind: 'queue_ticket', field: 'servedAt' }])
})

t.test('a call that was of trafficking after all marks the lead that it opened', async (t) => {
  const duty = world.as('duty_officer', 'dv-center-baku')
  const { body: call } = await duty.post('/v1/helpline-calls', { regime: 'dv' })
  const path = `/v1/helpline-calls/${call.id}`
  const { body: opened } = await duty.post(`${path}/intake`, {})
  const right = { field: 'regime', new: 'thb', reason: 'heard_from_her' }
  t.match(await duty.post(`${path}/corrections`, right), { status: 200, body: { regime: 'thb' } })
  t.match((await duty.get(`/v1/applications/${opened.applicationId}`)).body, { advisedRoute: 'thb_center' })
  t.match(await duty.post(`${path}/corrections`, { ...right, field: 'outcome', new: 'informed' }), { status: 409 })
  t.match((await duty.get(`${path}/corrections`)).body.items, [{ field: 'regime', old: 'dv', new: 'thb' }])
})

t.test('what was set right in a service is listed with the reason', async (t) => {
  const worker = world.as('case_worker', 'dv-center-baku')
  const { body: victim } = await worker.post('/v1/victims', {})
  const { body: episode } = await worker.post('/v1/cases', { victimId: victim.id, regime: 'dv', source: 'self' })
  const { body: service } = await worker.post('/v1/services', { caseId: episode.id, type: 'food', minutes: 10 })
  const path = `/v1/services/${service.id}/corrections`
  await worker.post(path, { field: 'minutes', new: 20, reason })
  t.match((await worker.get(path)).body.items, [{ kind: 'service', field: 'minutes', old: '10', new: '20', reason }])
})

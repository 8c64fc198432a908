import t from 'tap'
import { type Answer, createWorld } from '../world.ts'

const world = await createWorld()
const desk = world.as('front_office_operator', 'dost-baku')

const services = {
  purpose: 'services',
  decision: 'given',
  grantor: 'self',
  method: 'oral_witnessed',
  language: 'az',
  interpreterUsed: false,
  textVersion: '1',
}
const seen = (answer: Answer) => ({ ifMatch: String(answer.headers['etag']) })
const path = (answer: Answer, act = '') => `/v1/applications/${answer.body.id}${act === '' ? '' : `/${act}`}`
const file = (body: object = {}) =>
  desk.post('/v1/applications', { applicantType: 'self', channel: 'in_person', consents: [services], ...body })
const register = async (filed: Answer) => desk.post(path(filed, 'registration'), {}, seen(filed))
const registered = async (body: object = {}) => register(await file(body))
t.test('an answer goes in person, or over a way that she marked safe to whoever knows her passphrase', async (t) => {
  const answer = await registered()
  const give = async (body: object) => desk.post(path(answer, 'answers'), body, seen(await desk.get(path(answer))))
  const unsafe = { status: 403, body: { code: 'disclosure_forbidden', ruleId: 'SVC-CHAN-01' } }
  t.match(await give({ channel: 'in_person' }), { status: 200 })
  t.match(await give({ channel: 'sms', contactKind: 'phone' }), unsafe)
  const call = { channel: 'call_center', contactKind: 'phone', passphrase: 'three white doves' }
  t.match(await give(call), unsafe)
  const person = `/v1/victims/${answer.body.victimId}`
  const worker = world.as('case_worker', 'dost-baku')
  const put = async (what: string, body: object) =>
    worker.put(`${person}/${what}`, body, seen(await worker.get(person)))
  t.equal((await put('contact-ways', { ways: [{ kind: 'phone', value: '0500000000', safe: true }] })).status, 200)
  t.equal((await put('passphrase', { passphrase: 'three white doves' })).status, 200)
  t.match(await give({ ...call, passphrase: 'three white swans' }), unsafe)
  t.match(await give({ ...call, contactKind: 'email' }), unsafe)
  t.match(await give(call), { status: 200 })
  t.notMatch(JSON.stringify(await world.rows('select * from application_answers')), /doves/)
})

t.test('an answer goes to whoever is on record as her representative, and to no suspected one', async (t) => {
  const answer = await registered()
  const person = `/v1/victims/${answer.body.victimId}`
  const worker = world.as('case_worker', 'dost-baku')
  await worker.put(
    `${person}/contact-ways`,
    { ways: [{ kind: 'trusted_person', safe: true }] },
    seen(await worker.get(person)),
  )
  const { body: relative } = await worker.post(`${person}/relations`, { relation: 'mother' })
  const give = async () =>
    desk.post(
      path(answer, 'answers'),
      { channel: 'legal_representative', contactKind: 'trusted_person', relatedPersonId: relative.id },
      seen(await desk.get(path(answer))),
    )
  t.match(await give(), { status: 403, body: { code: 'disclosure_forbidden' } }, 'her mother, but by no record')
  await worker.post(`${person}/relations/${relative.id}/representation`, { capacity: 'parent' })
  t.equal((await give()).status, 200)
  await worker.post(`${person}/suspicions`, { relatedPersonId: relative.id, sign: 'victim' })
  t.match(await give(), { status: 403, body: { code: 'disclosure_forbidden' } })
})

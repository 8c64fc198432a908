import t from 'tap'
import { createWorld } from '../world.ts'

const world = await createWorld({ now: '2025-03-07T12:00:00Z' })
const desk = world.as('front_office_operator', 'dost-baku')
const otherDesk = world.as('front_office_operator', 'dost-regional')

t.test('a ticket is a neutral number: no service and no person stand on it', async (t) => {
  const { status, body, headers } = await desk.post('/v1/queue-tickets')
  t.equal(status, 201)
  t.equal(headers['location'], `/v1/queue-tickets/${body.id}`)
  t.match(body, { number: '1', state: 'waiting', issuedAt: '2025-03-07T12:00:00.000Z', calledAt: null })
  t.same(Object.keys(body).sort(), 'actions calledAt id issuedAt leftAt number recordedAt servedAt state'.split(' '))
  t.equal((await desk.post('/v1/queue-tickets')).body.number, '2')
})

t.test('a number is called, called again and served, and then it is done', async (t) => {
  const { body: ticket } = await desk.post('/v1/queue-tickets', { number: 'A17' })
  const path = `/v1/queue-tickets/${ticket.id}`
  t.match((await desk.post(`${path}/call`)).body, { state: 'called', calledAt: '2025-03-07T12:00:00.000Z' })
  t.equal((await desk.post(`${path}/call`)).status, 200)
  const served = await desk.post(`${path}/service`, { occurredAt: '2025-03-07T15:55:00+04:00' })
  t.match(served, { status: 200, body: { state: 'served', servedAt: '2025-03-07T11:55:00.000Z' } })
  t.match(await desk.post(`${path}/leave`), { status: 409, body: { code: 'state_conflict' } })
})

t.test('who leaves unserved is not followed', async (t) => {
  const { body: ticket } = await desk.post('/v1/queue-tickets')
  t.match((await desk.post(`/v1/queue-tickets/${ticket.id}/leave`)).body, { state: 'left' })
})

t.test('what has not happened yet cannot be recorded', async (t) => {
  const { body: ticket } = await desk.post('/v1/queue-tickets')
  const path = `/v1/queue-tickets/${ticket.id}/call`
  t.match(await desk.post(path, { occurredAt: '2025-03-07T12:06:00Z' }), {
    status: 422,
    body: { code: 'validation_failed', errors: [{ pointer: '/occurredAt', code: 'in_the_future' }] },
  })
  t.equal((await desk.post(path, { occurredAt: '2025-03-07T12:04:00Z' })).status, 200)
})

t.test('another DOST center has its own queue', async (t) => {
  const { body: ticket } = await desk.post('/v1/queue-tickets')
  t.equal((await desk.get(`/v1/queue-tickets/${ticket.id}`)).status, 200)
  t.equal((await otherDesk.get(`/v1/queue-tickets/${ticket.id}`)).status, 404)
  t.same((await otherDesk.get('/v1/queue-tickets')).body, { items: [], nextCursor: null })
  const first = await desk.get('/v1/queue-tickets?limit=2')
  t.equal(first.body.items.length, 2)
  t.ok((await desk.get(`/v1/queue-tickets?cursor=${first.body.nextCursor}`)).body.items.length > 0)
})

t.test('the day after, the numbers start anew', async (t) => {
  world.setNow('2025-03-07T20:00:00Z')
  t.equal((await desk.post('/v1/queue-tickets')).body.number, '1')
})

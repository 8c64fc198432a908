import t from 'tap'
import { createWorld } from '../world.ts'

const world = await createWorld({ now: '2026-03-02T23:30:00Z' })
const line = world.as('call_center_operator', 'call-center')

t.test('the helpline takes a call at half past three in the morning from nobody', async (t) => {
  const { status, body } = await line.post('/v1/helpline-calls', {})
  t.equal(status, 201)
  t.match(body, { language: 'az', regime: 'unknown', urgent: false, outcome: 'informed', applicationId: null })
})

t.test('there is no place for a number or a name', async (t) => {
  for (const field of ['phone', 'callerName', 'number']) {
    t.match(await line.post('/v1/helpline-calls', { [field]: '0501234567' }), {
      status: 422,
      body: { code: 'validation_failed', errors: [{ pointer: `/${field}`, code: 'unknown_field' }] },
    })
  }
})

t.test('calls of one house are not shown to another', async (t) => {
  const { body: call } = await line.post('/v1/helpline-calls', { regime: 'dv', urgent: true })
  t.match((await line.get(`/v1/helpline-calls/${call.id}`)).body, { regime: 'dv', urgent: true })
  t.equal((await world.as('duty_officer', 'dv-center-baku').get(`/v1/helpline-calls/${call.id}`)).status, 404)
  t.ok((await line.get('/v1/helpline-calls')).body.items.length > 1)
})

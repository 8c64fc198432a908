import t from 'tap'
import { createWorld } from '../world.ts'

const world = await createWorld()

t.test('a browser that is given any answer may load, frame and keep nothing of it', async (t) => {
  const answers = {
    found: await world.as('case_worker').get('/v1/victims'),
    'not found': await world.nobody.get('/v1/nowhere'),
    'without a token': await world.nobody.get('/v1/victims'),
    'in a wrong shape': await world.as('case_worker').get('/v1/victims?limit=0'),
  }
  for (const [name, { headers }] of Object.entries(answers)) {
    t.match(
      headers,
      {
        'content-security-policy': "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none'",
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      },
      name,
    )
  }
})

t.test('the log says why a token was not taken, and the caller learns that it was not', async (t) => {
  const answer = await world.nobody.get('/v1/victims')
  t.match(answer, { status: 401, body: { code: 'unauthenticated' } })
  t.notMatch(answer.text, /token_missing/)
  t.match(JSON.parse(world.logs.findLast((line) => line.includes('"answered"')) ?? '{}'), {
    status: 401,
    notTaken: 'token_missing',
  })
})

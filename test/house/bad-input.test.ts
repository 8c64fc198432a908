/** No input gives a 5xx: each kind of bad input has its problem code. */
import t from 'tap'
import { createWorld } from '../world.ts'

const world = await createWorld()
const token = await world.tokenOf('case_worker', 'dv-center-baku')

/** Sends raw bytes, as a broken or hostile client would. */
async function raw(
  payload: string | Buffer,
  headers: Record<string, string> = {},
  method: 'POST' | 'GET' | 'PUT' = 'POST',
  url = '/v1/victims',
) {
  const response = await world.app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    ...(method === 'GET' ? {} : { payload }),
  })
  const code = String(response.headers['content-type']).includes('problem+json') ? response.json().code : null
  return { status: response.statusCode, code, text: response.payload }
}

const malformed = { status: 400, code: 'malformed_request' }
const invalid = { status: 422, code: 'validation_failed' }

const bodies: [what: string, body: string | Buffer, expected: { status: number; code: string }][] = [
  ['text that is not JSON', '{"sex": ', malformed],
  ['an empty body where one is needed', '', invalid],
  ['a comment in JSON', '{ /* hello */ }', malformed],
  ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), malformed],
  ['NUL in a text', '{"language": "a\\u0000z"}', malformed],
  ['half of a surrogate pair', '{"language": "\\ud800"}', malformed],
  ['a key that stands twice', '{"sex": "female", "sex": "male"}', malformed],
  ['a key that would reach the prototype', '{"__proto__": {"sex": "male"}}', malformed],
  ['JSON a thousand levels deep', '['.repeat(1_000) + ']'.repeat(1_000), malformed],
  ['a number beyond all numbers', '{"birthOn": 1e999}', malformed],
  ['an array in place of an object', '[]', invalid],
  ['a number in place of a text', '{"sex": 1}', invalid],
  ['a word that is not in the list', '{"sex": "other"}', invalid],
  ['a day that does not exist', '{"birthOn": "2023-02-29"}', invalid],
  ['a day of the year 0', '{"birthOn": "0000-01-01"}', invalid],
  ['a day written another way', '{"birthOn": "01.02.1990"}', invalid],
  ['an unknown field', '{"colour": "red"}', invalid],
  ['a name of ten thousand letters', JSON.stringify({ identity: { givenName: 'a'.repeat(10_000) } }), invalid],
]

for (const [what, body, expected] of bodies) {
  t.test(`${what} is ${expected.code}`, async (t) => {
    t.match(await raw(body), expected)
  })
}

t.test('the same request without its one fault is accepted', async (t) => {
  t.match(await raw('{"sex": "female", "birthOn": "2024-02-29"}'), { status: 201 })
})

t.test('a body larger than the limit is payload_too_large', async (t) => {
  t.match(await raw(`{"sex": "${'x'.repeat(300_000)}"}`), { status: 413, code: 'payload_too_large' })
})

t.test('a body that is not JSON by its type is unsupported_media_type', async (t) => {
  t.match(await raw('<a/>', { 'content-type': 'application/xml' }), { status: 415, code: 'unsupported_media_type' })
})

t.test('an id that is no id is refused by its shape, an unknown one is absent', async (t) => {
  t.match(await raw('', {}, 'GET', '/v1/victims/1%20or%201=1'), invalid)
  t.match(await raw('', {}, 'GET', `/v1/victims/${'a'.repeat(5_000)}`), { status: 404, code: 'not_found' })
  t.match(await raw('', {}, 'GET', '/v1/victims/9b0f3f3e-58a7-4f0e-9f0e-0d1f5b1f0a11'), {
    status: 404,
    code: 'not_found',
  })
})

t.test('an address that cannot be decoded is malformed, one that leads nowhere is absent', async (t) => {
  t.match(await raw('', {}, 'GET', '/v1/victims/%E0%A4%A'), malformed)
  t.match(await raw('', {}, 'GET', '/v1/nothing'), { status: 404, code: 'not_found' })
})

t.test('a method that an address does not take is method_not_allowed', async (t) => {
  t.match(await raw('{}', {}, 'PUT', '/v1/victims'), { status: 405, code: 'method_not_allowed' })
})

t.test('headers that cannot be read are malformed', async (t) => {
  t.match(await raw('{}', { 'idempotency-key': 'short' }), malformed)
  t.match(await raw('{}', { 'idempotency-key': 'x'.repeat(500) }), malformed)
  t.match(await raw('{}', { purpose: 'curiosity' }), { status: 422, code: 'purpose_required' })
  const { body: victim } = await world.as('case_worker').post('/v1/victims', {})
  t.match(await raw('{"sex": "male"}', { 'if-match': '*' }, 'PUT', `/v1/victims/${victim.id}/identity`), invalid)
  const path = `/v1/victims/${victim.id}/identity`
  t.match(await raw('{"givenName": "A"}', { 'if-match': 'W/"v1"' }, 'PUT', path), malformed)
})

t.test('a query that repeats or breaks a parameter is refused by its shape', async (t) => {
  t.match(await raw('', {}, 'GET', '/v1/victims?limit=1&limit=2'), invalid)
  t.match(await raw('', {}, 'GET', '/v1/victims?limit=0'), invalid)
  t.match(await raw('', {}, 'GET', '/v1/victims?limit=201'), invalid)
  t.match(await raw('', {}, 'GET', '/v1/victims?order=name'), invalid)
  t.match(await raw('', {}, 'GET', '/v1/victims?cursor=abc.def'), malformed)
})

t.test('a forged, foreign or expired token is unauthenticated, and its answer tells nothing', async (t) => {
  const ask = (authorization: string) => raw('', { authorization }, 'GET')
  const [head, claims, signature] = token.split('.')
  for (const forged of [
    'Bearer',
    'Bearer x',
    `Bearer ${head}.${claims}.`,
    `Bearer ${head}.${claims}.${signature}x`,
    'Basic YTpi',
    `DPoP ${token}`,
  ]) {
    t.match(await ask(forged), { status: 401, code: 'unauthenticated' }, forged.slice(0, 12))
  }
  world.setNow('2026-03-05T06:00:00Z')
  t.match(await ask(`Bearer ${token}`), { status: 401, code: 'unauthenticated' }, 'expired')
  world.setNow('2026-03-02T06:00:00Z')
})

t.test('no answer to bad input repeats what was sent', async (t) => {
  const answers = [await raw('{"sex": "CANARYVALUE"}'), await raw('{"CANARYVALUE": ')]
  for (const { text } of answers) t.notMatch(text, /CANARYVALUE/)
  t.notMatch(world.logs.join(''), /CANARYVALUE/)
})

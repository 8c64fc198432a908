import t from 'tap'
import { openapiDocument } from '../../src/http/openapi.ts'
import { createWorld } from '../world.ts'

const world = await createWorld()
const operations = Object.values(openapiDocument(world.app).paths).flatMap((path) => Object.values(path))

t.test('the documentation lists every operation and each has a page', async (t) => {
  const { status, text } = await world.nobody.get('/docs')
  t.equal(status, 200)
  for (const { operationId, summary = '' } of operations) {
    t.ok(text.includes(`href="/docs/${operationId}"`), operationId)
    const page = await world.nobody.get(`/docs/${operationId}`)
    t.equal(page.status, 200, summary)
  }
  t.match(await world.nobody.get('/docs/noSuchOperation'), { status: 404, body: { code: 'not_found' } })
})

t.test('a page shows what to send and what comes back', async (t) => {
  const { text } = await world.nobody.get('/docs/changeVictim')
  for (const part of ['PATCH', '/v1/victims/{id}', 'If-Match', 'birthOn', 'Victim']) t.ok(text.includes(part), part)
  t.match((await world.nobody.get('/docs/readRights')).text, /no token/)
})

t.test('the pages run no script and reach nobody: the browser is told so, and there is nothing to fetch', async (t) => {
  for (const path of ['/docs', '/docs/evaluateLaw']) {
    const { headers, text } = await world.nobody.get(path)
    t.match(headers['content-security-policy'], /^default-src 'none'; style-src 'self'/)
    t.notMatch(text, /<script|<img|<iframe|style="|https?:\/\//i)
  }
  t.match((await world.nobody.get('/docs/style.css')).headers['content-type'], /^text\/css/)
})

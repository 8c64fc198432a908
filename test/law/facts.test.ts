/** R20: what has happened is stored. Each route that records a fact is sent the worst one, and no rule refuses it. */
import t from 'tap'
import { createWorld } from '../world.ts'
import { worstFacts } from './worst-facts.ts'

t.setTimeout(240_000)
const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const facts = await worstFacts(world)
const routes = world.routes
  .filter(({ config }) => config?.records === 'fact')
  .map(({ method, url }) => `${method} ${url}`)

/** Every rule named as broken anywhere in an answer. */
const broken = (body: unknown): string[] =>
  body === null || typeof body !== 'object'
    ? []
    : Object.entries(body).flatMap(([key, value]) => (key === 'breach' ? (value as string[]) : broken(value)))

t.test(
  'R20: every route that records a fact is tried here with the worst fact, and every trial is of such a route',
  (t) => {
    t.ok(routes.length > 50)
    t.same(Object.keys(facts).sort(), [...routes].sort())
    t.end()
  },
)

for (const [route, { because, send, breach, task }] of Object.entries(facts)) {
  t.test(`R20: ${route} is stored although ${because}`, async (t) => {
    const answer = await send()
    t.ok(answer.status < 300, `no rule stands in the way: ${answer.status < 300 ? answer.status : answer.text}`)
    const [method, path] = route.split(' ')
    const kept = await world.rows("select 1 from audit_events where route = $1 and outcome = 'ok'", [
      `${method} ${path}`,
    ])
    t.ok(kept.length > 0, 'the trail holds it')
    if (breach !== undefined) t.ok(broken(answer.body).includes(breach), `flagged: ${breach}`)
    if (task === undefined) return
    const asked = await world.rows('select 1 from tasks where what = $1 and recorded_at = $2', [task, world.now()])
    t.ok(asked.length > 0, `somebody is asked: ${task}`)
  })
}

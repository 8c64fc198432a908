import pg from 'pg'
import t from 'tap'
import { createWorld, type Person } from '../world.ts'

const world = await createWorld()
const portal = (sub: string) => world.as('portal_user', 'portal', { sub, act: 'portal-client' })
const known = portal('citizen-known')
const shut = portal('citizen-shut')
const stranger = portal('citizen-stranger')
const nothing = '9b0f3f3e-58a7-4f0e-9f0e-0d1f5b1f0a11'

for (const [citizen, open] of [
  [known, true],
  [shut, false],
] as const) {
  const worker = world.as('case_worker', 'dv-center-baku')
  const { body } = await worker.post('/v1/victims', { sex: 'female' })
  await citizen.get('/v1/consents')
  await world.rows(
    `update victims set portal_access = $2, citizen_key = (select recorded_by from audit_events where client is not null
       and recorded_by not in (select coalesce(citizen_key, '') from victims) order by recorded_at desc limit 1)
     where id = $1`,
    [body.id, open],
  )
  world.setNow(open ? '2026-03-02T06:00:01Z' : '2026-03-02T06:00:02Z')
}

const sent: string[] = []
const query = pg.Client.prototype.query
// An ear on the wire, not a stand-in: every statement still goes where it went.
pg.Client.prototype.query = function (this: pg.Client, ...args: Parameters<typeof query>) {
  const [first] = args as unknown[]
  sent.push(typeof first === 'string' ? first : String((first as { text?: string } | undefined)?.text))
  return query.apply(this, args)
} as typeof query
t.teardown(() => {
  pg.Client.prototype.query = query
})

const attempts = async () => (await world.rows<{ n: number }>('select count(*)::int as n from attempts'))[0]?.n ?? 0
const traceOf = async (by: Person, path: string) => {
  await by.get(path)
  const before = await attempts()
  sent.length = 0
  const answer = await by.get(path)
  const statements = sent.filter((text) => !text.includes('count(*)::int as n from attempts'))
  return { status: answer.status, text: answer.text, statements, attempts: (await attempts()) - before }
}

t.test('the world tells the citizens apart', async (t) => {
  t.equal((await known.get('/v1/consents')).status, 200)
  t.equal((await shut.get('/v1/consents')).status, 404)
  t.equal((await stranger.get('/v1/consents')).status, 404)
})

for (const path of [`/v1/consents/${nothing}`, `/v1/consents/${nothing}/receipt`, `/v1/applications/${nothing}`]) {
  t.test(`R4: a miss of ${path} does the same work for a citizen with a record, a shut one and none`, async (t) => {
    const none = await traceOf(stranger, path)
    t.equal(none.status, 404)
    t.equal(none.attempts, 1)
    t.same(await traceOf(known, path), none)
    t.same(await traceOf(shut, path), none)
  })
}

t.test(
  'R4: her consents, shut to the portal, are missed with the work done for a citizen of whom nothing is held',
  async (t) => {
    const none = await traceOf(stranger, '/v1/consents')
    t.equal(none.attempts, 1)
    t.same(await traceOf(shut, '/v1/consents'), none)
    t.equal((await traceOf(known, '/v1/consents')).attempts, 1, 'a hit leaves the same trace')
  },
)

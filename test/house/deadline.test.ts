/** A caller is told to come again when the database holds an act up, and what was begun for it is done once or not at all. */
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { eventually } from '../eventually.ts'
import { createWorld } from '../world.ts'

// Nothing but the deadline ends a statement here: without it these tests would hang. What is not held up takes less, even
// on a busy machine.
const world = await createWorld({ requestTimeoutMs: 1_500, statementTimeoutMs: 100_000 })
const worker = world.as('case_worker', 'dv-center-baku')
const known = await worker.post('/v1/victims', { sex: 'female' })

/** While `work` runs, another session of the database holds what `statement` takes. */
async function whileHeld(statement: string, work: () => Promise<void>): Promise<void> {
  const holder = await world.admin.connect()
  try {
    await holder.query('begin')
    await holder.query(statement)
    await work()
  } finally {
    await holder.query('rollback')
    holder.release()
  }
}

/** Whether no statement of the service is under way. */
const idle = async () =>
  (
    await world.rows(
      `select 1 from pg_stat_activity
       where datname = current_database() and application_name = 'dayaq' and state <> 'idle'`,
    )
  ).length === 0

const victims = async () => (await world.rows('select 1 from victims')).length

t.test('a read that the database holds up is answered 503, and its statement is ended', async (t) => {
  await whileHeld('lock table victims', async () => {
    const answer = await worker.get(`/v1/victims/${known.body.id}`)
    t.match(answer, { status: 503, body: { code: 'overloaded' }, headers: { 'retry-after': /./ } })
    t.ok(await eventually(idle))
  })
  t.equal((await worker.get(`/v1/victims/${known.body.id}`)).status, 200)
})

t.test('an act that the database holds up is answered 503, leaves nothing, and can be sent again', async (t) => {
  const before = await victims()
  const send = () => worker.post('/v1/victims', { sex: 'male' }, { key: 'held-up-0001' })
  await whileHeld('lock table victims', async () => {
    t.match(await send(), { status: 503, body: { code: 'overloaded' }, headers: { 'retry-after': /./ } })
    t.ok(await eventually(idle))
  })
  t.equal(await victims(), before)
  const again = await send()
  t.same([again.status, again.headers['idempotency-replayed']], [201, undefined])
  t.equal(await victims(), before + 1)
})

t.test('an act that commits after its caller was told 503 is not done twice when it is sent again', async (t) => {
  // COMMIT waits for the holder; when it is interrupted it goes on instead of failing.
  await world.admin.query(`
    create function public.commit_anyway() returns trigger language plpgsql as $$ begin
      perform pg_advisory_xact_lock(4711); return null;
    exception when query_canceled then return null; end $$;
    create constraint trigger commit_anyway after insert on victims deferrable initially deferred
      for each row execute function public.commit_anyway()`)
  const before = await victims()
  const send = () => worker.post('/v1/victims', { sex: 'male' }, { key: 'late-0001' })
  await whileHeld('select pg_advisory_xact_lock(4711)', async () => {
    t.equal((await send()).status, 503)
    t.ok(await eventually(async () => (await victims()) === before + 1), 'it commits')
  })
  await world.admin.query('drop function public.commit_anyway() cascade')
  const again = await send()
  t.same([again.status, again.headers['idempotency-replayed']], [201, 'true'])
  t.equal(await victims(), before + 1)
})

t.test('none of these callers was answered a second time', async (t) => {
  t.same(
    world.logs.filter((line) => /already sent|reply\.sent/i.test(line)),
    [],
  )
})

t.test('a body that does not come is answered 408, and the connection ends', async (t) => {
  await world.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = world.app.server.address() as AddressInfo
  const status = await new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': 100 }
    const sent = request(
      { port, host: '127.0.0.1', path: '/v1/law/evaluations', method: 'POST', headers },
      (answer) => {
        answer.resume().on('end', () => resolve([answer.statusCode, answer.headers.connection]))
      },
    )
    sent.on('error', reject)
    sent.write('{')
  })
  t.same(status, [408, 'close'])
})

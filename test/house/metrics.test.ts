/** What the operator's alarms rest on (docs/operations.md). */
import { spawnSync } from 'node:child_process'
import { PgBoss } from 'pg-boss'
import t from 'tap'
import { createWorld } from '../world.ts'

const world = await createWorld()
const measured = async (name: string): Promise<number> => {
  const { text } = await world.as('administrator').get('/metrics')
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
}

t.test('a job that was given up is counted until a human takes it away', async (t) => {
  t.equal(await measured('dayaq_dead_letters'), 0)
  await world.rows("insert into pgboss.job (name, data) values ('dead.letters', '{}')")
  t.equal(await measured('dayaq_dead_letters'), 1)
  await world.rows("delete from pgboss.job where name = 'dead.letters'")
  t.equal(await measured('dayaq_dead_letters'), 0)
})

t.test('the operator sees how long what is due has waited, and not of which kind it is', async (t) => {
  t.equal(await measured('dayaq_oldest_job_seconds'), 0)
  const wait =
    "insert into pgboss.job (name, data, start_after) values ('notification.send', '{}', now() + $1::interval)"
  await world.rows(wait, ['1 hour'])
  t.equal(await measured('dayaq_oldest_job_seconds'), 0, 'what is not due yet does not wait')
  await world.rows(wait, ['-1 day'])
  t.ok((await measured('dayaq_oldest_job_seconds')) >= 86_400)
  const { text } = await world.as('administrator').get('/metrics')
  t.notMatch(text, /notification|placement\.expect/)
})

t.test('a job that was given up goes back to its queue by a command, once its cause is gone', async (t) => {
  const boss = new PgBoss({
    connectionString: world.database.adminUrl,
    schema: 'pgboss',
    migrate: false,
    supervise: false,
  })
  await boss.start()
  t.teardown(() => boss.stop({ graceful: false }))
  await boss.send('event.deliver', { centerId: 'c', id: 'e-1' }, { retryLimit: 0 })
  const [job] = await boss.fetch('event.deliver')
  await boss.fail('event.deliver', job?.id ?? '')
  t.equal(await measured('dayaq_dead_letters'), 1)
  const redrive = (...args: string[]) => {
    const env = { ...process.env, DAYAQ_MODE: 'test', DATABASE_URL: world.database.url }
    return spawnSync(process.execPath, ['src/cli.ts', 'jobs', 'redrive', ...args], { encoding: 'utf8', env }).stdout
  }
  t.equal(redrive('--look'), 'event.deliver: 1 wait here\n')
  t.equal(await measured('dayaq_dead_letters'), 1, 'a look moves nothing')
  t.equal(redrive(), 'event.deliver: 1 on their way again\n')
  t.equal(await measured('dayaq_dead_letters'), 0)
  t.match(await boss.fetch('event.deliver'), [{ data: { id: 'e-1' } }])
  t.equal(redrive(), 'No job was given up.\n')
  const elsewhere = { ...process.env, DATABASE_URL: '', DATA_DIR: t.testdir() }
  const lost = spawnSync(process.execPath, ['src/cli.ts', 'jobs', 'redrive'], { encoding: 'utf8', env: elsewhere })
  t.match(lost, { status: 2, stdout: '', stderr: /DATABASE_URL is not set, and .* holds no database/ })
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, watch } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import t from 'tap'
import { freePort } from '../../src/embedded/port.ts'
import { createDatabase } from '../postgres.ts'
import { newFolder, settings, startDayaq } from './started.ts'

const readiness = async (port: string) => (await fetch(`http://127.0.0.1:${port}/readyz`)).status

t.test(
  'started, stopped, started, killed and started again, it is ready each time and shows what to do next',
  async (t) => {
    const instance = await settings(newFolder(t))
    const first = startDayaq(t, instance)
    await first.listening
    t.equal(await readiness(instance.PORT), 200)
    for (const hint of [
      `http://127.0.0.1:${instance.PORT}/docs`,
      'npm run -s token -- --role case_worker',
      'npm run demo',
    ]) {
      t.ok(first.shown().includes(hint), hint)
    }
    t.equal(await first.end('SIGTERM'), 0)
    t.notOk(existsSync(join(instance.DATA_DIR, 'postgres', 'cluster', 'postmaster.pid')), 'its database is stopped too')

    const second = startDayaq(t, instance)
    await second.listening
    t.equal(await readiness(instance.PORT), 200)
    await second.end('SIGKILL')

    const third = startDayaq(t, instance)
    await third.listening
    t.match(third.said(), /left its database server behind/)
    t.equal(await readiness(instance.PORT), 200)
    t.equal(await third.end('SIGINT'), 0)
  },
)

t.test('a second start on the same data is refused in one sentence, and the first goes on', async (t) => {
  const instance = await settings(newFolder(t))
  const first = startDayaq(t, instance)
  await first.listening
  const second = startDayaq(t, { ...instance, PORT: String(await freePort()) })
  t.equal(await second.ended, 1)
  t.match(second.said(), /^Another Dayaq is running on .*: stop it, or set another DATA_DIR[.]\n$/)
  t.equal(await readiness(instance.PORT), 200)
})

t.test(
  'a port that another program holds is named in one sentence, and the database is not left running',
  async (t) => {
    const instance = await settings(newFolder(t))
    const other = createServer().listen(Number(instance.PORT), '127.0.0.1')
    await once(other, 'listening')
    t.teardown(() => void other.close())
    const dayaq = startDayaq(t, instance)
    t.equal(await dayaq.ended, 1)
    t.equal(dayaq.said(), `Port ${instance.PORT} of 127.0.0.1 is taken: stop the program that holds it, or set PORT.\n`)
    t.notOk(existsSync(join(instance.DATA_DIR, 'postgres', 'cluster', 'postmaster.pid')))
  },
)

t.test('told to stop while it is starting, it stops in order', async (t) => {
  const instance = await settings(newFolder(t))
  const making = new Promise<void>((resolve) => {
    const watcher = watch(instance.DATA_DIR, () => {
      watcher.close()
      resolve()
    })
  })
  const dayaq = startDayaq(t, instance)
  await making
  t.equal(await dayaq.end('SIGTERM'), 0)
  t.notOk(existsSync(join(instance.DATA_DIR, 'postgres', 'cluster', 'postmaster.pid')))
})

t.test('settings that cannot be meant end the start before anything is made', async (t) => {
  const instance = await settings(newFolder(t))
  const { url, adminUrl } = await createDatabase()
  const withoutMode = startDayaq(t, { ...instance, DATABASE_URL: url })
  t.equal(await withoutMode.ended, 1)
  t.match(withoutMode.said(), /^DAYAQ_MODE must be set when DATABASE_URL is: development, test or production[.]\n$/)
  const bare = startDayaq(t, { ...instance, DAYAQ_MODE: 'production' })
  t.equal(await bare.ended, 1)
  t.match(bare.said(), /^DATABASE_URL must be set .*\nOIDC_ISSUER must be set .*\nKEK_FILE must be set .*\n$/)
  const superuser = startDayaq(t, { ...instance, DAYAQ_MODE: 'test', DATABASE_URL: adminUrl })
  t.equal(await superuser.ended, 1)
  t.match(superuser.said(), /^DATABASE_URL must not name a superuser/)
  t.notOk(existsSync(join(instance.DATA_DIR, 'postgres')), 'no database was made')
})

t.test('a database that is not there is named by its variable, without the password', async (t) => {
  const instance = await settings(newFolder(t))
  const url = `postgres://dayaq_login:hunter2@127.0.0.1:${await freePort()}/dayaq`
  const dayaq = startDayaq(t, { ...instance, DAYAQ_MODE: 'test', DATABASE_URL: url })
  t.equal(await dayaq.ended, 1)
  t.match(dayaq.said(), /^The database of DATABASE_URL cannot be used: .*ECONNREFUSED/)
  t.notMatch(dayaq.said(), /hunter2/)
})

t.test('an older Node says in one sentence what is missing', async (t) => {
  const check = async (version: string) => {
    const older = `data:text/javascript,Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`
    const args = ['--import', older, '--import', './src/start-check.mjs', '--eval', '']
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    const [said] = await Promise.all([child.stderr.toArray(), once(child, 'close')])
    return { code: child.exitCode, said: said.join('') }
  }
  t.match(await check('20.20.2'), { code: 1, said: /^Dayaq needs Node 24 or newer and this is 20[.]20[.]2: .*[.]\n$/ })
  t.same(await check('24.0.0'), { code: 0, said: '' })
})

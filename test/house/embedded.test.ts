import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, watch, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { closedParent, homeOf } from '../../src/embedded/folders.ts'
import { madeByDayaq, startEmbedded } from '../../src/embedded/server.ts'
import { asAdmin } from '../server.ts'

function newFolder(t: Tap): string {
  const folder = mkdtempSync(join(tmpdir(), 'dayaq-start-'))
  chmodSync(folder, 0o755)
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
type Tap = { teardown: (undo: () => void | Promise<void>) => void }

/** Starts here, and stops with the test. */
async function start(t: Tap, dataDir: string) {
  const said: string[] = []
  const embedded = await startEmbedded({ dataDir, say: (sentence) => said.push(sentence) })
  let running = true
  const stop = async () => {
    if (running) await embedded.stop()
    running = false
  }
  t.teardown(stop)
  return { adminUrl: embedded.adminUrl, said, stop }
}

/** Starts in a process of its own, which can be killed. */
function startElsewhere(dataDir: string) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'start-embedded.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const killed = async () => {
    child.kill('SIGKILL')
    await once(child, 'close')
  }
  return { child, kill: killed }
}

const query = (url: string, sql: string) => asAdmin(url, async (client) => (await client.query(sql)).rows)

t.test('the data of one start is there at the next, in a database that says who made it', async (t) => {
  const folder = newFolder(t)
  const first = await start(t, folder)
  await query(first.adminUrl, "create table kept (word text); insert into kept values ('kept')")
  await first.stop()
  const second = await start(t, folder)
  t.same(await query(second.adminUrl, 'select word from kept'), [{ word: 'kept' }])
  const mark =
    "select shobj_description(oid, 'pg_database') as made from pg_database where datname = current_database()"
  t.same(await query(second.adminUrl, mark), [{ made: madeByDayaq }])
  t.ok(Number(new URL(second.adminUrl).port) < 32_768, 'its port is not one that a client can be given')
  t.same(second.said, [])
})

t.test('a first start that was killed while it made the database does not hinder the next', async (t) => {
  const folder = newFolder(t)
  mkdirSync(join(folder, 'postgres'))
  const { child, kill } = startElsewhere(folder)
  const half = await new Promise<string>((resolve, reject) => {
    const watcher = watch(join(folder, 'postgres'), (_event, name) => {
      if (!name?.startsWith('making-')) return
      watcher.close()
      resolve(name)
    })
    child.once('close', () => reject(new Error('it ended before it could be killed')))
  })
  await kill()
  t.ok(readdirSync(join(folder, 'postgres')).includes(half), 'something half-made was left')
  const next = await start(t, folder)
  t.same(await query(next.adminUrl, 'select 1 as one'), [{ one: 1 }])
  t.notOk(readdirSync(join(folder, 'postgres')).includes(half), 'and is gone')
})

t.test('a server that a killed start left running is stopped in order, and nothing committed is lost', async (t) => {
  const folder = newFolder(t)
  const { child, kill } = startElsewhere(folder)
  const [address] = await once(child.stdout, 'data')
  await query(String(address).trim(), "create table kept (word text); insert into kept values ('kept')")
  await kill()
  const next = await start(t, folder)
  t.match(next.said, [/left its database server behind/])
  t.same(await query(next.adminUrl, 'select word from kept'), [{ word: 'kept' }])
})

t.test('two starts on one folder: the second is told so and the first goes on', async (t) => {
  const folder = newFolder(t)
  const first = await start(t, folder)
  await t.rejects(startEmbedded({ dataDir: folder, say: () => {} }), { message: /^Another Dayaq is running on / })
  t.same(await query(first.adminUrl, 'select 1 as one'), [{ one: 1 }])
})

t.test('a pid file whose number now belongs to another program is forgotten', async (t) => {
  const folder = newFolder(t)
  await (await start(t, folder)).stop()
  writeFileSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'), `${process.pid}\n`)
  const next = await start(t, folder)
  t.same(next.said, [])
})

t.test('a database that Dayaq did not make is refused and left as it is', async (t) => {
  const folder = newFolder(t)
  const foreign = join(folder, 'postgres', 'cluster')
  mkdirSync(foreign, { recursive: true })
  writeFileSync(join(foreign, 'PG_VERSION'), '18\n')
  await t.rejects(startEmbedded({ dataDir: folder, say: () => {} }), {
    message: /holds a database that Dayaq did not make/,
  })
  t.same(readdirSync(foreign), ['PG_VERSION'])
})

t.test(
  'where a folder above is closed to the user of the server, the database lies elsewhere and that is said',
  async (t) => {
    const folder = newFolder(t)
    const stranger = { uid: 54_321, gid: 54_321 }
    const dataDir = join(folder, 'inner', 'data')
    const said: string[] = []
    mkdirSync(dataDir, { recursive: true, mode: 0o755 })
    t.equal(
      homeOf(dataDir, stranger, (sentence) => said.push(sentence)),
      join(dataDir, 'postgres'),
    )
    t.same(said, [])
    chmodSync(join(folder, 'inner'), 0o700)
    t.equal(closedParent(dataDir, stranger), join(folder, 'inner'))
    t.match(
      homeOf(dataDir, stranger, (sentence) => said.push(sentence)),
      /^\/var\/tmp\/dayaq-data-[0-9a-f]{12}$/,
    )
    t.match(said, [/inner is closed to PostgreSQL's user, so the database lies in \/var\/tmp/])
    t.equal(
      homeOf(dataDir, undefined, () => {}),
      join(dataDir, 'postgres'),
      'an ordinary user runs it himself',
    )
  },
)

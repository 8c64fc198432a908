/**
 * PostgreSQL is killed with SIGKILL ten times under sixteen writers. What was acknowledged is there, each with its one
 * outbox row; the service never dies. The kernel keeps its cache, so this is no test of power loss.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import t from 'tap'
import { freePort } from '../../src/embedded/port.ts'
import { startEmbedded } from '../../src/embedded/server.ts'

t.setTimeout(200_000)
const kills = 10
const writers = 16
const root = new URL('../../', import.meta.url).pathname

const folder = mkdtempSync(join(tmpdir(), 'dayaq-crash-'))
chmodSync(folder, 0o755)
const dataDir = join(folder, 'database')
const open = () => startEmbedded({ dataDir, say: () => undefined })
let database = await open()
const login = new URL(database.adminUrl)
login.username = 'dayaq_login'
login.password = 'crash'
const port = await freePort()
const environment = {
  ...process.env,
  DAYAQ_MODE: 'test',
  DATABASE_URL: login.href,
  MIGRATION_DATABASE_URL: database.adminUrl,
  DATA_DIR: join(folder, 'service'),
  PORT: String(port),
  LOG_LEVEL: 'silent',
  RATE_LIMIT_PER_MINUTE: '1000000',
}
const service: ChildProcess = spawn(process.execPath, ['src/main.ts'], { cwd: root, env: environment, stdio: 'ignore' })
let died = false
service.on('exit', () => {
  died = true
})
t.teardown(async () => {
  service.kill('SIGTERM')
  if (!died) await new Promise((resolve) => service.once('exit', resolve))
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
})

const at = `http://127.0.0.1:${port}`
const ready = () =>
  fetch(`${at}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  )
await until(ready)
const token = execFileSync(process.execPath, ['src/cli/token.ts', '--role', 'case_worker'], {
  cwd: root,
  env: { ...process.env, DATA_DIR: environment.DATA_DIR, PORT: String(port) },
})
  .toString()
  .trim()

async function post(path: string, body: object, key: string): Promise<{ status: number; body: { id: string } }> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key }
  const answer = await fetch(at + path, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  })
  return { status: answer.status, body: (await answer.json()) as { id: string } }
}

/** Tries until it holds; what waits here is a machine coming back, so it looks again after a breath. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) {
    if (died) throw new Error('the service died')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** A killed process may stay in the table until it is reaped, but it has no working folder any more. */
function works(pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) !== ''
  } catch {
    return false
  }
}

const acknowledged = new Set<string>()
let lastSuccess = performance.now()
let longestGap = 0
let stop = false

/** A child, herself a victim, comes through the door: one row, three notices, three jobs, or nothing at all. */
async function write(writer: number): Promise<void> {
  for (let n = 0; !stop; n += 1) {
    try {
      const placement = await post(
        '/v1/placements',
        { victim: { birthOn: '2019-05-05', ageBasis: 'declared' }, regime: 'dv', childRole: 'victim' },
        `placement-${writer}-${n}`,
      )
      if (placement.status !== 201) continue
      const arrival = await post(
        `/v1/placements/${placement.body.id}/arrival`,
        { childRole: 'victim' },
        `arrival-${writer}-${n}`,
      )
      if (arrival.status !== 200) continue
      acknowledged.add(placement.body.id)
      longestGap = Math.max(longestGap, performance.now() - lastSuccess)
      lastSuccess = performance.now()
    } catch {
      // a cut connection acknowledges nothing
    }
  }
}

t.test(
  'ten kills of the database under load lose nothing that was acknowledged, and the service lives on',
  { timeout: 200_000 },
  async (t) => {
    const load = Array.from({ length: writers }, (_, writer) => write(writer))
    for (let kill = 0; kill < kills; kill += 1) {
      const before = acknowledged.size
      await until(async () => acknowledged.size >= before + writers)
      const postmaster = Number(
        readFileSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0],
      )
      process.kill(postmaster, 'SIGKILL')
      await until(async () => !works(postmaster))
      await database.stop()
      database = await open()
    }
    const after = acknowledged.size
    await until(async () => acknowledged.size >= after + writers)
    stop = true
    await Promise.all(load)

    const client = new pg.Client({ connectionString: database.adminUrl })
    await client.connect()
    const { rows } = await client.query<{ id: string; notices: number; jobs: number }>(`
    select p.id, count(distinct n.id)::int as notices, count(j.id)::int as jobs
    from placements p
    left join notifications n on n.center_id = p.center_id and n.placement_id = p.id
    left join pgboss.job j on j.name = 'notification.send' and j.data ->> 'id' = n.id::text
    where p.arrived_at is not null group by p.id`)
    await client.end()
    const present = new Map(rows.map((row) => [row.id, row]))
    t.same(
      [...acknowledged].filter((id) => !present.has(id)),
      [],
      'every acknowledged arrival is there',
    )
    t.same(
      rows.filter((row) => row.notices !== 3 || row.jobs !== 3),
      [],
      'each with its three notices and one outbox row for each',
    )
    t.equal(new Set(rows.map((row) => row.id)).size, rows.length)
    t.notOk(died, 'the service never died')
    t.ok(await ready(), 'and is ready')
    t.comment(
      `${acknowledged.size} acknowledged over ${kills} kills, longest gap without a success ${Math.round(longestGap)} ms`,
    )
  },
)

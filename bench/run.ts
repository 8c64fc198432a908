/** `npm run bench`: starts a database, the service and its floors on this machine, loads them in turn, prints ratios. */
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { demoOrg } from '../src/dev-issuer/default-organization.ts'
import { openDevIssuer } from '../src/dev-issuer/dev-issuer.ts'
import { mintToken } from '../src/dev-issuer/mint-token.ts'
import { startEmbedded } from '../src/embedded/server.ts'
import { systemClock } from '../src/kernel/dates.ts'
import { startChild } from './child.ts'
import { evaluated } from './in-process.ts'
import { findLoad } from './load.ts'
import { type Bench, loadTarget, measure, prepare } from './measure.ts'
import { findPgbench } from './pgbench.ts'
import { lawText, machine, profileText, shareOfLaw, table } from './report.ts'
import { rows } from './rows.ts'
import { createDatabase, openCases, seedCases } from './seed.ts'

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
    cases: { type: 'string', default: '1000,1000000' },
    /** Rows to measure, by key; all when left out. */
    rows: { type: 'string' },
    /** Also loads each row once under the profiler and says where the service's time goes. */
    profile: { type: 'boolean', default: false },
  },
})
const rounds = wholeNumber('rounds', 1, 20)
const seconds = wholeNumber('seconds', 1, 60)
const sizes = options.cases.split(',').map(Number)
const keys = options.rows?.split(',') ?? rows.map((row) => row.key)
const chosen = rows.filter((row) => keys.includes(row.key))

const connections = 32
const poolSize = 10
const persons = 32
const say = (line: string) => process.stderr.write(`${line}\n`)

const folder = mkdtempSync(join(tmpdir(), 'dayaq-bench-'))
chmodSync(folder, 0o755)
const closes: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })]
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stopAll(130))
/** Twice what the loads take, and ten minutes a database for making it. */
const longest = sizes.length * (chosen.length * 4 * (rounds * seconds + 1) * 2 + 600)
setTimeout(() => {
  say(`It took longer than ${longest} s and was cut short.`)
  void stopAll(1)
}, longest * 1_000).unref()
try {
  await bench()
} catch (error) {
  say(error instanceof Error ? `${error.stack}` : String(error))
  await stopAll(1)
}
await stopAll(0)

/** What was started is stopped once, last first, however the run ends. */
async function stopAll(exitCode: number): Promise<void> {
  if (closes.length === 0) return
  for (const close of closes.splice(0).reverse()) {
    await Promise.resolve(close()).catch((error: unknown) => say(String(error)))
  }
  process.exit(exitCode)
}

async function bench(): Promise<void> {
  const settings = { shared_buffers: '512MB', max_wal_size: '4GB', max_connections: '100' }
  const embedded = await startEmbedded({ dataDir: join(folder, 'database'), settings, say })
  closes.push(embedded.stop)
  const loader = findLoad(folder)
  const pgbench = findPgbench()
  const law = evaluated()
  console.log(
    [
      `${new Date().toISOString().slice(0, 10)}, ${machine()}, ${rounds} rounds of ${seconds} s, ${connections} connections, pool of ${poolSize}.`,
      `Load by ${loader.name}; ${pgbench === undefined ? 'pgbench is not installed' : `${poolSize} clients of pgbench`}.`,
      lawText(law),
    ].join('\n'),
  )
  for (const size of sizes) {
    const database = await createDatabase(embedded.adminUrl, `cases_${size}`, randomBytes(24).toString('base64url'))
    const dataDir = join(folder, `service-${size}`)
    mkdirSync(dataDir)
    const environment = {
      DAYAQ_MODE: 'test',
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      PORT: '0',
      POOL_SIZE: `${poolSize}`,
      RATE_LIMIT_PER_MINUTE: '1000000',
    }
    const issuer = await openDevIssuer({ mode: 'test', dataDir, port: 3000, audience: 'dayaq', clock: systemClock })
    const service = await startChild('./service.ts', environment)
    closes.push(service.stop)
    const floor = await startChild('./floor.ts', environment)
    closes.push(floor.stop)
    const started = performance.now()
    await seedCases(database.adminUrl, size)
    say(`${size} cases made in ${((performance.now() - started) / 1_000).toFixed(1)} s`)
    const center = demoOrg('dv-center-baku').id
    const tokenOf: Bench['tokenOf'] = (role) => mintToken(issuer, { role, org: center })
    const victimIds = await register(service.url, await tokenOf('case_worker'))
    const ground: Bench = {
      service,
      floor,
      databaseUrl: database.url,
      pgbench,
      folder,
      load: loader.load,
      tokenOf,
      subjects: await openCases(database.adminUrl, victimIds),
      connections,
      poolSize,
    }
    const ready = await prepare(ground, chosen)
    await measure(ground, ready, { rounds, seconds, say })
    console.log(
      `\n### ${size.toLocaleString('en-US').replaceAll(',', ' ')} cases\n\n${table(ready)}\n${shareOfLaw(law, ready)}`,
    )
    for (const one of options.profile ? ready : []) {
      await service.ask('profile')
      await loadTarget(ground, one, 'service', seconds)
      console.log(profileText(one.row.key, await service.ask('profiled')))
    }
    await floor.stop()
    await service.stop()
  }
}

/** Persons with an identity in the vault, put there by the service itself. @returns their ids. */
async function register(url: string, token: string): Promise<string[]> {
  const ids: string[] = []
  for (let n = 1; n <= persons; n += 1) {
    const identity = {
      givenName: 'Sınaq',
      familyName: `Nömrə ${n}`,
      documentNo: `AA${n}`,
      address: 'Bakı',
      phone: '+994500000000',
    }
    const answer = await fetch(`${url}/v1/victims`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ sex: 'female', birthOn: '1990-05-01', ageBasis: 'document', identity }),
    })
    if (answer.status !== 201) throw new Error(`a person was not registered: ${answer.status} ${await answer.text()}`)
    ids.push(((await answer.json()) as { id: string }).id)
  }
  return ids
}

function wholeNumber(name: 'rounds' | 'seconds', least: number, most: number): number {
  const value = Number(options[name])
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new RangeError(`--${name} is a whole number from ${least} to ${most}`)
}

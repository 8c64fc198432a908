/**
 * An own PostgreSQL in a data folder, for development and tests.
 * making-*: being made (left by a killed start: wiped) → cluster: complete, stopped → running → stopped.
 */
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { homeOf, makeOwnFolder, type RunAs, serverUser } from './folders.ts'
import { lockFolder } from './lock.ts'
import { freePort } from './port.ts'
import { findProgram, type Program } from './program.ts'
import { stopServer } from './stop.ts'

/** The comment on every database that this program made; demo data and the development issuer need it. */
export const madeByDayaq = 'made by dayaq (development)'

export interface Embedded {
  /** Superuser of the database `dayaq`. */
  readonly adminUrl: string
  /** Stops the server in an orderly way; open transactions are rolled back. */
  readonly stop: () => Promise<void>
}

export interface EmbeddedOptions {
  readonly dataDir: string
  /** Told, in whole sentences, what the operator should know. */
  readonly say: (sentence: string) => void
  /** Server settings beside the defaults, for example `{ fsync: 'off' }`. */
  readonly settings?: Readonly<Record<string, string>>
}

interface Place {
  readonly home: string
  readonly cluster: string
  readonly program: Program
  readonly runAs: RunAs | undefined
}

/** @throws Error whose message is a sentence for the operator, when the folder is in use or not ours. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const user = serverUser()
  const home = homeOf(options.dataDir, user, options.say)
  makeOwnFolder(home, user)
  const unlock = await lockFolder(home)
  if (!unlock) throw new Error(`Another Dayaq is running on ${options.dataDir}: stop it, or set another DATA_DIR.`)
  const cluster = join(home, 'cluster')
  const runAs = user && existsSync(cluster) ? { uid: statSync(cluster).uid, gid: statSync(cluster).gid } : user
  try {
    const place: Place = { home, cluster, runAs, program: await findProgram(runAs, options.say) }
    wipeHalfMade(home)
    if (!existsSync(cluster)) await makeCluster(place)
    const password = passwordOf(cluster)
    if (await stopServer(cluster, place.program)) {
      options.say('An earlier run left its database server behind; it was stopped in an orderly way.')
    }
    const adminUrl = await startServer(place, password, options.settings ?? {})
    return {
      adminUrl,
      stop: async () => {
        await stopServer(cluster, place.program)
        await unlock()
      },
    }
  } catch (error) {
    await unlock()
    throw error
  }
}

/** A start that was killed leaves its unfinished folder; nothing else is ever removed. */
function wipeHalfMade(home: string): void {
  for (const name of readdirSync(home).filter((entry) => entry.startsWith('making-'))) {
    rmSync(join(home, name), { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Makes the cluster under another name and renames it when complete, so that a half-made one is never taken for whole. */
async function makeCluster({ home, cluster, program, runAs }: Place): Promise<void> {
  const making = join(home, `making-${randomBytes(6).toString('hex')}`)
  const password = randomBytes(24).toString('base64url')
  const passwordFile = join(making, 'password')
  const folder = join(making, 'cluster')
  mkdirSync(making, { mode: 0o700 })
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (runAs) for (const path of [making, passwordFile]) chownSync(path, runAs.uid, runAs.gid)
  await program.run('initdb', [
    `--pgdata=${folder}`,
    `--pwfile=${passwordFile}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ])
  writeFileSync(join(folder, 'dayaq.json'), JSON.stringify({ password }), { mode: 0o600 })
  renameSync(folder, cluster)
  rmSync(making, { recursive: true, force: true })
}

async function startServer(
  place: Place,
  password: string,
  settings: Readonly<Record<string, string>>,
): Promise<string> {
  const { home, cluster, program } = place
  const portFile = join(home, 'port')
  const log = join(home, 'server.log')
  let wish = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : undefined
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(wish)
    rmSync(log, { force: true })
    try {
      await program.run('pg_ctl', [
        'start',
        '-D',
        cluster,
        '-l',
        log,
        '-w',
        '-t',
        '60',
        '-s',
        '-o',
        flags(port, settings),
      ])
      writeFileSync(portFile, String(port))
      return await database(password, port)
    } catch (error) {
      const printed = existsSync(log) ? readFileSync(log, 'utf8') : ''
      wish = undefined
      if (!printed.includes('Address already in use') || attempt === 5) {
        throw new Error(`The embedded PostgreSQL did not start. ${(error as Error).message}\n${printed.slice(-2000)}`)
      }
    }
  }
}

function flags(port: number, settings: Readonly<Record<string, string>>): string {
  const all = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    ...settings,
  }
  return Object.entries(all)
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(' ')
}

function passwordOf(cluster: string): string {
  const file = join(cluster, 'dayaq.json')
  if (!existsSync(file)) throw new Error(`${cluster} holds a database that Dayaq did not make: set another DATA_DIR.`)
  return (JSON.parse(readFileSync(file, 'utf8')) as { password: string }).password
}

async function database(password: string, port: number): Promise<string> {
  const url = `postgres://postgres:${password}@127.0.0.1:${port}`
  const client = new pg.Client({ connectionString: `${url}/postgres` })
  await client.connect()
  try {
    const found = await client.query("select 1 from pg_database where datname = 'dayaq'")
    if (found.rowCount === 0) await client.query('create database dayaq')
    await client.query(`comment on database dayaq is '${madeByDayaq}'`)
  } finally {
    await client.end()
  }
  return `${url}/dayaq`
}

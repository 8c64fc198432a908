/** The PostgreSQL server of a test run and the migrated template that every test database is cloned from. */
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../src/db/migrate.ts'
import { startEmbedded } from '../src/embedded/server.ts'

export interface TestServer {
  /** Superuser, database of no importance. */
  readonly adminUrl: string
  readonly loginPassword: string
  /** Beginning of the name of every database of this run. */
  readonly prefix: string
  readonly template: string
}

/** How `npm test` hands the server to the test files, which are processes of their own. */
export const serverVariable = 'DAYAQ_TEST_SERVER'
/** Folder in which every world of a run keeps what it logged, so that the whole run is searched for planted names. */
export const logsVariable = 'DAYAQ_TEST_LOGS'
/** Folder in which every world of a run says what its routes weighed, so that the whole run is held against what they name. */
export const weighedVariable = 'DAYAQ_TEST_WEIGHED'

/**
 * Starts an embedded server, or uses the one at DAYAQ_TEST_ADMIN_URL (a superuser), and builds the template.
 * `stop` leaves nothing behind but, on a given server, the service's roles.
 */
export async function startTestServer(): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const given = process.env['DAYAQ_TEST_ADMIN_URL']
  const { adminUrl, stop } = given ? { adminUrl: given, stop: async () => {} } : await startThrowAway()
  const prefix = `dayaq_test_${randomBytes(4).toString('hex')}`
  const template = `${prefix}_template`
  const loginPassword = createHash('sha256').update(adminUrl).digest('base64url')
  const server = { adminUrl, loginPassword, prefix, template }
  const dropAndStop = async () => {
    await dropDatabases(server)
    await stop()
  }
  try {
    await asAdmin(adminUrl, (client) => client.query(`create database ${template}`))
    await migrate({ adminUrl: databaseUrl(adminUrl, template), loginPassword })
  } catch (error) {
    await dropAndStop()
    throw error
  }
  return { server, stop: dropAndStop }
}

/** Nothing of it must survive a power cut, so it waits for no disk. */
async function startThrowAway() {
  const dataDir = mkdtempSync(join(tmpdir(), 'dayaq-test-'))
  chmodSync(dataDir, 0o755)
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }
  const embedded = await startEmbedded({ dataDir, settings, say: (sentence) => console.error(sentence) })
  const stop = async () => {
    await embedded.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { adminUrl: embedded.adminUrl, stop }
}

async function dropDatabases({ adminUrl, prefix }: TestServer): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [prefix],
    )
    for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`)
  })
}

export const databaseUrl = (serverUrl: string, database: string): string => {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

export async function asAdmin<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

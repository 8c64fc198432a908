/** A migrated database of its own for each test file (or test), cloned from the run's template. */
import { randomBytes } from 'node:crypto'
import t from 'tap'
import { madeByDayaq } from '../src/embedded/server.ts'
import { asAdmin, databaseUrl, serverVariable, startTestServer, type TestServer } from './server.ts'

export interface TestDatabase {
  readonly name: string
  /** The service's login role, as in production. */
  readonly url: string
  /** Superuser of the same database: to look behind the fences, never to walk around them. */
  readonly adminUrl: string
  /** Optional: what is not dropped goes with the run. Open connections are cut. */
  readonly drop: () => Promise<void>
}

let starting: Promise<TestServer> | undefined

/** The server that `npm test` started; for a file that is run alone, one of its own that ends with the file. */
function testServer(): Promise<TestServer> {
  starting ??= (async () => {
    const given = process.env[serverVariable]
    if (given) return JSON.parse(given) as TestServer
    const { server, stop } = await startTestServer()
    t.teardown(stop)
    return server
  })()
  return starting
}

export async function createDatabase(): Promise<TestDatabase> {
  const { adminUrl, loginPassword, prefix, template } = await testServer()
  const name = `${prefix}_${randomBytes(4).toString('hex')}`
  await asAdmin(adminUrl, async (client) => {
    const owner = await client.query<{ name: string }>(
      'select quote_ident(pg_get_userbyid(datdba)) as name from pg_database where datname = $1',
      [template],
    )
    await client.query(`create database ${name} template ${template} owner ${owner.rows[0]?.name}`)
    await client.query(`comment on database ${name} is '${madeByDayaq}'`)
  })
  const login = new URL(databaseUrl(adminUrl, name))
  login.username = 'dayaq_login'
  login.password = loginPassword
  return {
    name,
    url: login.href,
    adminUrl: databaseUrl(adminUrl, name),
    drop: () =>
      asAdmin(adminUrl, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`)
      }),
  }
}

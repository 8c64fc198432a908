/** The database that the service works on: the one it was given, or its own embedded one, migrated. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Config } from '../config.ts'
import { checkServer } from '../db/check-server.ts'
import { migrate } from '../db/migrate.ts'

export interface OpenDatabase {
  /** The login role's. */
  readonly url: string
  readonly close: () => Promise<void>
}

/** @throws Error whose message is a sentence for the operator. */
export function openDatabase(config: Config, say: (sentence: string) => void): Promise<OpenDatabase> {
  return config.databaseUrl === undefined ? openEmbedded(config, say) : openGiven(config, config.databaseUrl)
}

/** For commands beside the service: they make no database and change none. @throws Error where there is none yet. */
export function openExisting(config: Config, say: (sentence: string) => void): Promise<OpenDatabase> {
  if (config.databaseUrl === undefined && !existsSync(join(config.dataDir, 'postgres', 'cluster'))) {
    throw new Error(`DATABASE_URL is not set, and ${config.dataDir} holds no database: load the service's settings.`)
  }
  return openDatabase({ ...config, migrationDatabaseUrl: undefined }, say)
}

/** Without the owner's URL nothing is migrated here: the operator has done it. */
async function openGiven(config: Config, url: string): Promise<OpenDatabase> {
  if (config.migrationDatabaseUrl) {
    const { username, password } = new URL(url)
    if (username !== 'dayaq_login') {
      throw new Error(
        'DATABASE_URL must name the user dayaq_login: migrating gives that role the password found there.',
      )
    }
    await reached('MIGRATION_DATABASE_URL', config.migrationDatabaseUrl)
    await migrate({ adminUrl: config.migrationDatabaseUrl, loginPassword: decodeURIComponent(password) })
  }
  await reached('DATABASE_URL', url)
  await checkServer(url)
  await checkLogin(url)
  return { url, close: async () => {} }
}

/** Row security does not bind a superuser, so the service never works as one. */
async function checkLogin(url: string): Promise<void> {
  const { unbound, migrated } = await ask(
    url,
    `select rolsuper or rolbypassrls as unbound, to_regclass('public.kysely_migration') is not null as migrated
     from pg_roles where rolname = current_user`,
  )
  if (unbound) throw new Error('DATABASE_URL must not name a superuser: its fences would not hold. Use dayaq_login.')
  if (!migrated) {
    throw new Error(
      'The database of DATABASE_URL is empty: set MIGRATION_DATABASE_URL, its owner, to have it made at start.',
    )
  }
}

async function ask(url: string, question: string): Promise<pg.QueryResultRow> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return (await client.query(question)).rows[0] ?? {}
  } finally {
    await client.end()
  }
}

/** @throws Error with the variable's name and never its value, which holds a password. */
async function reached(variable: string, url: string): Promise<void> {
  await ask(url, 'select 1').catch((error: Error & { code?: string }) => {
    throw new Error(`The database of ${variable} cannot be used: ${error.message || error.code}.`)
  })
}

async function openEmbedded(config: Config, say: (sentence: string) => void): Promise<OpenDatabase> {
  const { startEmbedded } = await import('./server.ts')
  const embedded = await startEmbedded({ dataDir: config.dataDir, say })
  try {
    const loginPassword = randomBytes(24).toString('base64url')
    await migrate({ adminUrl: embedded.adminUrl, loginPassword })
    const url = new URL(embedded.adminUrl)
    url.username = 'dayaq_login'
    url.password = loginPassword
    return { url: url.href, close: embedded.stop }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}

/** Brings a database to the newest schema: roles once per cluster, then each file of `migrations/` once, then the job queue. */
import { readdir, readFile } from 'node:fs/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import pg from 'pg'
import { checkServer } from './check-server.ts'
import { installQueue } from './queue.ts'

const folder = new URL('../../migrations/', import.meta.url)

export interface MigrateOptions {
  /** A role that may create roles and, in this database, schemas and extensions. */
  readonly adminUrl: string
  /** Password that the service's login role gets. */
  readonly loginPassword: string
}

/** @throws Error naming the migration that failed; nothing of it stays. */
export async function migrate({ adminUrl, loginPassword }: MigrateOptions): Promise<void> {
  await checkServer(adminUrl)
  await makeRoles(adminUrl, loginPassword)
  await applyMigrations(adminUrl)
  await installQueue(adminUrl)
}

/** Roles belong to the cluster, advisory locks to a database: all instances lock in the same one. */
async function makeRoles(adminUrl: string, loginPassword: string): Promise<void> {
  const shared = new URL(adminUrl)
  shared.pathname = '/postgres'
  const client = new pg.Client({ connectionString: shared.href })
  await client.connect()
  try {
    await client.query("select pg_advisory_lock(hashtext('dayaq.roles'))")
    await client.query(await readFile(new URL('roles.sql', folder), 'utf8'))
    await client.query(`alter role dayaq_login password ${client.escapeLiteral(loginPassword)}`)
  } finally {
    await client.end()
  }
}

async function applyMigrations(adminUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: adminUrl, max: 1 })
  pool.on('error', () => undefined)
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    await sql`do $$ begin execute format('grant create on database %I to dayaq_owner, dayaq_vault', current_database()); end $$`.execute(
      db,
    )
    await sql`grant usage, create on schema public to dayaq_owner`.execute(db)
    const { error, results } = await new Migrator({ db, provider: { getMigrations: readMigrations } }).migrateToLatest()
    const failed = results?.find((result) => result.status === 'Error')
    if (error !== undefined) throw new Error(`migration ${failed?.migrationName ?? ''} failed`, { cause: error })
  } finally {
    await db.destroy()
  }
}

/** Files `NNNN_slug.sql`, forward only, each run whole as the owner. */
async function readMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name)).sort()
  const entries = files.map(async (name): Promise<[string, Migration]> => {
    const text = await readFile(new URL(name, folder), 'utf8')
    return [
      name.slice(0, -4),
      { up: async (db) => void (await sql.raw(`set local role dayaq_owner;\n${text}\nreset role;`).execute(db)) },
    ]
  })
  return Object.fromEntries(await Promise.all(entries))
}

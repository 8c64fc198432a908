import pg from 'pg'

const oldest = 150_000
const wanted = ['btree_gist', 'pgcrypto'] as const

/** @throws Error with one sentence that says what the PostgreSQL server lacks: version 15, btree_gist, pgcrypto. */
export async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const { rows } = await client.query<{ version: number; shown: string; extensions: string[] }>(
      `select current_setting('server_version_num')::int as version, current_setting('server_version') as shown,
         array(select name::text from pg_available_extensions where name = any ($1)) as extensions`,
      [wanted],
    )
    const server = rows[0]
    if (server === undefined) throw new Error('The PostgreSQL server did not answer.')
    if (server.version < oldest) throw new Error(`PostgreSQL 15 or newer is needed; this server is ${server.shown}.`)
    const lacking = wanted.filter((name) => !server.extensions.includes(name))
    if (lacking.length > 0) {
      throw new Error(
        `The PostgreSQL server lacks the extensions ${lacking.join(' and ')} (package postgresql-contrib).`,
      )
    }
  } finally {
    await client.end()
  }
}

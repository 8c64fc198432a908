/** Writes `src/db/tables.ts` from a freshly migrated database, or with `--verify` says whether it would differ. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { databaseUrl, startTestServer } from './server.ts'

const run = promisify(execFile)
const tables = new URL('../src/db/tables.ts', import.meta.url).pathname

/** @throws Error with the generator's words when `verify` finds a difference. */
export async function generateTables(url: string, verify: boolean): Promise<void> {
  const options = [
    ['--dialect', 'postgres'],
    ['--url', url],
    ['--out-file', tables],
    ['--default-schema', 'public'],
    ['--include-pattern', 'public.*'],
    ['--exclude-pattern', '*kysely_*'],
    ['--type-mapping', '{"timestamptz":"Instant","date":"LocalDate"}'],
    ['--custom-imports', '{"Instant":"../kernel/dates.ts","LocalDate":"../kernel/dates.ts"}'],
  ].flat()
  await run('kysely-codegen', [...options, ...(verify ? ['--verify'] : [])])
}

if (process.argv[1] === import.meta.filename) {
  const { server, stop } = await startTestServer()
  try {
    await generateTables(databaseUrl(server.adminUrl, server.template), process.argv.includes('--verify'))
  } finally {
    await stop()
  }
}

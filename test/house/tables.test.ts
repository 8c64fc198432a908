import t from 'tap'
import { generateTables } from '../generate-tables.ts'
import { createDatabase } from '../postgres.ts'

t.test('the generated table types are those of the migrated database, and a drift would be found', async (t) => {
  const { adminUrl } = await createDatabase()
  await t.resolves(generateTables(adminUrl, true))
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  await client.query('alter table victims add column planted text')
  await client.end()
  await t.rejects(generateTables(adminUrl, true))
})

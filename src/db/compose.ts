/** Kysely as a compiler only: it writes the SQL, `pg` executes it as a named statement in a pipeline. */
import { createHash } from 'node:crypto'
import {
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely'
import { LRUCache } from 'lru-cache'
import type { DB } from './tables.ts'

export { sql } from 'kysely'

/** Start of every query: `compose.selectFrom('cases as c')`. Executing it directly is impossible; give it to a `Tx`. */
export const compose = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** A query of Kysely, or a piece of raw SQL of a row type. */
export type Query<Row> = Compilable<Row> | RawBuilder<Row>

export interface Statement {
  readonly name: string
  readonly text: string
  readonly values: unknown[]
}

const names = new LRUCache<string, string>({ max: 5_000 })

/** The name is a digest of the text, so equal texts share one prepared statement on each connection. */
export function statement(query: Query<unknown>): Statement {
  const { sql: text, parameters } = 'isRawBuilder' in query ? query.compile(compose) : query.compile()
  let name = names.get(text)
  if (name === undefined) {
    name = `q${createHash('sha256').update(text).digest('hex').slice(0, 20)}`
    names.set(text, name)
  }
  return { name, text, values: [...parameters] }
}

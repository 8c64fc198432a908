/** The pool and the one way to a transaction: its opening, sending, failing and end in one place, hence its length. */
import pg from 'pg'
import type { Instant } from '../kernel/dates.ts'
import { type Query, sql, statement } from './compose.ts'
import { typeParsers } from './types.ts'

export interface DbOptions {
  readonly url: string
  readonly poolSize: number
  readonly statementTimeoutMs: number
  readonly queryTimeoutMs: number
  /** Called when a connection breaks outside a query; without a listener the process would die with the database. */
  readonly onConnectionLost: (error: Error) => void
}

export interface Db {
  readonly pool: pg.Pool
  /** Has the server end what that connection is doing. By a connection of its own: the pool may be used up by what hangs. */
  readonly interrupt: (client: pg.PoolClient) => Promise<void>
  readonly close: () => Promise<void>
}

export function openDb(options: DbOptions): Db {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    pipeline: true,
    types: typeParsers(),
    options: '-c TimeZone=UTC',
    application_name: 'dayaq',
    keepAlive: true,
    connectionTimeoutMillis: options.queryTimeoutMs,
    statement_timeout: options.statementTimeoutMs,
    query_timeout: options.queryTimeoutMs,
    idle_in_transaction_session_timeout: options.queryTimeoutMs * 2,
  })
  pool.on('error', options.onConnectionLost)
  pool.on('connect', (client) => client.on('error', options.onConnectionLost))
  return {
    pool,
    interrupt: (client) => interrupt(options, client),
    close: () => pool.end(),
  }
}

async function interrupt({ url, queryTimeoutMs }: DbOptions, client: pg.PoolClient): Promise<void> {
  if (!('processID' in client)) return
  const other = new pg.Client({ connectionString: url, connectionTimeoutMillis: queryTimeoutMs })
  other.on('error', () => undefined)
  try {
    await other.connect()
    await other.query('select pg_cancel_backend($1)', [client.processID])
  } finally {
    await other.end()
  }
}

/** In whose name a transaction runs; row security shows and takes only this organisation's rows. */
export interface Scope {
  readonly orgId: string
  /** Keyed hash of the user, or the name of a job. */
  readonly actor: string
  /** Keyed hashes that an access revocation may name. */
  readonly subjects: readonly string[]
}

const gathering = new WeakSet<object>()

/** What is sent until this turn of the event loop ends leaves in one write: a write wakes the server and costs more than the query. */
function gather({ connection: { stream } }: pg.PoolClient): void {
  if (gathering.has(stream)) return
  gathering.add(stream)
  stream.cork()
  process.nextTick(() => {
    gathering.delete(stream)
    stream.uncork()
  })
}

/** A transaction. Queries go out in order on one pipelined connection, those of one turn together. */
export class Tx {
  readonly at: Instant
  readonly scope: Scope
  /** What the audit row of this transaction will say was touched or seen. */
  readonly touched: { kind: string | null; id: string | null; readonly victimIds: Set<string> } = {
    kind: null,
    id: null,
    victimIds: new Set(),
  }
  /** Decisions of this transaction: written at its end, when everybody whom it is about is known. */
  readonly decided: ((victimIds: readonly string[]) => Query<unknown>)[] = []
  readonly #client: pg.PoolClient
  readonly #givenUp: AbortSignal | null
  readonly #sent: Promise<unknown>[] = []

  constructor(client: pg.PoolClient, scope: Scope, at: Instant, givenUp: AbortSignal | null) {
    this.#client = client
    this.#givenUp = givenUp
    this.scope = scope
    this.at = at
  }

  #send<Row>(query: Query<Row>): Promise<pg.QueryResult<Row & pg.QueryResultRow>> {
    this.#givenUp?.throwIfAborted()
    gather(this.#client)
    const sent = this.#client.query<Row & pg.QueryResultRow>(statement(query))
    this.#sent.push(sent.catch(() => undefined))
    return sent
  }

  async all<Row>(query: Query<Row>): Promise<Row[]> {
    return (await this.#send(query)).rows
  }

  async one<Row>(query: Query<Row>): Promise<Row | undefined> {
    return (await this.#send(query)).rows[0]
  }

  /** Says for the audit trail what this transaction is about. */
  touches(kind: string, id: string | null, victimIds: readonly string[] = []): void {
    this.touched.kind = kind
    this.touched.id = id
    this.meets(...victimIds)
  }

  /** Names persons in the audit row, whatever the act comes to. */
  meets(...victimIds: readonly string[]): void {
    for (const victimId of victimIds) this.touched.victimIds.add(victimId)
  }

  /** One row about a person. Who finds it has met her, so an act refused after that stands in her ledger too. */
  async about<Row extends { readonly victimId: string | null }>(query: Query<Row>): Promise<Row | undefined> {
    const row = await this.one(query)
    if (row !== undefined && row.victimId !== null) this.meets(row.victimId)
    return row
  }

  #failure: unknown
  /** Sends a write without waiting: it travels in the pipeline with what follows, and its error surfaces at commit. */
  write(query: Query<unknown>): void {
    this.#send(query).catch((error: unknown) => {
      this.#failure ??= error
    })
  }

  /** Does `work` in any case and takes all of it back unless `keep`: whoever watches sees the same statements. */
  async asIf<T>(keep: boolean, work: () => Promise<T>): Promise<T> {
    this.write(sql`savepoint as_if`)
    const decidedBefore = this.decided.length
    const done = await work()
    if (!keep) this.decided.length = decidedBefore
    if (keep) this.write(sql`release savepoint as_if`)
    else this.write(sql`rollback to savepoint as_if`)
    return done
  }

  /** For the job queue, which writes its own SQL. */
  raw(text: string, values: unknown[]): Promise<{ rows: unknown[] }> {
    gather(this.#client)
    const sent = this.#client.query(text, values)
    this.#sent.push(sent.catch(() => undefined))
    return sent
  }

  /** Waits for every write sent so far. @throws the first error among them. */
  async settled(): Promise<void> {
    await Promise.all(this.#sent)
    if (this.#failure !== undefined) throw this.#failure
  }
}

/** Serialization failure, deadlock: safe to run again whole, since the work has no effect outside its transaction. */
const retryable = new Set(['40001', '40P01'])
const attemptsAtMost = 3

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined

/**
 * Runs `work` as the service's role in the scope given, and commits. What `work` throws rolls everything back, and so
 * does `givenUp` until COMMIT is under way. @throws what `work` or the database throws, or why it was given up.
 */
export async function inTransaction<T>(
  db: Db,
  scope: Scope,
  at: Instant,
  work: (tx: Tx) => Promise<T>,
  givenUp: AbortSignal | null = null,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(db, scope, at, work, givenUp)
    } catch (error) {
      if (attempt >= attemptsAtMost || !retryable.has(codeOf(error) ?? '')) throw error
    }
  }
}

const enterText = "select set_config('role', 'dayaq_service', true), app.enter($1, $2, $3)"

async function once<T>(
  db: Db,
  scope: Scope,
  at: Instant,
  work: (tx: Tx) => Promise<T>,
  givenUp: AbortSignal | null,
): Promise<T> {
  const client = await db.pool.connect()
  let broken: Error | undefined
  let interrupted: Promise<void> | undefined
  const interruptIt = () => {
    // Never used again: the interruption may come late and would end what another caller does on it.
    broken = new Error('given up')
    interrupted = db.interrupt(client).catch(() => undefined)
  }
  try {
    givenUp?.throwIfAborted()
    givenUp?.addEventListener('abort', interruptIt)
    gather(client)
    const opened = Promise.all([
      client.query({ name: 'begin', text: 'begin' }),
      client.query({ name: 'enter', text: enterText, values: [scope.orgId, scope.actor, scope.subjects] }),
    ])
    opened.catch(() => undefined)
    const tx = new Tx(client, scope, at, givenUp)
    try {
      const result = await work(tx)
      for (const decision of tx.decided) tx.write(decision([...tx.touched.victimIds]))
      givenUp?.throwIfAborted()
      gather(client)
      const committed = client.query({ name: 'commit', text: 'commit' })
      committed.catch(() => undefined)
      await opened
      await tx.settled()
      // COMMIT of a failed transaction answers ROLLBACK without an error: never take it for success.
      if ((await committed).command !== 'COMMIT') throw new Error('the transaction was rolled back')
      return result
    } catch (error) {
      // A failed write makes every later query fail too, and a scope that did not open makes all fail: echoes.
      const cause = await tx.settled().then(
        () => error,
        (failure: unknown) => failure,
      )
      const first = await opened.then(
        () => cause,
        (unopened: unknown) => unopened,
      )
      await client.query('rollback').catch((cause: Error) => {
        broken = cause
      })
      throw first
    }
  } finally {
    givenUp?.removeEventListener('abort', interruptIt)
    await interrupted
    client.release(broken ?? false)
  }
}

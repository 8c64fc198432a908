/** One world for each test file: its own database, the real app, real tokens, a clock that a test moves by hand. */
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import t from 'tap'
import type { Role } from '../src/access/actor.ts'
import { createAuthenticator } from '../src/access/authenticate.ts'
import { buildApp } from '../src/app.ts'
import { openDb } from '../src/db/client.ts'
import type { Deps } from '../src/db/context.ts'
import { openOutbox } from '../src/db/outbox.ts'
import { Vault } from '../src/db/vault.ts'
import { demoOrg } from '../src/dev-issuer/default-organization.ts'
import { seedDemoRegister } from '../src/dev-issuer/demo-register.ts'
import { openDevIssuer } from '../src/dev-issuer/dev-issuer.ts'
import { mintToken } from '../src/dev-issuer/mint-token.ts'
import { openKeyFile } from '../src/integrations/key-management/local-file.ts'
import { startJobs } from '../src/jobs/start.ts'
import { type Instant, instant } from '../src/kernel/dates.ts'
import { systemRandomness } from '../src/kernel/ids.ts'
import { contractOf } from './contract.ts'
import { createDatabase } from './postgres.ts'
import { logsVariable, weighedVariable } from './server.ts'
import { declaredLaw, seen, unnamed, watch } from './weighed.ts'

export interface Answer {
  readonly status: number
  readonly headers: Record<string, string | number | string[] | undefined>
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever was answered; the contract has checked its shape
  readonly body: any
  readonly text: string
}

export interface CallOptions {
  readonly key?: string
  readonly ifMatch?: string
  readonly purpose?: string
  readonly headers?: Record<string, string>
}

/** A caller with a token: `await worker.post('/v1/victims', { … })`. */
export interface Person {
  readonly get: (path: string, options?: CallOptions) => Promise<Answer>
  readonly post: (path: string, body?: unknown, options?: CallOptions) => Promise<Answer>
  readonly put: (path: string, body?: unknown, options?: CallOptions) => Promise<Answer>
  readonly patch: (path: string, body?: unknown, options?: CallOptions) => Promise<Answer>
}

export interface WorldOptions {
  readonly now?: string
  readonly jobs?: boolean
  readonly ratePerMinute?: number
  /** After which a caller is told to come again. */
  readonly requestTimeoutMs?: number
  /** After which the database ends a statement. */
  readonly statementTimeoutMs?: number
}

export type World = Awaited<ReturnType<typeof createWorld>>

/** Everything is undone at the end of the test file. `now` stands still until `setNow`. */
export async function createWorld({
  now = '2026-03-02T06:00:00Z',
  jobs = false,
  ratePerMinute = 100_000,
  requestTimeoutMs = 15_000,
  statementTimeoutMs = 5_000,
}: WorldOptions = {}) {
  const database = await createDatabase()
  const admin = new pg.Pool({ connectionString: database.adminUrl, max: 2 })
  await watch(admin)
  let at = instant(now)
  const clock = { now: () => at }
  const dataDir = mkdtempSync(join(tmpdir(), 'dayaq-world-'))
  const logs: string[] = []
  const kept = process.env[logsVariable]
  const file = kept === undefined ? null : openSync(join(kept, `${process.pid}.log`), 'a')
  const keep = (line: string) => {
    logs.push(line)
    if (file !== null) writeSync(file, line)
  }
  const db = openDb({
    url: database.url,
    poolSize: 8,
    statementTimeoutMs,
    queryTimeoutMs: statementTimeoutMs + 1_000,
    onConnectionLost: () => undefined,
  })
  const outbox = await openOutbox({ url: database.url, onError: () => undefined, pollSeconds: 0.5 })
  const keys = await openKeyFile(join(dataDir, 'kek.json'), true)
  const deps: Deps = { db, vault: new Vault(keys), keys, outbox, clock, random: systemRandomness }
  const issuer = await openDevIssuer({ mode: 'test', dataDir, port: 3000, audience: 'dayaq', clock })
  await seedDemoRegister(deps)
  const app: FastifyInstance = await buildApp({
    deps,
    authenticator: createAuthenticator(issuer.trust),
    logLevel: 'trace',
    logStream: { write: keep },
    bodyBytes: 262_144,
    requestTimeoutMs,
    ratePerMinute,
    production: false,
    webhookAllowCidr: ['127.0.0.0/8'],
    // A busy machine must not turn a test red.
    maxLoopDelayMs: 0,
  })
  let lastError: unknown
  app.addHook('onError', async (_request, _reply, error) => {
    lastError = error
  })
  await app.ready()
  const contract = contractOf(app)
  const running = jobs ? await startJobs(deps, { webhookAllowCidr: ['127.0.0.0/8'], log: app.log }) : null
  t.teardown(async () => {
    await app.close()
    await running?.stop()
    await outbox.stop()
    await db.close()
    const [law, weighed] = [declaredLaw(app.declaredRoutes), await seen(admin)]
    await admin.end()
    if (file !== null) closeSync(file)
    rmSync(dataDir, { recursive: true, force: true })
    const folder = process.env[weighedVariable]
    if (folder !== undefined) writeFileSync(join(folder, `${database.name}.json`), JSON.stringify({ law, weighed }))
    const faults = unnamed(weighed, law)
    if (faults.length > 0) throw new Error(faults.join('; '))
  })

  const tokenOf = (role: Role, org?: string, more: { sub?: string; act?: string } = {}) =>
    mintToken(issuer, { role, org, ...more })

  async function call(
    method: string,
    path: string,
    token: string | null,
    body: unknown,
    options: CallOptions,
  ): Promise<Answer> {
    const { key, ifMatch, purpose } = options
    const headers = {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      ...(purpose === undefined ? {} : { purpose }),
      'accept-language': 'en',
      ...options.headers,
    }
    const payload = body === undefined ? {} : { payload: JSON.stringify(body) }
    const response = await app.inject({ method: method as 'GET', url: path, headers, ...payload })
    if (response.statusCode === 500) throw new Error(`${method} ${path} answered 500`, { cause: lastError })
    contract.check(method, path, response)
    const json = String(response.headers['content-type'] ?? '').includes('json')
    return {
      status: response.statusCode,
      headers: response.headers,
      body: json ? response.json() : null,
      text: response.payload,
    }
  }

  const person = (token: () => Promise<string> | null): Person => {
    const send =
      (method: string) =>
      async (path: string, body?: unknown, options: CallOptions = {}) =>
        call(method, path, await token(), body, options)
    const write =
      (method: string) =>
      (path: string, body: unknown = {}, options: CallOptions = {}) =>
        send(method)(path, body, options)
    return {
      get: (path, options) => send('GET')(path, undefined, options),
      post: write('POST'),
      put: write('PUT'),
      patch: write('PATCH'),
    }
  }

  return {
    app,
    /** Every route that the app has. */
    routes: app.declaredRoutes,
    deps,
    logs,
    /** Superuser, to look behind the fences. */
    admin,
    database,
    /** Keys of this world, for a command that runs beside it. */
    kekFile: join(dataDir, 'kek.json'),
    setNow: (to: string): Instant => {
      at = instant(to)
      return at
    },
    now: () => at,
    tokenOf,
    as: (role: Role, org?: string, more: { sub?: string; act?: string } = {}): Person =>
      person(() => tokenOf(role, org, more)),
    nobody: person(() => null),
    withToken: (token: string): Person => person(() => Promise.resolve(token)),
    orgId: (code: string): string => demoOrg(code).id,
    /** Rows behind the fences. */
    rows: async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> =>
      (await admin.query<Row>(sql, values)).rows,
  }
}

/**
 * The floor: the same Fastify serving a constant, and the same Fastify with the same `pg` doing only the row's SQL,
 * named and in one pipeline, without rules. Started by `run.ts`.
 */
import { randomUUID } from 'node:crypto'
import Fastify from 'fastify'
import { type Db, openDb } from '../src/db/client.ts'
import { type Capture, filled } from './capture.ts'
import { serveParent } from './child.ts'

interface FloorRow {
  readonly captures: readonly Capture[]
  /** The body that the service answered, and its status. */
  readonly constant: object
  readonly status: number
}

const db = openDb({
  url: process.env['DATABASE_URL'] ?? '',
  poolSize: Number(process.env['POOL_SIZE']),
  statementTimeoutMs: 5_000,
  queryTimeoutMs: 6_000,
  onConnectionLost: () => undefined,
})
let rows: Readonly<Record<string, FloorRow>> = {}

const app = Fastify()
type Params = { Params: { row: string } }
for (const method of ['GET', 'POST'] as const) {
  app.route<Params>({
    method,
    url: '/constant/:row',
    handler: async (request, reply) => {
      const row = rows[request.params.row]
      return row === undefined ? reply.code(404).send() : reply.code(row.status).send(row.constant)
    },
  })
  let turn = 0
  app.route<Params>({
    method,
    url: '/bare/:row',
    handler: async (request, reply) => {
      const row = rows[request.params.row]
      turn += 1
      const capture = row?.captures[turn % row.captures.length]
      if (row === undefined || capture === undefined) return reply.code(404).send()
      return reply.code(row.status).send({ items: await repeat(db, capture) })
    },
  })
}

/** All statements at once on one connection. @returns the rows that the answer is made of. */
async function repeat({ pool }: Db, { statements, fresh, answers }: Capture): Promise<object[]> {
  const ids = Array.from({ length: fresh }, () => randomUUID())
  const client = await pool.connect()
  try {
    const results = await Promise.all(
      statements.map(({ name, text, values }) =>
        client.query({ ...(name === null ? {} : { name }), text, values: values.map((value) => filled(value, ids)) }),
      ),
    )
    if (results.at(-1)?.command !== 'COMMIT') throw new Error('rolled back')
    return results[answers]?.rows ?? []
  } finally {
    client.release()
  }
}

const url = await app.listen({ port: 0, host: '127.0.0.1' })
serveParent(
  url,
  {
    rows: (given: Readonly<Record<string, FloorRow>>) => {
      rows = given
    },
  },
  async () => {
    await app.close()
    await db.close()
  },
)

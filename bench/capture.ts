/** "The same SQL": what the running service sent to the database for one request, in a form that can be sent again. */
import pg from 'pg'

/** A parameter as text; numbers stand for ids that the request made up and that each repetition makes up anew. */
export type Value = string | null | readonly (string | number)[]

export interface Statement {
  readonly name: string | null
  readonly text: string
  readonly values: readonly Value[]
}

export interface Capture {
  readonly statements: readonly Statement[]
  /** How many ids each repetition makes up. */
  readonly fresh: number
  /** Which statement brought most of what the answer is made of. */
  readonly answers: number
}

/** A statement as it was seen on its way, with the rows that came back, as JSON. */
export interface Seen {
  readonly connection: number
  readonly name: string | null
  readonly text: string
  readonly values: readonly (string | null)[]
  rows: string
}

type Send = (this: pg.Client, ...sent: unknown[]) => unknown
interface Sent {
  readonly name?: string
  readonly text: string
  readonly values?: unknown[]
}

/** Lets every query of the service's own pool be seen. @returns what starts a look, and what ends it. */
export function watchQueries(): { start: () => void; taken: () => Seen[] } {
  let seen: Seen[] | null = null
  const prototype = pg.Client.prototype as { query: Send }
  const send = prototype.query
  prototype.query = function (...sent) {
    const answer = send.apply(this, sent)
    if (seen === null || !isOfService(this)) return answer
    const [first, values] = sent as [Sent | string, unknown[] | undefined]
    const query: Sent = typeof first === 'string' ? { text: first, values: values ?? [] } : first
    const entry: Seen = {
      connection: (this as pg.Client & { processID?: number }).processID ?? 0,
      name: query.name ?? null,
      text: query.text,
      values: (query.values ?? []).map(asText),
      rows: '[]',
    }
    seen.push(entry)
    if (answer instanceof Promise) {
      const keep = (result: pg.QueryResult) => {
        entry.rows = JSON.stringify(result.rows)
      }
      answer.then(keep, () => undefined)
    }
    return answer
  }
  return {
    start: () => {
      seen = []
    },
    taken: () => {
      const all = seen ?? []
      seen = null
      return all
    },
  }
}

const isOfService = (client: pg.Client): boolean =>
  'connectionParameters' in client &&
  (client.connectionParameters as { application_name?: string }).application_name === 'dayaq'

/** As PostgreSQL reads it in text format. */
function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`
  if (Array.isArray(value)) {
    return `{${value.map((item) => (item === null ? 'NULL' : `"${asText(item)?.replace(/["\\]/g, '\\$&')}"`)).join(',')}}`
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const uuid = /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/

/** The caller's transaction; those of jobs and of the look at the caller's organisation are no part of the row. */
function transactionOf(seen: readonly Seen[]): Seen[] {
  const found: Seen[][] = []
  for (const connection of new Set(seen.map((entry) => entry.connection))) {
    for (const entry of seen.filter((one) => one.connection === connection)) {
      if (entry.text === 'begin') found.push([])
      found.at(-1)?.push(entry)
    }
  }
  const [own, ...more] = found.filter((one) => !/^(job:|standing$)/.test(one[1]?.values[1] ?? ''))
  if (own?.at(-1)?.text !== 'commit' || more.length > 0) throw new Error('a request must make one whole transaction')
  return own
}

/** An id is fresh when neither the request (without its key) nor a row read before holds it. */
export function toCapture(all: readonly Seen[], request: string): Capture {
  const seen = transactionOf(all)
  let known = request + (seen[1]?.values.join() ?? '')
  const fresh = new Map<string, number>()
  const templateOf = (value: string | null): Value => {
    if (value === null) return null
    const parts = value.split(uuid).map((part, place): string | number => {
      if (place % 2 === 0) return part
      const before = fresh.get(part)
      if (before !== undefined) return before
      if (known.includes(part)) return part
      fresh.set(part, fresh.size)
      return fresh.size - 1
    })
    if (parts.every((part) => typeof part === 'string')) return value
    return parts.filter((part) => part !== '')
  }
  const statements = seen.map(({ name, text, values, rows }) => {
    const statement = { name, text, values: values.map(templateOf) }
    known += rows
    return statement
  })
  const sizes = seen.map(({ text, rows }) => (/^\s*select/i.test(text) ? rows.length : 0))
  return { statements, fresh: fresh.size, answers: sizes.indexOf(Math.max(...sizes)) }
}

/** The parameter for one repetition. */
export const filled = (value: Value, ids: readonly string[]): string | null =>
  typeof value === 'string' || value === null
    ? value
    : value.map((part) => (typeof part === 'number' ? ids[part] : part)).join('')

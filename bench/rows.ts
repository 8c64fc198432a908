/** What is asked of the service, one row of the table each, and the bar that the row is held to. */
import { randomUUID } from 'node:crypto'
import type { Role } from '../src/access/actor.ts'

export const targets = ['service', 'pgbench', 'bare', 'constant'] as const
export type Target = (typeof targets)[number]

/** A person of the center whose identity is in the vault, and her open case. */
export interface Subject {
  readonly victimId: string
  readonly caseId: string
}

export interface Asked {
  readonly path: string
  readonly body?: object
}

export interface Row {
  readonly key: string
  readonly method: 'GET' | 'POST'
  /** Null: public. */
  readonly role: Role | null
  readonly headers: Readonly<Record<string, string>>
  /** Every request carries an Idempotency-Key of its own. */
  readonly keyed: boolean
  readonly ask: (subject: Subject) => Asked
  readonly status: 200 | 201
  /** The least median ratio of the service to that floor. */
  readonly bar: { readonly floor: Exclude<Target, 'service'>; readonly least: number }
}

const get = { method: 'GET', keyed: false, headers: {}, status: 200 } as const
const post = { method: 'POST', keyed: true, headers: {}, status: 201 } as const

export const rows: readonly Row[] = [
  {
    ...get,
    key: 'read-case',
    role: 'case_worker',
    ask: ({ caseId }) => ({ path: `/v1/cases/${caseId}` }),
    bar: { floor: 'pgbench', least: 0.35 },
  },
  {
    ...get,
    key: 'list-50-cases',
    role: 'case_worker',
    ask: () => ({ path: '/v1/cases?limit=50' }),
    bar: { floor: 'bare', least: 0.6 },
  },
  {
    ...get,
    key: 'read-identity',
    role: 'case_worker',
    headers: { purpose: 'case_work' },
    ask: ({ victimId }) => ({ path: `/v1/victims/${victimId}/identity` }),
    bar: { floor: 'pgbench', least: 0.35 },
  },
  {
    ...post,
    key: 'record-service',
    role: 'case_worker',
    ask: ({ caseId }) => ({ path: '/v1/services', body: { caseId, type: 'first_psychological', minutes: 45 } }),
    bar: { floor: 'pgbench', least: 0.55 },
  },
  {
    ...post,
    key: 'ask-for-placement',
    role: 'case_worker',
    ask: ({ caseId }) => ({ path: '/v1/placements', body: { caseId, basis: 'emergency_request' } }),
    bar: { floor: 'pgbench', least: 0.55 },
  },
  {
    ...post,
    key: 'evaluate-law',
    role: null,
    keyed: false,
    status: 200,
    ask: () => ({
      path: '/v1/law/evaluations',
      body: {
        question: 'stay-limit',
        on: '2024-12-31',
        facts: {
          regime: 'dv',
          facility: 'assistance_center',
          admissionDate: '2024-12-31',
          birthDate: '1990-05-01',
        },
      },
    }),
    bar: { floor: 'constant', least: 0.4 },
  },
]

/** Headers of one request of the row. */
export function headersOf(row: Row, token: string | null): Record<string, string> {
  return {
    ...row.headers,
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(row.method === 'POST' ? { 'content-type': 'application/json' } : {}),
    'accept-language': 'en',
  }
}

export const newKey = (row: Row): Record<string, string> =>
  row.keyed ? { 'idempotency-key': `bench-${randomUUID()}` } : {}

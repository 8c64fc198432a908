/** One database size: the service and its floors side by side, loaded in turn. */
import { type Capture, type Seen, toCapture } from './capture.ts'
import type { Child } from './child.ts'
import type { Figure, Load } from './load.ts'
import { runPgbench, type Script, writeScripts } from './pgbench.ts'
import { headersOf, newKey, type Row, type Subject, type Target, targets } from './rows.ts'

export interface Bench {
  readonly service: Child
  readonly floor: Child
  readonly databaseUrl: string
  readonly pgbench: string | undefined
  readonly folder: string
  readonly load: Load
  readonly tokenOf: (role: NonNullable<Row['role']>) => Promise<string>
  readonly subjects: readonly Subject[]
  readonly connections: number
  readonly poolSize: number
}

/** Figures of one row, one a round, in the order of the rounds. */
export type Figures = Readonly<Record<Target, Figure[]>>

interface Ready {
  readonly row: Row
  readonly headers: Readonly<Record<string, string>>
  readonly captures: readonly Capture[]
  readonly script: Script
  readonly figures: Figures
}

/** Asks each row once for each subject, keeps its SQL and its answer, and gives them to the floors. */
export async function prepare(bench: Bench, rows: readonly Row[]): Promise<Ready[]> {
  const ready: Ready[] = []
  const floorRows: Record<string, object> = {}
  for (const row of rows) {
    const headers = headersOf(row, row.role === null ? null : await bench.tokenOf(row.role))
    let constant: object = {}
    const captures: Capture[] = []
    for (const subject of bench.subjects) {
      await bench.service.ask('watch')
      constant = await askOnce(bench.service.url, row, headers, subject)
      const seen = await bench.service.ask<Seen[]>('taken')
      if (row.bar.floor !== 'constant') captures.push(toCapture(seen, JSON.stringify(row.ask(subject))))
    }
    floorRows[row.key] = { captures, constant, status: row.status }
    ready.push({
      row,
      headers,
      captures,
      script: await writeScripts(bench.folder, row.key, captures),
      figures: { service: [], pgbench: [], bare: [], constant: [] },
    })
  }
  await bench.floor.ask('rows', floorRows)
  return ready
}

/** @throws Error when the answer is not the one expected: no ratio is made of errors. */
async function askOnce(
  url: string,
  row: Row,
  headers: Readonly<Record<string, string>>,
  subject: Subject,
): Promise<object> {
  const { path, body } = row.ask(subject)
  const answer = await fetch(url + path, {
    method: row.method,
    headers: { ...headers, ...newKey(row) },
    body: body === undefined ? null : JSON.stringify(body),
  })
  const text = await answer.text()
  if (answer.status !== row.status) throw new Error(`${row.key} answered ${answer.status}: ${text.slice(0, 500)}`)
  return JSON.parse(text) as object
}

/** Loads one target of a row. @returns undefined where the row has no such floor. */
export async function loadTarget(
  bench: Bench,
  ready: Ready,
  target: Target,
  seconds: number,
): Promise<Figure | undefined> {
  const { row, headers, captures, script } = ready
  const { connections, poolSize } = bench
  if ((target === 'pgbench' || target === 'bare') && captures.length === 0) return undefined
  if (target === 'pgbench') {
    if (bench.pgbench === undefined) return undefined
    const perSecond = await runPgbench(bench.pgbench, bench.databaseUrl, script, { clients: poolSize, seconds })
    return { perSecond }
  }
  const asked = bench.subjects.map((subject) => {
    const { path, body } = row.ask(subject)
    const text = body === undefined ? null : JSON.stringify(body)
    return { path: target === 'service' ? path : `/${target}/${row.key}`, body: text }
  })
  const { url } = target === 'service' ? bench.service : bench.floor
  const plan = { url, method: row.method, headers, asked, keyed: row.keyed, connections, seconds }
  if (target !== 'service') return bench.load(plan)
  const before = await bench.service.ask<NodeJS.CpuUsage>('cpu')
  const figure = await bench.load(plan)
  const after = await bench.service.ask<NodeJS.CpuUsage>('cpu')
  const cpu = after.user + after.system - before.user - before.system
  return { ...figure, cpu: cpu / (figure.perSecond * seconds) }
}

/** All rows and targets in turn, `rounds` times, so that a noisy neighbour hits them alike. */
export async function measure(
  bench: Bench,
  all: readonly Ready[],
  { rounds, seconds, say }: { rounds: number; seconds: number; say: (line: string) => void },
): Promise<void> {
  for (const ready of all) {
    for (const target of targets) await loadTarget(bench, ready, target, 1)
  }
  for (let round = 1; round <= rounds; round += 1) {
    for (const ready of all) {
      for (const target of targets) {
        const figure = await loadTarget(bench, ready, target, seconds)
        if (figure !== undefined) ready.figures[target].push(figure)
      }
    }
    say(`round ${round} of ${rounds}`)
  }
}

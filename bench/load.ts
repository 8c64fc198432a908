/** One load on one address: `wrk` where it is installed, else a small client with connections that are kept. */
import { execFile, spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Pool } from 'undici'

export interface Plan {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  /** Asked in turn. */
  readonly asked: readonly { readonly path: string; readonly body: string | null }[]
  /** Each request gets an Idempotency-Key that was never sent before. */
  readonly keyed: boolean
  readonly connections: number
  readonly seconds: number
}

export interface Figure {
  readonly perSecond: number
  /** Milliseconds; undefined where the tool does not tell. */
  readonly p50?: number
  readonly p99?: number
  /** Processor time of the service's process for one request, microseconds: the same on a busy machine. */
  readonly cpu?: number
}

export type Load = (plan: Plan) => Promise<Figure>

/** @returns how to load, and the tool's name for the report. */
export function findLoad(folder: string): { name: string; load: Load } {
  if (spawnSync('wrk', ['-v']).error !== undefined) return { name: 'undici (wrk is not installed)', load: loadByUndici }
  return { name: 'wrk', load: (plan) => loadByWrk(folder, plan) }
}

/** First digits of the keys of a load; no two loads share them. */
let loads = Date.now() % 0xffff_ffff
const keyPrefix = (): string => {
  loads += 1
  return loads.toString(16).padStart(8, '0')
}

const run = promisify(execFile)

async function loadByWrk(folder: string, plan: Plan): Promise<Figure> {
  const script = join(folder, 'load.lua')
  const lines = join(folder, 'asked.txt')
  await writeFile(lines, plan.asked.map(({ path, body }) => `${path}\t${body ?? ''}\n`).join(''))
  await writeFile(script, lua(plan, lines))
  const args = ['-t1', `-c${plan.connections}`, `-d${plan.seconds}`, '--timeout', '10s', '-s', script, plan.url]
  const { stdout } = await run('wrk', args)
  const told = JSON.parse(stdout.slice(stdout.lastIndexOf('{'))) as Required<Figure> & {
    readonly requests: number
    readonly refused: number
    readonly broken: number
  }
  if (told.refused + told.broken > 0 || told.requests === 0) {
    const { requests, refused, broken } = told
    throw new Error(
      `${plan.method} ${plan.url}${plan.asked[0]?.path}: of ${requests} requests ${refused} were answered with an error, ${broken} not at all`,
    )
  }
  return { perSecond: told.perSecond, p50: told.p50, p99: told.p99 }
}

const lua = (plan: Plan, lines: string): string => `
wrk.method = ${JSON.stringify(plan.method)}
${Object.entries(plan.headers)
  .map(([name, value]) => `wrk.headers[${JSON.stringify(name)}] = ${JSON.stringify(value)}`)
  .join('\n')}
local asked, made, n = {}, {}, 0
for line in io.lines(${JSON.stringify(lines)}) do
  local path, body = string.match(line, "^([^\\t]*)\\t(.*)$")
  asked[#asked + 1] = { path = path, body = body ~= "" and body or nil }
end
request = function()
  n = n + 1
  local place = (n - 1) % #asked + 1
  if ${plan.keyed} then
    wrk.headers["idempotency-key"] = string.format("bench-${keyPrefix()}-0000-4000-8000-%012x", n)
    return wrk.format(nil, asked[place].path, nil, asked[place].body)
  end
  made[place] = made[place] or wrk.format(nil, asked[place].path, nil, asked[place].body)
  return made[place]
end
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format('{"perSecond":%f,"p50":%f,"p99":%f,"requests":%d,"refused":%d,"broken":%d}',
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.requests, e.status, e.connect + e.read + e.write + e.timeout))
end
`

async function loadByUndici(plan: Plan): Promise<Figure> {
  const { url, method, headers, asked, keyed, connections, seconds } = plan
  const pool = new Pool(url, { connections, pipelining: 1 })
  const prefix = keyPrefix()
  const times: number[] = []
  let n = 0
  const started = performance.now()
  const ask = async () => {
    while (performance.now() - started < seconds * 1_000) {
      const place = asked[n % asked.length]
      n += 1
      const key = `bench-${prefix}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
      const sent = performance.now()
      const { statusCode, body } = await pool.request({
        path: place?.path ?? '/',
        method,
        headers: keyed ? { ...headers, 'idempotency-key': key } : { ...headers },
        body: place?.body ?? null,
      })
      await body.arrayBuffer()
      if (statusCode >= 400) throw new Error(`answered ${statusCode}: ${method} ${url}`)
      times.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: connections }, ask))
  const lasted = performance.now() - started
  await pool.close()
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return { perSecond: (times.length / lasted) * 1_000, p50: at(0.5), p99: at(0.99) }
}

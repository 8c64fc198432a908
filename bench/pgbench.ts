/** The captured SQL run by pgbench: the database's own limit, without any HTTP. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Capture, Value } from './capture.ts'

/** @returns undefined where it is not installed. */
export function findPgbench(): string | undefined {
  if (spawnSync('pgbench', ['--version']).error === undefined) return 'pgbench'
  return globSync('/usr/lib/postgresql/*/bin/pgbench').filter(existsSync).sort().at(-1)
}

export interface Script {
  readonly args: readonly string[]
}

/**
 * Writes one script a capture. Parameters stay parameters: their values are given as variables, and `-M prepared`
 * makes a parameter of each. Ids that a repetition makes up are digests of a random number.
 */
export async function writeScripts(folder: string, row: string, captures: readonly Capture[]): Promise<Script> {
  const args: string[] = []
  for (const [place, { statements, fresh }] of captures.entries()) {
    const lines = Array.from({ length: fresh }, (_, n) => `\\set f${n} random(1, 9223372036854775806)`)
    let count = 0
    const variable = (text: string): string => {
      count += 1
      const name = `v${place}_${count}`
      args.push('-D', `${name}=${text}`)
      return `:${name}`
    }
    for (const { text, values } of statements) {
      const parts = values.map((value) => expression(value, variable))
      lines.push(`${text.replaceAll(/\$(\d+)/g, (_, n: string) => parts[Number(n) - 1] ?? 'null')};`)
    }
    const file = join(folder, `${row}-${place}.sql`)
    await writeFile(file, `${lines.join('\n')}\n`)
    args.push('-f', file)
  }
  return { args }
}

function expression(value: Value, variable: (text: string) => string): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return variable(value)
  if (value.length === 1) return `md5(:f${value[0]}::text)::uuid`
  const parts = value.map((part) =>
    typeof part === 'number' ? `md5(:f${part}::text)::uuid::text` : `${variable(part)}::text`,
  )
  return `(${parts.join(' || ')})`
}

/** @returns transactions in a second. @throws Error with what pgbench printed, when one failed. */
export async function runPgbench(
  program: string,
  url: string,
  { args }: Script,
  { clients, seconds }: { clients: number; seconds: number },
): Promise<number> {
  const { hostname, port, username, password, pathname } = new URL(url)
  const child = spawn(
    program,
    ['-n', '-M', 'prepared', '-c', `${clients}`, '-j', '1', '-T', `${seconds}`, ...args, pathname.slice(1)],
    { env: { ...process.env, PGHOST: hostname, PGPORT: port, PGUSER: username, PGPASSWORD: password } },
  )
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  }
  const code = await new Promise((resolve) => child.on('close', resolve))
  const tps = /tps = ([\d.]+)/.exec(printed)?.[1]
  const failed = /failed transactions: (\d+)/.exec(printed)?.[1] ?? '0'
  if (code !== 0 || tps === undefined || failed !== '0') throw new Error(`pgbench: ${printed.slice(-2_000)}`)
  return Number(tps)
}

/**
 * `npm test [-- files or tap options]`: one server for the whole run, tap, and at last `N passed, N failed`.
 * `npm run test:postgres -- <superuser url>` uses that server instead of an embedded one.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { canariesIn } from './canaries.ts'
import { oneWay } from './law/one-way.ts'
import { openReport } from './report.ts'
import { logsVariable, serverVariable, startTestServer, weighedVariable } from './server.ts'
import { joined, type Seen, unnamed, unproven } from './weighed.ts'

const args = process.argv.slice(2)
if (args[0] === '--postgres') {
  const url = args[1]
  if (!url) {
    throw new Error('Name the server: npm run test:postgres -- postgres://superuser:password@host:port/postgres')
  }
  process.env['DAYAQ_TEST_ADMIN_URL'] = url
  args.splice(0, 2)
}

/** Only the whole suite shows every rule at every route. */
const whole = args.length === 0

/** Each file is a process of its own and loads the same modules: they are stripped and compiled once. */
const compiled = join(import.meta.dirname, '../node_modules/.cache/dayaq-tests')

const { server, stop } = await startTestServer()
const logs = mkdtempSync(join(tmpdir(), 'dayaq-logs-'))
const weighed = mkdtempSync(join(tmpdir(), 'dayaq-weighed-'))
const report = openReport((line) => console.log(line))
const exitCode = await runTap().finally(stop)
const named = namesIn(logs)
const { passed, failed } = report.count(exitCode)
const doors = doorsIn(weighed)
const faults = failed + named + (failed === 0 ? doors : 0)
console.log(`${passed} passed, ${faults} failed`)
process.exitCode = faults > 0 || passed === 0 ? 1 : 0

async function runTap(): Promise<number> {
  const tap = spawn(process.execPath, ['node_modules/.bin/tap', '--reporter=tap', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: compiled,
      [serverVariable]: JSON.stringify(server),
      [logsVariable]: logs,
      [weighedVariable]: weighed,
    },
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => tap.kill(signal))
  const ended = once(tap, 'close')
  for await (const line of createInterface({ input: tap.stdout })) report.line(line)
  const [code] = await ended
  return code ?? 1
}

/** Searches everything that was logged in the whole run for the planted names. @returns how many logs hold one. */
function namesIn(folder: string): number {
  let holding = 0
  for (const file of readdirSync(folder)) {
    const found = canariesIn(readFileSync(join(folder, file)))
    if (found.length === 0) continue
    holding += 1
    console.log(`not ok - a log of this run holds planted names: ${found.join(', ')}`)
  }
  rmSync(folder, { recursive: true })
  return holding
}

/**
 * Holds what the routes were seen to weigh against the law that they name. What one file sees fails that file and is only
 * told here. @returns how many pairs the run does not prove.
 */
function doorsIn(folder: string): number {
  const files = readdirSync(folder).map((file): { law: Record<string, string[]>; weighed: Seen } =>
    JSON.parse(readFileSync(join(folder, file), 'utf8')),
  )
  rmSync(folder, { recursive: true })
  const all = joined(files.map(({ weighed }) => weighed))
  const law = files[0]?.law ?? {}
  const found = whole ? unproven(all, law, oneWay) : []
  for (const fault of [...unnamed(all, law), ...found]) console.log(`not ok - ${fault}`)
  return found.length
}

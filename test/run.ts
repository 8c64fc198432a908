/**
 * `npm test [-- files or tap options]`: one server for the whole run, tap, and at last `N passed, N failed`.
 * `npm run test:postgres -- <superuser url>` uses that server instead of an embedded one.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { openReport } from './report.ts'
import { serverVariable, startTestServer } from './server.ts'

const args = process.argv.slice(2)
if (args[0] === '--postgres') {
  const url = args[1]
  if (!url) {
    throw new Error('Name the server: npm run test:postgres -- postgres://superuser:password@host:port/postgres')
  }
  process.env['DAYAQ_TEST_ADMIN_URL'] = url
  args.splice(0, 2)
}

const { server, stop } = await startTestServer()
const report = openReport((line) => console.log(line))
const exitCode = await runTap().finally(stop)
const { passed, failed } = report.count(exitCode)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

async function runTap(): Promise<number> {
  const tap = spawn(process.execPath, ['node_modules/.bin/tap', '--reporter=tap', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, [serverVariable]: JSON.stringify(server) },
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => tap.kill(signal))
  const ended = once(tap, 'close')
  for await (const line of createInterface({ input: tap.stdout })) report.line(line)
  const [code] = await ended
  return code ?? 1
}

/**
 * `npm test [-- files or tap options]`: one server for the whole run, tap, and at last `N passed, N failed`.
 * `npm run test:postgres -- <superuser url>` uses that server instead of an embedded one.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countTests } from './count.ts'
import { serverVariable, startTestServer } from './server.ts'

const args = process.argv.slice(2)
if (args[0] === '--postgres') {
  const url = args[1]
  if (!url)
    throw new Error('Name the server: npm run test:postgres -- postgres://superuser:password@host:port/postgres')
  process.env['DAYAQ_TEST_ADMIN_URL'] = url
  args.splice(0, 2)
}

const folder = mkdtempSync(join(tmpdir(), 'dayaq-tap-'))
const tapFile = join(folder, 'run.tap')
const { server, stop } = await startTestServer()
const exitCode = await runTap().finally(stop)
const { passed, failed } = countTests(readTap(), exitCode)
rmSync(folder, { recursive: true, force: true })
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

function runTap(): Promise<number> {
  const reporter = process.stdout.isTTY ? 'base' : 'dot'
  const tap = spawn(
    process.execPath,
    ['node_modules/.bin/tap', `--reporter=${reporter}`, `--output-file=${tapFile}`, ...args],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, [serverVariable]: JSON.stringify(server) },
    },
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => tap.kill(signal))
  return new Promise((resolve) => tap.once('close', (code) => resolve(code ?? 1)))
}

function readTap(): string {
  try {
    return readFileSync(tapFile, 'utf8')
  } catch {
    return ''
  }
}

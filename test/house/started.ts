/** Dayaq started as `npm start` starts it, in an empty folder, for tests of what an operator or a newcomer does. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../src/embedded/port.ts'

type Test = { teardown: (undo: () => void | Promise<void>) => void }

export function newFolder(t: Test): string {
  const folder = mkdtempSync(join(tmpdir(), 'dayaq-start-'))
  chmodSync(folder, 0o755)
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Dayaq as `npm start` runs it, with these settings and no others. */
export function startDayaq(t: Test, environment: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', './src/start-check.mjs', 'src/main.ts'], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let shown = ''
  child.stderr.on('data', (text) => {
    said += text
  })
  child.stdout.on('data', (text) => {
    shown += text
  })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  t.teardown(async () => {
    await end('SIGTERM')
  })
  const listening = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => shown.includes('Stop with Ctrl-C') && resolve())
    void ended.then((code) => reject(new Error(`it ended with ${code}: ${said}`)))
  })
  listening.catch(() => undefined)
  return { ended, end, listening, said: () => said, shown: () => shown }
}

export const settings = async (dataDir: string) => ({ DATA_DIR: dataDir, PORT: String(await freePort()) })

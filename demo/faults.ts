/** `npm run demo:faults`: the demo must break against a server with one rule switched off. Three rules, one after another. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const off: readonly { rule: string; story: string }[] = [
  { rule: 'DV-VIEW-01', story: 'dost' },
  { rule: 'CONS-02', story: 'dost' },
  { rule: 'ANON-01', story: 'trafficking' },
]
const without = (rule: string) => ({
  file: 'src/rules/decision.ts',
  find: 'rules.map(',
  put: `rules.filter((rule) => rule.id !== '${rule}').map(`,
})
const folder = mkdtempSync(join(tmpdir(), 'dayaq-faults-'))
chmodSync(folder, 0o755)

let unnoticed = 0
try {
  unnoticed += (await outcome('', 'dost')) === 0 ? 0 : 1
  process.stdout.write(
    unnoticed === 0 ? 'whole law: the story is told\n' : 'whole law: the story broke, so the rest proves nothing\n',
  )
  for (const { rule, story } of off) {
    const noticed = (await outcome(rule, story)) === 1
    if (!noticed) unnoticed += 1
    process.stdout.write(`without ${rule}: ${noticed ? 'the demo breaks, as it must' : 'NOT NOTICED'}\n`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = unnoticed === 0 ? 0 : 1

/** Exit code of one story against a server that lacks the rule. */
async function outcome(rule: string, story: string): Promise<number | null> {
  const port = await freePort()
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: join(folder, rule || 'whole'),
    LOG_LEVEL: 'silent',
  }
  const planted = JSON.stringify(rule === '' ? [] : [without(rule)])
  const server = spawn(process.execPath, ['--import', './test/faults/plant.mjs', 'src/main.ts'], {
    env: { ...env, PLANTED: planted },
    stdio: 'ignore',
  })
  try {
    await ready(server, port)
    const demo = spawn(process.execPath, ['demo/run.ts', story], { env, stdio: 'ignore' })
    const [code] = (await once(demo, 'exit')) as [number | null]
    return code
  } finally {
    server.kill('SIGTERM')
    if (server.exitCode === null) await once(server, 'exit')
  }
}

async function ready(server: ChildProcess, port: number): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) throw new Error('the server did not start')
    const answered = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (answered) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the server was not ready in time')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

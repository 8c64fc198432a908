import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { buildApp } from '../app.ts'
import type { Deps } from '../db/context.ts'
import { openapiDocument } from '../http/openapi.ts'
import { systemClock } from '../kernel/dates.ts'
import { systemRandomness } from '../kernel/ids.ts'

const file = new URL('../../openapi/openapi.json', import.meta.url)

/** Writes the document that the service serves, without a database. `--check`: @returns false when the file differs. */
export async function writeOpenapi(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({ args: [...args], options: { check: { type: 'boolean', default: false } } })
  const text = await currentDocument()
  const written = await readFile(file, 'utf8').catch(() => '')
  if (values.check) {
    if (written !== text)
      process.stdout.write('openapi/openapi.json is not what the routes say: run npm run openapi.\n')
    return written === text
  }
  await mkdir(new URL('.', file), { recursive: true })
  if (written !== text) await writeFile(file, text)
  return true
}

/** Routes are declared, none is called, so nothing behind them needs to be there. */
async function currentDocument(): Promise<string> {
  const unreachable = new Proxy({}, { get: () => undefined }) as Pick<Deps, 'db' | 'vault' | 'keys' | 'outbox'>
  const app = await buildApp({
    deps: { ...unreachable, clock: systemClock, random: systemRandomness },
    authenticator: { authenticate: () => Promise.reject(new Error('nobody calls')), ready: () => false },
    logLevel: 'silent',
    bodyBytes: 1_024,
    requestTimeoutMs: 1_000,
    ratePerMinute: 1,
    production: true,
    webhookAllowCidr: [],
  })
  await app.ready()
  const document = openapiDocument(app)
  await app.close()
  return `${JSON.stringify(document, null, 2)}\n`
}

/** The process: configuration, database, service, listening, until it is told to stop; then the same backwards. */
import { once } from 'node:events'
import { readConfig } from './config.ts'
import { openDatabase } from './embedded/open.ts'
import { firstScreen } from './first-screen.ts'
import { startService } from './service.ts'

/** How long a stop waits for what was accepted. */
const patienceMs = 30_000

const say = (sentence: string) => process.stderr.write(`${sentence}\n`)

const told = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => told.abort())

const backwards: (() => Promise<void>)[] = []
let exitCode = 0
try {
  await serve()
} catch (error) {
  if (!told.signal.aborted) {
    say(inOneLine(error))
    exitCode = 1
  }
}
setTimeout(() => {
  say(`Stopping took longer than ${patienceMs / 1000} seconds and was cut short.`)
  process.exit(1)
}, patienceMs).unref()
for (const close of backwards) {
  await close().catch((error: Error) => {
    say(`While stopping: ${inOneLine(error)}`)
    exitCode = 1
  })
}
process.exit(exitCode)

/** Resolves when told to stop; `backwards` then undoes what was started, whether or not all of it was. */
async function serve(): Promise<void> {
  const config = readConfig()
  const database = await openDatabase(config, say)
  backwards.unshift(database.close)
  told.signal.throwIfAborted()
  const service = await startService(config, database)
  backwards.unshift(service.close)
  told.signal.throwIfAborted()
  const address = await service.app.listen({ port: config.port, host: config.host }).catch(explainTakenPort)
  if (config.mode === 'development') process.stdout.write(firstScreen(config, address))
  if (!told.signal.aborted) await once(told.signal, 'abort')
}

/** What went wrong and what caused it; a stack says nothing to an operator. */
function inOneLine(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? error.message : `${error.message}: ${inOneLine(error.cause)}`
}

function explainTakenPort(error: NodeJS.ErrnoException & { address?: string; port?: number }): never {
  if (error.code !== 'EADDRINUSE') throw error
  throw new Error(`Port ${error.port} of ${error.address} is taken: stop the program that holds it, or set PORT.`)
}

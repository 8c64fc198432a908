/** `npm run -s dayaq -- <command>`: what an operator does beside running the service. One command a file in `cli/`. */
import { verifyAudit } from './cli/audit.ts'
import { redriveJobs } from './cli/jobs.ts'
import { createKeys } from './cli/keys.ts'
import { writeOpenapi } from './cli/openapi.ts'

const usage = `npm run -s dayaq -- <command>
  audit verify [--head <batch>:<hash>]   whether the trail is whole, and whether a head noted earlier still stands
  jobs redrive [--look]                  sends jobs that were given up on their way again, or only counts them
  keys create <file>                     makes the key file that production needs (KEK_FILE)
  openapi [--check]                      writes openapi/openapi.json, or says whether it is up to date
`

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<boolean>>> = {
  'audit verify': verifyAudit,
  'jobs redrive': redriveJobs,
  'keys create': createKeys,
  openapi: writeOpenapi,
}

const words = process.argv.slice(2)
const name = Object.keys(commands).find((known) => words.join(' ').startsWith(known))
const command = name === undefined ? undefined : commands[name]
try {
  if (name === undefined || command === undefined) throw new RangeError(usage)
  const held = await command(words.slice(name.split(' ').length))
  process.exitCode = held ? 0 : 1
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}

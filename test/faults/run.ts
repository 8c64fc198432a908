/**
 * `npm run faults [-- <part of a test's name>]`: plants one fault at a time and runs the test that must see it.
 * Not a part of the test command: each fault is a run of a whole file. `test/house/faults.test.ts` keeps the list true.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { serverVariable, startTestServer } from '../server.ts'
import { type Fault, places } from './fault.ts'
import { faults } from './faults.ts'
import { verdict } from './verdict.ts'

const wanted = process.argv[2] ?? ''
const chosen = faults.filter(({ breaks, test }) => `${test} ${breaks}`.includes(wanted))
const say = (line: string) => process.stdout.write(`${line}\n`)

const { server, stop } = await startTestServer()
let unseen = 0
try {
  const waiting = [...chosen]
  await Promise.all([plantNext(waiting), plantNext(waiting)])
} finally {
  await stop()
}
say(`${chosen.length} faults planted, ${chosen.length - unseen} seen`)
process.exitCode = unseen === 0 && chosen.length > 0 ? 0 : 1

async function plantNext(waiting: Fault[]): Promise<void> {
  for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift()) {
    const found = await outcome(fault)
    if (found !== 'seen') unseen += 1
    say(`${found === 'seen' ? 'seen' : `NOT SEEN (${found})`}: ${fault.breaks}`)
  }
}

/** A slow machine must not pass for a fault that was seen: a test has five minutes, and running out of them is no assertion. */
async function outcome(fault: Fault): Promise<string> {
  const run = spawn(process.execPath, ['--import', './test/faults/plant.mjs', fault.test], {
    env: {
      ...process.env,
      TAP_TIMEOUT: process.env['TAP_TIMEOUT'] ?? '300',
      PLANTED: JSON.stringify(places(fault)),
      [serverVariable]: JSON.stringify(server),
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [shown] = await Promise.all([run.stdout.toArray(), once(run, 'close')])
  return verdict(Buffer.concat(shown).toString(), fault.breaks)
}

import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { redriveDeadLetters } from '../db/redrive.ts'
import { openExisting } from '../embedded/open.ts'

const say = (sentence: string) => process.stdout.write(`${sentence}\n`)

/** Sends what was given up on its way again, after its cause is gone. @returns false when something had to stay. */
export async function redriveJobs(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({ args: [...args], options: { look: { type: 'boolean', default: false } } })
  const database = await openExisting(readConfig(), (sentence) => process.stderr.write(`${sentence}\n`))
  try {
    const { queues, left } = await redriveDeadLetters(database.url, values.look ? 'look' : undefined)
    for (const { name, count } of queues) say(`${name}: ${count} ${values.look ? 'wait here' : 'on their way again'}`)
    if (queues.length === 0) say('No job was given up.')
    if (left > 0) say(`${left} of queues that are no longer there stay where they are.`)
    return left === 0
  } finally {
    await database.close()
  }
}

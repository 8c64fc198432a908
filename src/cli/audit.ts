import { parseArgs } from 'node:util'
import { trailScope } from '../capabilities/audit/seal.ts'
import { type Finding, type Verification, verifyTrail } from '../capabilities/audit/verify.ts'
import { readConfig } from '../config.ts'
import { inTransaction, openDb } from '../db/client.ts'
import { openExisting } from '../embedded/open.ts'
import { openKeyFile } from '../integrations/key-management/local-file.ts'
import { systemClock } from '../kernel/dates.ts'

const batchesAtOnce = 20
const say = (sentence: string) => process.stdout.write(`${sentence}\n`)

/** Reads the whole chain. @returns false when anything no longer fits its seal, or a head noted earlier is gone. */
export async function verifyAudit(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({ args: [...args], options: { head: { type: 'string' } } })
  if (values.head !== undefined && !/^\d{1,15}:[0-9a-f]{64}$/.test(values.head)) {
    throw new RangeError('--head is a head as this command prints it: <batch>:<64 hexadecimal digits>')
  }
  const config = readConfig()
  const database = await openExisting(config, (sentence) => process.stderr.write(`${sentence}\n`))
  const db = openDb({ url: database.url, ...config.limits, onConnectionLost: () => undefined })
  try {
    const keys = await openKeyFile(config.kekFile, false)
    const noted = values.head?.split(':') ?? null
    let notedStands = noted === null
    let whole = true
    let events = 0
    let fromBatch: number | null = 1
    while (fromBatch !== null) {
      // One batch at a time while a noted head is sought, so that each batch's hash is seen.
      const ask: { fromBatch: number; batches: number } = { fromBatch, batches: noted === null ? batchesAtOnce : 1 }
      const found: Verification = await inTransaction(db, trailScope, systemClock.now(), (tx) =>
        verifyTrail({ keys }, tx, ask),
      )
      for (const finding of found.findings) say(sentenceOf(finding))
      whole &&= found.findings.length === 0
      notedStands ||= found.head?.batch === Number(noted?.[0]) && found.head.hash === noted?.[1]
      events += found.checkedEvents
      if (found.nextBatch === null && found.head !== null)
        say(`Head of the chain: ${found.head.batch}:${found.head.hash}`)
      fromBatch = found.nextBatch
    }
    if (!notedStands) say('The head noted earlier is not in the chain: its end was cut off or written anew.')
    say(whole && notedStands ? `The trail is whole: ${events} sealed events.` : 'The trail is NOT whole.')
    return whole && notedStands
  } finally {
    await db.close()
    await database.close()
  }
}

const sentences: Readonly<Record<Finding['kind'], string>> = {
  changed: 'was changed after it was sealed',
  removed: 'was removed after it was sealed',
  inserted: 'was put in among sealed events',
  reordered: 'stands in another place than it was sealed in',
  leaf_removed: 'has lost a leaf',
  root_broken: 'no longer fits its root: leaves were changed together with their events',
  seal_changed: 'has a seal whose signature does not hold',
  seal_removed: 'is gone',
  chain_broken: 'does not follow from the batch before',
}

const sentenceOf = ({ kind, batch, position, centerId, eventId }: Finding): string => {
  const place = position === null ? `batch ${batch}` : `batch ${batch}, place ${position}`
  const what =
    eventId === null
      ? `Batch ${batch}${position === null ? '' : `, place ${position},`}`
      : `Event ${eventId} of ${centerId} (${place})`
  return `${what} ${sentences[kind]}.`
}

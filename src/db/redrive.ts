import { PgBoss } from 'pg-boss'
import { deadLetters, queueSchema } from './queue.ts'

export interface Redriven {
  /** How many go back to which queue. */
  readonly queues: readonly { readonly name: string; readonly count: number }[]
  /** Of queues that are no longer there: they stay. */
  readonly left: number
}

/** Puts jobs that were given up back to where they came from, all of them. `only: 'look'` moves nothing. */
export async function redriveDeadLetters(url: string, only?: 'look'): Promise<Redriven> {
  const settings = { schema: queueSchema, migrate: false, createSchema: false, schedule: false, supervise: false }
  const boss = new PgBoss({ connectionString: url, max: 1, ...settings })
  boss.on('error', () => undefined)
  await boss.start()
  try {
    const { destinations, unroutable, total } = await boss.previewRedrive(deadLetters)
    if (only !== 'look' && total > unroutable) await boss.redrive(deadLetters, { limit: total })
    return { queues: destinations, left: unroutable }
  } finally {
    await boss.stop({ graceful: false, timeout: 1_000 })
  }
}

/** Work that must follow a commit. Enqueued in the action's own transaction: no commit, no job; commit, a job for sure. */
import { PgBoss } from 'pg-boss'
import type { Tx } from './client.ts'
import { type Job, type QueueName, queueSchema } from './queue.ts'

export interface Outbox {
  /** Part of the transaction: sent in its pipeline. `afterSeconds` delays it. */
  readonly enqueue: (tx: Tx, queue: QueueName, job: Job, afterSeconds?: number) => Promise<void>
  /** Starts workers of a queue in this process. At least once: `handle` may see a job again. */
  readonly work: (queue: QueueName, handle: (job: Job) => Promise<void>) => Promise<void>
  /** Finishes the jobs in hand, then stops. */
  readonly stop: () => Promise<void>
}

export interface OutboxOptions {
  readonly url: string
  readonly onError: (error: Error) => void
  /** Seconds between looks when nothing woke the worker. LISTEN/NOTIFY is a hint only. */
  readonly pollSeconds: number
}

export async function openOutbox({ url, onError, pollSeconds }: OutboxOptions): Promise<Outbox> {
  const boss = new PgBoss({
    connectionString: url,
    schema: queueSchema,
    max: 4,
    migrate: false,
    createSchema: false,
    schedule: false,
    useListenNotify: true,
    application_name: 'dayaq-jobs',
  })
  boss.on('error', onError)
  await boss.start()
  return {
    enqueue: async (tx, queue, job, afterSeconds = 0) => {
      const db = {
        executeSql: async (text: string, values: unknown[] = []) => ({ ...(await tx.raw(text, values)), rowCount: 1 }),
      }
      await boss.send(queue, { ...job }, { db, ...(afterSeconds > 0 ? { startAfter: afterSeconds } : {}) })
    },
    work: async (queue, handle) => {
      await boss.work<Job>(queue, { batchSize: 1, pollingIntervalSeconds: pollSeconds }, async (jobs) => {
        for (const job of jobs) await handle(job.data)
      })
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

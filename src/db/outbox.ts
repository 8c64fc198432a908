/** Work that must follow a commit. Enqueued in the action's own transaction: no commit, no job; commit, a job for sure. */
import { type JobWithMetadata, PgBoss } from 'pg-boss'
import type { Tx } from './client.ts'
import { deadLetters, type Job, type QueueName, queueSchema } from './queue.ts'

export interface Attempt {
  /** True when the queue will not try again: after this the job is a dead letter. */
  readonly last: boolean
}

export interface Outbox {
  /** Part of the transaction: sent in its pipeline. `afterSeconds` delays it. */
  readonly enqueue: (tx: Tx, queue: QueueName, job: Job, afterSeconds?: number) => Promise<void>
  /**
   * Starts workers of a queue in this process. At least once: `handle` may see a job again; when it throws, the job is
   * tried again later. @returns what stops them, after the jobs in hand.
   */
  readonly work: (
    queue: QueueName,
    handle: (job: Job, attempt: Attempt) => Promise<void>,
  ) => Promise<() => Promise<void>>
  /** Jobs that were given up, and how long the oldest that is due waits, in seconds; over all queues. */
  readonly backlog: () => Promise<{ readonly deadLetters: number; readonly oldestSeconds: number }>
  /** Finishes the jobs in hand, then stops. */
  readonly stop: () => Promise<void>
}

export interface OutboxOptions {
  readonly url: string
  readonly onError: (error: Error) => void
  /** Seconds between looks when nothing woke the worker. LISTEN/NOTIFY is a hint only. */
  readonly pollSeconds: number
}

/** Several at once, so that one body that does not answer keeps nobody else waiting. */
const workers = { batchSize: 1, localConcurrency: 4, includeMetadata: true } as const
/** A try that has become due sends no notice of its own, so the pace is the same with LISTEN as without. */
const looks = (seconds: number) => ({ pollingIntervalSeconds: seconds, notifyPollingIntervalSeconds: seconds })

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
      const id = await boss.work(queue, { ...workers, ...looks(pollSeconds) }, async (jobs: JobWithMetadata<Job>[]) => {
        for (const job of jobs) await handle(job.data, { last: job.retryCount >= job.retryLimit })
      })
      return () => boss.offWork(queue, { id, wait: true })
    },
    backlog: async () => {
      const { rows } = await boss.getDb().executeSql(
        `select count(*) filter (where name = $1)::int as "deadLetters",
          coalesce(extract(epoch from now() - min(start_after) filter (where name <> $1)), 0)::float8 as "oldestSeconds"
        from ${queueSchema}.job where state in ('created', 'retry') and start_after <= now()`,
        [deadLetters],
      )
      return rows[0]
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

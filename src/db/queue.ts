/** The job queue's schema and its queues. Jobs hold ids only: they outlive rows, sit in dead letters and in backups. */
import { PgBoss } from 'pg-boss'

/** Every queue. Handlers are idempotent by the ids in the job: a job may come twice. */
export const queues = [
  /** Sends one notification to its recipient. */
  'notification.send',
  /** Tells management of a notification that has not left in time. */
  'notification.escalate',
  /** Carries a recipient's acknowledgement over to the holder. */
  'notification.acknowledged',
  /** Sends one event to its recipient's webhook. */
  'event.deliver',
  /** Bears the receiving center's rows after an accepted placement request. */
  'placement.expect',
  /** Bears the receiving house's rows after a decided transfer. */
  'placement.transfer',
  /** Sends a center's anonymised notices of whole months. */
  'anonymised_notice.send',
  /** Attributes look-ups from outside to the ledgers of the persons asked for. */
  'attempts.attribute',
] as const
export type QueueName = (typeof queues)[number]

export interface Job {
  readonly centerId: string
  readonly id: string
}

export const deadLetters = 'dead.letters'
export const queueSchema = 'pgboss'

/** Retries: about a day in all, back-off with jitter, then the dead letters, where a human sees it. */
const retries = { retryLimit: 12, retryDelay: 5, retryBackoff: true, retryDelayMax: 7_200, expireInSeconds: 60 }

/** Makes or upgrades the queue's schema as its owner, and lets the service use it. */
export async function installQueue(adminUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: adminUrl,
    schema: queueSchema,
    supervise: false,
    schedule: false,
    max: 1,
  })
  boss.on('error', () => undefined)
  await boss.start()
  try {
    await boss.createQueue(deadLetters, { retentionSeconds: 90 * 86_400 })
    for (const name of queues) await boss.createQueue(name, { ...retries, deadLetter: deadLetters, notify: true })
    await boss.getDb().executeSql(`
      grant usage on schema ${queueSchema} to dayaq_login, dayaq_service;
      grant select, insert, update, delete on all tables in schema ${queueSchema} to dayaq_login;
      grant select, insert on all tables in schema ${queueSchema} to dayaq_service;
      grant execute on all functions in schema ${queueSchema} to dayaq_login, dayaq_service;`)
  } finally {
    await boss.stop({ graceful: false, timeout: 1_000 })
  }
}

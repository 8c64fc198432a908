import { carryAcknowledgement } from '../capabilities/notifications/follow-up.ts'
import type { Deps } from '../db/context.ts'
import type { Job } from '../db/queue.ts'
import { jobContext } from './job-context.ts'

/** The job's id is that of the event by which the body was told. */
export const acknowledge =
  (deps: Deps) =>
  async ({ centerId, id }: Job): Promise<void> => {
    await carryAcknowledgement(deps, jobContext(deps, 'notification.acknowledged', centerId), id)
  }

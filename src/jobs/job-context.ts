import type { Ctx, Deps } from '../db/context.ts'
import type { QueueName } from '../db/queue.ts'
import { bakuDay } from '../kernel/dates.ts'

/** A job acts for the service itself, in one holder's scope; the trail names the queue. */
export function jobContext(deps: Deps, queue: QueueName, centerId: string): Ctx {
  const at = deps.clock.now()
  return {
    actor: null,
    orgId: centerId,
    actorKey: `job:${queue}`,
    subjects: [],
    clientKey: null,
    at,
    on: bakuDay(at),
    action: queue,
    route: `job ${queue}`,
    sought: [],
    requestId: deps.random.uuid(),
    purpose: null,
    language: 'az',
    ifMatch: null,
    givenUp: null,
    idempotency: null,
  }
}

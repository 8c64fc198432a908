import { sendAnonymisedNotices } from '../capabilities/intake/anonymised-notice.ts'
import type { Deps } from '../db/context.ts'
import { mustSucceed } from '../db/outcome.ts'
import type { Job } from '../db/queue.ts'
import { jobContext } from './job-context.ts'

/** On the first of a month, for a center in which somebody's step closed the month before; a second one finds nothing. */
export async function sendNotices(deps: Deps, { centerId }: Job): Promise<void> {
  await mustSucceed(sendAnonymisedNotices(deps, jobContext(deps, 'anonymised_notice.send', centerId)))
}

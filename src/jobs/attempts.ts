/** Attributes one look-up from outside; the same work whether or not it concerned anybody. */
import { attribute, holders } from '../capabilities/disclosure/attribution.ts'
import type { Deps } from '../db/context.ts'
import { perform } from '../db/perform.ts'
import type { Job } from '../db/queue.ts'
import { jobContext } from './job-context.ts'

export async function attributeAttempt(deps: Deps, { centerId, id }: Job): Promise<void> {
  const queue = 'attempts.attribute'
  const asker = jobContext(deps, queue, centerId)
  const found = await perform(deps, asker, async (tx) => ({ ok: true, value: await holders(tx) }))
  if (found.ok !== true) throw new Error('the holders could not be listed')
  for (const holder of found.value) {
    const ctx = jobContext(deps, queue, holder.id)
    const done = await perform(deps, ctx, async (tx) => ({ ok: true, value: await attribute(deps, tx, ctx, id) }))
    if (done.ok !== true) throw new Error('the attempt could not be attributed')
  }
}

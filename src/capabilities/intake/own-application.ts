/** What a citizen reads of her own application through a portal (R8): nothing until her key worker has opened it. */
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { ownRecords } from '../consent/facts.ts'
import { findOwnState } from './application-queries.ts'
import type { OwnApplication } from './application-schema.ts'
import { isOpen } from './application-states.ts'
import { recordAttempt } from './attempt-queries.ts'

export async function readOwnApplication(deps: Deps, ctx: Ctx, id: string): Promise<Outcome<OwnApplication>> {
  const located = await perform(deps, ctx, async (tx) => {
    recordAttempt(deps, tx, ctx, id)
    return { ok: true, value: (await ownRecords(tx)).filter((record) => record.portalAccess) }
  })
  if (located.ok !== true) return notFound
  for (const { centerId, victimId } of located.value) {
    const found = await perform(
      deps,
      ctx,
      async (tx) => {
        const row = await findOwnState(tx, id, victimId)
        tx.touches('application', row === undefined ? null : id, [victimId])
        return row === undefined ? notFound : { ok: true, value: { id, status: statusOf(row.state) } }
      },
      centerId,
    )
    if (found.ok === true) return found
  }
  return notFound
}

const statusOf = (state: string): OwnApplication['status'] => {
  if (state === 'lead') return 'received'
  return isOpen(state) ? 'in_progress' : 'closed'
}

/** What a citizen reads of her own application through a portal (R8): nothing until her key worker has opened it. */
import { nobody, recordAttempt } from '../../db/attempts.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { findOwnState, ownApplication } from './application-queries.ts'
import type { OwnApplication } from './application-schema.ts'
import { isOpen } from './application-states.ts'

/** Hers or nobody's, there is one look into one holder's house, with the same statements (R4). */
export async function readOwnApplication(deps: Deps, ctx: Ctx, id: string): Promise<Outcome<OwnApplication>> {
  const located = await perform(deps, ctx, async (tx) => {
    recordAttempt(deps, tx, ctx, id)
    return { ok: true, value: (await ownApplication(tx, id))?.centerId ?? nobody }
  })
  if (located.ok !== true) return notFound
  return perform(
    deps,
    ctx,
    async (tx) => {
      const row = await findOwnState(tx, id, ctx.actorKey)
      tx.touches('application', row === undefined ? null : id, row === undefined ? [] : [row.victimId])
      return row === undefined ? notFound : { ok: true, value: { id, status: statusOf(row.state) } }
    },
    located.value,
  )
}

const statusOf = (state: string): OwnApplication['status'] => {
  if (state === 'lead') return 'received'
  return isOpen(state) ? 'in_progress' : 'closed'
}

/**
 * A body says that it received a notice. Everything happens in the body's own scope: its feed tells what was addressed
 * to it, so nothing of a center is read, and a reference of another body is as unknown as one that never was.
 */
import type { Tx } from '../../db/client.ts'
import { compose } from '../../db/compose.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, type Refused } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import type { Acknowledgement, NewAcknowledgement } from './acknowledgement-schema.ts'
import { findNoticeEvent } from './event-queries.ts'

/** Once; saying it again changes nothing. */
export const acknowledgeNotice = (
  deps: Deps,
  ctx: Ctx,
  reference: string,
  { receivedAs = null }: { receivedAs?: NewAcknowledgement['receivedAs'] | null },
): Promise<Outcome<Acknowledgement>> =>
  perform(deps, ctx, async (tx) => {
    const attemptId = leaveTrace(deps, tx, ctx, reference)
    const event = await findNoticeEvent(tx, reference)
    if (event === undefined) return missed(deps, tx, attemptId)
    tx.touches('acknowledgement', event.id)
    tx.write(
      compose
        .insertInto('acknowledgements')
        .values({
          recipient_id: tx.scope.orgId,
          reference,
          received_as: receivedAs,
          recorded_at: tx.at,
          recorded_by: ctx.actorKey,
        })
        .onConflict((conflict) => conflict.constraint('acknowledgements_pk').doNothing()),
    )
    await deps.outbox.enqueue(tx, 'notification.acknowledged', { centerId: event.senderId, id: event.id })
    const value = await stored(tx, reference)
    const location = `/v1/notifications/${reference}/acknowledgement`
    return value === undefined ? notFound : { ok: true, value, status: 200, location }
  })

export const readAcknowledgement = (deps: Deps, ctx: Ctx, reference: string): Promise<Outcome<Acknowledgement>> =>
  perform(deps, ctx, async (tx) => {
    const attemptId = leaveTrace(deps, tx, ctx, reference)
    const value = await stored(tx, reference)
    return value === undefined ? missed(deps, tx, attemptId) : { ok: true, value }
  })

const stored = (tx: Tx, reference: string): Promise<Acknowledgement | undefined> =>
  tx.one(
    compose
      .selectFrom('acknowledgements as a')
      .select(['a.reference', 'a.received_as as receivedAs', 'a.recorded_at as acknowledgedAt'])
      .where('a.recipient_id', '=', tx.scope.orgId)
      .where('a.reference', '=', reference),
  )

/** The same row whether or not there is anything (R4). @returns its id. */
function leaveTrace(deps: Deps, tx: Tx, ctx: Ctx, reference: string): string {
  const id = deps.random.uuid()
  tx.write(
    compose.insertInto('attempts').values({
      org_id: tx.scope.orgId,
      id,
      recorded_at: tx.at,
      recorded_by: ctx.actorKey,
      route: ctx.route,
      purpose: 'child_notice',
      asked: [deps.vault.keyedHash('reference', reference)],
    }),
  )
  return id
}

/** Whoever was asked for, if anybody, finds the attempt in her own ledger later. */
async function missed(deps: Deps, tx: Tx, attemptId: string): Promise<Refused> {
  await deps.outbox.enqueue(tx, 'attempts.attribute', { centerId: tx.scope.orgId, id: attemptId })
  return notFound
}

import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf } from '../../http/shapes.ts'
import { lateBefore } from '../../rules/notices.ts'
import { organizationName } from '../organizations/facts.ts'
import { subjectFacts } from '../persons/facts.ts'
import { conflictedBodies } from './conflict-queries.ts'
import { listDeliveries } from './delivery-queries.ts'
import { letterText, minimalNotice } from './minimal-notice.ts'
import { centerOf, findNotice, listNotices } from './notice-queries.ts'
import type { Notification, NotificationDeliveries, NotificationQuery } from './notice-schema.ts'
import { noticeOf, summaryOf } from './notice-views.ts'

export const pageNotices = (
  deps: Deps,
  ctx: Ctx,
  { limit = 50, cursor, state, overdue }: NotificationQuery,
): Promise<Outcome<PageOf<object>>> =>
  perform(deps, ctx, async (tx) => {
    const filter = { state, openBefore: overdue === undefined ? undefined : lateBefore(ctx.at) }
    const rows = await listNotices(tx, ctx, filter, limit, readCursor(deps, ctx, 'notifications', cursor))
    const page = pageOf(
      deps,
      ctx,
      'notifications',
      limit,
      rows,
      (row) => [row.recordedAt, row.id],
      (row) => summaryOf(ctx, row),
    )
    tx.touches(
      'notification',
      null,
      page.items.map((item) => item.victimId),
    )
    return { ok: true, value: page }
  })

export const readNotice = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Notification>> =>
  perform(deps, ctx, (tx) => shown(tx, ctx, id))

export async function shown(tx: Tx, ctx: Ctx, id: string): Promise<Outcome<Notification>> {
  const notice = await findNotice(tx, ctx, id)
  const child = notice && (await subjectFacts(tx, ctx, notice.victimId))
  if (notice === undefined || child === undefined) return notFound
  tx.touches('notification', id, [notice.victimId])
  const conflicted = (await conflictedBodies(tx, notice.victimId)).has(notice.recipientId ?? '')
  return { ok: true, value: noticeOf(ctx, notice, child, conflicted), version: notice.version }
}

export const readDeliveries = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<NotificationDeliveries>> =>
  perform(deps, ctx, async (tx) => {
    const notice = await findNotice(tx, ctx, id)
    if (notice === undefined) return notFound
    tx.touches('notification', id, [notice.victimId])
    const items = await listDeliveries(tx, id)
    return { ok: true, value: { items: items as NotificationDeliveries['items'] } }
  })

/** The notice on paper, dated today. There is none while a human has still to let it go, nor once it is not to be sent. */
export const printLetter = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<string>> =>
  perform(deps, ctx, async (tx) => {
    const notice = await findNotice(tx, ctx, id)
    const child = notice && (await subjectFacts(tx, ctx, notice.victimId))
    const center = await centerOf(tx)
    if (notice === undefined || child === undefined || center === undefined) return notFound
    if (['pending_review', 'cancelled', 'not_required'].includes(notice.state)) return notFound
    tx.touches('notification', id, [notice.victimId])
    const { recipientId, reference } = notice
    const addressee = recipientId === null ? undefined : await organizationName(tx, recipientId, ctx.on)
    const content = { ...minimalNotice(center, child, ctx.on), reference }
    return { ok: true, value: letterText(content, addressee?.az ?? null) }
  })

/** What happens to a notice besides its sending: a clock that runs out, a body that says it received it. */
import type { Ctx, Deps } from '../../db/context.ts'
import { mustSucceed } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { openTask } from '../../db/tasks.ts'
import { noticeLateness } from '../../rules/notices.ts'
import { closeTasks, hasOpenTask } from './delivery-queries.ts'
import { lockAcknowledged, lockNotice, updateNotice } from './notice-queries.ts'
import { openStates } from './states.ts'

/** Tells the manager, once, of a notice that has not left in time; time in review counts. */
export const escalateNotice = (deps: Deps, ctx: Ctx, id: string) =>
  mustSucceed(
    perform(deps, ctx, async (tx) => {
      const notice = await lockNotice(tx, ctx, id)
      tx.touches('notification', id, notice === undefined ? [] : [notice.victimId])
      if (notice === undefined || !openStates.includes(notice.state)) return { ok: true, value: null }
      const what = 'notice_overdue'
      const { ruleId, victimId, caseId, triggeredAt } = notice
      if (noticeLateness(triggeredAt, ctx.at) === 'on_time' || (await hasOpenTask(tx, what, id)))
        return { ok: true, value: null }
      const resource = { kind: 'notification', id }
      openTask(deps, tx, { what, ruleId, role: 'center_manager', dueAt: ctx.at, victimId, caseId, resource })
      return { ok: true, value: null }
    }),
  )

/** The body's word outweighs ours: it also ends a notice that never got a 2xx. */
export const carryAcknowledgement = (deps: Deps, ctx: Ctx, eventId: string) =>
  mustSucceed(
    perform(deps, ctx, async (tx) => {
      const notice = await lockAcknowledged(tx, eventId)
      if (notice === undefined) return { ok: true, value: null }
      tx.touches('notification', notice.id, [notice.victimId])
      if (!['due', 'failed', 'sent'].includes(notice.state)) return { ok: true, value: null }
      updateNotice(tx, notice.id, { state: 'acknowledged', acknowledged_at: notice.acknowledgedAt })
      closeTasks(tx, ctx, notice.id)
      return { ok: true, value: null }
    }),
  )

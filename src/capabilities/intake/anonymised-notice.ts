/** Sends what waited: one letter for a month, about enough persons at once, none of whom an earlier letter spoke of. */
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import type { Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { addMonths, day, type Instant, minutesBetween, startOfDay } from '../../kernel/dates.ts'
import { kindsToTell, type NoticeCase } from '../../rules/anonymised-notice.ts'
import { inForce } from '../../rules/parameter.ts'
import { smallestOutside } from '../../rules/parameters/statistics.ts'
import { release } from '../disclosure/effects.ts'
import { noticeSetting } from './body-queries.ts'

/** The next first of a month in Baku: sent in the month itself, a notice would tell that something happened just now. */
export const secondsToNextMonth = ({ at, on }: { readonly at: Instant; readonly on: string }): number =>
  Math.ceil(minutesBetween(at, startOfDay(addMonths(day(`${on.slice(0, 7)}-01`), 1))) * 60)

interface Waiting extends NoticeCase {
  readonly id: string
  readonly month: string
}

/** Those of whole months who do not object, have not withdrawn, are not shut, and whom the body has no conflict about. */
const waiting = (tx: Tx, recipientId: string, beforeMonth: string) =>
  tx.all(
    sql<Waiting>`
      select a.id, a.victim_id as "victimId", a.anonymised_month as month, a.anonymised_kinds as kinds
      from applications a join victims v on v.center_id = a.center_id and v.id = a.victim_id
      where a.center_id = ${tx.scope.orgId} and a.law_enforcement_outcome = 'sent_anonymised'
        and a.anonymised_release_id is null and a.anonymised_month < ${beforeMonth}
        and not a.anonymised_notice_objection and a.state <> 'withdrawn'
        and v.sealed_at is null and v.erased_at is null
        and not exists (select from recipient_conflicts c where c.center_id = a.center_id
          and c.victim_id = a.victim_id and c.recipient_id = ${recipientId} and c.ended_at is null)
      order by a.id for update of a`,
  )

const markSent = (tx: Tx, ids: readonly string[], releaseId: string) =>
  tx.write(
    compose
      .updateTable('applications')
      .set({ anonymised_release_id: releaseId })
      .where('center_id', '=', tx.scope.orgId)
      .where('id', 'in', [...ids]),
  )

export const sendAnonymisedNotices = (deps: Deps, ctx: Ctx): Promise<Outcome<null>> =>
  perform(deps, ctx, async (tx) => {
    tx.touches('anonymised_notice', null)
    const { on, recipientId } = await noticeSetting(tx)
    if (!on || recipientId === null) return { ok: true, value: null }
    const months = Map.groupBy(await waiting(tx, recipientId, ctx.on.slice(0, 7)), (told) => told.month)
    for (const [month, cases] of months) {
      const violenceKinds = kindsToTell(cases, inForce(smallestOutside, ctx.on))
      const spoken = cases.filter((told) => told.kinds.some((kind) => violenceKinds.includes(kind)))
      if (spoken.length === 0) continue
      const passed = await release(deps, tx, ctx, {
        victimIds: [...new Set(spoken.map((told) => told.victimId))],
        recipientId,
        purpose: 'anonymised_notice',
        scopes: [],
        kind: 'anonymised_notice',
        basis: 'deidentified',
        content: { month, violenceKinds },
      })
      const ids = spoken.map((told) => told.id)
      if (passed.ok) markSent(tx, ids, passed.release.id)
    }
    return { ok: true, value: null }
  })

import type { Insertable, Updateable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { DB } from '../../db/tables.ts'
import type { LocalDate } from '../../kernel/dates.ts'

/** The body competent for the center's own area (never for her home), else one for the whole country; null: none known. */
export async function competentBody(tx: Tx, kind: string, on: LocalDate): Promise<string | null> {
  const areas = sql`select a.area from organization_areas a where a.from_on <= ${on} and (a.before_on is null or a.before_on > ${on})`
  const body = await tx.one(
    sql<{ id: string }>`
      select o.id, exists (${areas} and a.organization_id = o.id
        and a.area in (${areas} and a.organization_id = ${tx.scope.orgId})) as local
      from organizations o
      where o.kind = ${kind} and o.active and (
        not exists (select from organization_areas any_area where any_area.organization_id = o.id)
        or exists (${areas} and a.organization_id = o.id
          and a.area in (${areas} and a.organization_id = ${tx.scope.orgId})))
      order by local desc, o.code limit 1`,
  )
  return body?.id ?? null
}

type NewNotice = Omit<Insertable<DB['notifications']>, 'center_id' | 'recorded_at'>

/** @returns undefined when it stands already and nothing more is known. `fresh` is false when one that waited is let go. */
export const insertNotice = (tx: Tx, row: NewNotice): Promise<{ id: string; fresh: boolean } | undefined> =>
  tx.one(
    compose
      .insertInto('notifications')
      .values({ center_id: tx.scope.orgId, recorded_at: tx.at, ...row })
      .onConflict((conflict) =>
        conflict
          .constraint('notifications_once')
          .doUpdateSet((eb) => ({ state: eb.ref('excluded.state'), waits_for: eb.ref('excluded.waits_for') }))
          .where(
            sql<boolean>`(notifications.state, notifications.waits_for) is distinct from (excluded.state, excluded.waits_for)
              and (notifications.state = 'pending_review'
                or (notifications.state = 'not_required' and excluded.state = 'due'))`,
          ),
      )
      .returning(['id', sql<boolean>`xmax = 0`.as('fresh')]),
  )

export const updateNotice = (tx: Tx, id: string, change: Updateable<DB['notifications']>): void =>
  tx.write(
    compose.updateTable('notifications').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id),
  )

import type { Insertable, Updateable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import { following } from '../../db/paging.ts'
import type { DB } from '../../db/tables.ts'
import type { Position } from '../../http/cursor.ts'
import type { Instant, LocalDate } from '../../kernel/dates.ts'
import type { ReviewReason } from '../../rules/duty.ts'
import type { NoticeRecipient } from '../../rules/parameters/notice-recipients.ts'
import { onlyVisible } from '../persons/facts.ts'
import { type NoticeState, openStates } from './states.ts'

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

/**
 * One that ended because she was taken for no child (`childNow`: she is one today) is owed again as if it were new.
 * @returns undefined when it stands already and nothing more is known.
 */
export const insertNotice = (tx: Tx, row: NewNotice, childNow: boolean): Promise<{ id: string } | undefined> =>
  tx.one(
    compose
      .insertInto('notifications')
      .values({ center_id: tx.scope.orgId, recorded_at: tx.at, ...row })
      .onConflict((conflict) =>
        conflict
          .constraint('notifications_once')
          .doUpdateSet((eb) => ({
            state: eb.ref('excluded.state'),
            waits_for: eb.ref('excluded.waits_for'),
            triggered_at: sql<Instant>`case when ${noChild} then excluded.triggered_at else notifications.triggered_at end`,
            due_at: sql<Instant>`case when ${noChild} then excluded.due_at else notifications.due_at end`,
            dismissal_reason: sql<
              string | null
            >`case when ${noChild} then null else notifications.dismissal_reason end`,
          }))
          .where(
            sql<boolean>`(notifications.state, notifications.waits_for) is distinct from (excluded.state, excluded.waits_for)
              and (notifications.state = 'pending_review' or (${childNow} and ${noChild})
                or (notifications.state = 'not_required' and excluded.state = 'due'))`,
          ),
      )
      .returning('id'),
  )

/** Ended unsent on her age alone: cancelled at its sending, or dismissed by management. */
const noChild = sql<boolean>`(notifications.state = 'cancelled'
  or (notifications.state = 'not_required' and notifications.dismissal_reason = 'not_a_child'))`

/** The notices of this placement that have not left, at the right instant of the fact. */
export const moveUnsent = (tx: Tx, placementId: string, at: Instant) =>
  tx.all(
    compose
      .updateTable('notifications')
      .set({ triggered_at: at, due_at: at })
      .where('center_id', '=', tx.scope.orgId)
      .where('placement_id', '=', placementId)
      .where('sent_at', 'is', null)
      .where('acknowledged_at', 'is', null)
      .where('triggered_at', '<>', at)
      .returning(['id', 'state'])
      .$narrowType<{ state: NoticeState }>(),
  )

export const updateNotice = (tx: Tx, id: string, change: Updateable<DB['notifications']>): void =>
  tx.write(
    compose.updateTable('notifications').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id),
  )

const columns = [
  'n.id',
  'n.rule_id as ruleId',
  'n.victim_id as victimId',
  'n.case_id as caseId',
  'n.placement_id as placementId',
  'n.recipient_kind as recipientKind',
  'n.recipient_id as recipientId',
  'n.state',
  'n.waits_for as waitsFor',
  'n.triggered_at as triggeredAt',
  'n.due_at as dueAt',
  'n.reviewed_at as reviewedAt',
  'n.dismissal_reason as dismissalReason',
  'n.release_id as releaseId',
  'n.event_id as eventId',
  'n.reference',
  'n.sent_at as sentAt',
  'n.acknowledged_at as acknowledgedAt',
  'n.recorded_at as recordedAt',
  'n.version',
] as const

/** Notices of persons whom the caller may see; who may not see her sees no notice of her either. */
const visible = (ctx: Ctx) =>
  compose
    .selectFrom('notifications as n')
    .where('n.center_id', '=', ctx.orgId)
    .where(onlyVisible(ctx, 'n.victim_id'))
    .select(columns)
    .$narrowType<{ state: NoticeState; recipientKind: NoticeRecipient; waitsFor: ReviewReason[] }>()

export const findNotice = (tx: Tx, ctx: Ctx, id: string) => tx.about(visible(ctx).where('n.id', '=', id))
/** Locks the notice. Undefined when absent, elsewhere or of a person shut to the caller. */
export const lockNotice = (tx: Tx, ctx: Ctx, id: string) => tx.about(visible(ctx).where('n.id', '=', id).forUpdate('n'))
export type NoticeRow = NonNullable<Awaited<ReturnType<typeof findNotice>>>

export interface NoticeFilter {
  readonly state: NoticeState | undefined
  /** Only those that have not left, of facts before this instant. */
  readonly openBefore: Instant | undefined
}

export const listNotices = (tx: Tx, ctx: Ctx, filter: NoticeFilter, limit: number, after: Position | null) =>
  tx.all(
    visible(ctx)
      .$if(filter.state !== undefined, (q) => q.where('n.state', '=', filter.state ?? ''))
      .$if(filter.openBefore !== undefined, (q) =>
        q.where('n.state', 'in', openStates).where('n.triggered_at', '<', filter.openBefore ?? tx.at),
      )
      .where(following(after, 'n.recorded_at', 'n.id'))
      .orderBy('n.recorded_at')
      .orderBy('n.id')
      .limit(limit + 1),
  )

/** The notice behind an event, locked, with the body's word that it received it. */
export const lockAcknowledged = (tx: Tx, eventId: string) =>
  tx.about(
    compose
      .selectFrom('notifications as n')
      .innerJoin('acknowledgements as a', (join) =>
        join.onRef('a.recipient_id', '=', 'n.recipient_id').onRef('a.reference', '=', 'n.reference'),
      )
      .select(['n.id', 'n.victim_id as victimId', 'n.state', 'a.recorded_at as acknowledgedAt'])
      .where('n.center_id', '=', tx.scope.orgId)
      .where('n.event_id', '=', eventId)
      .forUpdate('n'),
  )

/** Kind of a body on record; undefined when there is none. */
export const kindOfBody = async (tx: Tx, organizationId: string): Promise<string | undefined> => {
  const body = await tx.one(
    compose
      .selectFrom('organizations as o')
      .select('o.kind')
      .where('o.id', '=', organizationId)
      .where('o.active', '=', true),
  )
  return body?.kind
}

/** What a notice says of the center itself. */
export const centerOf = (tx: Tx) =>
  tx.one(
    compose
      .selectFrom('organizations as o')
      .select(['o.code', 'o.duty_contact as dutyContact'])
      .where('o.id', '=', tx.scope.orgId),
  )

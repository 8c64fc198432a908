import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import { following } from '../../db/paging.ts'
import type { Instant } from '../../kernel/dates.ts'
import { notComplainedOf } from '../complaints/facts.ts'

export interface TrailAsked {
  /** Null: of every holder. */
  readonly centerId: string | null
  readonly from: Instant | null
  readonly before: Instant | null
  readonly action: string | undefined
  readonly outcome: string | undefined
  readonly actor: string | undefined
  readonly victimId: string | undefined
  /** Whoever was shut out from a person by this key does not see what was done about her, nor about a complaint of that key. */
  readonly barredReader: string | null
}

export const listEvents = (tx: Tx, ask: TrailAsked, limit: number, after: readonly [string, string] | null) =>
  tx.all(
    compose
      .selectFrom('audit_events as a')
      .select([
        'a.id',
        'a.center_id as centerId',
        'a.recorded_at as recordedAt',
        'a.recorded_by as actor',
        'a.caller_org_id as callerOrganizationId',
        'a.client',
        'a.action',
        'a.route',
        'a.outcome',
        'a.resource_kind as resourceKind',
        'a.purpose',
        'a.resource_id as resourceId',
        'a.victim_ids as victimIds',
      ])
      .$if(ask.centerId !== null, (q) => q.where('a.center_id', '=', ask.centerId ?? ''))
      .$if(ask.from !== null, (q) => q.where('a.recorded_at', '>=', ask.from as Instant))
      .$if(ask.before !== null, (q) => q.where('a.recorded_at', '<', ask.before as Instant))
      .$if(ask.action !== undefined, (q) => q.where('a.action', '=', ask.action ?? ''))
      .$if(ask.outcome !== undefined, (q) => q.where('a.outcome', '=', ask.outcome ?? ''))
      .$if(ask.actor !== undefined, (q) => q.where('a.recorded_by', '=', ask.actor ?? ''))
      .$if(ask.victimId !== undefined, (q) => q.where(sql<boolean>`a.victim_ids @> array[${ask.victimId}::uuid]`))
      .$if(ask.barredReader !== null, (q) =>
        q.where(
          sql<boolean>`not exists (select from barred_readers b where b.center_id = a.center_id
            and b.reader = ${ask.barredReader} and b.lifted_at is null and b.victim_id = any (a.victim_ids))`,
        ),
      )
      .$if(ask.barredReader !== null, (q) =>
        q.where(notComplainedOf(ask.barredReader ?? '', 'a.center_id', 'a.resource_id')),
      )
      .where(following(after, 'a.recorded_at', 'a.id'))
      .orderBy('a.recorded_at')
      .orderBy('a.id')
      .limit(limit + 1),
  )

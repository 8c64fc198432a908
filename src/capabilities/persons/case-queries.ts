import type { Regime } from '../../access/actor.ts'
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import { following } from '../../db/paging.ts'
import type { Position } from '../../http/cursor.ts'
import type { Instant, LocalDate } from '../../kernel/dates.ts'
import type { ThbStatus } from '../../rules/admission.ts'
import type { CaseThbStatus } from './case-schema.ts'
import { onlyVisible } from './victim-queries.ts'

/** An episode as other rooms weigh it. */
export interface CaseFacts {
  readonly id: string
  readonly victimId: string
  readonly regime: Regime
  readonly state: 'open' | 'closed'
  /** As rules read it: null also when a body found that she is not a victim of trafficking. */
  readonly thbStatus: ThbStatus | null
  /** Baku day of formal identification. */
  readonly identifiedOn: LocalDate | null
  /** The body that found it, where one is named. */
  readonly identifiedBy: string | null
  readonly openedOn: LocalDate
  readonly episode: number
  readonly version: number
}

const cases = (tx: Tx) =>
  compose
    .selectFrom('cases as c')
    .select([
      'c.id',
      'c.victim_id as victimId',
      sql<Regime>`c.regime`.as('regime'),
      sql<'open' | 'closed'>`c.state`.as('state'),
      sql<ThbStatus | null>`nullif(c.thb_status, 'not_identified')`.as('thbStatus'),
      'c.identified_on as identifiedOn',
      'c.identification_body_id as identifiedBy',
      'c.opened_on as openedOn',
      'c.episode',
      'c.version',
    ])
    .where('c.center_id', '=', tx.scope.orgId)

const seen = (tx: Tx, ctx: Ctx, id: string) => cases(tx).where('c.id', '=', id).where(onlyVisible(ctx, 'c.victim_id'))

export const findCase = (tx: Tx, ctx: Ctx, id: string) => tx.about(seen(tx, ctx, id))
export type CaseRow = NonNullable<Awaited<ReturnType<typeof findCase>>>
/** Locks the episode. Undefined when absent, elsewhere or of a person shut to the caller. */
export const lockCase = (tx: Tx, ctx: Ctx, id: string) => tx.about(seen(tx, ctx, id).forUpdate('c'))

export const findOpenCase = (tx: Tx, victimId: string, regime: Regime) =>
  tx.one(cases(tx).where('c.victim_id', '=', victimId).where('c.regime', '=', regime).where('c.state', '=', 'open'))

const summaries = (tx: Tx, ctx: Ctx) =>
  compose
    .selectFrom('cases as c')
    .select([
      'c.id',
      'c.victim_id as victimId',
      'c.regime',
      'c.episode',
      'c.state',
      'c.source',
      'c.opened_on as openedOn',
      'c.closed_on as closedOn',
      'c.thb_status as thbStatus',
      'c.risk_level as riskLevel',
      'c.recorded_at as recordedAt',
    ])
    .where('c.center_id', '=', tx.scope.orgId)
    .where(onlyVisible(ctx, 'c.victim_id'))

export const findWholeCase = (tx: Tx, ctx: Ctx, id: string) =>
  tx.about(
    summaries(tx, ctx)
      .select([
        'c.closure_reason as closureReason',
        'c.identified_on as identifiedOn',
        'c.violence_kinds as violenceKinds',
        'c.key_worker as keyWorker',
        'c.rights_explained_at as rightsExplainedAt',
        'c.rights_language as rightsLanguage',
        'c.version',
      ])
      .where('c.id', '=', id),
  )
export type WholeCaseRow = NonNullable<Awaited<ReturnType<typeof findWholeCase>>>

export interface CaseFilter {
  readonly regime?: Regime
  readonly state?: 'open' | 'closed'
  readonly victimId?: string
}
export const listCases = (tx: Tx, ctx: Ctx, filter: CaseFilter, limit: number, position: Position | null) => {
  const { regime, state, victimId } = filter
  return tx.all(
    summaries(tx, ctx)
      .$if(regime !== undefined, (q) => q.where('c.regime', '=', regime ?? ''))
      .$if(state !== undefined, (q) => q.where('c.state', '=', state ?? ''))
      .$if(victimId !== undefined, (q) => q.where('c.victim_id', '=', victimId ?? ''))
      .where(following(position, 'c.recorded_at', 'c.id'))
      .orderBy('c.recorded_at')
      .orderBy('c.id')
      .limit(limit + 1),
  )
}

export const updateCase = (tx: Tx, id: string, facts: Record<string, unknown>) =>
  tx.write(compose.updateTable('cases').set(facts).where('center_id', '=', tx.scope.orgId).where('id', '=', id))

export type CaseEventKind = 'opened' | 'closed' | 'reopened' | 'rights_explained' | 'key_worker_named'
export const insertCaseEvent = (
  tx: Tx,
  row: {
    id: string
    caseId: string
    victimId: string
    kind: CaseEventKind
    code: string | null
    decisionId?: string
    occurredAt: Instant
    recordedBy: string
  },
) =>
  tx.write(
    compose.insertInto('case_events').values({
      center_id: tx.scope.orgId,
      id: row.id,
      case_id: row.caseId,
      victim_id: row.victimId,
      kind: row.kind,
      code: row.code,
      decision_id: row.decisionId ?? null,
      occurred_at: row.occurredAt,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )

/** Rules under which a notice of the episode has not reached its body. */
export const openNoticesOf = (tx: Tx, caseId: string) =>
  tx.all(
    compose
      .selectFrom('notifications as n')
      .select('n.rule_id as rule')
      .distinct()
      .where('n.center_id', '=', tx.scope.orgId)
      .where('n.case_id', '=', caseId)
      .where('n.state', 'in', ['pending_review', 'due', 'failed']),
  )

export const openPlacementOf = (tx: Tx, caseId: string) =>
  tx.one(
    compose
      .selectFrom('placements as p')
      .select('p.id')
      .where('p.center_id', '=', tx.scope.orgId)
      .where('p.case_id', '=', caseId)
      .where('p.state', 'in', ['requested', 'provisional', 'final'])
      .limit(1),
  )

/** Numbers the episode after those before it. */
export const insertCase = (
  tx: Tx,
  row: {
    id: string
    victimId: string
    regime: Regime
    source: string
    openedOn: LocalDate
    violenceKinds: readonly string[]
    recordedBy: string
  },
) => {
  const scope = tx.scope.orgId
  tx.write(
    compose.insertInto('cases').values({
      center_id: scope,
      id: row.id,
      victim_id: row.victimId,
      regime: row.regime,
      episode: sql<number>`(select coalesce(max(e.episode), 0) + 1 from cases e
        where e.center_id = ${scope} and e.victim_id = ${row.victimId} and e.regime = ${row.regime})`,
      source: row.source,
      opened_on: row.openedOn,
      violence_kinds: [...row.violenceKinds],
      told_violence_kinds: [...row.violenceKinds],
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )
}

export interface StatusRow {
  readonly id: string
  readonly caseId: string
  readonly status: CaseThbStatus
  readonly organizationId: string | null
  /** Baku day of an identification; null for another status. */
  readonly identifiedOn: LocalDate | null
  readonly documentTextId: string | null
  readonly breach: readonly string[]
  readonly occurredAt: Instant
  readonly recordedBy: string
}

export const insertThbStatus = (tx: Tx, row: StatusRow) =>
  tx.write(
    compose.insertInto('thb_statuses').values({
      center_id: tx.scope.orgId,
      id: row.id,
      case_id: row.caseId,
      status: row.status,
      decided_by_organization_id: row.organizationId,
      identified_on: row.identifiedOn,
      document_text_id: row.documentTextId,
      breach: [...row.breach],
      occurred_at: row.occurredAt,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )

/** What happened last is the status; a fact entered late does not overwrite a later one, a struck one is none. */
export const settleThbStatus = (tx: Tx, caseId: string) =>
  tx.write(sql`
    update cases c set
      thb_status = s.status,
      identified_on = s.identified_on,
      identification_body_id = case when s.status = 'identified' then s.decided_by_organization_id end
    from (select) always left join lateral (
      select status, identified_on, decided_by_organization_id from thb_statuses
      where center_id = ${tx.scope.orgId} and case_id = ${caseId} and struck_at is null
      order by occurred_at desc, entry desc limit 1
    ) s on true
    where c.center_id = ${tx.scope.orgId} and c.id = ${caseId}`)

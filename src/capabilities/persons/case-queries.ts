import type { Regime } from '../../access/actor.ts'
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
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
      'c.episode',
      'c.version',
    ])
    .where('c.center_id', '=', tx.scope.orgId)

const seen = (tx: Tx, ctx: Ctx, id: string) => cases(tx).where('c.id', '=', id).where(onlyVisible(ctx, 'c.victim_id'))

export const findCase = (tx: Tx, ctx: Ctx, id: string) => tx.one(seen(tx, ctx, id))
/** Locks the episode. Undefined when absent, elsewhere or of a person shut to the caller. */
export const lockCase = (tx: Tx, ctx: Ctx, id: string) => tx.one(seen(tx, ctx, id).forUpdate('c'))

export const findOpenCase = (tx: Tx, victimId: string, regime: Regime) =>
  tx.one(cases(tx).where('c.victim_id', '=', victimId).where('c.regime', '=', regime).where('c.state', '=', 'open'))

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
      occurred_at: row.occurredAt,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )

/** What happened last is the status; a fact entered late does not overwrite a later one. */
export const setThbStatus = (tx: Tx, row: StatusRow, identifiedOn: LocalDate | null) =>
  tx.write(
    compose
      .updateTable('cases as c')
      .set({
        thb_status: row.status,
        identified_on: identifiedOn,
        identification_body_id: identifiedOn === null ? null : row.organizationId,
      })
      .where('c.center_id', '=', tx.scope.orgId)
      .where('c.id', '=', row.caseId)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('thb_statuses as s')
              .select('s.id')
              .whereRef('s.center_id', '=', 'c.center_id')
              .whereRef('s.case_id', '=', 'c.id')
              .where('s.occurred_at', '>', row.occurredAt),
          ),
        ),
      ),
  )

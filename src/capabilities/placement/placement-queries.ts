import type { Insertable, Updateable } from 'kysely'
import type { Regime } from '../../access/actor.ts'
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { following } from '../../db/paging.ts'
import type { DB } from '../../db/tables.ts'
import type { Position } from '../../http/cursor.ts'
import { addDays, type Instant, type LocalDate, startOfDay } from '../../kernel/dates.ts'
import type { AgeBasis } from '../../rules/age.ts'
import type { Facility } from '../../rules/parameters/facilities.ts'
import { onlyVisible } from '../persons/facts.ts'

/** With what the law reads beside it: the person's age, the regime of the case, the kind of house. Of everybody held here. */
const everyPlacement = (tx: Tx) =>
  compose
    .selectFrom('placements as p')
    .innerJoin('victims as w', (join) =>
      join.onRef('w.center_id', '=', 'p.center_id').onRef('w.id', '=', 'p.victim_id'),
    )
    .innerJoin('cases as c', (join) => join.onRef('c.center_id', '=', 'p.center_id').onRef('c.id', '=', 'p.case_id'))
    .innerJoin('organizations as o', 'o.id', 'p.center_id')
    .select([
      'p.id',
      'p.victim_id as victimId',
      'w.code',
      'p.case_id as caseId',
      sql<Regime>`c.regime`.as('regime'),
      sql<Facility>`o.kind`.as('facility'),
      sql<Regime[]>`o.regimes`.as('centerRegimes'),
      'o.state_run as stateRun',
      'o.accredited_until as accreditedUntil',
      'p.state',
      'p.basis',
      'p.placement_request_reference as placementRequestReference',
      'p.age_band as ageBand',
      'p.transfer_reference as transferReference',
      'p.referral_id as referralId',
      'p.referrer_kind as referrerKind',
      'p.document_no as documentNo',
      'p.document_on as documentOn',
      'p.child_role as childRole',
      'p.companion_of_placement_id as companionOfPlacementId',
      'p.companion_related_person_id as companionRelatedPersonId',
      'p.expected_on as expectedOn',
      'p.arrived_at as arrivedAt',
      'p.admission_on as admissionOn',
      'p.clock_start_on as clockStartOn',
      'p.new_incident as newIncident',
      'p.reviewed_on as reviewedOn',
      'p.child_at_admission as childAtAdmission',
      'p.limit_floor_on as limitFloorOn',
      'p.extended_until as extendedUntil',
      'p.accompanying_until_on as accompanyingUntilOn',
      'p.planned_exit_on as plannedExitOn',
      'p.finalized_at as finalizedAt',
      'p.departed_at as departedAt',
      'p.exit_reason as exitReason',
      'p.breach',
      'p.education',
      'p.recorded_at as recordedAt',
      'p.version',
      'w.birth_on as birthOn',
      sql<AgeBasis>`w.age_basis`.as('ageBasis'),
      'w.presumed_child as presumedChild',
      'w.emancipated',
      'w.incapable_from_on as incapableFromOn',
      'w.incapable_until_before as incapableUntilBefore',
      'w.key_worker as keyWorker',
    ])
    .where('p.center_id', '=', tx.scope.orgId)
const placements = (tx: Tx, ctx: Ctx) => everyPlacement(tx).where(onlyVisible(ctx, 'p.victim_id'))

export const findPlacement = (tx: Tx, ctx: Ctx, id: string) => tx.about(placements(tx, ctx).where('p.id', '=', id))
/** Undefined when absent, elsewhere or of a person shut to the caller. */
export const lockPlacement = (tx: Tx, ctx: Ctx, id: string) =>
  tx.about(placements(tx, ctx).where('p.id', '=', id).forUpdate('p'))
export type PlacementRow = NonNullable<Awaited<ReturnType<typeof findPlacement>>>

export interface PlacementFilter {
  readonly state?: string | undefined
  /** Came by the end of that Baku day and had not left before it ended. */
  readonly presentOn?: LocalDate | undefined
}

export const listPlacements = (tx: Tx, ctx: Ctx, filter: PlacementFilter, limit: number, after: Position | null) =>
  tx.all(
    placements(tx, ctx)
      .$if(filter.state !== undefined, (q) => q.where('p.state', '=', filter.state ?? ''))
      .$if(filter.presentOn !== undefined, (q) => {
        const on = filter.presentOn as LocalDate
        return q
          .where('p.admission_on', '<=', on)
          .where((eb) =>
            eb.or([eb('p.departed_at', 'is', null), eb('p.departed_at', '>=', startOfDay(addDays(on, 1)))]),
          )
      })
      .where(following(after, 'p.recorded_at', 'p.id'))
      .orderBy('p.recorded_at')
      .orderBy('p.id')
      .limit(limit + 1),
  )

export const listPresent = (tx: Tx, ctx: Ctx) =>
  tx.all(
    placements(tx, ctx)
      .where('p.arrived_at', 'is not', null)
      .where('p.departed_at', 'is', null)
      .orderBy('p.arrived_at')
      .orderBy('p.id')
      .limit(5_000),
  )

const begunBy = (tx: Tx, ctx: Ctx, victimId: string) =>
  placements(tx, ctx).where('p.victim_id', '=', victimId).where('p.arrived_at', 'is not', null).orderBy('p.arrived_at')

/** Her stays that have begun, ended ones too, first to last. */
export const stays = (tx: Tx, ctx: Ctx, victimId: string) => tx.all(begunBy(tx, ctx, victimId))
export const lockStays = (tx: Tx, ctx: Ctx, victimId: string) => tx.all(begunBy(tx, ctx, victimId).forUpdate('p'))

/**
 * Present placements of others that go with this one: the children of a mother, the companion of a child, whoever is on
 * record as a relative of hers. Also of persons shut to the caller: rules weigh them, no answer names them.
 */
export const placementsWith = (tx: Tx, { id, victimId, companionOfPlacementId }: PlacementRow) =>
  tx.all(
    everyPlacement(tx)
      .where((eb) =>
        eb.or([
          eb('p.companion_of_placement_id', '=', id),
          eb('p.id', '=', companionOfPlacementId),
          sql<boolean>`exists (
            select from related_persons r where r.center_id = p.center_id and r.struck_at is null
              and (r.victim_id = ${victimId} and r.related_victim_id = p.victim_id
                or r.victim_id = p.victim_id and r.related_victim_id = ${victimId}))`,
        ]),
      )
      .where('p.id', '<>', id)
      .where('p.arrived_at', 'is not', null)
      .where('p.departed_at', 'is', null),
  )

/** Her last other stay here that had begun by this instant and has ended. */
export const previousStay = (tx: Tx, { id, victimId }: PlacementRow, arrivedAt: Instant) =>
  tx.one(
    compose
      .selectFrom('placements as p')
      .select([
        'p.case_id as caseId',
        'p.document_no as documentNo',
        'p.referral_id as referralId',
        'p.placement_request_reference as placementRequestReference',
        'p.departed_at as departedAt',
        sql<LocalDate | null>`coalesce(p.clock_start_on, p.admission_on)`.as('clockStartOn'),
      ])
      .where('p.center_id', '=', tx.scope.orgId)
      .where('p.victim_id', '=', victimId)
      .where('p.id', '<>', id)
      .where('p.arrived_at', '<=', arrivedAt)
      .where('p.departed_at', 'is not', null)
      .orderBy('p.departed_at', 'desc')
      .limit(1),
  )

type NewPlacement = Omit<Insertable<DB['placements']>, 'center_id' | 'recorded_at'>

export const insertPlacement = (tx: Tx, row: NewPlacement) =>
  tx.write(compose.insertInto('placements').values({ center_id: tx.scope.orgId, recorded_at: tx.at, ...row }))

export const updatePlacement = (tx: Tx, id: string, change: Updateable<DB['placements']>) =>
  tx.write(compose.updateTable('placements').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id))

export interface PlacementEvent {
  readonly kind: string
  readonly occurredAt?: Instant
  /** Codes, days and ids only. */
  readonly data?: object
  readonly breach?: readonly string[]
  readonly textId?: string | null
  readonly decisionId?: string | null
  /** The view, representative or presence of which it tells. */
  readonly factId?: string | null
  /** The line entered wrongly in whose place it stands. */
  readonly supersedes?: string | null
}

/** One line of the placement's history. */
export const recordEvent = (
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  { id, victimId }: { id: string; victimId: string },
  { kind, occurredAt = tx.at, data = {}, breach = [], textId = null, decisionId = null, ...more }: PlacementEvent,
) =>
  tx.write(
    compose.insertInto('placement_events').values({
      center_id: tx.scope.orgId,
      id: deps.random.uuid(),
      placement_id: id,
      victim_id: victimId,
      kind,
      data: sql`${JSON.stringify(data)}::jsonb`,
      breach: [...breach],
      text_id: textId,
      decision_id: decisionId,
      fact_id: more.factId ?? null,
      supersedes: more.supersedes ?? null,
      occurred_at: occurredAt,
      recorded_at: tx.at,
      recorded_by: ctx.actorKey,
    }),
  )

import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import { following } from '../../db/paging.ts'
import type { Position } from '../../http/cursor.ts'

const columns = [
  'v.id',
  'v.code',
  'v.sex',
  'v.birth_on as birthOn',
  'v.age_basis as ageBasis',
  'v.presumed_child as presumedChild',
  'v.emancipated',
  'v.incapable_from_on as incapableFromOn',
  'v.incapable_until_before as incapableUntilBefore',
  'v.citizenship_group as citizenshipGroup',
  'v.residence_right as residenceRight',
  'v.language',
  'v.needs',
  'v.safety_flags as safetyFlags',
  'v.sealed_at as sealedAt',
  'v.key_worker as keyWorker',
  'v.key_worker_by as keyWorkerBy',
  'v.key_worker_at as keyWorkerAt',
  'v.portal_access as portalAccess',
  'v.recorded_at as recordedAt',
  'v.version',
] as const

/** The service itself acts for every person of the holder; of the staff only a manager sees a sealed one unasked. */
const seesSealed = ({ actor }: Ctx) => actor === null || actor.roles.includes('center_manager')

/**
 * Persons whom the caller may see: of the holder, not shut to this member of staff, and when sealed only for her key
 * worker and the manager (R14). Who may not see her sees absence.
 */
const visible = (ctx: Ctx) =>
  compose
    .selectFrom('victims as v')
    .where('v.center_id', '=', ctx.orgId)
    .where('v.erased_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('barred_readers as b')
            .select('b.id')
            .whereRef('b.center_id', '=', 'v.center_id')
            .whereRef('b.victim_id', '=', 'v.id')
            .where('b.reader', '=', ctx.actorKey)
            .where('b.lifted_at', 'is', null),
        ),
      ),
    )
    .$if(!seesSealed(ctx), (q) =>
      q.where((eb) => eb.or([eb('v.sealed_at', 'is', null), eb('v.key_worker', '=', ctx.actorKey)])),
    )

/** The same for any table that points to a person; `column` as the query names it, e.g. `p.victim_id`. */
export const onlyVisible = (ctx: Ctx, column: string) =>
  sql<boolean>`exists ${visible(ctx).select('v.id').where('v.id', '=', sql.ref<string>(column))}`

/** Who finds her has met her: the audit row names her, whatever comes of the act. */
function met<Row extends { readonly id: string }>(tx: Tx, row: Row | undefined): Row | undefined {
  if (row !== undefined) tx.meets(row.id)
  return row
}

export const findVictim = async (tx: Tx, ctx: Ctx, id: string) =>
  met(tx, await tx.one(visible(ctx).select(columns).where('v.id', '=', id)))

/** Locks the person. Undefined when absent, elsewhere or shut to the caller: the caller cannot tell which. */
export const lockVictim = async (tx: Tx, ctx: Ctx, id: string) =>
  met(tx, await tx.one(visible(ctx).select(columns).where('v.id', '=', id).forUpdate('v')))
export type VictimRow = NonNullable<Awaited<ReturnType<typeof findVictim>>>

export const listVictims = (tx: Tx, ctx: Ctx, limit: number, after: Position | null) =>
  tx.all(
    visible(ctx)
      .select([
        'v.id',
        'v.code',
        'v.sex',
        'v.birth_on as birthOn',
        'v.presumed_child as presumedChild',
        'v.recorded_at as recordedAt',
      ])
      .where(following(after, 'v.recorded_at', 'v.id'))
      .orderBy('v.recorded_at')
      .orderBy('v.id')
      .limit(limit + 1),
  )

export const findVictimsByIds = (tx: Tx, ctx: Ctx, ids: readonly string[]) =>
  tx.all(
    visible(ctx)
      .select(['v.id', 'v.code'])
      .where(sql<boolean>`v.id = any (${[...ids]}::uuid[])`),
  )

export const insertVictim = (
  tx: Tx,
  row: { id: string; code: string; recordedBy: string } & Record<string, unknown>,
) => {
  const { id, code, recordedBy, ...facts } = row
  tx.write(
    compose
      .insertInto('victims')
      .values({ center_id: tx.scope.orgId, id, code, recorded_at: tx.at, recorded_by: recordedBy, ...facts }),
  )
}

export const updateVictim = (tx: Tx, id: string, facts: Record<string, unknown>) =>
  tx.write(compose.updateTable('victims').set(facts).where('center_id', '=', tx.scope.orgId).where('id', '=', id))

export const findIdOfCitizen = async (tx: Tx, citizenKey: string): Promise<string | undefined> => {
  const row = await tx.one(
    compose
      .selectFrom('victims as v')
      .select('v.id')
      .where('v.center_id', '=', tx.scope.orgId)
      .where('v.citizen_key', '=', citizenKey)
      .where('v.erased_at', 'is', null)
      .orderBy('v.recorded_at', 'desc')
      .limit(1),
  )
  return row?.id
}

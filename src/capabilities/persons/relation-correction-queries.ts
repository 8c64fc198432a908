import type { Updateable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { DB } from '../../db/tables.ts'
import { bakuDay, type LocalDate } from '../../kernel/dates.ts'

const representations = (tx: Tx, relatedPersonId: string) =>
  compose
    .selectFrom('representations as p')
    .select([
      'p.id',
      'p.related_person_id as relatedPersonId',
      'p.capacity',
      sql<LocalDate>`p.from_on`.as('fromOn'),
      sql<LocalDate | null>`p.documented_on`.as('documentedOn'),
      'p.ended_at as endedAt',
      'p.end_reason as endReason',
      sql<boolean>`p.struck_at is not null`.as('struck'),
    ])
    .where('p.center_id', '=', tx.scope.orgId)
    .where('p.related_person_id', '=', relatedPersonId)

export const findRepresentation = (tx: Tx, relatedPersonId: string, id: string) =>
  tx.one(representations(tx, relatedPersonId).where('p.id', '=', id))
export type RepresentationEntry = NonNullable<Awaited<ReturnType<typeof findRepresentation>>>

/** All that this relative was ever said to represent and that was not struck. */
export const representationsBy = (tx: Tx, relatedPersonId: string) =>
  tx.all(representations(tx, relatedPersonId).where('p.struck_at', 'is', null).orderBy('p.recorded_at').orderBy('p.id'))

export const updateRepresentation = (tx: Tx, id: string, change: Updateable<DB['representations']>) =>
  tx.write(
    compose.updateTable('representations').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id),
  )
export const updateRelation = (tx: Tx, id: string, change: Updateable<DB['related_persons']>) =>
  tx.write(
    compose.updateTable('related_persons').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id),
  )

/** Whether anybody represents her now by what is on record. */
export const isRepresented = async (tx: Tx, victimId: string): Promise<boolean> =>
  (await tx.one(
    compose
      .selectFrom('representations as p')
      .select('p.id')
      .where('p.center_id', '=', tx.scope.orgId)
      .where('p.victim_id', '=', victimId)
      .where('p.struck_at', 'is', null)
      .where('p.from_on', '<=', bakuDay(tx.at))
      .where((eb) => eb.or([eb('p.ended_at', 'is', null), eb('p.ended_at', '>', tx.at)]))
      .limit(1),
  )) !== undefined

/** Somebody was to look at what relied on this relative; told rightly, it holds. */
export const closeAskedAbout = (tx: Tx, relatedPersonId: string, by: string) =>
  tx.write(
    compose
      .updateTable('tasks')
      .set({ done_at: tx.at, done_by: by })
      .where('center_id', '=', tx.scope.orgId)
      .where('resource_kind', '=', 'related_person')
      .where('resource_id', '=', relatedPersonId)
      .where('done_at', 'is', null),
  )

/** Of everything of a relation that can be set right. */
export const correctableIds = async (tx: Tx, relatedPersonId: string): Promise<readonly string[]> => {
  const rows = await tx.all(
    sql<{ id: string }>`select p.id from representations p where p.center_id = ${tx.scope.orgId}
        and p.related_person_id = ${relatedPersonId}
      union select c.resource_id from corrections c where c.center_id = ${tx.scope.orgId}
        and c.resource_kind = 'representation' and c.field = 'relatedPersonId' and c.old_value = ${relatedPersonId}::uuid::text`,
  )
  return [relatedPersonId, ...rows.map(({ id }) => id)]
}

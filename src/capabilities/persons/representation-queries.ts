import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import { bakuDay, type Instant, type LocalDate } from '../../kernel/dates.ts'

/** In force at that instant by what is on record now; one without an end comes first. */
export const representationAt = (tx: Tx, relatedPersonId: string, at: Instant) =>
  tx.one(
    compose
      .selectFrom('representations as p')
      .select('p.ended_at as endedAt')
      .where('p.center_id', '=', tx.scope.orgId)
      .where('p.related_person_id', '=', relatedPersonId)
      .where('p.struck_at', 'is', null)
      .where('p.from_on', '<=', bakuDay(at))
      .where((eb) => eb.or([eb('p.ended_at', 'is', null), eb('p.ended_at', '>', at)]))
      .orderBy('p.ended_at', (order) => order.desc().nullsFirst())
      .limit(1),
  )

export const insertRepresentation = (
  tx: Tx,
  row: {
    id: string
    victimId: string
    relatedPersonId: string
    capacity: string
    textId: string | null
    documentedOn: LocalDate | null
    fromOn: LocalDate
    recordedBy: string
  },
) =>
  tx.write(
    compose.insertInto('representations').values({
      center_id: tx.scope.orgId,
      id: row.id,
      victim_id: row.victimId,
      related_person_id: row.relatedPersonId,
      capacity: row.capacity,
      text_id: row.textId,
      documented_on: row.documentedOn,
      from_on: row.fromOn,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )

/** Every one of this relation that has not ended yet. */
export const endRepresentations = (tx: Tx, relatedPersonId: string, endedAt: Instant, reason: string) =>
  tx.write(
    compose
      .updateTable('representations')
      .set({ ended_at: endedAt, end_reason: reason })
      .where('center_id', '=', tx.scope.orgId)
      .where('related_person_id', '=', relatedPersonId)
      .where('struck_at', 'is', null)
      .where('ended_at', 'is', null),
  )

/** Whether anything was agreed to in her name by this relation, and whether somebody else still represents her. */
export const leftBehindBy = (tx: Tx, victimId: string, relatedPersonId: string) =>
  tx.one(
    sql<{ consented: boolean; represented: boolean }>`
      select
        exists (select from consent_records c where c.center_id = ${tx.scope.orgId} and c.victim_id = ${victimId}
          and c.grantor_related_person_id = ${relatedPersonId} and c.decision = 'given' and c.withdrawn_at is null) as consented,
        exists (select from representations p where p.center_id = ${tx.scope.orgId} and p.victim_id = ${victimId}
          and p.related_person_id <> ${relatedPersonId} and p.ended_at is null and p.struck_at is null) as represented`,
  )

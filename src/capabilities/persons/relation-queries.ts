import type { Tx } from '../../db/client.ts'
import { compose } from '../../db/compose.ts'
import { stillStands } from '../../db/corrections.ts'
import { following } from '../../db/paging.ts'
import type { Position } from '../../http/cursor.ts'

export const suspectedIds = (tx: Tx, victimId: string) =>
  tx.all(
    compose
      .selectFrom('suspicions as s')
      .select('s.related_person_id as id')
      .where('s.center_id', '=', tx.scope.orgId)
      .where('s.victim_id', '=', victimId)
      .where(stillStands('s')),
  )

const columns = [
  'r.id',
  'r.victim_id as victimId',
  'r.relation',
  'r.related_victim_id as relatedVictimId',
  'r.text_id as textId',
  'r.recorded_at as recordedAt',
  'r.version',
  'r.struck_at as struckAt',
] as const

/** With the first sign against each that no review has lifted, and the newest representation. */
const relatedPersons = (tx: Tx) =>
  compose
    .selectFrom('related_persons as r')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('representations as of')
          .selectAll()
          .whereRef('of.center_id', '=', 'r.center_id')
          .whereRef('of.related_person_id', '=', 'r.id')
          .where('of.struck_at', 'is', null)
          .orderBy('of.ended_at', (order) => order.desc().nullsFirst())
          .orderBy('of.from_on', 'desc')
          .orderBy('of.recorded_at', 'desc')
          .limit(1)
          .as('p'),
      (join) => join.onTrue(),
    )
    .select(columns)
    .select([
      'p.id as representationId',
      'p.capacity',
      'p.text_id as documentTextId',
      'p.documented_on as documentedOn',
      'p.from_on as fromOn',
      'p.ended_at as endedAt',
      'p.end_reason as endReason',
    ])
    .select((eb) =>
      eb
        .selectFrom('suspicions as s')
        .select((sub) => sub.fn.min('s.occurred_at').as('suspectedAt'))
        .whereRef('s.center_id', '=', 'r.center_id')
        .whereRef('s.related_person_id', '=', 'r.id')
        .where(stillStands('s'))
        .as('suspectedAt'),
    )
    .where('r.center_id', '=', tx.scope.orgId)

/** For rules, whosever relative: nobody who was struck. */
export const findRelatedPerson = (tx: Tx, id: string) =>
  tx.one(relatedPersons(tx).where('r.id', '=', id).where('r.struck_at', 'is', null))
export type RelatedPersonRow = NonNullable<Awaited<ReturnType<typeof findRelatedPerson>>>

/** Only as one of hers, struck or not: the id of another's relative is not found. */
export const findRelatedPersonOf = (tx: Tx, victimId: string, id: string) =>
  tx.one(relatedPersons(tx).where('r.id', '=', id).where('r.victim_id', '=', victimId))

export const listRelatedPersons = (tx: Tx, victimId: string, limit: number, position: Position | null) =>
  tx.all(
    relatedPersons(tx)
      .where('r.victim_id', '=', victimId)
      .where(following(position, 'r.recorded_at', 'r.id'))
      .orderBy('r.recorded_at')
      .orderBy('r.id')
      .limit(limit + 1),
  )

export const insertRelatedPerson = (
  tx: Tx,
  row: {
    id: string
    victimId: string
    relation: string
    relatedVictimId: string | null
    textId: string | null
    recordedBy: string
  },
) =>
  tx.write(
    compose.insertInto('related_persons').values({
      center_id: tx.scope.orgId,
      id: row.id,
      victim_id: row.victimId,
      relation: row.relation,
      related_victim_id: row.relatedVictimId,
      text_id: row.textId,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )

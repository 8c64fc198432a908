import type { Tx } from '../../db/client.ts'
import { compose } from '../../db/compose.ts'

export const suspectedIds = (tx: Tx, victimId: string) =>
  tx.all(
    compose
      .selectFrom('suspicions as s')
      .select('s.related_person_id as id')
      .where('s.center_id', '=', tx.scope.orgId)
      .where('s.victim_id', '=', victimId)
      .where('s.lifted_at', 'is', null),
  )

const columns = [
  'r.id',
  'r.victim_id as victimId',
  'r.relation',
  'r.related_victim_id as relatedVictimId',
  'r.text_id as textId',
  'r.recorded_at as recordedAt',
  'r.version',
] as const

/** With the first sign against each that no review has lifted. */
const relatedPersons = (tx: Tx) =>
  compose
    .selectFrom('related_persons as r')
    .select(columns)
    .select((eb) =>
      eb
        .selectFrom('suspicions as s')
        .select((sub) => sub.fn.min('s.occurred_at').as('suspectedAt'))
        .whereRef('s.center_id', '=', 'r.center_id')
        .whereRef('s.related_person_id', '=', 'r.id')
        .where('s.lifted_at', 'is', null)
        .as('suspectedAt'),
    )
    .where('r.center_id', '=', tx.scope.orgId)

export const findRelatedPerson = (tx: Tx, id: string) => tx.one(relatedPersons(tx).where('r.id', '=', id))
export type RelatedPersonRow = NonNullable<Awaited<ReturnType<typeof findRelatedPerson>>>

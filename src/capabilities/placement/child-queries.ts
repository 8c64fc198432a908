import type { Insertable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import { compose } from '../../db/compose.ts'
import { inForce } from '../../db/corrections.ts'
import type { DB } from '../../db/tables.ts'

type New<T extends keyof DB> = Omit<Insertable<DB[T]>, 'center_id' | 'recorded_at'>

export const insertRepresentative = (tx: Tx, row: New<'placement_representatives'>) =>
  tx.write(
    compose.insertInto('placement_representatives').values({ center_id: tx.scope.orgId, recorded_at: tx.at, ...row }),
  )
export const insertView = (tx: Tx, row: New<'child_views'>) =>
  tx.write(compose.insertInto('child_views').values({ center_id: tx.scope.orgId, recorded_at: tx.at, ...row }))
export const insertAssessment = (tx: Tx, row: New<'companion_assessments'>) =>
  tx.write(
    compose.insertInto('companion_assessments').values({ center_id: tx.scope.orgId, recorded_at: tx.at, ...row }),
  )

/** Newest first. */
export const representativesOf = (tx: Tx, placementId: string) =>
  tx.all(
    compose
      .selectFrom('placement_representatives as r')
      .select([
        'r.id',
        'r.capacity',
        'r.related_person_id as relatedPersonId',
        'r.organization_id as organizationId',
        'r.present_at as presentAt',
      ])
      .where('r.center_id', '=', tx.scope.orgId)
      .where('r.placement_id', '=', placementId)
      .where(inForce('placement_representatives', 'r'))
      .orderBy('r.present_at', 'desc')
      .orderBy('r.recorded_at', 'desc')
      .orderBy('r.id'),
  )
export type RepresentativeRow = Awaited<ReturnType<typeof representativesOf>>[number]

/** Newest first. */
export const viewsOf = (tx: Tx, placementId: string) =>
  tx.all(
    compose
      .selectFrom('child_views as v')
      .select([
        'v.id',
        'v.about',
        'v.stance',
        'v.heard_by_role as heardBy',
        'v.without_parents as withoutParents',
        'v.weighed_text_id as weighedTextId',
        'v.text_id as textId',
        'v.by_psychologist as byPsychologist',
        'v.occurred_at as occurredAt',
      ])
      .where('v.center_id', '=', tx.scope.orgId)
      .where('v.placement_id', '=', placementId)
      .where(inForce('child_views', 'v'))
      .orderBy('v.occurred_at', 'desc')
      .orderBy('v.recorded_at', 'desc')
      .orderBy('v.id'),
  )
export type ViewRow = Awaited<ReturnType<typeof viewsOf>>[number]

/** A view as it was entered, for the row that stands in its place. */
export const viewToCorrect = (tx: Tx, placementId: string, id: string) =>
  tx.one(
    compose
      .selectFrom('child_views as v')
      .select(['v.id', 'v.placement_id', 'v.victim_id', 'v.about', 'v.stance', 'v.heard_by_role', 'v.without_parents'])
      .select([
        'v.language',
        'v.interpreter_used',
        'v.text_id',
        'v.weighed_text_id',
        'v.occurred_at',
        'v.by_psychologist',
      ])
      .where('v.center_id', '=', tx.scope.orgId)
      .where('v.placement_id', '=', placementId)
      .where('v.id', '=', id)
      .where(inForce('child_views', 'v')),
  )

/** A representative as entered, for the row that stands in that place. */
export const representativeToCorrect = (tx: Tx, placementId: string, id: string) =>
  tx.one(
    compose
      .selectFrom('placement_representatives as r')
      .select(['r.id', 'r.placement_id', 'r.related_person_id', 'r.organization_id', 'r.capacity', 'r.present_at'])
      .where('r.center_id', '=', tx.scope.orgId)
      .where('r.placement_id', '=', placementId)
      .where('r.id', '=', id)
      .where(inForce('placement_representatives', 'r')),
  )

/** The psychologist's newest word on this companion of this child. */
export const assessmentOf = (tx: Tx, victimId: string, relatedPersonId: string) =>
  tx.one(
    compose
      .selectFrom('companion_assessments as a')
      .innerJoin('placements as p', (join) =>
        join.onRef('p.center_id', '=', 'a.center_id').onRef('p.id', '=', 'a.placement_id'),
      )
      .select('a.positive_effect as positiveEffect')
      .where('a.center_id', '=', tx.scope.orgId)
      .where('p.victim_id', '=', victimId)
      .where('a.related_person_id', '=', relatedPersonId)
      .orderBy('a.occurred_at', 'desc')
      .orderBy('a.recorded_at', 'desc')
      .limit(1),
  )

/** Among the relations of `victimId`: those who are this other person, held here too. */
export const relationsTo = (tx: Tx, victimId: string, relatedVictimId: string) =>
  tx.all(
    compose
      .selectFrom('related_persons as r')
      .select('r.id')
      .where('r.center_id', '=', tx.scope.orgId)
      .where('r.victim_id', '=', victimId)
      .where('r.related_victim_id', '=', relatedVictimId)
      .where('r.struck_at', 'is', null),
  )

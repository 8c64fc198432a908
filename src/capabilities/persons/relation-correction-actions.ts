/** Who somebody around her is, and whether he represents her, set right: what relied on it is looked at anew (R20). */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordCorrection } from '../../db/corrections.ts'
import { notFound, type Outcome, type Refused, refuse } from '../../db/outcome.ts'
import { openTask } from '../../db/tasks.ts'
import { correctionsOf } from '../../http/corrections.ts'
import type { PageOf, PageQuery } from '../../http/shapes.ts'
import { duties } from '../../rules/duty.ts'
import { wrongRelationTasks } from '../../rules/representation.ts'
import type { ActingAs } from '../../rules/suspicion.ts'
import {
  closeAskedAbout,
  correctableIds,
  isRepresented,
  representationsBy,
  updateRelation,
} from './relation-correction-queries.ts'
import type { HeadCorrection, RelationCorrection } from './relation-correction-schema.ts'
import { findRelatedPersonOf, type RelatedPersonRow } from './relation-queries.ts'
import type { Relation } from './relation-schema.ts'
import { shown } from './representation-actions.ts'
import { correctRepresentation, strikeRepresentation } from './representation-correction.ts'
import { ofPsychologist, rolesIn } from './suspicion-duties.ts'
import { rolesOfRelative } from './suspicion-duty-queries.ts'
import { findVictim } from './victim-queries.ts'
import { onVictim } from './work.ts'

export const correctRelation = (
  deps: Deps,
  ctx: Ctx,
  victimId: string,
  id: string,
  ask: RelationCorrection,
): Promise<Outcome<Relation>> =>
  onVictim(deps, ctx, victimId, async (tx) => {
    const row = await findRelatedPersonOf(tx, victimId, id)
    if (row === undefined) return notFound
    const [represented, acting] = await Promise.all([isRepresented(tx, victimId), rolesOfRelative(tx, id, false)])
    const rests =
      'representationId' in ask
        ? await correctRepresentation(deps, tx, ctx, row, ask)
        : await correctHead(deps, tx, ctx, row, ask)
    if ('ok' in rests) return rests
    const actsAs = rolesIn(acting).filter((role) => rests.includes(role))
    const leftAlone = represented && !(await isRepresented(tx, victimId))
    for (const { what, rule, dueAt } of duties([wrongRelationTasks], { at: ctx.at, actsAs, leftAlone })) {
      const role = ofPsychologist.has(what) ? 'psychologist' : 'case_worker'
      openTask(deps, tx, { what, ruleId: rule, role, dueAt, victimId, resource: { kind: 'related_person', id } })
    }
    return shown(tx, ctx, victimId, id)
  })

const everything: readonly ActingAs[] = ['representative', 'companion', 'contact', 'grantor']

/** While a sign stands against a relative, whom it concerns is settled first, in writing (DV-CHILD-02). */
async function correctHead(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: RelatedPersonRow,
  ask: HeadCorrection,
): Promise<readonly ActingAs[] | Refused> {
  const { field, reason } = ask
  const was = { ...row, struck: row.struckAt !== null }
  if (field !== 'relation' && ask.new !== false && row.suspectedAt !== null) return refuse('state_conflict')
  if (field === 'relatedVictimId' && ask.new !== null && (await findVictim(tx, ctx, ask.new)) === undefined) {
    return refuse('validation_failed', { errors: [{ pointer: '/new', code: 'not_known' }] })
  }
  recordCorrection(
    deps,
    tx,
    ctx,
    { kind: 'related_person', id: row.id },
    { field, old: was[field], new: ask.new, reason },
  )
  if (field !== 'struck') {
    updateRelation(tx, row.id, field === 'relation' ? { relation: ask.new } : { related_victim_id: ask.new })
    return was[field] === ask.new ? [] : ['companion', 'contact']
  }
  updateRelation(tx, row.id, { struck_at: ask.new ? tx.at : null })
  if (!ask.new) {
    closeAskedAbout(tx, row.id, ctx.actorKey)
    return []
  }
  for (const entry of await representationsBy(tx, row.id)) strikeRepresentation(deps, tx, ctx, entry, reason)
  return was.struck ? [] : everything
}

export const readRelationCorrections = (
  deps: Deps,
  ctx: Ctx,
  victimId: string,
  id: string,
  query: PageQuery,
): Promise<Outcome<PageOf<object>>> =>
  correctionsOf(
    'related_person',
    async (tx) => {
      if ((await findVictim(tx, ctx, victimId)) === undefined) return undefined
      tx.touches('victim', victimId, [victimId])
      return findRelatedPersonOf(tx, victimId, id)
    },
    correctableIds,
  )(deps, ctx, id, query)

/** Who represents her by law, and that it ended: facts both. What was consented by a representation lapses with it. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { openTask } from '../../db/tasks.ts'
import { duties } from '../../rules/duty.ts'
import { representationEndTasks } from '../../rules/representation.ts'
import { relationSeen } from './relation-actions.ts'
import { findRelatedPersonOf } from './relation-queries.ts'
import type { NewRepresentation, Relation, RepresentationEnd } from './relation-schema.ts'
import { endRepresentations, insertRepresentation, leftBehindBy } from './representation-queries.ts'
import { onVictim } from './work.ts'

export const recordRepresentation = (
  deps: Deps,
  ctx: Ctx,
  victimId: string,
  relatedPersonId: string,
  ask: NewRepresentation,
): Promise<Outcome<Relation>> =>
  onVictim(deps, ctx, victimId, async (tx) => {
    const related = await findRelatedPersonOf(tx, victimId, relatedPersonId)
    if (related === undefined) return notFound
    if (related.struckAt !== null) return refuse('state_conflict')
    const { capacity, fromOn = ctx.on, documentNo, documentedOn = null } = ask
    const textId =
      documentNo === undefined
        ? null
        : await deps.vault.putText(tx, victimId, 'representation_document', documentNo, deps.random.uuid())
    const id = deps.random.uuid()
    const row = { id, victimId, relatedPersonId, capacity, textId, documentedOn, fromOn, recordedBy: ctx.actorKey }
    insertRepresentation(tx, row)
    return shown(tx, ctx, victimId, relatedPersonId)
  })

export const endRepresentation = (
  deps: Deps,
  ctx: Ctx,
  victimId: string,
  relatedPersonId: string,
  { reason, occurredAt }: RepresentationEnd,
): Promise<Outcome<Relation>> =>
  onVictim(deps, ctx, victimId, async (tx) => {
    const endedAt = momentOf(ctx, occurredAt)
    if (typeof endedAt !== 'string') return endedAt
    const related = await findRelatedPersonOf(tx, victimId, relatedPersonId)
    if (related === undefined) return notFound
    if (related.representationId === null || related.endedAt !== null) return refuse('state_conflict')
    endRepresentations(tx, relatedPersonId, endedAt, reason)
    const { consented = false, represented = false } = (await leftBehindBy(tx, victimId, relatedPersonId)) ?? {}
    for (const { what, rule, dueAt } of duties([representationEndTasks], { at: ctx.at, consented, represented })) {
      const resource = { kind: 'related_person', id: relatedPersonId }
      openTask(deps, tx, { what, ruleId: rule, role: 'case_worker', dueAt, victimId, resource })
    }
    return shown(tx, ctx, victimId, relatedPersonId)
  })

export async function shown(tx: Tx, ctx: Ctx, victimId: string, id: string): Promise<Outcome<Relation>> {
  tx.touches('related_person', id)
  const row = await findRelatedPersonOf(tx, victimId, id)
  if (row === undefined) return notFound
  const location = `/v1/victims/${victimId}/relations/${id}`
  return { ok: true, value: await relationSeen(tx, ctx, row), version: row.version, status: 200, location }
}

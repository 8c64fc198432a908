/** Facts that protect a child: who spoke for her, what she said, whether her company does her good. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Outcome, type ProblemCode, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { openTask } from '../../db/tasks.ts'
import { ageStanding } from '../../rules/age.ts'
import { bedChange, breaches, companion, representative, unweighed } from '../../rules/child-guard.ts'
import { decide } from '../../rules/decision.ts'
import { relatedPerson, suspectedRelatedIds } from '../persons/facts.ts'
import type { ChildView, Companion, CompanionAssessment, RepresentativePresent } from './act-schema.ts'
import { owe } from './arrival-duties.ts'
import { begin, isRefused } from './begin.ts'
import { insertAssessment, insertRepresentative, insertView } from './child-queries.ts'
import { companionOf, guardOf, isOnRecord, isPsychologist, personOf, standing, suspectedAs, viewIn } from './guard.ts'
import { findPlacement, type PlacementRow, recordEvent, updatePlacement } from './placement-queries.ts'
import type { Placement } from './placement-schema.ts'
import { shownAfter } from './shown.ts'

/** Whether this is a relation of this person. */
export const isRelated = async (tx: Tx, victimId: string, id: string | undefined): Promise<boolean> =>
  id === undefined || (await relatedPerson(tx, id))?.victimId === victimId

/** What is known of whoever came for the child, weighed. */
export async function weighRepresentative(
  tx: Tx,
  ctx: Ctx,
  row: PlacementRow,
  came: { capacity: string; related_person_id: string | null },
) {
  const capacity = came.capacity as RepresentativePresent['capacity']
  const suspects = await suspectedRelatedIds(tx, row.victimId)
  const recorded = await isOnRecord(tx, ctx.at, came.related_person_id)
  const suspected = suspectedAs(standing(suspects, came.related_person_id, capacity), recorded)
  const { child } = ageStanding(personOf(row), ctx.on)
  const facts = { child, representative: { capacity, suspected, present: true } }
  const breach = breaches(representative, facts, ctx.on)
  return { child, suspected, breach, missing: unweighed(representative, facts, ctx.on) }
}

/** A fact, also when the one who came is suspected: flagged here, and finalization is refused. */
export const recordRepresentative = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  ask: RepresentativePresent,
): Promise<Outcome<Placement>> =>
  perform(deps, ctx, async (tx) => {
    const row = await begin(tx, ctx, id, 'representative')
    if (isRefused(row)) return row
    const at = momentOf(ctx, ask.occurredAt)
    if (typeof at !== 'string') return at
    if (!(await isRelated(tx, row.victimId, ask.relatedPersonId))) return notFound
    const factId = deps.random.uuid()
    const relatedPersonId = ask.relatedPersonId ?? null
    const came = { capacity: ask.capacity, related_person_id: relatedPersonId }
    const { child, suspected, breach, missing } = await weighRepresentative(tx, ctx, row, came)
    insertRepresentative(tx, {
      ...came,
      id: factId,
      placement_id: id,
      organization_id: ask.organizationId ?? null,
      present_at: at,
      recorded_by: ctx.actorKey,
    })
    updatePlacement(tx, id, { breach: [...new Set([...row.breach, ...breach])] })
    recordEvent(deps, tx, ctx, row, { kind: 'representative', occurredAt: at, data: { missing }, breach, factId })
    if (child && suspected === null) owe(deps, tx, row, ctx.at, 'name_representative')
    return shownAfter(tx, ctx, id)
  })

/** Her words, and how they were weighed, lie in the vault. */
export const recordView = (deps: Deps, ctx: Ctx, id: string, ask: ChildView): Promise<Outcome<Placement>> =>
  perform(deps, ctx, async (tx) => {
    const row = await begin(tx, ctx, id, 'child-view')
    if (isRefused(row)) return row
    const at = momentOf(ctx, ask.occurredAt)
    if (typeof at !== 'string') return at
    const keep = async (kind: string, text: string | undefined) =>
      text === undefined ? null : deps.vault.putText(tx, row.victimId, kind, text, deps.random.uuid())
    const { about = 'placement', stance } = ask
    const factId = deps.random.uuid()
    insertView(tx, {
      id: factId,
      placement_id: id,
      victim_id: row.victimId,
      about,
      stance,
      heard_by_role: ask.heardBy,
      without_parents: ask.withoutParents,
      language: ask.language ?? 'az',
      interpreter_used: ask.interpreterUsed ?? false,
      text_id: await keep('child_view', ask.words),
      weighed_text_id: await keep('child_view_weighed', ask.weighed),
      occurred_at: at,
      recorded_by: ctx.actorKey,
      by_psychologist: isPsychologist(ctx),
    })
    updatePlacement(tx, id, { state: row.state })
    recordEvent(deps, tx, ctx, row, { kind: 'child_view', occurredAt: at, data: { about, stance }, factId })
    return shownAfter(tx, ctx, id)
  })

/** With whom a child is placed: refused for whoever is suspected, or does the child harm; not assessed yet is a task. */
export const chooseCompanion = (deps: Deps, ctx: Ctx, id: string, ask: Companion): Promise<Outcome<Placement>> =>
  perform(deps, ctx, async (tx) => {
    const row = await begin(tx, ctx, id, 'companion')
    if (isRefused(row)) return row
    const chosen = await companionOf(tx, row.victimId, ask.relatedPersonId)
    if (chosen === null) return notFound
    if (ask.placementId !== undefined && (await findPlacement(tx, ctx, ask.placementId)) === undefined) return notFound
    const guard = await guardOf(tx, ctx, row, ctx.on)
    const { child } = guard.age
    const facts = { child, companions: [chosen], ...viewIn(guard, 'companion') }
    // Before she is here nobody can have heard the child: the door waits for no view (R21).
    const decision =
      row.state === 'requested'
        ? decide('placement.companion', companion, facts, ctx.on)
        : decide('placement.bed-change', bedChange, facts, ctx.on)
    const decisionId = recordDecision(deps, tx, ctx, { kind: 'placement', id }, decision)
    if (!decision.allowed) return refuse(decision.code as ProblemCode, { decision, decisionId })
    updatePlacement(tx, id, {
      companion_related_person_id: ask.relatedPersonId,
      companion_of_placement_id: ask.placementId ?? row.companionOfPlacementId,
    })
    recordEvent(deps, tx, ctx, row, { kind: 'companion', decisionId })
    if (child && chosen.relation === 'other' && chosen.positiveEffect === null) {
      openTask(deps, tx, {
        what: 'assess_companion',
        ruleId: 'DV-CHILD-02',
        role: 'psychologist',
        dueAt: ctx.at,
        victimId: row.victimId,
        caseId: row.caseId,
        resource: { kind: 'placement', id },
      })
    }
    return shownAfter(tx, ctx, id, decisionId)
  })

export const assessCompanion = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  ask: CompanionAssessment,
): Promise<Outcome<Placement>> =>
  perform(deps, ctx, async (tx) => {
    const row = await begin(tx, ctx, id, 'companion-assessments')
    if (isRefused(row)) return row
    const at = momentOf(ctx, ask.occurredAt)
    if (typeof at !== 'string') return at
    if (!(await isRelated(tx, row.victimId, ask.relatedPersonId))) return notFound
    const textId =
      ask.words === undefined
        ? null
        : await deps.vault.putText(tx, row.victimId, 'companion_assessment', ask.words, deps.random.uuid())
    insertAssessment(tx, {
      id: deps.random.uuid(),
      placement_id: id,
      related_person_id: ask.relatedPersonId,
      positive_effect: ask.positiveEffect,
      text_id: textId,
      occurred_at: at,
      recorded_by: ctx.actorKey,
    })
    updatePlacement(tx, id, { state: row.state })
    recordEvent(deps, tx, ctx, row, {
      kind: 'companion_assessment',
      occurredAt: at,
      data: { positiveEffect: ask.positiveEffect },
    })
    return shownAfter(tx, ctx, id)
  })

/** Decisions on a stay: it becomes final, it ends on a planned day, it lasts longer. */
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { notFound, type Outcome, type ProblemCode, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { ageStanding } from '../../rules/age.ts'
import { decide } from '../../rules/decision.ts'
import { finalizationFor } from '../../rules/placement.ts'
import { accompanyingBasis, extension, plannedExit } from '../../rules/stay-change.ts'
import { relatedPerson, suspectedRelatedIds } from '../persons/facts.ts'
import type { Accompanying, Extension, PlannedExit } from './act-schema.ts'
import { owe } from './arrival-duties.ts'
import { begin, decidingRole, isRefused } from './begin.ts'
import { relationsTo } from './child-queries.ts'
import { finalizationFacts, guardOf, personOf, stayOf, viewIn } from './guard.ts'
import { findPlacement, recordEvent, updatePlacement } from './placement-queries.ts'
import type { Placement } from './placement-schema.ts'
import { shownAfter } from './shown.ts'
import { lastDayOf } from './stay.ts'
import { planStayTasks } from './stay-tasks.ts'

/** What is lacking stops this step only; she stays sheltered meanwhile. */
export const finalizePlacement = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Placement>> =>
  perform(deps, ctx, async (tx) => {
    const row = await begin(tx, ctx, id, 'finalization')
    if (isRefused(row)) return row
    const facts = await finalizationFacts(tx, ctx, row, await guardOf(tx, ctx, row, ctx.on))
    const decision = decide('placement.finalization', finalizationFor(row.regime), facts, ctx.on)
    const decisionId = recordDecision(deps, tx, ctx, { kind: 'placement', id }, decision)
    if (!decision.allowed) return refuse(decision.code as ProblemCode, { decision, decisionId })
    updatePlacement(tx, id, { state: 'final', finalized_at: ctx.at })
    recordEvent(deps, tx, ctx, row, { kind: 'finalization', decisionId })
    return shownAfter(tx, ctx, id, decisionId)
  })

export const planExit = (deps: Deps, ctx: Ctx, id: string, ask: PlannedExit): Promise<Outcome<Placement>> =>
  perform(deps, ctx, async (tx) => {
    const row = await begin(tx, ctx, id, 'planned-exit')
    if (isRefused(row)) return row
    const facts = { lastDay: lastDayOf(stayOf(row)), plannedExitOn: ask.plannedExitOn }
    const decision = decide('placement.planned-exit', plannedExit, facts, ctx.on)
    const decisionId = recordDecision(deps, tx, ctx, { kind: 'placement', id }, decision)
    if (!decision.allowed) return refuse(decision.code as ProblemCode, { decision, decisionId })
    updatePlacement(tx, id, { planned_exit_on: ask.plannedExitOn })
    recordEvent(deps, tx, ctx, row, { kind: 'planned_exit', data: { on: ask.plannedExitOn }, decisionId })
    return shownAfter(tx, ctx, id, decisionId)
  })

export const extendStay = (deps: Deps, ctx: Ctx, id: string, ask: Extension): Promise<Outcome<Placement>> =>
  perform(deps, ctx, async (tx) => {
    const row = await begin(tx, ctx, id, 'extension')
    if (isRefused(row)) return row
    const facts = {
      ...viewIn(await guardOf(tx, ctx, row, ctx.on), 'extension'),
      facility: row.facility,
      lastDay: lastDayOf(stayOf(row)),
      newLastDay: ask.newLastDay,
      hasBasisDocument: ask.basisDocument !== undefined,
      decidedByRole: decidingRole(ctx),
      agencyConsented: ask.agencyConsented ?? null,
    }
    const decision = decide('placement.extension', extension, facts, ctx.on)
    const decisionId = recordDecision(deps, tx, ctx, { kind: 'placement', id }, decision)
    if (!decision.allowed) return refuse(decision.code as ProblemCode, { decision, decisionId })
    updatePlacement(tx, id, { extended_until: ask.newLastDay, extension_basis: ask.basisDocument ?? null })
    recordEvent(deps, tx, ctx, row, { kind: 'extension', data: { until: ask.newLastDay }, decisionId })
    planStayTasks(deps, tx, ctx, row, { ...stayOf(row), extendedUntil: ask.newLastDay })
    return shownAfter(tx, ctx, id, decisionId)
  })

/** A parent whose own limit ends stays with her child, at most to the child's last day (DV-STAY-03). */
export const stayWithChild = (deps: Deps, ctx: Ctx, id: string, ask: Accompanying): Promise<Outcome<Placement>> =>
  perform(deps, ctx, async (tx) => {
    const row = await begin(tx, ctx, id, 'accompanying')
    if (isRefused(row)) return row
    const child = await findPlacement(tx, ctx, ask.childPlacementId)
    if (child === undefined || child.id === id) return notFound
    const named = ask.relatedPersonId === undefined ? undefined : await relatedPerson(tx, ask.relatedPersonId)
    if (ask.relatedPersonId !== undefined && named?.victimId !== child.victimId) return notFound
    const known = await relationsTo(tx, child.victimId, row.victimId)
    const suspects = await suspectedRelatedIds(tx, child.victimId)
    const relations = [...known, ...(named === undefined ? [] : [named])]
    const suspected = relations.length === 0 ? null : relations.some((relation) => suspects.has(relation.id))
    const facts = {
      suspected,
      child: child.childAtAdmission === true || ageStanding(personOf(child), ctx.on).child,
      bestInterestRecorded: ask.bestInterest !== undefined,
      childPresent: child.arrivedAt !== null && child.departedAt === null,
      askedUntilOn: ask.untilOn,
      childLastDay: lastDayOf(stayOf(child)),
    }
    const decision = decide('placement.accompanying', accompanyingBasis, facts, ctx.on)
    const decisionId = recordDecision(deps, tx, ctx, { kind: 'placement', id }, decision)
    if (!decision.allowed) return refuse(decision.code as ProblemCode, { decision, decisionId })
    const textId = await deps.vault.putText(
      tx,
      child.victimId,
      'best_interest',
      ask.bestInterest ?? '',
      deps.random.uuid(),
    )
    updatePlacement(tx, id, {
      basis: 'accompanying_child',
      accompanying_until_on: ask.untilOn,
      companion_of_placement_id: child.id,
    })
    recordEvent(deps, tx, ctx, row, {
      kind: 'accompanying',
      data: { until: ask.untilOn, basisBefore: row.basis },
      textId,
      decisionId,
    })
    if (suspected === null) owe(deps, tx, child, ctx.at, 'name_companion')
    return shownAfter(tx, ctx, id, decisionId)
  })

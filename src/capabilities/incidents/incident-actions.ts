import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordCorrection } from '../../db/corrections.ts'
import { recordDecision } from '../../db/decisions.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Outcome, type ProblemCode, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { decide } from '../../rules/decision.ts'
import { type IncidentFacts, incidentReview, reviewDueAt } from '../../rules/incidents.ts'
import { followLeak } from '../data/effects.ts'
import { visibleVictim } from '../persons/facts.ts'
import {
  everyConcern,
  type IncidentRow,
  insertConcern,
  insertIncident,
  insertMeasure,
  listMeasures,
  lockIncident,
  updateIncident,
} from './incident-queries.ts'
import type {
  Incident,
  IncidentCorrection,
  IncidentReview,
  NewConcern,
  NewIncident,
  NewIncidentMeasure,
} from './incident-schema.ts'
import { askStaff, closeReportTasks, closeReviewTask, moveReviewTask } from './incident-tasks.ts'
import { shown } from './incident-view.ts'

/** Stored in any case, with or without a person. Staff are asked at once what it asks for; no body is told by it. */
export const recordIncident = (deps: Deps, ctx: Ctx, ask: NewIncident): Promise<Outcome<Incident>> =>
  perform(deps, ctx, async (tx) => {
    const { kind, severity, addressCompromised = false, concerns = [], measures = [] } = ask
    const concerned = [...new Set(concerns.map((concern) => concern.victimId))]
    for (const victimId of concerned) if (!(await visibleVictim(tx, ctx, victimId))) return notFound
    const at = momentOf(ctx, ask.occurredAt)
    if (typeof at !== 'string') return at
    const id = deps.random.uuid()
    const facts: IncidentFacts = { at, kind, severity, addressCompromised }
    insertIncident(tx, {
      id,
      kind,
      severity,
      address_compromised: addressCompromised,
      review_due_at: reviewDueAt(facts),
      occurred_at: at,
      recorded_by: ctx.actorKey,
    })
    for (const concern of concerns) await keepConcern(deps, tx, ctx, id, concern)
    for (const measure of measures) {
      const taken = { id: deps.random.uuid(), incident_id: id, measure, occurred_at: at }
      insertMeasure(tx, { ...taken, recorded_by: ctx.actorKey })
    }
    await askStaff(deps, tx, ctx, id, facts, concerned, true)
    if (kind === 'child_left_alone') closeReportTasks(tx, concerned, ctx.actorKey)
    if (kind === 'data_leak') await followLeak(deps, tx, ctx, { incidentId: id, at, victimIds: concerned })
    return { ...(await shown(tx, ctx, id)), location: `/v1/incidents/${id}` }
  })

async function keepConcern(deps: Deps, tx: Tx, ctx: Ctx, id: string, ask: NewConcern): Promise<void> {
  const { victimId, part = 'at_risk', words } = ask
  const textId =
    words === undefined ? null : await deps.vault.putText(tx, victimId, 'incident', words, deps.random.uuid())
  insertConcern(tx, {
    id: deps.random.uuid(),
    incident_id: id,
    victim_id: victimId,
    part,
    text_id: textId,
    recorded_by: ctx.actorKey,
  })
}

/** That it concerns her too, or in another part, or more words about her. */
export const recordConcern = (deps: Deps, ctx: Ctx, id: string, ask: NewConcern): Promise<Outcome<Incident>> =>
  onIncident(deps, ctx, id, async (tx, row) => {
    if (!(await visibleVictim(tx, ctx, ask.victimId))) return notFound
    tx.touches('incident', id, [ask.victimId])
    await keepConcern(deps, tx, ctx, id, ask)
    const victimIds = await everyConcern(tx, id)
    await askStaff(deps, tx, ctx, id, factsOf(row), victimIds, row.reviewedAt === null)
    const at = row.occurredAt
    if (row.kind === 'data_leak') await followLeak(deps, tx, ctx, { incidentId: id, at, victimIds })
    if (row.kind === 'child_left_alone') closeReportTasks(tx, [ask.victimId], ctx.actorKey)
    return null
  })

export const recordMeasure = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { measure, occurredAt }: NewIncidentMeasure,
): Promise<Outcome<Incident>> =>
  onIncident(deps, ctx, id, async (tx) => {
    const at = momentOf(ctx, occurredAt)
    if (typeof at !== 'string') return at
    const taken = { id: deps.random.uuid(), incident_id: id, measure, occurred_at: at }
    insertMeasure(tx, { ...taken, recorded_by: ctx.actorKey })
    return null
  })

/** Set right, and weighed anew: what it asks for now is asked, and management looks again at what changed its weight. */
export const correctIncident = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { field, new: value, reason }: IncidentCorrection,
): Promise<Outcome<Incident>> =>
  onIncident(deps, ctx, id, async (tx, row) => {
    const at = field === 'occurredAt' ? momentOf(ctx, value) : row.occurredAt
    if (typeof at !== 'string') return at
    const right: IncidentRow = { ...row, [field]: value, occurredAt: at }
    const facts = factsOf(right)
    const dueAt = reviewDueAt(facts)
    const again = row.reviewedAt !== null && field !== 'occurredAt'
    recordCorrection(deps, tx, ctx, { kind: 'incident', id }, { field, old: row[field], new: right[field], reason })
    updateIncident(tx, id, {
      kind: right.kind,
      severity: right.severity,
      address_compromised: right.addressCompromised,
      occurred_at: at,
      review_due_at: dueAt,
      ...(again ? { reviewed_at: null, reviewed_by: null, review_outcome: null } : {}),
    })
    if (row.reviewedAt === null) moveReviewTask(tx, id, dueAt)
    const victimIds = await everyConcern(tx, id)
    await askStaff(deps, tx, ctx, id, facts, victimIds, row.reviewedAt === null || again)
    if (right.kind === 'data_leak') await followLeak(deps, tx, ctx, { incidentId: id, at, victimIds })
    return null
  })

/** By management; not before something is on record that was done. */
export const reviewIncident = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { outcome }: IncidentReview,
): Promise<Outcome<Incident>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockIncident(tx, ctx, id)
    if (row === undefined) return notFound
    touch(tx, row)
    if (row.version !== ctx.ifMatch) return refuse('version_mismatch')
    if (row.reviewedAt !== null) return refuse('state_conflict')
    const facts = { measures: (await listMeasures(tx, id)).length }
    const decision = decide('incident.review', incidentReview, facts, ctx.on)
    const decisionId = recordDecision(deps, tx, ctx, { kind: 'incident', id }, decision)
    if (!decision.allowed) return refuse(decision.code as ProblemCode, { decision, decisionId })
    const reviewed = { reviewed_at: ctx.at, reviewed_by: ctx.actorKey, review_outcome: outcome }
    updateIncident(tx, id, { ...reviewed, decision_id: decisionId })
    closeReviewTask(tx, id, ctx.actorKey)
    return { ...(await shown(tx, ctx, id)), decisionId, status: 200, location: `/v1/incidents/${id}` }
  })

const factsOf = ({ occurredAt, kind, severity, addressCompromised }: IncidentRow): IncidentFacts => ({
  at: occurredAt,
  kind,
  severity,
  addressCompromised,
})

const touch = (tx: Tx, { id, concerns }: IncidentRow) =>
  tx.touches(
    'incident',
    id,
    concerns.map((concern) => concern.victimId),
  )

/** The frame of a fact about an incident that is on record: `null` from `act` is done. */
const onIncident = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  act: (tx: Tx, row: IncidentRow) => Promise<Exclude<Outcome<Incident>, { ok: true }> | null>,
): Promise<Outcome<Incident>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockIncident(tx, ctx, id)
    if (row === undefined) return notFound
    touch(tx, row)
    const refused = await act(tx, row)
    return refused ?? { ...(await shown(tx, ctx, id)), status: 200, location: `/v1/incidents/${id}` }
  })

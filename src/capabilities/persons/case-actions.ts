import { colleague } from '../../db/actor-key.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { notFound, type Outcome, type ProblemCode, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf } from '../../http/shapes.ts'
import { followCase } from '../placement/effects.ts'
import { findOpenCase, findWholeCase, insertCaseEvent, listCases, openPlacementOf, updateCase } from './case-queries.ts'
import type { Case, CaseClosure, CaseReopening, CaseSummary, CasesQuery, NewCase } from './case-schema.ts'
import { shownCase, summaryOf, weighClosure } from './case-shown.ts'
import { openCase } from './effects.ts'
import { mayName } from './fence-actions.ts'
import type { KeyWorker } from './fence-schema.ts'
import { lockVictim } from './victim-queries.ts'
import { onCase } from './work.ts'

export const openNewCase = (deps: Deps, ctx: Ctx, ask: NewCase): Promise<Outcome<Case>> =>
  perform(deps, ctx, async (tx) => {
    if ((await lockVictim(tx, ctx, ask.victimId)) === undefined) return notFound
    if ((await findOpenCase(tx, ask.victimId, ask.regime)) !== undefined) return refuse('state_conflict')
    const id = await openCase(deps, tx, ctx, ask)
    await followCase(deps, tx, ctx, ask.victimId)
    return { ...(await shownCase(tx, ctx, id)), location: `/v1/cases/${id}` }
  })

export const readCase = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Case>> =>
  perform(deps, ctx, (tx) => shownCase(tx, ctx, id))

export const pageCases = (
  deps: Deps,
  ctx: Ctx,
  { limit = 50, cursor, ...filter }: CasesQuery,
): Promise<Outcome<PageOf<CaseSummary>>> =>
  perform(deps, ctx, async (tx) => {
    const rows = await listCases(tx, ctx, filter, limit, readCursor(deps, ctx, 'cases', cursor))
    const page = pageOf(deps, ctx, 'cases', limit, rows, (row) => [row.recordedAt, row.id], summaryOf)
    const seen = new Set(page.items.map((row) => row.victimId))
    tx.touches('case', null, [...seen])
    return { ok: true, value: page }
  })

/** Who leads the episode. Whom a seal lets through stands on the person, not here. */
export const nameCaseKeyWorker = (deps: Deps, ctx: Ctx, id: string, { user }: KeyWorker): Promise<Outcome<Case>> =>
  onCase(deps, ctx, id, async (tx, { victimId }) => {
    const key = user === null ? null : colleague(deps, ctx, user)
    const before = (await findWholeCase(tx, ctx, id))?.keyWorker ?? null
    if (!mayName(ctx, before, key)) return refuse('role_not_allowed')
    updateCase(tx, id, { key_worker: key })
    const event = { caseId: id, victimId, kind: 'key_worker_named' as const, code: null, occurredAt: ctx.at }
    insertCaseEvent(tx, { id: deps.random.uuid(), ...event, recordedBy: ctx.actorKey })
    return shownCase(tx, ctx, id)
  })

/** Never while a body that must be told has not been, nor while she still has a place here. */
export const closeCase = (deps: Deps, ctx: Ctx, id: string, { reason }: CaseClosure): Promise<Outcome<Case>> =>
  onCase(deps, ctx, id, async (tx, { state, victimId }) => {
    if (state !== 'open') return refuse('state_conflict')
    const decision = await weighClosure(tx, ctx, id)
    const decisionId = recordDecision(deps, tx, ctx, { kind: 'case', id }, decision)
    if (!decision.allowed) return refuse(decision.code as ProblemCode, { decision, decisionId })
    if ((await openPlacementOf(tx, id)) !== undefined) return refuse('state_conflict')
    updateCase(tx, id, { state: 'closed', closed_on: ctx.on, closure_reason: reason })
    const event = { caseId: id, victimId, kind: 'closed' as const, code: reason, decisionId, occurredAt: ctx.at }
    insertCaseEvent(tx, { id: deps.random.uuid(), ...event, recordedBy: ctx.actorKey })
    return { ...(await shownCase(tx, ctx, id)), status: 200, location: `/v1/cases/${id}`, decisionId }
  })

export const reopenCase = (deps: Deps, ctx: Ctx, id: string, { reason }: CaseReopening): Promise<Outcome<Case>> =>
  onCase(deps, ctx, id, async (tx, { state, victimId, regime }) => {
    if (state === 'open' || (await findOpenCase(tx, victimId, regime)) !== undefined) return refuse('state_conflict')
    updateCase(tx, id, { state: 'open', closed_on: null, closure_reason: null })
    const event = { caseId: id, victimId, kind: 'reopened' as const, code: reason, occurredAt: ctx.at }
    insertCaseEvent(tx, { id: deps.random.uuid(), ...event, recordedBy: ctx.actorKey })
    await followCase(deps, tx, ctx, victimId)
    return { ...(await shownCase(tx, ctx, id)), status: 200, location: `/v1/cases/${id}` }
  })

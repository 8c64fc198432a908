import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordCorrection } from '../../db/corrections.ts'
import { recordDecision } from '../../db/decisions.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { openTask } from '../../db/tasks.ts'
import { correctionsOf } from '../../http/corrections.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import { open } from '../../http/preview.ts'
import type { PageOf } from '../../http/shapes.ts'
import { bakuDay, type Instant } from '../../kernel/dates.ts'
import { decide } from '../../rules/decision.ts'
import { scheduling } from '../../rules/plan.ts'
import { caseFacts } from '../persons/facts.ts'
import { markRendered } from '../plans/effects.ts'
import { isMeasureOf, planActiveAt } from '../plans/facts.ts'
import {
  findService,
  insertService,
  listServices,
  lockService,
  type ServiceRow,
  updateService,
} from './service-queries.ts'
import {
  isRenderer,
  type NewService,
  type Renderer,
  type Service,
  type ServiceCorrection,
  type ServiceQuery,
  type ServiceSummary,
} from './service-schema.ts'

/** What was rendered is stored in any case; without a plan of her own it is flagged and somebody is told to make one. */
export const recordService = (deps: Deps, ctx: Ctx, ask: NewService): Promise<Outcome<Service>> =>
  perform(deps, ctx, async (tx) => {
    const episode = await caseFacts(tx, ctx, ask.caseId)
    if (episode === undefined) return notFound
    const at = momentOf(ctx, ask.occurredAt)
    if (typeof at !== 'string') return at
    const { victimId } = episode
    const { measureId = null, provider = 'center' } = ask
    if (measureId !== null && !(await isMeasureOf(tx, victimId, measureId))) return notFound
    const id = deps.random.uuid()
    const { breach, decisionId } = await weigh(deps, tx, ctx, { id, victimId, type: ask.type, at })
    insertService(tx, {
      id,
      caseId: ask.caseId,
      victimId,
      type: ask.type,
      provider,
      renderedByRole: ask.renderedByRole ?? rendererOf(ctx, provider),
      measureId,
      minutes: ask.minutes ?? null,
      outcome: ask.outcome ?? null,
      legalStage: ask.legalStage ?? null,
      breach,
      occurredAt: at,
      decisionId,
      recordedBy: ctx.actorKey,
    })
    if (measureId !== null) markRendered(tx, measureId)
    if (breach.length > 0) {
      const about = { victimId, caseId: ask.caseId, resource: { kind: 'service', id } }
      openTask(deps, tx, { what: 'make_plan', ruleId: 'PLAN-01', role: 'case_worker', dueAt: ctx.at, ...about })
    }
    return { ...(await shown(tx, ctx, id)), location: `/v1/services/${id}` }
  })

export const readService = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Service>> =>
  perform(deps, ctx, (tx) => shown(tx, ctx, id))

export const pageServices = (deps: Deps, ctx: Ctx, query: ServiceQuery): Promise<Outcome<PageOf<ServiceSummary>>> =>
  perform(deps, ctx, async (tx) => {
    const { limit = 50, cursor } = query
    const rows = await listServices(tx, ctx, query, limit, readCursor(deps, ctx, 'services', cursor))
    const page = pageOf(deps, ctx, 'services', limit, rows, (row) => [row.recordedAt, row.id], summaryOf)
    tx.touches(
      'service',
      null,
      page.items.map((service) => service.victimId),
    )
    return { ok: true, value: page }
  })

/** Set right, and weighed anew: another kind or another day may make or end a breach. */
export const correctService = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { field, new: value, reason }: ServiceCorrection,
): Promise<Outcome<Service>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockService(tx, ctx, id)
    if (row === undefined) return notFound
    const at = field === 'occurredAt' ? momentOf(ctx, value) : row.occurredAt
    if (typeof at !== 'string') return at
    const corrected: ServiceRow = { ...row, [field]: value, occurredAt: at }
    const { victimId, type } = corrected
    const { breach, decisionId } = await weigh(deps, tx, ctx, { id, victimId, type, at })
    recordCorrection(deps, tx, ctx, { kind: 'service', id }, { field, old: row[field], new: corrected[field], reason })
    updateService(tx, id, {
      type,
      provider: corrected.provider,
      outcome: corrected.outcome,
      legal_stage: corrected.legalStage,
      minutes: corrected.minutes,
      occurred_at: at,
      breach,
      decision_id: decisionId,
    })
    return { ...(await shown(tx, ctx, id)), status: 200, location: `/v1/services/${id}` }
  })

export const readServiceCorrections = correctionsOf('service', findService)

/** PLAN-01 by the plan and the law of the moment at which the service was rendered. */
async function weigh(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  { id, victimId, type, at }: { id: string; victimId: string; type: string; at: Instant },
): Promise<{ breach: string[]; decisionId: string }> {
  const ownPlanActive = await planActiveAt(tx, victimId, at)
  const decision = decide('service.rendered', scheduling, { measure: type, ownPlanActive }, bakuDay(at))
  const decisionId = recordDecision(deps, tx, ctx, { kind: 'service', id }, decision)
  const broken = decision.grounds.filter((ground) => ground.outcome === 'broken')
  return { breach: broken.map((ground) => ground.rule), decisionId }
}

function rendererOf(ctx: Ctx, provider: string): Renderer {
  const own = provider === 'center' ? ctx.actor?.roles.find(isRenderer) : undefined
  return own !== undefined && isRenderer(own) ? own : 'outside'
}

async function shown(tx: Tx, ctx: Ctx, id: string): Promise<Outcome<Service>> {
  const row = await findService(tx, ctx, id)
  if (row === undefined) return notFound
  tx.touches('service', id, [row.victimId])
  const actions = [open('correction', `/v1/services/${id}/corrections`)]
  return { ok: true, value: { ...summaryOf(row), decisionId: row.decisionId, actions }, version: row.version }
}

const summaryOf = ({ version: _, decisionId: __, ...service }: ServiceRow): ServiceSummary => service

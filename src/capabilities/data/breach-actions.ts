/** Breaches of data: recorded as facts, assessed and closed by management. No body is told by any of it. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordCorrection } from '../../db/corrections.ts'
import { recordDecision } from '../../db/decisions.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Outcome, type ProblemCode, type Refused, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { correctionsOf } from '../../http/corrections.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import { open, weighed } from '../../http/preview.ts'
import type { PageOf } from '../../http/shapes.ts'
import { assessmentDueAt, breachClosure } from '../../rules/data-breaches.ts'
import { type Decision, decide } from '../../rules/decision.ts'
import { visibleVictim } from '../persons/facts.ts'
import { type BreachRow, everyPerson, findBreach, listBreaches, lockBreach, updateBreach } from './breach-queries.ts'
import type {
  DataBreach,
  DataBreachAssessment,
  DataBreachCorrection,
  DataBreachPerson,
  DataBreachQuery,
  DataBreachSummary,
  NewDataBreach,
} from './breach-schema.ts'
import { addPersons, askToTell, openBreach } from './effects.ts'
import { closeTasks, countOpen, moveTask } from './tasks.ts'

export const recordBreach = (deps: Deps, ctx: Ctx, ask: NewDataBreach): Promise<Outcome<DataBreach>> =>
  perform(deps, ctx, async (tx) => {
    const victimIds = [...new Set(ask.victimIds ?? [])]
    for (const victimId of victimIds) if (!(await visibleVictim(tx, ctx, victimId))) return notFound
    const at = momentOf(ctx, ask.occurredAt)
    if (typeof at !== 'string') return at
    const { cause, dataKinds } = ask
    const id = await openBreach(deps, tx, ctx, { incidentId: null, cause, dataKinds, at, victimIds })
    return { ...(await shown(tx, ctx, id)), location: `/v1/data-breaches/${id}` }
  })

export const recordBreachPerson = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { victimId }: DataBreachPerson,
): Promise<Outcome<DataBreach>> =>
  onBreach(deps, ctx, id, async (tx, row) => {
    if (!(await visibleVictim(tx, ctx, victimId))) return notFound
    tx.touches('data_breach', id, [victimId])
    await addPersons(deps, tx, ctx, { ...row, victimIds: [victimId] })
    return {}
  })

/** Seen, or not to be ruled out: everybody whose data it was is told, also those shut to the one who assesses. */
export const assessBreach = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { finding }: DataBreachAssessment,
): Promise<Outcome<DataBreach>> =>
  onBreach(deps, ctx, id, async (tx, row) => {
    if (row.assessedAt !== null) return refuse('state_conflict')
    updateBreach(tx, id, { assessed_at: ctx.at, finding })
    for (const victimId of await everyPerson(tx, id)) {
      askToTell(deps, tx, id, victimId, { at: ctx.at, seen: finding === 'seen' })
    }
    closeTasks(tx, id, ['assess_data_breach'], ctx.actorKey)
    return {}
  })

export const closeBreach = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<DataBreach>> =>
  onBreach(deps, ctx, id, async (tx, row) => {
    if (row.closedAt !== null) return refuse('state_conflict')
    const decision = await weighClosure(tx, ctx, row)
    const decisionId = recordDecision(deps, tx, ctx, { kind: 'data_breach', id }, decision)
    if (!decision.allowed) return refuse(decision.code as ProblemCode, { decision, decisionId })
    updateBreach(tx, id, { closed_at: ctx.at, decision_id: decisionId })
    return { decisionId }
  })

export const correctBreach = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { field, new: value, reason }: DataBreachCorrection,
): Promise<Outcome<DataBreach>> =>
  onBreach(deps, ctx, id, async (tx, row) => {
    const at = field === 'occurredAt' ? momentOf(ctx, value) : row.occurredAt
    if (typeof at !== 'string') return at
    const right: BreachRow = { ...row, [field]: value, occurredAt: at }
    recordCorrection(deps, tx, ctx, { kind: 'data_breach', id }, { field, old: row[field], new: right[field], reason })
    const dueAt = assessmentDueAt(at)
    updateBreach(tx, id, { cause: right.cause, data_kinds: right.dataKinds, occurred_at: at, assess_due_at: dueAt })
    moveTask(tx, id, 'assess_data_breach', dueAt)
    return {}
  })

export const readBreach = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<DataBreach>> =>
  perform(deps, ctx, (tx) => shown(tx, ctx, id))

export const pageBreaches = (
  deps: Deps,
  ctx: Ctx,
  query: DataBreachQuery,
): Promise<Outcome<PageOf<DataBreachSummary>>> =>
  perform(deps, ctx, async (tx) => {
    const { limit = 50, cursor } = query
    const rows = await listBreaches(tx, ctx, query, limit, readCursor(deps, ctx, 'data-breaches', cursor))
    const item = (row: BreachRow) => summaryOf(row, ctx)
    const page = pageOf(deps, ctx, 'data-breaches', limit, rows, (row) => [row.recordedAt, row.id], item)
    tx.touches(
      'data_breach',
      null,
      page.items.flatMap((breach) => breach.victimIds),
    )
    return { ok: true, value: page }
  })

export const readBreachCorrections = correctionsOf('data_breach', async (tx, ctx, id) => {
  const row = await findBreach(tx, ctx, id)
  if (row !== undefined) tx.meets(...row.victimIds)
  return row
})

const weighClosure = async (tx: Tx, ctx: Ctx, { id, assessedAt }: BreachRow): Promise<Decision> => {
  const facts = { assessed: assessedAt !== null, untold: await countOpen(tx, id, 'tell_her_of_data_breach') }
  return decide('data-breach.closure', breachClosure, facts, ctx.on)
}

async function shown(tx: Tx, ctx: Ctx, id: string): Promise<Outcome<DataBreach>> {
  const row = await findBreach(tx, ctx, id)
  if (row === undefined) return notFound
  tx.touches('data_breach', id, row.victimIds)
  const path = `/v1/data-breaches/${id}`
  const closure = weighed(ctx, 'closure', `${path}/closure`, await weighClosure(tx, ctx, row))
  const actions = [
    open('persons', `${path}/persons`),
    open('correction', `${path}/corrections`),
    ...(row.assessedAt === null ? [open('assessment', `${path}/assessment`)] : []),
    ...(row.closedAt === null ? [closure] : []),
  ]
  return { ok: true, value: { ...summaryOf(row, ctx), decisionId: row.decisionId, actions }, version: row.version }
}

const summaryOf = ({ decisionId: _, version: __, ...row }: BreachRow, ctx: Ctx): DataBreachSummary => ({
  ...row,
  state: row.closedAt !== null ? 'closed' : row.assessedAt !== null ? 'assessed' : 'open',
  overdue: (row.assessedAt ?? ctx.at) > row.assessDueAt,
})

/** Facts ask no version: `ifMatch` is null for them. */
const onBreach = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  act: (tx: Tx, row: BreachRow) => Promise<Refused | { readonly decisionId?: string }>,
): Promise<Outcome<DataBreach>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockBreach(tx, ctx, id)
    if (row === undefined) return notFound
    tx.touches('data_breach', id, row.victimIds)
    if (ctx.ifMatch !== null && row.version !== ctx.ifMatch) return refuse('version_mismatch')
    const done = await act(tx, row)
    if ('ok' in done) return done
    return { ...(await shown(tx, ctx, id)), ...done, status: 200, location: `/v1/data-breaches/${id}` }
  })

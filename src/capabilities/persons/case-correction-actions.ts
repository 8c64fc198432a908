/** A status, an act or an assessment set right: what stood before is kept, what was derived is counted anew (R20). */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordCorrection } from '../../db/corrections.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Outcome, type Refused, refuse } from '../../db/outcome.ts'
import { correctionsOf } from '../../http/corrections.ts'

import {
  correctableIds,
  findAct,
  findNeeds,
  findRisk,
  findStatus,
  findToldKinds,
  updateAct,
  updateNeeds,
  updateRisk,
} from './case-correction-queries.ts'
import type {
  ActCorrection,
  AssessmentCorrection,
  CaseCorrection,
  HeadCorrection,
  StatusCorrection,
} from './case-correction-schema.ts'
import { type CaseRow, findCase, updateCase } from './case-queries.ts'
import { reopenByAct } from './case-record-actions.ts'
import { countViolenceKinds, setRiskLevel } from './case-record-queries.ts'
import { exploitationKinds } from './case-record-schema.ts'
import { type Case, violenceKinds } from './case-schema.ts'
import { shownCase } from './case-shown.ts'
import { followStruck } from './struck.ts'
import { correctThbStatus } from './thb-status-correction.ts'
import { onCase } from './work.ts'

type Corrected = Promise<Refused | undefined>
const faulty = (code: string): Refused => refuse('validation_failed', { errors: [{ pointer: '/new', code }] })

export const correctCase = (deps: Deps, ctx: Ctx, id: string, ask: CaseCorrection): Promise<Outcome<Case>> =>
  onCase(deps, ctx, id, async (tx, row) => {
    const refused = await corrected(deps, tx, ctx, row, ask)
    return refused ?? { ...(await shownCase(tx, ctx, id)), status: 200, location: `/v1/cases/${id}` }
  })

function corrected(deps: Deps, tx: Tx, ctx: Ctx, row: CaseRow, ask: CaseCorrection): Corrected {
  if ('statusId' in ask) return correctStatus(deps, tx, ctx, row, ask)
  if ('actId' in ask) return correctAct(deps, tx, ctx, row, ask)
  if ('assessmentId' in ask) return correctAssessment(deps, tx, ctx, row, ask)
  return correctHead(deps, tx, ctx, row, ask)
}

async function correctHead(deps: Deps, tx: Tx, ctx: Ctx, { id }: CaseRow, ask: HeadCorrection): Corrected {
  const old = (await findToldKinds(tx, id))?.violenceKinds ?? []
  recordCorrection(deps, tx, ctx, { kind: 'case', id }, { ...ask, old })
  updateCase(tx, id, { told_violence_kinds: ask.new })
  countViolenceKinds(tx, id)
  return undefined
}

async function correctStatus(deps: Deps, tx: Tx, ctx: Ctx, row: CaseRow, ask: StatusCorrection): Corrected {
  const entry = await findStatus(tx, row.id, ask.statusId)
  if (entry === undefined) return notFound
  if (ask.field === 'identifiedOn' && entry.status !== 'identified') return refuse('state_conflict')
  if (ask.field === 'identifiedOn' && ask.new > ctx.on) return faulty('in_the_future')
  const occurredAt = ask.field === 'occurredAt' ? momentOf(ctx, ask.new, '/new') : entry.occurredAt
  if (typeof occurredAt !== 'string') return occurredAt
  const value = ask.field === 'occurredAt' ? occurredAt : ask.new
  const { field, reason } = ask
  const change = { field, old: entry[field], new: value, reason }
  recordCorrection(deps, tx, ctx, { kind: 'thb_status', id: entry.id }, change)
  await correctThbStatus(deps, tx, ctx, row, entry, { [field]: value })
  if (field === 'struck' && value === true) await followStruck(deps, tx, ctx, row, entry)
  return undefined
}

async function correctAct(deps: Deps, tx: Tx, ctx: Ctx, row: CaseRow, ask: ActCorrection): Corrected {
  const act = await findAct(tx, row.id, ask.actId)
  if (act === undefined) return notFound
  const resource = { kind: 'case_act', id: act.id }
  const { reason } = ask
  if (ask.field === 'kinds') {
    const known: readonly string[] = act.act === 'violence' ? violenceKinds : exploitationKinds
    if (!ask.new.every((kind) => known.includes(kind))) return faulty('not_a_value_of_the_field')
    recordCorrection(deps, tx, ctx, resource, { field: ask.field, old: act.kinds, new: ask.new, reason })
    updateAct(tx, act.id, { kinds: ask.new })
    if (ask.new.length === 0) await followStruck(deps, tx, ctx, row, act)
  } else {
    const occurredAt = momentOf(ctx, ask.new, '/new')
    if (typeof occurredAt !== 'string') return occurredAt
    recordCorrection(deps, tx, ctx, resource, { field: ask.field, old: act.occurredAt, new: occurredAt, reason })
    updateAct(tx, act.id, { occurred_at: occurredAt })
    if (act.kinds.length > 0) await reopenByAct(deps, tx, ctx, row, occurredAt)
  }
  countViolenceKinds(tx, row.id)
  return undefined
}

/** The danger assessed within an assessment of needs is set right like one assessed alone. */
async function correctAssessment(deps: Deps, tx: Tx, ctx: Ctx, row: CaseRow, ask: AssessmentCorrection): Corrected {
  const { assessmentId: id, field, reason } = ask
  const [needs, risk] = await Promise.all([findNeeds(tx, row.id, id), findRisk(tx, row.id, id)])
  const value = field === 'occurredAt' ? momentOf(ctx, ask.new, '/new') : ask.new
  if (needs === undefined && risk === undefined) return notFound
  if (typeof value === 'object' && 'ok' in value) return value
  if (needs !== undefined) {
    const change = { field, old: needs[field], new: value, reason }
    recordCorrection(deps, tx, ctx, { kind: 'needs_assessment', id }, change)
    updateNeeds(tx, id, { [columns[field]]: value })
  } else if (risk !== undefined) {
    if (field !== 'riskLevel' && field !== 'occurredAt') return refuse('state_conflict')
    recordCorrection(deps, tx, ctx, { kind: 'risk_assessment', id }, { field, old: risk[field], new: value, reason })
    updateRisk(tx, id, { [columns[field]]: value })
  }
  setRiskLevel(tx, row.id)
  return undefined
}

const columns = {
  occurredAt: 'occurred_at',
  riskLevel: 'risk_level',
  needsRehabilitation: 'needs_rehabilitation',
  needs: 'needs',
} as const

export const readCaseCorrections = correctionsOf('case', findCase, correctableIds)

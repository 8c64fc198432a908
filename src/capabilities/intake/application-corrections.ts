/** An application, a talk or an assessment set right: what stood before is kept, the clocks are counted anew (R20, R32). */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordCorrection } from '../../db/corrections.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Outcome, type Refused, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { openTask } from '../../db/tasks.ts'
import { correctionsOf } from '../../http/corrections.ts'
import { acted } from './application-actions.ts'
import { type ApplicationRow, findApplication, lockApplication, updateApplication } from './application-queries.ts'
import type { Application } from './application-schema.ts'
import { recountFront } from './application-work.ts'
import type {
  ApplicationCorrection,
  AssessmentCorrection,
  HeadCorrection,
  InterviewCorrection,
} from './correction-schema.ts'
import { assessmentsOf, interviewsOf, updateAssessment, updateInterview } from './step-queries.ts'

export const correctApplication = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  ask: ApplicationCorrection,
): Promise<Outcome<Application>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockApplication(tx, ctx, id)
    if (row === undefined) return notFound
    tx.touches('application', id, [row.victimId])
    const refused = await corrected(deps, tx, ctx, row, ask)
    return refused ?? acted(tx, ctx, id)
  })

function corrected(deps: Deps, tx: Tx, ctx: Ctx, row: ApplicationRow, ask: ApplicationCorrection) {
  if ('interviewId' in ask) return correctInterview(deps, tx, ctx, row, ask)
  if ('assessmentId' in ask) return correctAssessment(deps, tx, ctx, row, ask)
  return correctHead(deps, tx, ctx, row, ask)
}

type Value = ApplicationCorrection['new']

/** The value to be stored: an instant that is not to come, and anything else as it was told. */
const toStore = (ctx: Ctx, field: string, told: Value): Value | Refused =>
  typeof told === 'string' && field.endsWith('At') ? momentOf(ctx, told, '/new') : told
const isRefused = (value: Value | Refused): value is Refused =>
  value !== null && typeof value === 'object' && 'ok' in value

const columns = {
  ticketAt: 'ticket_at',
  servedAt: 'served_at',
  registeredAt: 'registered_at',
  doneAt: 'done_at',
  applicantType: 'applicant_type',
  channel: 'channel',
  urgent: 'urgent',
  childConcerned: 'child_concerned',
  occurredAt: 'occurred_at',
  needsRehabilitation: 'needs_rehabilitation',
  aloneWithHer: 'alone_with_her',
  needs: 'needs',
  risk: 'risk_level',
} as const

async function correctHead(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: ApplicationRow,
  { field, new: told, reason }: HeadCorrection,
): Promise<Refused | undefined> {
  // What no act has brought about yet is not a wrong entry.
  if ((field === 'registeredAt' || field === 'doneAt') && row[field] === null) return refuse('state_conflict')
  const value = toStore(ctx, field, told)
  if (isRefused(value)) return value
  recordCorrection(deps, tx, ctx, { kind: 'application', id: row.id }, { field, old: row[field], new: value, reason })
  updateApplication(tx, row.id, { [columns[field]]: value })
  if (field === 'urgent' && value === true && row.state === 'lead') {
    const resource = { kind: 'application', id: row.id }
    const task = { ruleId: 'SVC-APPL-01', role: 'front_office_operator', dueAt: tx.at, resource } as const
    openTask(deps, tx, { ...task, what: 'reach_her_at_once', victimId: row.victimId })
  }
  return undefined
}

/** By whoever may speak for the talk: that profession, or management. */
async function correctInterview(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: ApplicationRow,
  { interviewId: id, field, new: told, reason }: InterviewCorrection,
): Promise<Refused | undefined> {
  const talk = (await interviewsOf(tx, row.id)).find((known) => known.id === id)
  if (talk === undefined) return notFound
  const may = ctx.actor?.roles.some((role) => role === talk.profession || role === 'center_manager')
  if (may !== true) return refuse('role_not_allowed')
  const value = toStore(ctx, field, told)
  if (isRefused(value)) return value
  recordCorrection(deps, tx, ctx, { kind: 'interview', id }, { field, old: talk[field], new: value, reason })
  const breach = [...talk.breach.filter((rule) => rule !== 'SVC-INT-01'), ...(value === true ? [] : ['SVC-INT-01'])]
  updateInterview(tx, id, { [columns[field]]: value, ...(field === 'aloneWithHer' ? { breach } : {}) })
  await recountFront(tx, row)
  return undefined
}

async function correctAssessment(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: ApplicationRow,
  { assessmentId: id, field, new: told, reason }: AssessmentCorrection,
): Promise<Refused | undefined> {
  const assessment = (await assessmentsOf(tx, row.id)).find((known) => known.id === id)
  if (assessment === undefined) return notFound
  const value = toStore(ctx, field, told)
  if (isRefused(value)) return value
  const change = { field, old: assessment[field], new: value, reason }
  recordCorrection(deps, tx, ctx, { kind: 'needs_assessment', id }, change)
  updateAssessment(tx, id, { [columns[field]]: value })
  await recountFront(tx, row)
  return undefined
}

export const readApplicationCorrections = correctionsOf('application', findApplication, async (tx, id) => {
  const [talks, assessments] = await Promise.all([interviewsOf(tx, id), assessmentsOf(tx, id)])
  return [id, ...[...talks, ...assessments].map((part) => part.id)]
})

/** Complaints: what is brought is a fact; who handles it and what the house answers are decisions. */
import { colleague } from '../../db/actor-key.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Outcome, type ProblemCode, type Refused, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import {
  complaintAnswer,
  complaintAnswerTasks,
  complaintDueAt,
  complaintHandler,
  complaintStepTasks,
  complaintTasks,
} from '../../rules/complaints.ts'
import { type Decision, decide } from '../../rules/decision.ts'
import { duties } from '../../rules/duty.ts'
import { knowsActor, visibleVictim } from '../persons/facts.ts'
import {
  type ComplaintRow,
  decisionTaken,
  insertComplaint,
  insertStep,
  lockComplaint,
  updateComplaint,
} from './complaint-queries.ts'
import type {
  Complaint,
  ComplaintAnswer,
  ComplaintHandler,
  NewComplaint,
  NewComplaintStep,
} from './complaint-schema.ts'
import { askStaff, askToLook, type Complaining, closeTasks, untilAnswered } from './complaint-tasks.ts'
import { shown, touch } from './complaint-view.ts'
import { answererFacts, complaintFacts, handlerFacts } from './complaint-weighing.ts'

/** Words need somebody in whose vault they lie. */
const ofNobody = (pointer: string): Refused =>
  refuse('validation_failed', { errors: [{ pointer, code: 'needs_person' }] })

export const recordComplaint = (deps: Deps, ctx: Ctx, ask: NewComplaint): Promise<Outcome<Complaint>> =>
  perform(deps, ctx, async (tx) => {
    const { victimId = null, kind, about, matter = 'other', words, aboutDecisionId = null } = ask
    if (victimId !== null && !(await visibleVictim(tx, ctx, victimId))) return notFound
    if (victimId === null && words !== undefined) return ofNobody('/words')
    if (aboutDecisionId !== null && (await decisionTaken(tx, ctx, aboutDecisionId)) === undefined) return notFound
    const at = momentOf(ctx, ask.occurredAt)
    if (typeof at !== 'string') return at
    const id = deps.random.uuid()
    const aboutStaff = ask.aboutStaff === undefined ? null : colleague(deps, ctx, ask.aboutStaff)
    const textId =
      victimId === null || words === undefined
        ? null
        : await deps.vault.putText(tx, victimId, 'complaint', words, deps.random.uuid())
    insertComplaint(tx, {
      id,
      victim_id: victimId,
      kind,
      brought_by: ask.broughtBy ?? (victimId === null ? 'anonymous' : 'self'),
      about,
      matter,
      about_staff: aboutStaff,
      about_decision_id: aboutDecisionId,
      text_id: textId,
      due_at: complaintDueAt(at),
      occurred_at: at,
      recorded_by: ctx.actorKey,
    })
    const facts = await complaintFacts(tx, ctx, { victimId, about, aboutStaff, aboutDecisionId, occurredAt: at })
    askStaff(deps, tx, { id, victimId }, duties([complaintTasks], facts))
    if (aboutStaff !== null) await checkKnown(deps, tx, { id, victimId }, aboutStaff)
    return { ...(await shown(tx, ctx, id, true)), location: `/v1/complaints/${id}` }
  })

/** A misspelt name shuts nobody out: management looks again at one that has never acted here. */
export async function checkKnown(deps: Deps, tx: Tx, complaint: Complaining, key: string): Promise<void> {
  if (!(await knowsActor(tx, key))) askToLook(deps, tx, complaint, 'check_named_colleague', null)
}

export const nameHandler = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { user }: ComplaintHandler,
): Promise<Outcome<Complaint>> =>
  decideOn(deps, ctx, id, async (tx, row) => {
    const handler = colleague(deps, ctx, user)
    const facts = await handlerFacts(tx, ctx, row, handler)
    const weighed = weigh(deps, tx, ctx, id, decide('complaint.handler', complaintHandler, facts, ctx.on))
    if ('ok' in weighed) return weighed
    updateComplaint(tx, id, { handler, decision_id: weighed.decisionId })
    closeTasks(tx, id, ['name_complaint_handler'], ctx.actorKey)
    await checkKnown(deps, tx, row, handler)
    return weighed
  })

export const answerComplaint = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { outcome, reason, appealTo = [] }: ComplaintAnswer,
): Promise<Outcome<Complaint>> =>
  decideOn(deps, ctx, id, async (tx, row) => {
    const { victimId } = row
    if (victimId === null && reason !== undefined) return ofNobody('/reason')
    const anonymous = victimId === null
    const reasonGiven = (reason ?? '').trim() !== ''
    const facts = { ...(await answererFacts(tx, ctx, row)), outcome, anonymous, reasonGiven, appealTo }
    const weighed = weigh(deps, tx, ctx, id, decide('complaint.answer', complaintAnswer, facts, ctx.on))
    if ('ok' in weighed) return weighed
    updateComplaint(tx, id, {
      state: 'answered',
      handler: ctx.actorKey,
      outcome,
      reason_text_id: anonymous
        ? null
        : await deps.vault.putText(tx, victimId, 'reason', reason ?? '', deps.random.uuid()),
      appeal_to: [...appealTo],
      answered_at: ctx.at,
      answered_by: ctx.actorKey,
      decision_id: weighed.decisionId,
    })
    closeTasks(tx, id, untilAnswered, ctx.actorKey)
    askStaff(deps, tx, row, duties([complaintAnswerTasks], { at: ctx.at, anonymous }))
    return weighed
  })

/** She takes it back. What she said stays on record. */
export const withdrawComplaint = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Complaint>> =>
  decideOn(deps, ctx, id, async (tx) => {
    updateComplaint(tx, id, { state: 'withdrawn' })
    closeTasks(tx, id, [...untilAnswered, 'tell_her_of_court_term'], ctx.actorKey)
    return {}
  })

/** It went to an administrative body or a court, or was answered there; at any time, whatever the house has said. */
export const recordStep = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { instance, step, occurredAt }: NewComplaintStep,
): Promise<Outcome<Complaint>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockComplaint(tx, ctx, id)
    if (row === undefined) return notFound
    touch(tx, id, row.victimId)
    const at = momentOf(ctx, occurredAt)
    if (typeof at !== 'string') return at
    const taken = { id: deps.random.uuid(), complaint_id: id, instance, step, occurred_at: at }
    insertStep(tx, { ...taken, recorded_by: ctx.actorKey })
    if (step === 'lodged') closeTasks(tx, id, ['tell_her_of_court_term'], ctx.actorKey)
    else if (instance === 'administrative_body') closeTasks(tx, id, ['ask_after_complaint'], ctx.actorKey)
    askStaff(deps, tx, row, duties([complaintStepTasks], { at, instance, step, anonymous: row.victimId === null }))
    return { ...(await shown(tx, ctx, id)), status: 200, location: `/v1/complaints/${id}` }
  })

function weigh(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  id: string,
  decision: Decision,
): Refused | { readonly decisionId: string } {
  const decisionId = recordDecision(deps, tx, ctx, { kind: 'complaint', id }, decision)
  return decision.allowed ? { decisionId } : refuse(decision.code as ProblemCode, { decision, decisionId })
}

const decideOn = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  act: (tx: Tx, row: ComplaintRow) => Promise<Refused | { readonly decisionId?: string }>,
): Promise<Outcome<Complaint>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockComplaint(tx, ctx, id)
    if (row === undefined) return notFound
    touch(tx, id, row.victimId)
    if (ctx.ifMatch !== null && row.version !== ctx.ifMatch) return refuse('version_mismatch')
    if (row.state !== 'received') return refuse('state_conflict')
    const done = await act(tx, row)
    if ('ok' in done) return done
    return { ...(await shown(tx, ctx, id)), ...done, status: 200, location: `/v1/complaints/${id}` }
  })

/** Requests about her own data: what was asked is a fact; what becomes of it is decided, of an erasure by two people. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordCorrection } from '../../db/corrections.ts'
import { recordDecision } from '../../db/decisions.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Outcome, type ProblemCode, type Refused, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { openTask } from '../../db/tasks.ts'
import {
  answerDueAt,
  dataRequestGrant,
  dataRequestRefusal,
  dataRequestTasks,
  erasureApproval,
} from '../../rules/data-requests.ts'
import { type Decision, decide } from '../../rules/decision.ts'
import { duties } from '../../rules/duty.ts'
import { visibleVictim } from '../persons/facts.ts'
import { insertRequest, lockRequest, type RequestRow, updateRequest } from './request-queries.ts'
import type {
  DataRequest,
  DataRequestCorrection,
  DataRequestGrant,
  DataRequestRefusal,
  NewDataRequest,
} from './request-schema.ts'
import { shown } from './request-view.ts'
import { askerFacts, grantFacts } from './request-weighing.ts'
import { closeTasks, moveTask } from './tasks.ts'

const clockTasks = ['answer_data_request', 'data_request_overdue']

export const recordRequest = (deps: Deps, ctx: Ctx, ask: NewDataRequest): Promise<Outcome<DataRequest>> =>
  perform(deps, ctx, async (tx) => {
    const { victimId, kind, askedBy = 'self', relatedPersonId = null, identityCheck = null, words } = ask
    if (!(await visibleVictim(tx, ctx, victimId))) return notFound
    tx.touches('data_request', null, [victimId])
    const at = momentOf(ctx, ask.occurredAt)
    if (typeof at !== 'string') return at
    const id = deps.random.uuid()
    const textId =
      words === undefined ? null : await deps.vault.putText(tx, victimId, 'data_request', words, deps.random.uuid())
    insertRequest(tx, {
      id,
      victim_id: victimId,
      kind,
      asked_by: askedBy,
      related_person_id: relatedPersonId,
      identity_check: identityCheck,
      text_id: textId,
      due_at: answerDueAt(at),
      occurred_at: at,
      recorded_by: ctx.actorKey,
    })
    const asker = await askerFacts(tx, ctx, { victimId, kind, askedBy, relatedPersonId, identityCheck })
    const suspected = asker.representativeSuspected === true
    for (const { what, rule, dueAt } of duties([dataRequestTasks], { at, suspected })) {
      const role = what === 'data_request_overdue' ? 'center_manager' : 'case_worker'
      openTask(deps, tx, { what, ruleId: rule, role, dueAt, victimId, resource: { kind: 'data_request', id } })
    }
    return { ...(await shown(tx, ctx, id)), location: `/v1/data-requests/${id}` }
  })

/** An erasure waits for a second person; everything else is granted at once. */
export const grantRequest = (deps: Deps, ctx: Ctx, id: string, ask: DataRequestGrant): Promise<Outcome<DataRequest>> =>
  decideOn(deps, ctx, id, ['received'], async (tx, row) => {
    const { correctionId = null, legalHold = null } = ask
    const facts = await grantFacts(tx, ctx, { ...row, correctionId, legalHold })
    const weighed = weigh(deps, tx, ctx, id, decide('data-request.grant', dataRequestGrant, facts, ctx.on))
    if ('ok' in weighed) return weighed
    const granted = { outcome: 'granted', correction_id: correctionId, legal_hold: legalHold } as const
    settle(tx, ctx, row, { ...granted, decision_id: weighed.decisionId }, 'granted')
    return weighed
  })

/** With its reason in the vault and a notice of appeal; the refusal of an erasure waits for a second person. */
export const refuseRequest = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { ground, reason, appealNoticeGiven }: DataRequestRefusal,
): Promise<Outcome<DataRequest>> =>
  decideOn(deps, ctx, id, ['received'], async (tx, row) => {
    const reasonGiven = (reason ?? '').trim() !== ''
    const facts = { kind: row.kind, ground, reasonGiven, appealNoticeGiven: appealNoticeGiven === true }
    const weighed = weigh(deps, tx, ctx, id, decide('data-request.refusal', dataRequestRefusal, facts, ctx.on))
    if ('ok' in weighed) return weighed
    const reasonTextId = await deps.vault.putText(tx, row.victimId, 'reason', reason ?? '', deps.random.uuid())
    const refusal = { outcome: 'refused', ground, reason_text_id: reasonTextId } as const
    settle(tx, ctx, row, { ...refusal, decision_id: weighed.decisionId }, 'refused')
    return weighed
  })

/** The second of two people on an erasure. What was to be granted is weighed once more, as it stands now. */
export const approveRequest = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<DataRequest>> =>
  decideOn(deps, ctx, id, ['awaiting_approval'], async (tx, row) => {
    const people = { proposedBy: row.proposedBy ?? '', approvedBy: ctx.actorKey }
    const granting = row.outcome === 'granted'
    const decision = granting
      ? decide(
          'data-request.erasure',
          [...dataRequestGrant, ...erasureApproval],
          { ...(await grantFacts(tx, ctx, row)), ...people },
          ctx.on,
        )
      : decide('data-request.erasure', erasureApproval, people, ctx.on)
    const weighed = weigh(deps, tx, ctx, id, decision)
    if ('ok' in weighed) return weighed
    const state = granting ? 'granted_pending_erasure' : 'refused'
    updateRequest(tx, id, { state, decided_at: ctx.at, decided_by: ctx.actorKey, decision_id: weighed.decisionId })
    closeTasks(tx, id, clockTasks, ctx.actorKey)
    return weighed
  })

/** She takes it back; also while it waits for the second person. */
export const withdrawRequest = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<DataRequest>> =>
  decideOn(deps, ctx, id, ['received', 'awaiting_approval'], async (tx) => {
    updateRequest(tx, id, { state: 'withdrawn', decided_at: ctx.at, decided_by: ctx.actorKey })
    closeTasks(tx, id, clockTasks, ctx.actorKey)
    return {}
  })

export const correctRequest = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { field, new: value, reason }: DataRequestCorrection,
): Promise<Outcome<DataRequest>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockRequest(tx, ctx, id)
    if (row === undefined) return notFound
    tx.touches('data_request', id, [row.victimId])
    const at = field === 'occurredAt' ? momentOf(ctx, value) : row.occurredAt
    if (typeof at !== 'string') return at
    const right: RequestRow = { ...row, [field]: value, occurredAt: at }
    recordCorrection(deps, tx, ctx, { kind: 'data_request', id }, { field, old: row[field], new: right[field], reason })
    const columns = { kind: right.kind, identity_check: right.identityCheck, occurred_at: at }
    updateRequest(tx, id, { ...columns, due_at: answerDueAt(at) })
    for (const { what, dueAt } of duties([dataRequestTasks], { at, suspected: false })) moveTask(tx, id, what, dueAt)
    return { ...(await shown(tx, ctx, id)), status: 200, location: `/v1/data-requests/${id}` }
  })

function weigh(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  id: string,
  decision: Decision,
): Refused | { readonly decisionId: string } {
  const decisionId = recordDecision(deps, tx, ctx, { kind: 'data_request', id }, decision)
  return decision.allowed ? { decisionId } : refuse(decision.code as ProblemCode, { decision, decisionId })
}

function settle(
  tx: Tx,
  ctx: Ctx,
  { id, kind }: RequestRow,
  outcome: Parameters<typeof updateRequest>[2],
  state: 'granted' | 'refused',
): void {
  if (kind === 'erasure') {
    updateRequest(tx, id, { ...outcome, state: 'awaiting_approval', proposed_by: ctx.actorKey })
    return
  }
  updateRequest(tx, id, { ...outcome, state, decided_at: ctx.at, decided_by: ctx.actorKey })
  closeTasks(tx, id, clockTasks, ctx.actorKey)
}

const decideOn = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  from: readonly DataRequest['state'][],
  act: (tx: Tx, row: RequestRow) => Promise<Refused | { readonly decisionId?: string }>,
): Promise<Outcome<DataRequest>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockRequest(tx, ctx, id)
    if (row === undefined) return notFound
    tx.touches('data_request', id, [row.victimId])
    if (ctx.ifMatch !== null && row.version !== ctx.ifMatch) return refuse('version_mismatch')
    if (!from.includes(row.state)) return refuse('state_conflict')
    const done = await act(tx, row)
    if ('ok' in done) return done
    return { ...(await shown(tx, ctx, id)), ...done, status: 200, location: `/v1/data-requests/${id}` }
  })

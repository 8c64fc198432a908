/** The agency proposes, the requesting center records her word, and the receiving center's rows are born by a job (R29). */

import { recordAttempt } from '../../db/attempts.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { notFound, type Outcome, type ProblemCode, type Refused, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { openTask } from '../../db/tasks.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf, PageQuery } from '../../http/shapes.ts'
import { decide } from '../../rules/decision.ts'
import { accreditation } from '../../rules/shelter-door.ts'
import { emitEvent } from '../notifications/effects.ts'
import { type ApplicationRow, lockApplicationOfRequest, updateApplication } from './application-queries.ts'
import { accreditedOn, findCenter } from './body-queries.ts'
import { offeredCenter } from './placement-offer-queries.ts'
import {
  findRequest,
  leadsHer,
  listRequests,
  lockRequest,
  type RequestRow,
  updateRequest,
} from './placement-request-queries.ts'
import type { Decline, PlacementRequest, Proposal } from './placement-request-schema.ts'
import { requestOf, shownRequest } from './placement-request-view.ts'

const isAgency = (ctx: Ctx) => ctx.actor?.standing.kind === 'social_services_agency'

export const readRequest = (deps: Deps, ctx: Ctx, reference: string): Promise<Outcome<PlacementRequest>> =>
  perform(deps, ctx, (tx) => {
    if (isAgency(ctx)) recordAttempt(deps, tx, ctx, reference)
    return shownRequest(tx, ctx, reference)
  })

export const pageRequests = (
  deps: Deps,
  ctx: Ctx,
  { limit = 50, cursor }: PageQuery,
): Promise<Outcome<PageOf<object>>> =>
  perform(deps, ctx, async (tx) => {
    const rows = await listRequests(tx, ctx, limit, readCursor(deps, ctx, 'placement-requests', cursor))
    tx.touches(
      'placement_request',
      null,
      rows.slice(0, limit).flatMap((row) => row.victimId ?? []),
    )
    const page = pageOf(deps, ctx, 'placement-requests', limit, rows, (row) => [row.sentOn, row.reference], requestOf)
    return { ok: true, value: page }
  })

/** In two scopes: the agency's own, where its offers and requests are seen, and the requesting center's, where the row is. */
export async function propose(
  deps: Deps,
  ctx: Ctx,
  reference: string,
  ask: Proposal,
): Promise<Outcome<PlacementRequest>> {
  const found = await perform(deps, { ...ctx, idempotency: null }, async (tx) => {
    recordAttempt(deps, tx, ctx, reference)
    const row = await findRequest(tx, reference)
    if (row === undefined || row.recipientId !== ctx.orgId) return notFound
    const center = await offered(tx, reference, ask)
    return 'code' in center ? center : { ok: true, value: { holder: row.centerId, center } }
  })
  if (found.ok !== true) return found.ok === false ? found : notFound
  const { holder, center } = found.value
  return perform(deps, ctx, (tx) => proposeIn(deps, tx, ctx, reference, center), holder)
}

type Center = NonNullable<Awaited<ReturnType<typeof findCenter>>>

async function offered(tx: Tx, reference: string, { offerReference, centerId }: Proposal): Promise<Center | Refused> {
  const wrong = (pointer: string, code: string) => refuse('validation_failed', { errors: [{ pointer, code }] })
  if ((offerReference === undefined) === (centerId === undefined)) return wrong('/offerReference', 'one_of_two')
  const id = offerReference === undefined ? centerId : await offeredCenter(tx, offerReference, reference)
  const center = id === undefined ? undefined : await findCenter(tx, id)
  return center ?? wrong(offerReference === undefined ? '/centerId' : '/offerReference', 'not_in_list')
}

async function proposeIn(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  reference: string,
  center: Center,
): Promise<Outcome<PlacementRequest>> {
  const row = await lockRequest(tx, reference)
  if (row === undefined) return notFound
  const { victimId } = row
  tx.touches('placement_request', row.id)
  if (row.version !== ctx.ifMatch) return refuse('version_mismatch')
  if (row.state !== 'received') return refuse('state_conflict')
  const decision = decide('placement.accreditation', accreditation, accreditedOn(center, ctx.on), ctx.on)
  const decisionId = recordDecision(deps, tx, ctx, { kind: 'placement_request', id: row.id }, decision)
  if (!decision.allowed) return refuse(decision.code as ProblemCode, { decision, decisionId })
  updateRequest(tx, row.id, {
    state: 'proposed',
    proposed_center_id: center.id,
    proposed_on: ctx.on,
    decline_reason: null,
  })
  openTask(deps, tx, {
    what: 'ask_her_about_the_place',
    ruleId: 'SVC-PLACE-01',
    role: 'front_office_operator',
    dueAt: ctx.at,
    victimId,
    resource: { kind: 'placement_request', id: row.id },
  })
  return acted(tx, ctx, reference)
}

async function acted(tx: Tx, ctx: Ctx, reference: string): Promise<Outcome<PlacementRequest>> {
  const shown = await shownRequest(tx, ctx, reference)
  return shown.ok === true ? { ...shown, status: 200, location: `/v1/placement-requests/${reference}` } : shown
}

/** The act of the requesting center on a proposal that stands; `asksHer`: whether it is hers to ask who acts. */
const onProposal = (
  deps: Deps,
  ctx: Ctx,
  reference: string,
  act: (tx: Tx, row: RequestRow, application: ApplicationRow, asksHer: boolean) => Promise<Refused | undefined>,
): Promise<Outcome<PlacementRequest>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockRequest(tx, reference)
    const application = row && (await lockApplicationOfRequest(tx, ctx, row.id))
    if (row === undefined || application === undefined) return notFound
    tx.touches('placement_request', row.id, [application.victimId])
    if (row.version !== ctx.ifMatch) return refuse('version_mismatch')
    if (row.state !== 'proposed') return refuse('state_conflict')
    const asksHer = row.sentBy === ctx.actorKey || (await leadsHer(tx, ctx, application))
    return (await act(tx, row, application, asksHer)) ?? acted(tx, ctx, reference)
  })

/**
 * Her word ends what the center learns: `placed`, and never whether she arrived (R7). A yes waits for nobody: a colleague
 * may bring it, and management looks at it (ADR 0014).
 */
export const accept = (deps: Deps, ctx: Ctx, reference: string) =>
  onProposal(deps, ctx, reference, async (tx, row, application, asksHer) => {
    if (!asksHer) reviewColleague(deps, tx, ctx, row, application)
    updateRequest(tx, row.id, { state: 'accepted', accepted_on: ctx.on })
    updateApplication(tx, application.id, { state: 'placed', outcome: 'placed' })
    await deps.outbox.enqueue(tx, 'placement.expect', { centerId: tx.scope.orgId, id: row.id })
    return undefined
  })

/** She is not asked twice why; the agency looks again. A no loses her the bed: only who asks her, or management, brings it. */
export const decline = (deps: Deps, ctx: Ctx, reference: string, { reason }: Decline) =>
  onProposal(deps, ctx, reference, async (tx, row, application, asksHer) => {
    if (!asksHer && ctx.actor?.roles.includes('center_manager') !== true) return refuse('role_not_allowed')
    updateRequest(tx, row.id, {
      state: 'received',
      proposed_center_id: null,
      proposed_on: null,
      decline_reason: reason,
    })
    openTask(deps, tx, {
      what: 'follow_up_declined_place',
      ruleId: 'SVC-PLACE-01',
      role: 'front_office_operator',
      dueAt: ctx.at,
      victimId: application.victimId,
      caseId: application.caseId,
      resource: { kind: 'application', id: application.id },
    })
    const link = `/v1/placement-requests/${reference}`
    await emitEvent(deps, tx, { recipientId: row.recipientId, type: 'placement_request.received', reference, link })
    return undefined
  })

function reviewColleague(deps: Deps, tx: Tx, ctx: Ctx, row: RequestRow, { victimId, caseId }: ApplicationRow): void {
  const resource = { kind: 'placement_request', id: row.id }
  const task = { what: 'review_answer_by_colleague', ruleId: null, role: 'center_manager', dueAt: ctx.at } as const
  openTask(deps, tx, { ...task, victimId, caseId, resource })
}

/** Which center is proposed to her: the one thing of a request that is read by as few as can be (ADR 0014). */
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { openTask } from '../../db/tasks.ts'
import { findApplicationOfRequest } from './application-queries.ts'
import { findRequest, leadsHer } from './placement-request-queries.ts'
import type { StandingProposal } from './placement-request-schema.ts'

/** For what somebody reads where she is asked to go: to ask her, or because nobody who may is there. */
const purposesOf = ['case_work', 'interview', 'emergency']

/** Whoever sent the request and whoever leads her; a colleague in an emergency, and management looks at it. */
export const readProposal = (deps: Deps, ctx: Ctx, reference: string): Promise<Outcome<StandingProposal>> =>
  perform(deps, ctx, async (tx) => {
    const row = await findRequest(tx, reference)
    const application = row && (await findApplicationOfRequest(tx, ctx, row.id))
    if (row === undefined || application === undefined) return notFound
    const { victimId, caseId } = application
    tx.touches('placement_proposal', row.id, [victimId])
    if (ctx.purpose === null || !purposesOf.includes(ctx.purpose)) return refuse('purpose_required')
    const asksHer = row.sentBy === ctx.actorKey || (await leadsHer(tx, ctx, application))
    if (!asksHer && ctx.purpose !== 'emergency') return refuse('role_not_allowed')
    const { state, proposedCenterId: centerId, proposedOn } = row
    if (state !== 'proposed' || centerId === null || proposedOn === null) return notFound
    if (!asksHer) {
      const resource = { kind: 'placement_request', id: row.id }
      const task = { what: 'review_emergency_access', ruleId: null, role: 'center_manager', dueAt: ctx.at } as const
      openTask(deps, tx, { ...task, victimId, caseId, resource })
    }
    return { ok: true, value: { id: reference, centerId, proposedOn } }
  })

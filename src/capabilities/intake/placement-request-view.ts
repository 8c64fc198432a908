import type { Tx } from '../../db/client.ts'
import type { Ctx } from '../../db/context.ts'
import { notFound, type Outcome } from '../../db/outcome.ts'
import type { Action } from '../../http/shapes.ts'
import { findApplicationOfRequest } from './application-queries.ts'
import { findRequest, type RequestRow } from './placement-request-queries.ts'
import type { PlacementRequest } from './placement-request-schema.ts'

/** What both sides read. The internal id, the requesting center and every instant stay inside (R12). */
export function requestOf(row: RequestRow) {
  const children = row.children as PlacementRequest['childrenAgeBands']
  return {
    id: row.reference,
    state: row.state as PlacementRequest['state'],
    regime: row.regime as PlacementRequest['regime'],
    sex: row.sex as PlacementRequest['sex'],
    ageBand: row.ageBand as PlacementRequest['ageBand'],
    childrenCount: children.length,
    childrenAgeBands: children,
    needs: row.needs as PlacementRequest['needs'],
    language: row.language as PlacementRequest['language'],
    risk: row.risk as PlacementRequest['risk'],
    sentOn: row.sentOn,
  }
}

/** To the agency its fields; to the requesting center also whose request it is. Which center is offered has a door of its own. */
export async function shownRequest(tx: Tx, ctx: Ctx, reference: string): Promise<Outcome<PlacementRequest>> {
  const row = await findRequest(tx, reference)
  if (row === undefined) return notFound
  const both = {
    ...requestOf(row),
    proposedOn: row.proposedOn,
    declineReason: row.declineReason as PlacementRequest['declineReason'],
  }
  tx.touches('placement_request', row.id)
  if (row.recipientId === ctx.orgId) return { ok: true, value: both, version: row.version }
  const application = await findApplicationOfRequest(tx, ctx, row.id)
  if (application === undefined) return notFound
  tx.touches('placement_request', row.id, [application.victimId])
  const own = { applicationId: application.id, actions: actionsOf(row) }
  return { ok: true, value: { ...both, ...own }, version: row.version }
}

const actionsOf = ({ reference, state }: RequestRow): Action[] =>
  ['acceptance', 'decline'].map((action) => {
    const allowed = state === 'proposed'
    const href = `/v1/placement-requests/${reference}/${action}`
    return { action, method: 'POST', href, allowed, ...(allowed ? {} : { code: 'state_conflict' }) }
  })

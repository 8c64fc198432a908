/** The request to the agency (SVC-PLACE-01): listed fields, a random reference, and nothing that names her. */
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Refused, refuse } from '../../db/outcome.ts'
import { isChild } from '../../rules/age.ts'
import { decide } from '../../rules/decision.ts'
import { placementRequest } from '../../rules/placement-request.ts'
import { release } from '../disclosure/effects.ts'
import { emitEvent } from '../notifications/effects.ts'
import { type SubjectFacts, subjectFacts } from '../persons/facts.ts'
import { onApplication } from './application-actions.ts'
import { updateApplication } from './application-queries.ts'
import { findAgency } from './body-queries.ts'
import { insertRequest } from './placement-request-queries.ts'
import { type NewPlacementRequest, placementRequestProperties } from './placement-request-schema.ts'
import { assessmentsOf } from './step-queries.ts'

/** Whatever else is in the body would widen what the agency learns: the law is asked before the schema is. */
export function beyondTheList(ctx: Ctx, body: unknown): Refused | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null
  const extra = Object.keys(body).filter((field) => !placementRequestProperties.includes(field))
  if (extra.length === 0) return null
  const decision = decide('application.placement-request', placementRequest, { fields: extra }, ctx.on)
  const errors = extra.slice(0, 20).map((field) => ({
    pointer: `/${field.replaceAll('~', '~0').replaceAll('/', '~1').slice(0, 64)}`,
    code: 'unknown_field',
  }))
  return refuse('scope_exceeds_consent', { errors, ...(decision.allowed ? {} : { decision }) })
}

const ageBand = (subject: SubjectFacts, ctx: Ctx): 'child' | 'adult' | 'unknown' => {
  if (isChild(subject, ctx.on)) return 'child'
  return subject.birthOn === null ? 'unknown' : 'adult'
}

export const requestPlacement = (deps: Deps, ctx: Ctx, id: string, ask: NewPlacementRequest) =>
  onApplication(deps, ctx, id, 'placement-request', async (tx, row) => {
    const subject = await subjectFacts(tx, ctx, row.victimId)
    const agency = await findAgency(tx)
    if (subject === undefined || agency === undefined) return notFound
    const assessment = (await assessmentsOf(tx, id)).at(-1)
    const children = ask.childrenAgeBands ?? []
    const listed = {
      regime: ask.regime ?? 'dv',
      sex: ask.sex ?? subject.sex,
      ageBand: ask.ageBand ?? ageBand(subject, ctx),
      needs: ask.needs ?? assessment?.needs ?? [...subject.needs],
      language: ask.language ?? subject.language,
      risk: ask.risk ?? assessment?.risk ?? 'high',
    }
    const passed = await release(deps, tx, ctx, {
      victimIds: [row.victimId],
      recipientId: agency.id,
      purpose: 'placement_request',
      scopes: [],
      kind: 'placement_request',
      basis: 'pseudonymous',
      content: { ...listed, childrenCount: children.length, childrenAgeBands: children },
      ...(row.caseId === null ? {} : { caseId: row.caseId }),
    })
    if (!passed.ok) return passed
    const { reference } = passed.release
    const requestId = deps.random.uuid()
    insertRequest(tx, {
      id: requestId,
      recipient_id: agency.id,
      reference,
      regime: listed.regime,
      sex: listed.sex,
      age_band: listed.ageBand,
      children,
      needs: listed.needs,
      language: listed.language,
      risk_level: listed.risk,
      sent_on: ctx.on,
      recorded_by: ctx.actorKey,
    })
    const link = `/v1/placement-requests/${reference}`
    await emitEvent(deps, tx, { recipientId: agency.id, type: 'placement_request.received', reference, link })
    updateApplication(tx, id, {
      state: 'sent_to_agency',
      placement_request_id: requestId,
      done_at: row.doneAt ?? ctx.at,
    })
    return undefined
  })

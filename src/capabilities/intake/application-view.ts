/** What staff of the holder read of an application, with its clocks and with what may be done next. */
import type { Tx } from '../../db/client.ts'
import type { Ctx } from '../../db/context.ts'
import { notFound, type Outcome } from '../../db/outcome.ts'
import type { Action } from '../../http/shapes.ts'
import type { ApplicantType } from '../../rules/application.ts'
import { clocks } from '../../rules/clocks.ts'
import type { Decision } from '../../rules/decision.ts'
import { type SubjectFacts, subjectFacts } from '../persons/facts.ts'
import { type ApplicationRow, findApplication } from './application-queries.ts'
import type { Application } from './application-schema.ts'
import { allowedIn, clockFacts, isAllowed, isOpen } from './application-states.ts'
import { findRequestById } from './placement-request-queries.ts'
import { weighRegistration } from './registration-facts.ts'
import { adviseRoute } from './route-advice.ts'
import { assessmentsOf, documentsOf, interviewsOf } from './step-queries.ts'

export async function shownApplication(tx: Tx, ctx: Ctx, id: string): Promise<Outcome<Application>> {
  const row = await findApplication(tx, ctx, id)
  const subject = row && (await subjectFacts(tx, ctx, row.victimId))
  if (row === undefined || subject === undefined) return notFound
  tx.touches('application', id, [row.victimId])
  return { ok: true, value: await applicationOf(tx, ctx, row, subject), version: row.version }
}

async function applicationOf(tx: Tx, ctx: Ctx, row: ApplicationRow, subject: SubjectFacts): Promise<Application> {
  const [documents, interviews, assessments, request, advisedRoute, registration] = await Promise.all([
    documentsOf(tx, row.id),
    interviewsOf(tx, row.id),
    assessmentsOf(tx, row.id),
    row.placementRequestId === null ? undefined : findRequestById(tx, row.placementRequestId),
    adviseRoute(tx, ctx, subject),
    row.state === 'lead' ? weighRegistration(tx, ctx, subject, row.applicantType as ApplicantType) : null,
  ])
  const facts = clockFacts(row)
  const assessment = assessments.at(-1)
  return {
    ...summaryOf(row),
    serviceId: row.serviceId,
    advisedRoute,
    refusalGround: row.refusalGround as Application['refusalGround'],
    ticketId: row.ticketId,
    clocks: { ...facts, ...clocks(facts, ctx.at) },
    documents: documents as Application['documents'],
    interviews: interviews.map(({ textId: _, ...interview }) => interview) as Application['interviews'],
    needsAssessment: (assessment ?? null) as Application['needsAssessment'],
    lawEnforcement: stepOf(row),
    placementRequest: (request === undefined
      ? null
      : { id: request.reference, state: request.state }) as Application['placementRequest'],
    actions: actionsOf(ctx, row, registration),
  }
}

export function summaryOf(row: ApplicationRow) {
  const { id, victimId, caseId, urgent, childConcerned, recordedAt } = row
  const words = {
    applicantType: row.applicantType as Application['applicantType'],
    channel: row.channel as Application['channel'],
    state: row.state as Application['state'],
    outcome: row.outcome as Application['outcome'],
    route: row.route as Application['route'],
  }
  return { id, victimId, caseId, ...words, urgent, childConcerned, recordedAt }
}

const stepOf = ({ lawEnforcementOutcome, lawEnforcementAt }: ApplicationRow): Application['lawEnforcement'] =>
  lawEnforcementOutcome === null || lawEnforcementAt === null
    ? null
    : {
        outcome: lawEnforcementOutcome as NonNullable<Application['lawEnforcement']>['outcome'],
        closedAt: lawEnforcementAt,
      }

/** Previews (R15): registration is weighed by the rule it will meet, the others by the state. */
function actionsOf(ctx: Ctx, row: ApplicationRow, registration: Decision | null): Action[] {
  const href = (act: string) => `/v1/applications/${row.id}/${act}`
  const acts = Object.keys(allowedIn).map((action): Action => {
    const method = action === 'needs-assessment' ? 'PUT' : 'POST'
    if (!isAllowed(action, row.state)) {
      return { action, method, href: href(action), allowed: false, code: 'state_conflict' }
    }
    const ground = registration?.grounds.find((g) => g.outcome !== 'met' && g.code === registration.code)
    if (action !== 'registration' || ground === undefined) return { action, method, href: href(action), allowed: true }
    const why = { code: ground.code, ruleId: ground.rule, says: ground.says[ctx.language] }
    return { action, method, href: href(action), allowed: false, ...why }
  })
  return [
    ...acts,
    { action: 'interviews', method: 'POST', href: href('interviews'), allowed: true },
    { action: 'withdrawal', method: 'POST', href: href('withdrawal'), allowed: isOpen(row.state) },
  ]
}

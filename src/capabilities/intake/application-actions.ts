/** Reading an application, and the decisions that take it up or end it. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { notFound, type Outcome, type ProblemCode, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { openTask } from '../../db/tasks.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf, PageQuery } from '../../http/shapes.ts'
import { type ApplicantType, documentTasks, interviewTasks } from '../../rules/application.ts'
import { decide } from '../../rules/decision.ts'
import { duties } from '../../rules/duty.ts'
import { refusal } from '../../rules/refusal.ts'
import { openCase } from '../persons/effects.ts'
import { openCaseOf, subjectFacts, violenceOnRecord } from '../persons/facts.ts'
import { servedTicket } from './application-filing.ts'
import { type ApplicationRow, listApplications, lockApplication, updateApplication } from './application-queries.ts'
import type { Application } from './application-schema.ts'
import { isAllowed, isOpen, talks } from './application-states.ts'
import type { Closing, Refusal, Registration, Routing } from './application-step-schema.ts'
import { shownApplication, summaryOf } from './application-view.ts'
import { withdrawRequest } from './placement-request-queries.ts'
import { weighRegistration } from './registration-facts.ts'
import { documentsOf, finishTasks, interviewsOf } from './step-queries.ts'

export const readApplication = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Application>> =>
  perform(deps, ctx, (tx) => shownApplication(tx, ctx, id))

export const pageApplications = (
  deps: Deps,
  ctx: Ctx,
  { limit = 50, cursor, state }: PageQuery & { state?: string },
): Promise<Outcome<PageOf<object>>> =>
  perform(deps, ctx, async (tx) => {
    const list = `applications ${state ?? ''}`
    const rows = await listApplications(tx, ctx, limit, readCursor(deps, ctx, list, cursor), state)
    const page = pageOf(
      deps,
      ctx,
      list,
      limit,
      rows,
      (row) => [row.recordedAt, row.id],
      (row) => ({ ...summaryOf(row), registeredAt: row.registeredAt }),
    )
    tx.touches(
      'application',
      null,
      page.items.map((item) => item.victimId),
    )
    return { ok: true, value: page }
  })

/** Locks, checks version and state, does the act, and shows what came of it. */
export const onApplication = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  act: string,
  work: (tx: Tx, row: ApplicationRow) => Promise<Outcome<never> | undefined>,
): Promise<Outcome<Application>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockApplication(tx, ctx, id)
    if (row === undefined) return notFound
    tx.touches('application', id, [row.victimId])
    if (row.version !== ctx.ifMatch) return refuse('version_mismatch')
    if (!isAllowed(act, row.state)) return refuse('state_conflict')
    return (await work(tx, row)) ?? acted(tx, ctx, id)
  })

export async function acted(tx: Tx, ctx: Ctx, id: string): Promise<Outcome<Application>> {
  const shown = await shownApplication(tx, ctx, id)
  return shown.ok === true ? { ...shown, status: 200, location: `/v1/applications/${id}` } : shown
}

/** A human takes the lead up; the service starts with her own consent, and the whole-service clock with it. */
export const registerApplication = (deps: Deps, ctx: Ctx, id: string, ask: Registration) =>
  onApplication(deps, ctx, id, 'registration', async (tx, row) => {
    const subject = await subjectFacts(tx, ctx, row.victimId)
    if (subject === undefined) return notFound
    const decision = await weighRegistration(tx, ctx, subject, row.applicantType as ApplicantType)
    const decisionId = recordDecision(deps, tx, ctx, { kind: 'application', id }, decision)
    if (!decision.allowed) return refuse(decision.code as ProblemCode, { decision, decisionId })
    const desk = ask.ticketId === undefined ? undefined : await servedTicket(tx, ctx, ask.ticketId)
    if (ask.ticketId !== undefined && desk === undefined) return notFound
    const { victimId } = row
    const known = await openCaseOf(tx, victimId, 'dv')
    const caseId =
      known?.id ?? (await openCase(deps, tx, ctx, { victimId, regime: 'dv', source: sourceOf(row.channel) }))
    const held = talks(await interviewsOf(tx, id))
    updateApplication(tx, id, {
      state: held.lawyerHeldAt !== null && held.psychologistHeldAt !== null ? 'interviewed' : 'registered',
      case_id: caseId,
      registered_at: ctx.at,
      ...(desk === undefined
        ? {}
        : { ticket_id: desk.ticketId, ticket_at: desk.ticketAt, served_at: row.servedAt ?? desk.servedAt }),
    })
    finishTasks(tx, id, ['take_lead', 'reach_her_at_once'], ctx.actorKey)
    await openFirstTasks(deps, tx, ctx, row, caseId, held)
    return undefined
  })

const sourceOf = (channel: string) => (channel === 'helpline' ? 'hotline' : 'application')

/** Papers and talks that are still wanted: work for staff, never for her. */
async function openFirstTasks(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: ApplicationRow,
  caseId: string,
  held: ReturnType<typeof talks>,
): Promise<void> {
  const entries = await documentsOf(tx, row.id)
  const statusOf = (kind: string) =>
    (entries.find((entry) => entry.kind === kind)?.status ?? null) as 'provided' | 'missing' | null
  const documents = { identity: statusOf('identity'), dv_act: statusOf('dv_act') }
  const wanted = [
    ...duties([documentTasks], { at: ctx.at, documents }),
    ...duties([interviewTasks], { at: ctx.at, ...held }),
  ]
  for (const { what, rule, dueAt } of wanted) {
    const role = roles[what] ?? 'front_office_operator'
    const resource = { kind: 'application', id: row.id }
    openTask(deps, tx, { what, ruleId: rule, role, dueAt, victimId: row.victimId, caseId, resource })
  }
}

const roles: Readonly<Record<string, 'lawyer' | 'psychologist'>> = {
  interview_by_lawyer: 'lawyer',
  interview_by_psychologist: 'psychologist',
}

export const closeApplication = (deps: Deps, ctx: Ctx, id: string, { outcome }: Closing) =>
  onApplication(deps, ctx, id, 'closure', async (tx, row) => {
    end(tx, ctx, row, { state: 'closed', outcome })
    return undefined
  })

/** Another way for her, shown by a human; whoever takes her up is not told by this act. */
export const routeApplication = (deps: Deps, ctx: Ctx, id: string, { route }: Routing) =>
  onApplication(deps, ctx, id, 'routing', async (tx, row) => {
    end(tx, ctx, row, { state: 'routed', outcome: 'routed', route })
    const resource = { kind: 'application', id }
    const task = {
      ruleId: 'SVC-ELIG-01',
      role: 'front_office_operator',
      dueAt: ctx.at,
      victimId: row.victimId,
    } as const
    openTask(deps, tx, { ...task, what: `accompany_to_${route}`, resource })
    return undefined
  })

/** By a named human, for the one ground there is; violence on record is not unsaid by the refusal’s own word (SVC-REFUSE-01, DV-ADM-01). */
export const refuseApplication = (deps: Deps, ctx: Ctx, id: string, ask: Refusal) =>
  onApplication(deps, ctx, id, 'refusal', async (tx, row) => {
    const [thb, violence] = await Promise.all([openCaseOf(tx, row.victimId, 'thb'), violenceOnRecord(tx, row.victimId)])
    const facts = {
      ground: ask.ground,
      decidedBy: ctx.actor === null ? null : ctx.actorKey,
      reasonGiven: ask.reason.trim() !== '',
      appealNoticeGiven: ask.appealNoticeGiven,
      suffersDv: violence || ask.suffersDv,
      thbStatus: thb?.thbStatus ?? null,
    }
    const decision = decide('application.refusal', refusal, facts, ctx.on)
    const decisionId = recordDecision(deps, tx, ctx, { kind: 'application', id }, decision)
    if (!decision.allowed) return refuse(decision.code as ProblemCode, { decision, decisionId })
    const textId = await deps.vault.putText(tx, row.victimId, 'refusal', ask.reason, deps.random.uuid())
    end(tx, ctx, row, { state: 'refused', refusal_ground: 'no_legal_basis', refusal_text_id: textId })
    return undefined
  })

/** Her word ends it at any moment, whatever its state; what is over already stays as it is. */
export const withdrawApplication = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Application>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockApplication(tx, ctx, id)
    if (row === undefined) return notFound
    if (isOpen(row.state)) end(tx, ctx, row, { state: 'withdrawn' })
    return acted(tx, ctx, id)
  })

/** However it ends, the agency stops looking and the clock stands. */
function end(tx: Tx, ctx: Ctx, row: ApplicationRow, change: Parameters<typeof updateApplication>[2]): void {
  updateApplication(tx, row.id, { ...change, done_at: row.doneAt ?? ctx.at })
  if (row.placementRequestId !== null) withdrawRequest(tx, row.placementRequestId)
  finishTasks(tx, row.id, ['take_lead', 'reach_her_at_once'], ctx.actorKey)
}

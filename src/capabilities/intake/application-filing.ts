/** Filing an application at a DOST center: by its own staff at the desk, or by anybody else as a lead (R7, R8). */
import { isHolder } from '../../access/permissions.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { type FieldProblem, notFound, type Outcome, type Refused, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { openTask } from '../../db/tasks.ts'
import { recordConsent } from '../consent/effects.ts'
import { createVictim, linkCitizen } from '../persons/effects.ts'
import { subjectFacts, victimOfCitizen } from '../persons/facts.ts'
import type { Application, NewApplication, Receipt } from './application-schema.ts'
import { shownApplication } from './application-view.ts'
import { isDostCenter } from './body-queries.ts'
import { fileLead, type Lead, notAtDesk } from './lead.ts'
import { lockTicket, moveTicket } from './queue-queries.ts'
import { putDocument } from './step-queries.ts'

export const fileApplication = (deps: Deps, ctx: Ctx, ask: NewApplication): Promise<Outcome<Application | Receipt>> =>
  ctx.actor !== null && isHolder(ctx.actor.standing.kind) ? fileAtDesk(deps, ctx, ask) : fileFromOutside(deps, ctx, ask)

const invalid = (...errors: FieldProblem[]): Refused => refuse('validation_failed', { errors })

function fileAtDesk(deps: Deps, ctx: Ctx, ask: NewApplication): Promise<Outcome<Application>> {
  return perform(deps, ctx, async (tx) => {
    if (ask.dostCenterId !== undefined && ask.dostCenterId !== ctx.orgId) {
      return invalid({ pointer: '/dostCenterId', code: 'not_yours' })
    }
    if (ask.victimId !== undefined && ask.victim !== undefined) {
      return invalid({ pointer: '/victim', code: 'one_of_two' })
    }
    if (ask.victimId !== undefined && (await subjectFacts(tx, ctx, ask.victimId)) === undefined) return notFound
    const desk = await atDesk(tx, ctx, ask)
    if (desk === undefined) return notFound
    const victimId = ask.victimId ?? (await createVictim(deps, tx, ctx, ask.victim ?? {}))
    const id = await fileLead(deps, tx, ctx, leadOf(ask, victimId, desk))
    for (const { kind, status } of ask.documents ?? []) {
      putDocument(tx, { application_id: id, kind, status, recorded_by: ctx.actorKey })
    }
    const untenable: Refused[] = []
    for (const words of ask.consents ?? []) {
      const recorded = await recordConsent(deps, tx, ctx, victimId, words)
      if (recorded.ok) continue
      if (words.decision === 'refused') return recorded
      untenable.push(recorded)
    }
    for (const refused of untenable) askHerAnew(deps, tx, ctx, { id, victimId }, refused)
    const [decisionId] = untenable.flatMap((refused) => refused.decisionId ?? [])
    const why = decisionId === undefined ? {} : { decisionId }
    return { ...(await shownApplication(tx, ctx, id)), location: `/v1/applications/${id}`, ...why }
  })
}

/** That she came is a fact and stands; a consent that cannot stand opens nothing and is taken anew with her (ADR 0018). */
function askHerAnew(deps: Deps, tx: Tx, ctx: Ctx, of: { id: string; victimId: string }, { decision }: Refused): void {
  const against = decision?.grounds.find((ground) => ground.code === decision.code && ground.outcome !== 'met')
  openTask(deps, tx, {
    what: 'take_consent_anew',
    ruleId: against?.rule ?? 'CONS-01',
    role: 'front_office_operator',
    dueAt: ctx.at,
    victimId: of.victimId,
    resource: { kind: 'application', id: of.id },
  })
}

/** The ticket's clock, and the desk's: whoever applies in person is at the desk now. Undefined: no such ticket. */
async function atDesk(tx: Tx, ctx: Ctx, ask: NewApplication): Promise<Lead['desk'] | undefined> {
  if (ask.ticketId === undefined) return { ...notAtDesk, servedAt: ask.channel === 'in_person' ? ctx.at : null }
  return servedTicket(tx, ctx, ask.ticketId)
}

/** A ticket whose holder sits at the desk is served, whether or not anybody pressed the button. */
export async function servedTicket(tx: Tx, ctx: Ctx, ticketId: string): Promise<Lead['desk'] | undefined> {
  const ticket = await lockTicket(tx, ticketId)
  if (ticket === undefined) return undefined
  if (ticket.servedAt === null) moveTicket(tx, ticketId, 'served', ctx.at)
  return { ticketId, ticketAt: ticket.issuedAt, servedAt: ticket.servedAt ?? ctx.at }
}

/** What only the desk itself can know or do. */
const deskOnly = ['victimId', 'ticketId', 'documents', 'consents'] as const

async function fileFromOutside(deps: Deps, ctx: Ctx, ask: NewApplication): Promise<Outcome<Receipt>> {
  const holder = ask.dostCenterId
  const extra = deskOnly.filter((field) => ask[field] !== undefined)
  if (extra.length > 0) return invalid(...extra.map((field) => ({ pointer: `/${field}`, code: 'not_for_this_caller' })))
  if (holder === undefined) return invalid({ pointer: '/dostCenterId', code: 'missing' })
  const known = await perform(deps, { ...ctx, idempotency: null }, async (tx) => {
    const found = await isDostCenter(tx, holder)
    return found ? { ok: true, value: null } : invalid({ pointer: '/dostCenterId', code: 'not_in_list' })
  })
  if (known.ok === false) return known
  return perform(deps, ctx, async (tx) => receive(deps, tx, ctx, ask), holder)
}

/** A citizen keeps the number of her own application; everybody else gets one that leads nowhere (R7). */
async function receive(deps: Deps, tx: Tx, ctx: Ctx, ask: NewApplication): Promise<Outcome<Receipt>> {
  const herself = ctx.actor?.actSub !== null && ctx.actor?.standing.kind === 'portal' && ask.applicantType === 'self'
  const victimId = herself ? await citizen(deps, tx, ctx, ask) : await createVictim(deps, tx, ctx, ask.victim ?? {})
  const id = await fileLead(deps, tx, ctx, leadOf(ask, victimId, notAtDesk))
  const receiptNumber = herself ? id : deps.random.uuid()
  return { ok: true, value: { receiptNumber }, status: 202, location: `receipt:${receiptNumber}` }
}

/** Her record, known or made now: a portal that watches or counts cannot tell which (R4, R8). */
async function citizen(deps: Deps, tx: Tx, ctx: Ctx, ask: NewApplication): Promise<string> {
  const known = await victimOfCitizen(tx, ctx.actorKey)
  const made = await tx.asIf(known === undefined, async () => {
    const id = await createVictim(deps, tx, ctx, ask.victim ?? {})
    linkCitizen(tx, id, ctx.actorKey)
    return id
  })
  if (known !== undefined) tx.touched.victimIds.delete(made)
  for (const id of [made, known ?? made]) deps.vault.forget(tx, id)
  return known ?? made
}

const leadOf = (ask: NewApplication, victimId: string, desk: Lead['desk']): Lead => ({
  victimId,
  applicantType: ask.applicantType,
  channel: ask.channel,
  urgent: ask.urgent ?? false,
  childConcerned: ask.childConcerned ?? false,
  traffickingSigns: ask.traffickingSigns ?? false,
  told: ask,
  desk,
  taker: 'front_office_operator',
})

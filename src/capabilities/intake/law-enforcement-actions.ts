/** The law-enforcement step (SVC-LE-01): it always closes, unsent by default, and never holds up the next step. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { type Outcome, type ProblemCode, type Refused, refuse } from '../../db/outcome.ts'
import { covers } from '../../rules/consent-standing.ts'
import { decide } from '../../rules/decision.ts'
import { defaultStepOutcome, lawEnforcementStep } from '../../rules/law-enforcement-step.ts'
import { consentsOf } from '../consent/facts.ts'
import { release } from '../disclosure/effects.ts'
import { subjectFacts } from '../persons/facts.ts'
import { secondsToNextMonth } from './anonymised-notice.ts'
import { onApplication } from './application-actions.ts'
import { type ApplicationRow, updateApplication } from './application-queries.ts'
import type { LawEnforcementAsk } from './application-step-schema.ts'
import { noticeSetting } from './body-queries.ts'

export const closeLawEnforcementStep = (deps: Deps, ctx: Ctx, id: string, ask: LawEnforcementAsk) =>
  onApplication(deps, ctx, id, 'law-enforcement-step', async (tx, row) => {
    if (row.lawEnforcementOutcome !== null) return objection(tx, row, ask)
    const consented = await hasConsented(tx, ctx, row, ask)
    const outcome = ask.outcome ?? defaultStepOutcome(consented)
    const objects = row.objects || (ask.objects ?? null)
    const { outcome: _, recipientId: _recipient, objects: _objects, ...content } = ask
    const setting = await noticeSetting(tx)
    const facts = {
      outcome,
      consented,
      centerAllowsAnonymised: setting.on && setting.recipientId !== null,
      objects,
      fields: Object.keys(content),
    }
    const decision = decide('application.law-enforcement-step', lawEnforcementStep, facts, ctx.on)
    const decisionId = recordDecision(deps, tx, ctx, { kind: 'application', id }, decision)
    if (ask.objects === true) updateApplication(tx, id, { anonymised_notice_objection: true })
    if (!decision.allowed) return refuse(decision.code as ProblemCode, { decision, decisionId })
    const refused = outcome === 'sent_with_consent' ? await send(deps, tx, ctx, row, ask) : undefined
    if (refused !== undefined) return refused
    const waits = outcome === 'sent_anonymised' ? noticeOf(ctx, ask) : {}
    if ('ok' in waits) return waits
    updateApplication(tx, id, { law_enforcement_outcome: outcome, law_enforcement_at: ctx.at, ...waits })
    if (outcome === 'sent_anonymised') {
      await deps.outbox.enqueue(tx, 'anonymised_notice.send', { centerId: tx.scope.orgId, id }, secondsToNextMonth(ctx))
    }
    return undefined
  })

/** She may object as long as she lives; what has not gone never goes. */
function objection(tx: Tx, row: ApplicationRow, ask: LawEnforcementAsk): Refused | undefined {
  if (ask.objects !== true || row.lawEnforcementOutcome !== 'sent_anonymised') return refuse('state_conflict')
  updateApplication(tx, row.id, { anonymised_notice_objection: true })
  return undefined
}

/** What waits for the letter of its month, which goes when the month is over and enough others are in it. */
function noticeOf(
  ctx: Ctx,
  { month, violenceKinds }: LawEnforcementAsk,
): Refused | { readonly anonymised_month?: string; readonly anonymised_kinds?: string[] } {
  const wrong = (pointer: string, code: string) => refuse('validation_failed', { errors: [{ pointer, code }] })
  if (month === undefined) return wrong('/month', 'missing')
  if (violenceKinds === undefined) return wrong('/violenceKinds', 'missing')
  if (month > ctx.on.slice(0, 7)) return wrong('/month', 'in_the_future')
  return { anonymised_month: month, anonymised_kinds: [...violenceKinds] }
}

async function hasConsented(tx: Tx, ctx: Ctx, row: ApplicationRow, ask: LawEnforcementAsk): Promise<boolean | null> {
  const subject = await subjectFacts(tx, ctx, row.victimId)
  if (ask.recipientId === undefined || subject === undefined) return null
  const request = {
    subject,
    recipientId: ask.recipientId,
    purpose: 'law_enforcement_step',
    scopes: ask.scopes ?? [],
  } as const
  return covers(await consentsOf(tx, row.victimId), request, ctx.at) === 'covered'
}

/**
 * What identifies her passes the gate, which weighs her consent itself at that moment. The anonymised notice
 * is about nobody: it waits for others of its month and goes without a reference that could be joined to her.
 */
async function send(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: ApplicationRow,
  { recipientId, scopes = ['existence'], violenceKinds }: LawEnforcementAsk,
): Promise<Outcome<never> | undefined> {
  if (recipientId === undefined) {
    return refuse('recipient_not_specific', { errors: [{ pointer: '/recipientId', code: 'missing' }] })
  }
  const passed = await release(deps, tx, ctx, {
    victimIds: [row.victimId],
    recipientId,
    purpose: 'law_enforcement_step',
    kind: 'disclosure',
    basis: 'consent',
    scopes,
    // Her consent names the scopes: what was done to her is told only where it names the summary of her case (R9).
    content: scopes.includes('case_summary') && violenceKinds !== undefined ? { violenceKinds } : {},
    ...(row.caseId === null ? {} : { caseId: row.caseId }),
  })
  return passed.ok ? undefined : passed
}

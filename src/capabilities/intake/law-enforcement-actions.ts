/** The law-enforcement step (SVC-LE-01): it always closes, unsent by default, and never holds up the next step. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { type Outcome, type ProblemCode, refuse } from '../../db/outcome.ts'
import { covers } from '../../rules/consent-standing.ts'
import { decide } from '../../rules/decision.ts'
import { defaultStepOutcome, lawEnforcementStep } from '../../rules/law-enforcement-step.ts'
import { consentsOf } from '../consent/facts.ts'
import { release } from '../disclosure/effects.ts'
import { subjectFacts } from '../persons/facts.ts'
import { onApplication } from './application-actions.ts'
import { type ApplicationRow, updateApplication } from './application-queries.ts'
import type { LawEnforcementAsk } from './application-step-schema.ts'
import { anonymisedNoticeOn } from './body-queries.ts'

export const closeLawEnforcementStep = (deps: Deps, ctx: Ctx, id: string, ask: LawEnforcementAsk) =>
  onApplication(deps, ctx, id, 'law-enforcement-step', async (tx, row) => {
    if (row.lawEnforcementOutcome !== null) return refuse('state_conflict')
    const consented = await hasConsented(tx, ctx, row, ask)
    const outcome = ask.outcome ?? defaultStepOutcome(consented)
    const objects = row.objects || (ask.objects ?? null)
    const { outcome: _, recipientId: _recipient, objects: _objects, ...content } = ask
    const facts = {
      outcome,
      consented,
      centerAllowsAnonymised: await anonymisedNoticeOn(tx),
      objects,
      fields: Object.keys(content),
    }
    const decision = decide('application.law-enforcement-step', lawEnforcementStep, facts, ctx.on)
    const decisionId = recordDecision(deps, tx, ctx, { kind: 'application', id }, decision)
    if (ask.objects === true) updateApplication(tx, id, { anonymised_notice_objection: true })
    if (!decision.allowed) return refuse(decision.code as ProblemCode, { decision, decisionId })
    const refused = outcome === 'sent_with_consent' ? await send(deps, tx, ctx, row, ask) : undefined
    if (refused !== undefined) return refused
    updateApplication(tx, id, { law_enforcement_outcome: outcome, law_enforcement_at: ctx.at })
    return undefined
  })

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
 * What identifies her passes the gate, which weighs her consent itself at that moment. The anonymised notice is about an
 * incident and not about her: month and kinds of violence go on paper, with no reference that could be joined to her.
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

/** What another room's act may do with consent inside its own transaction: record one, or end one. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type ProblemCode, type Refused, refuse } from '../../db/outcome.ts'
import { askOwnConsent, openTask } from '../../db/tasks.ts'
import { addMinutes, type Instant, instant } from '../../kernel/dates.ts'
import type { DisclosureConsentFacts } from '../../rules/consent.ts'
import { consentLive } from '../../rules/consent-standing.ts'
import { consentTasks, type GivenConsentFacts, ownConsentTask } from '../../rules/consent-tasks.ts'
import { type DutyRule, duties } from '../../rules/duty.ts'
import { aboutConsent, endGivenBefore, storeTakenBack, takenBackSince } from './consent-ending.ts'
import { closeOwnConsentTasks, insertConsent } from './consent-queries.ts'
import type { ConsentWords } from './consent-schema.ts'
import { isKnownText } from './consent-texts.ts'
import { episodeFor, grantFacts, recordDecisionOn } from './consent-weighing.ts'
import { givenConsents, peopleOf } from './facts.ts'

const field = (pointer: string, code: string): Refused => refuse('validation_failed', { errors: [{ pointer, code }] })

/**
 * Records what was said, given or refused. A refusal is never refused, by no form either (R23): what it says is kept as told,
 * and one dated ahead counts from now; it ends what was given when its grantor could have given it. A consent is weighed by its
 * purpose's rules.
 */
export async function recordConsent(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  victimId: string,
  ask: ConsentWords,
): Promise<{ readonly ok: true; readonly id: string; readonly decisionId: string } | Refused> {
  const id = deps.random.uuid()
  tx.touches('consent', id, [victimId])
  const refused = ask.decision === 'refused'
  const said = ask.occurredAt === undefined ? ctx.at : instant(ask.occurredAt)
  const faulty = refused ? null : faultIn(ctx, ask, said)
  if (faulty !== null) return faulty
  const grantedAt = refused && said > ctx.at ? ctx.at : said
  const facts = await grantFacts(tx, victimId, ask, grantedAt)
  if (facts === null) return notFound
  if (!refused && ask.organizationId !== undefined && facts.representation?.recorded === false)
    return field('/organizationId', 'not_known')
  const named = await episodeFor(tx, victimId, ask.caseId)
  const episode = named === undefined && refused ? await episodeFor(tx, victimId, undefined) : named
  if (episode === undefined) return field('/caseId', 'not_known')
  const { id: decisionId, decision } = recordDecisionOn(deps, tx, ctx, id, ask, facts)
  if (!refused && !decision.allowed) return refuse(decision.code as ProblemCode, { decision, decisionId })
  const objectionTextId =
    refused || ask.overruleReason === undefined
      ? null
      : await deps.vault.putText(tx, victimId, 'objection_overruled', ask.overruleReason, deps.random.uuid())
  const forDisclosure = ask.purpose === 'disclosure'
  const about = {
    purpose: ask.purpose,
    recipientId: forDisclosure ? (refused ? (ask.recipientId ?? null) : facts.recipientId) : null,
    disclosurePurpose: forDisclosure ? facts.disclosurePurpose : null,
    scopes: forDisclosure ? [...new Set(['existence' as const, ...facts.scopes])] : [],
  }
  if (refused && decision.allowed)
    await endGivenBefore(deps, tx, ctx, victimId, { ...about, scopes: [], saidAt: grantedAt })
  if (refused && !decision.allowed)
    openTask(deps, tx, { ...aboutConsent('weigh_refusal_of_another', ctx.at, victimId, id), ruleId: 'CONS-02' })
  const back = refused
    ? null
    : await takenBackSince(tx, facts.subject, { ...about, saidAt: grantedAt }, ask.occurredAt === undefined)
  insertConsent(tx, {
    id,
    victimId,
    ...about,
    decision: ask.decision,
    grantor: ask.grantor,
    relatedPersonId: ask.relatedPersonId ?? null,
    organizationId: ask.organizationId ?? null,
    method: ask.method,
    language: ask.language,
    interpreterUsed: ask.interpreterUsed,
    textVersion: ask.textVersion,
    grantedAt,
    validUntil: facts.validUntil,
    caseId: episode,
    childView: facts.childView === 'object' || facts.childHeard === true ? facts.childView : null,
    objectionTextId,
    recordedBy: ctx.actorKey,
    decisionId,
  })
  if (back !== null) storeTakenBack(deps, tx, ctx, { id, victimId }, back)
  else if (!refused) {
    if (ask.method === 'electronic')
      openTask(deps, tx, aboutConsent('confirm_consent_with_her_alone', ctx.at, victimId, id))
    openConsentTasks(deps, tx, { id, victimId }, facts, ctx.at, consentTasks)
  }
  return { ok: true, id, decisionId }
}

/** What makes a sheet no consent before anything is weighed. */
function faultIn(ctx: Ctx, { purpose, textVersion, overruleReason }: ConsentWords, said: Instant): Refused | null {
  if (said > addMinutes(ctx.at, 5)) return field('/occurredAt', 'in_the_future')
  if (!isKnownText(purpose, textVersion)) return field('/textVersion', 'not_in_list')
  if (overruleReason !== undefined && ctx.actor?.roles.includes('center_manager') !== true)
    return field('/overruleReason', 'management_only')
  return null
}

function openConsentTasks(
  deps: Deps,
  tx: Tx,
  of: { readonly id: string; readonly victimId: string },
  facts: Pick<DisclosureConsentFacts, 'subject' | 'grantor' | 'representation' | 'validUntil'>,
  at: Instant,
  rules: readonly DutyRule<GivenConsentFacts>[],
): void {
  const { subject, grantor, validUntil, representation } = facts
  const given = { at, subject, grantor, validUntil, representationRecorded: representation?.recorded === true }
  for (const { what, rule, dueAt } of duties(rules, given)) {
    const asked = { ...aboutConsent(what, at, of.victimId, of.id), ruleId: rule, dueAt }
    if (what === 'ask_own_consent') askOwnConsent(deps, tx, asked)
    else openTask(deps, tx, asked)
  }
}

/**
 * After her age or capacity was set right: the day on which a representative's consents lapse is planned anew (CONS-03). What
 * a stay asks for on that day is planned by `followAge` after it.
 */
export async function planOwnConsents(deps: Deps, tx: Tx, ctx: Ctx, victimId: string): Promise<void> {
  const [subject] = await peopleOf(tx, [victimId])
  if (subject === undefined) return
  closeOwnConsentTasks(tx, victimId, ctx.actorKey)
  for (const consent of await givenConsents(tx, [victimId])) {
    if (consentLive(consent, ctx.at, subject))
      openConsentTasks(deps, tx, consent, { ...consent, subject }, ctx.at, [ownConsentTask])
  }
}

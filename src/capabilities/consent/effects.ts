/** What another room's act may do with consent inside its own transaction: record one, or end one. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { notFound, type ProblemCode, type Refused, refuse } from '../../db/outcome.ts'
import { askOwnConsent, openTask } from '../../db/tasks.ts'
import { addMinutes, bakuDay, type Instant, instant } from '../../kernel/dates.ts'
import { ageStanding } from '../../rules/age.ts'
import {
  consentToDisclosure,
  consentToServices,
  consentToShelter,
  type DisclosureConsentFacts,
} from '../../rules/consent.ts'
import { consentLive } from '../../rules/consent-standing.ts'
import { consentTasks, type GivenConsentFacts, ownConsentTask } from '../../rules/consent-tasks.ts'
import type { Representation } from '../../rules/consent-terms.ts'
import { type Decision, decide } from '../../rules/decision.ts'
import { type DutyRule, duties } from '../../rules/duty.ts'
import { relatedPerson, representsHerAt } from '../persons/facts.ts'
import {
  type ConsentRow,
  closeOwnConsentTasks,
  closePlansOf,
  consentsOfAll,
  episodesOf,
  insertConsent,
  insertEvent,
} from './consent-queries.ts'
import type { ConsentWords } from './consent-schema.ts'
import { isKnownText } from './consent-texts.ts'
import { givenConsents, peopleOf, recipientOf } from './facts.ts'

const field = (pointer: string, code: string): Refused => refuse('validation_failed', { errors: [{ pointer, code }] })
const rulesFor = { shelter: consentToShelter, services: consentToServices, disclosure: consentToDisclosure }
/** What a consent should lead to is looked at within a day. */
const dayInMinutes = 24 * 60

/** Records what was said, given or refused. A refusal is never refused; a consent is weighed by its purpose's rules. */
export async function recordConsent(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  victimId: string,
  ask: ConsentWords,
): Promise<{ readonly ok: true; readonly id: string; readonly decisionId: string | null } | Refused> {
  const grantedAt = ask.occurredAt === undefined ? ctx.at : instant(ask.occurredAt)
  const id = deps.random.uuid()
  tx.touches('consent', id, [victimId])
  if (grantedAt > addMinutes(ctx.at, 5)) return field('/occurredAt', 'in_the_future')
  if (!isKnownText(ask.purpose, ask.textVersion)) return field('/textVersion', 'not_in_list')
  if (ask.overruleReason !== undefined && ctx.actor?.roles.includes('center_manager') !== true)
    return field('/overruleReason', 'management_only')
  const facts = await grantFacts(tx, victimId, ask, grantedAt)
  if (facts === null) return notFound
  if (ask.organizationId !== undefined && facts.representation?.recorded === false)
    return field('/organizationId', 'not_known')
  const episode = await episodeFor(tx, victimId, ask.caseId)
  if (episode === undefined) return field('/caseId', 'not_known')
  const decisionId = ask.decision === 'refused' ? null : recordDecisionOn(deps, tx, ctx, id, ask.purpose, facts)
  if (decisionId !== null && !decisionId.decision.allowed) {
    const { decision, id: refusedBy } = decisionId
    return refuse(decision.code as ProblemCode, { decision, decisionId: refusedBy })
  }
  const objectionTextId =
    ask.overruleReason === undefined
      ? null
      : await deps.vault.putText(tx, victimId, 'objection_overruled', ask.overruleReason, deps.random.uuid())
  if (ask.decision === 'refused') await endEarlier(deps, tx, ctx, victimId, ask)
  const forDisclosure = ask.purpose === 'disclosure'
  insertConsent(tx, {
    id,
    victimId,
    purpose: ask.purpose,
    decision: ask.decision,
    recipientId: forDisclosure ? facts.recipientId : null,
    disclosurePurpose: forDisclosure ? facts.disclosurePurpose : null,
    scopes: forDisclosure ? [...new Set(['existence' as const, ...facts.scopes])] : [],
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
    decisionId: decisionId?.id ?? null,
  })
  if (ask.decision === 'given' && ask.method === 'electronic')
    openTask(deps, tx, task('confirm_consent_with_her_alone', ctx.at, victimId, id))
  if (ask.decision === 'given') openConsentTasks(deps, tx, { id, victimId }, facts, ctx.at, consentTasks)
  return { ok: true, id, decisionId: decisionId?.id ?? null }
}

/** Null: no such person here. A representative who is not on record around her is not known. */
async function grantFacts(
  tx: Tx,
  victimId: string,
  ask: ConsentWords,
  at: Instant,
): Promise<DisclosureConsentFacts | null> {
  const [subject] = await peopleOf(tx, [victimId])
  if (subject === undefined) return null
  const recipient = ask.recipientId === undefined ? null : await recipientOf(tx, ask.recipientId, [victimId])
  return {
    at,
    subject,
    grantor: ask.grantor,
    representation: await representationFor(tx, victimId, ask, at),
    recipientId: recipient?.id ?? null,
    recipientClass: recipient?.class ?? null,
    disclosurePurpose: ask.disclosurePurpose ?? null,
    scopes: ask.scopes ?? [],
    validUntil: ask.validUntil === undefined ? null : instant(ask.validUntil),
    childView: ask.childView ?? null,
    childHeard: ask.childHeard !== undefined && ask.childHeard.by !== 'other' && ask.childHeard.withoutParents,
    objectionOverruled: ask.overruleReason !== undefined,
  }
}

/** By law, not by relation: the guardianship authority by its name, a relative when recorded as her representative (CONS-02). */
async function representationFor(
  tx: Tx,
  victimId: string,
  { grantor, relatedPersonId, organizationId }: ConsentWords,
  at: Instant,
): Promise<Representation | null> {
  if (grantor === 'guardianship_authority') {
    if (organizationId === undefined) return null
    const body = await recipientOf(tx, organizationId, [])
    return { recorded: body?.kind === 'guardianship_authority', suspectedAt: null, endedAt: null }
  }
  const related = relatedPersonId === undefined ? undefined : await relatedPerson(tx, relatedPersonId)
  if (related === undefined || related.victimId !== victimId) return null
  const represents = await representsHerAt(tx, related.id, at)
  return {
    recorded: represents !== undefined,
    suspectedAt: related.suspectedAt,
    endedAt: represents?.endedAt ?? null,
  }
}

/** The episode named, or the one that is open; null when none is. Undefined: no episode of hers. */
async function episodeFor(tx: Tx, victimId: string, named: string | undefined): Promise<string | null | undefined> {
  const episodes = await episodesOf(tx, victimId)
  if (named !== undefined) return episodes.find(({ id }) => id === named)?.id
  return episodes.find(({ state }) => state === 'open')?.id ?? null
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
    const asked = { ...task(what, at, of.victimId, of.id), ruleId: rule, dueAt }
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

/** The stored decision holds what her age means on the day, never the birth date. */
function recordDecisionOn(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  id: string,
  purpose: ConsentWords['purpose'],
  facts: DisclosureConsentFacts,
): { readonly id: string; readonly decision: Decision } {
  const on = bakuDay(facts.at)
  const weighed = decide(`consent.${purpose}`, rulesFor[purpose], facts, on)
  const decision = { ...weighed, facts: { ...facts, subject: ageStanding(facts.subject, on) } }
  return { id: recordDecision(deps, tx, ctx, { kind: 'consent', id }, decision), decision }
}

/** Her latest word counts: a refusal ends what was given before for the same purpose, recipient and use. */
async function endEarlier(deps: Deps, tx: Tx, ctx: Ctx, victimId: string, ask: ConsentWords): Promise<void> {
  const same = (row: ConsentRow) =>
    row.purpose === ask.purpose &&
    (ask.recipientId === undefined || row.recipientId === ask.recipientId) &&
    (ask.disclosurePurpose === undefined || row.disclosurePurpose === ask.disclosurePurpose)
  for (const row of (await consentsOfAll(tx, [victimId])).filter(same)) endConsent(deps, tx, ctx, row, ctx.at)
}

/** Withdraws a consent that was given and not withdrawn yet; never changes a placement, opens the task (R26). */
export function endConsent(deps: Deps, tx: Tx, ctx: Ctx, row: ConsentRow, at: Instant): void {
  if (row.decision !== 'given' || row.withdrawnAt !== null) return
  insertEvent(tx, {
    id: deps.random.uuid(),
    consentId: row.id,
    kind: 'withdrawn',
    occurredAt: at,
    recordedBy: ctx.actorKey,
  })
  closePlansOf(tx, row, ctx.actorKey)
  openTask(deps, tx, task(`${row.purpose}_consent_withdrawn`, ctx.at, row.victimId, row.id))
}

const task = (what: string, at: Instant, victimId: string, consentId: string) => ({
  what,
  ruleId: 'CONS-03',
  role: 'case_worker' as const,
  dueAt: addMinutes(at, dayInMinutes),
  victimId,
  resource: { kind: 'consent', id: consentId },
})

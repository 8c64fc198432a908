/** What a consent is weighed by when it is said: who she is, who speaks for her, to whom, for which episode. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { bakuDay, type Instant, instant } from '../../kernel/dates.ts'
import { ageStanding } from '../../rules/age.ts'
import {
  consentRefusal,
  consentToDisclosure,
  consentToServices,
  consentToShelter,
  type DisclosureConsentFacts,
} from '../../rules/consent.ts'
import type { Representation } from '../../rules/consent-terms.ts'
import { type Decision, decide } from '../../rules/decision.ts'
import { relatedPerson, representsHerAt } from '../persons/facts.ts'
import { episodesOf } from './consent-queries.ts'
import type { ConsentWords } from './consent-schema.ts'
import { type PersonFacts, peopleOf, recipientOf } from './facts.ts'

const rulesFor = { shelter: consentToShelter, services: consentToServices, disclosure: consentToDisclosure }

/** Null: no such person here. A representative who is not on record around her is not known. */
export async function grantFacts(
  tx: Tx,
  victimId: string,
  ask: ConsentWords,
  at: Instant,
): Promise<(DisclosureConsentFacts & { readonly subject: PersonFacts }) | null> {
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
export async function episodeFor(
  tx: Tx,
  victimId: string,
  named: string | undefined,
): Promise<string | null | undefined> {
  const episodes = await episodesOf(tx, victimId)
  if (named !== undefined) return episodes.find(({ id }) => id === named)?.id
  return episodes.find(({ state }) => state === 'open')?.id ?? null
}

/** The stored decision holds what her age means on the day, never the birth date. */
export function recordDecisionOn(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  id: string,
  { purpose, decision: said }: Pick<ConsentWords, 'purpose' | 'decision'>,
  facts: DisclosureConsentFacts,
): { readonly id: string; readonly decision: Decision } {
  const on = bakuDay(facts.at)
  const weighed =
    said === 'refused'
      ? decide('consent.refusal', consentRefusal, { ...facts, purpose }, on)
      : decide(`consent.${purpose}`, rulesFor[purpose], facts, on)
  const decision = { ...weighed, facts: { ...facts, subject: ageStanding(facts.subject, on) } }
  return { id: recordDecision(deps, tx, ctx, { kind: 'consent', id }, decision), decision }
}

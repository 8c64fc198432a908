/** The trafficking status as facts of an episode, and what an identification rests on (THB-REF-01, R10). */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { openTask } from '../../db/tasks.ts'
import { bakuDay, type Instant, type LocalDate } from '../../kernel/dates.ts'
import { breaches } from '../../rules/child-guard.ts'
import { duties } from '../../rules/duty.ts'
import { type IdentificationFacts, identificationGrounds, identificationTask } from '../../rules/identification.ts'
import { referredForIdentification } from '../referrals/facts.ts'
import { type CaseFacts, insertThbStatus, settleThbStatus } from './case-queries.ts'
import { identificationDays } from './case-record-queries.ts'
import type { CaseThbStatus } from './case-schema.ts'

export interface ThbStatusFact {
  readonly status: CaseThbStatus
  readonly occurredAt?: Instant
  readonly decidedByOrganizationId?: string
  /** Found by a body before she came here, with the number of its document. */
  readonly identifiedBefore?: { readonly documentNo: string; readonly identifiedOn: LocalDate }
}

/**
 * A fact: stored as history, and as the status of the case unless something later is known. Opens nothing by itself; an
 * identification that rests on neither a referral nor an earlier document is flagged, and somebody asks her.
 */
export async function recordThbStatus(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  episode: Pick<CaseFacts, 'id' | 'victimId' | 'openedOn'>,
  fact: ThbStatusFact,
): Promise<void> {
  const { status, occurredAt = ctx.at, decidedByOrganizationId: organizationId = null, identifiedBefore } = fact
  const { id: caseId, victimId } = episode
  const foundOn = identifiedBefore?.identifiedOn ?? bakuDay(occurredAt)
  const identifiedOn = status === 'identified' ? foundOn : null
  const documentTextId =
    identifiedBefore === undefined
      ? null
      : await deps.vault.putText(tx, victimId, 'identification', identifiedBefore.documentNo, deps.random.uuid())
  const entry = { id: deps.random.uuid(), caseId, status, organizationId, identifiedOn, documentTextId, occurredAt }
  const documented = identifiedBefore !== undefined
  const grounds =
    identifiedOn === null ? null : await groundsOf(tx, episode, { organizationId, identifiedOn, documented })
  insertThbStatus(tx, { ...entry, breach: withoutGrounds(grounds, ctx), recordedBy: ctx.actorKey })
  settleThbStatus(tx, caseId)
  if (grounds !== null) askHowIdentified(deps, tx, ctx, episode, grounds)
}

/** What one entry of an identification rests on, as it is on record now. */
export const groundsOf = async (
  tx: Tx,
  { victimId, openedOn }: Pick<CaseFacts, 'victimId' | 'openedOn'>,
  of: { readonly organizationId: string | null; readonly identifiedOn: LocalDate; readonly documented: boolean },
): Promise<IdentificationFacts> => ({
  referredWithConsent: await referredForIdentification(
    tx,
    { victimId, organizationId: of.organizationId },
    of.identifiedOn,
  ),
  documentedBefore: of.documented && of.identifiedOn <= openedOn,
})

/** Rules that an entry breaks; null: it is no identification. */
export const withoutGrounds = (grounds: IdentificationFacts | null, ctx: Ctx): string[] =>
  grounds === null ? [] : [...breaches(identificationGrounds, grounds, ctx.on)]

export function askHowIdentified(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  { id: caseId, victimId }: Pick<CaseFacts, 'id' | 'victimId'>,
  grounds: IdentificationFacts,
): void {
  for (const { what, rule, dueAt } of duties([identificationTask], { at: ctx.at, ...grounds })) {
    const about = { victimId, caseId, resource: { kind: 'case', id: caseId } }
    openTask(deps, tx, { what, ruleId: rule, role: 'case_worker', dueAt, ...about })
  }
}

/** What her identification rests on now: a referral may be sent later too, once she has agreed. */
export async function identificationFacts(tx: Tx, episode: CaseFacts, on: LocalDate): Promise<IdentificationFacts> {
  const { id, victimId, identifiedBy: organizationId, openedOn } = episode
  const documented = await identificationDays(tx, id)
  return {
    referredWithConsent: await referredForIdentification(tx, { victimId, organizationId }, on),
    documentedBefore: documented.some(({ identifiedOn }) => identifiedOn !== null && identifiedOn <= openedOn),
  }
}

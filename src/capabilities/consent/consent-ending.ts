/** How a consent that was given ends by a word: its own withdrawal, or a refusal of the same that was said after it. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { openTask } from '../../db/tasks.ts'
import { addMinutes, type Instant } from '../../kernel/dates.ts'
import { type No, speaksOf } from '../../rules/consent-terms.ts'
import { type ConsentRow, closePlansOf, consentsOfAll, insertEvent } from './consent-queries.ts'
import { type PersonFacts, refusalIn } from './facts.ts'

/** What a consent should lead to is looked at within a day. */
const dayInMinutes = 24 * 60

/** Her latest word counts by when it was said: a "no" ends what was given for the same until then, and nothing given after it. */
export async function endGivenBefore(deps: Deps, tx: Tx, ctx: Ctx, victimId: string, no: No): Promise<void> {
  for (const row of await consentsOfAll(tx, [victimId])) {
    if (row.grantedAt <= no.saidAt && speaksOf(no, row)) endConsent(deps, tx, ctx, row, no.saidAt)
  }
}

/** Withdraws a consent, and with it what was given for the same until then on another sheet. Twice is once. */
export async function takeBack(deps: Deps, tx: Tx, ctx: Ctx, row: ConsentRow, at: Instant): Promise<void> {
  if (row.withdrawnAt !== null) return
  endConsent(deps, tx, ctx, row, at)
  for (const other of await consentsOfAll(tx, [row.victimId])) {
    const ofThisStay = other.purpose !== 'shelter' || other.caseId === row.caseId
    if (other.id !== row.id && ofThisStay && other.grantedAt <= at && speaksOf(row, other))
      endConsent(deps, tx, ctx, other, at)
  }
}

/**
 * When the same was refused or taken back after it was given, as an older paper may be entered late; null: never. What is said
 * just now comes after all that was said until now.
 */
export async function takenBackSince(
  tx: Tx,
  subject: PersonFacts,
  given: No,
  justNow: boolean,
): Promise<Instant | null> {
  const nos = (await consentsOfAll(tx, [subject.victimId])).flatMap((row): No[] => {
    if (row.decision === 'given') return row.withdrawnAt === null ? [] : [{ ...row, saidAt: row.withdrawnAt }]
    return refusalIn(row, subject).allowed ? [{ ...row, scopes: [], saidAt: row.grantedAt }] : []
  })
  const since = nos.filter((no) => (justNow ? no.saidAt > given.saidAt : no.saidAt >= given.saidAt))
  const [first = null] = since
    .filter((no) => speaksOf(no, given))
    .map(({ saidAt }) => saidAt)
    .sort()
  return first
}

/** Stores what an older paper says as taken back when it was, and asks her anew. */
export function storeTakenBack(deps: Deps, tx: Tx, ctx: Ctx, of: { id: string; victimId: string }, at: Instant): void {
  noteWithdrawal(deps, tx, ctx, of.id, at)
  openTask(deps, tx, aboutConsent('ask_consent_anew', ctx.at, of.victimId, of.id))
}

const noteWithdrawal = (deps: Deps, tx: Tx, ctx: Ctx, consentId: string, occurredAt: Instant): void =>
  insertEvent(tx, { id: deps.random.uuid(), consentId, kind: 'withdrawn', occurredAt, recordedBy: ctx.actorKey })

/** Withdraws a consent that was given and not withdrawn yet; never changes a placement, opens the task (R26). */
function endConsent(deps: Deps, tx: Tx, ctx: Ctx, row: ConsentRow, at: Instant): void {
  if (row.decision !== 'given' || row.withdrawnAt !== null) return
  noteWithdrawal(deps, tx, ctx, row.id, at)
  closePlansOf(tx, row, ctx.actorKey)
  openTask(deps, tx, aboutConsent(`${row.purpose}_consent_withdrawn`, ctx.at, row.victimId, row.id))
}

/** About a consent, for staff of her house. */
export const aboutConsent = (what: string, at: Instant, victimId: string, consentId: string) => ({
  what,
  ruleId: 'CONS-03',
  role: 'case_worker' as const,
  dueAt: addMinutes(at, dayInMinutes),
  victimId,
  resource: { kind: 'consent', id: consentId },
})

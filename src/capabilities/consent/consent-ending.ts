/** How a consent that was given ends by a word: its own withdrawal, or a refusal of the same that was said after it. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { openTask } from '../../db/tasks.ts'
import { addMinutes, type Instant } from '../../kernel/dates.ts'
import { type ConsentRow, closePlansOf, consentsOfAll, insertEvent } from './consent-queries.ts'
import type { ConsentWords } from './consent-schema.ts'

/** What a consent should lead to is looked at within a day. */
const dayInMinutes = 24 * 60

/** Her latest word counts: a refusal ends what was given before for the same purpose, recipient and use. */
export async function endEarlier(deps: Deps, tx: Tx, ctx: Ctx, victimId: string, ask: ConsentWords): Promise<void> {
  const same = (row: ConsentRow) =>
    row.purpose === ask.purpose &&
    (ask.purpose !== 'disclosure' || ask.recipientId === undefined || row.recipientId === ask.recipientId) &&
    (ask.purpose !== 'disclosure' ||
      ask.disclosurePurpose === undefined ||
      row.disclosurePurpose === ask.disclosurePurpose)
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

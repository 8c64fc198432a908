/** What other rooms may ask about notices: which bodies must not be told of a person by themselves. */
import type { Tx } from '../../db/client.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import { inForce } from '../../rules/parameter.ts'
import { dvNoticeRecipients, type NoticeRecipient } from '../../rules/parameters/notice-recipients.ts'
import { conflictedBodies } from './conflict-queries.ts'
import { competentBody } from './notice-queries.ts'

export { conflictedBodies, conflictsWith } from './conflict-queries.ts'

/** Kinds of which the competent body stands in conflict about her (R11). */
export async function conflictedKinds(tx: Tx, victimId: string, on: LocalDate): Promise<NoticeRecipient[]> {
  const bodies = await conflictedBodies(tx, victimId)
  if (bodies.size === 0) return []
  const kinds = inForce(dvNoticeRecipients, on)
  const competent = await Promise.all(kinds.map((kind) => competentBody(tx, kind, on)))
  return kinds.filter((_, n) => bodies.has(competent[n] ?? ''))
}

/** What other rooms may ask about referrals. */
import type { Tx } from '../../db/client.ts'
import { sql } from '../../db/compose.ts'
import { addDays, type LocalDate, startOfDay } from '../../kernel/dates.ts'

/**
 * Whether a referral of hers for formal identification, to this body where one is named, had left by the end of that day
 * and was not taken back. None leaves without her consent to that body (THB-REF-01).
 */
export async function referredForIdentification(
  tx: Tx,
  { victimId, organizationId }: { victimId: string; organizationId: string | null },
  on: LocalDate,
): Promise<boolean> {
  const row = await tx.one(
    sql<{ id: string }>`
      select r.id from referrals r
      where r.center_id = ${tx.scope.orgId} and r.victim_id = ${victimId} and r.direction = 'out'
        and r.purpose = 'formal_identification' and r.state in ('sent', 'accepted', 'completed')
        and r.sent_at < ${startOfDay(addDays(on, 1))}
        and (${organizationId}::uuid is null or r.recipient_id = ${organizationId}::uuid)
        and (r.outcome is null or r.outcome not in ('not_identified', 'she_declined'))
      limit 1`,
  )
  return row !== undefined
}

/** Of whom a referral tells that came in here; undefined: there is none. */
export const personReferred = async (tx: Tx, id: string): Promise<string | undefined> =>
  (
    await tx.one(
      sql<{ victimId: string }>`select r.victim_id as "victimId" from referrals r
        where r.center_id = ${tx.scope.orgId} and r.id = ${id} and r.direction = 'in'`,
    )
  )?.victimId

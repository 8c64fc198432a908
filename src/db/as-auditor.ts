import type { Tx } from './client.ts'
import { sql } from './compose.ts'

/**
 * Runs `work` as the database's auditor, who reads the trail of every holder and writes seals, and can do nothing else.
 * Afterwards the transaction is the service's again.
 */
export async function asAuditor<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  tx.write(sql`select set_config('role', 'dayaq_auditor', true)`)
  const result = await work()
  tx.write(sql`select set_config('role', 'dayaq_service', true)`)
  return result
}

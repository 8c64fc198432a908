/** One clock for one episode: whether a stay goes on with the clock of the one before (DV-STAY-01, DV-STAY-04). */
import type { Tx } from '../../db/client.ts'
import { bakuDay, type Instant, type LocalDate } from '../../kernel/dates.ts'
import { looksLikeContinuation } from '../../rules/stay-limit.ts'
import { type PlacementRow, previousStay } from './placement-queries.ts'

/**
 * The day on which the clock of the stay before started, where this one goes on with it; null: another episode.
 * `papersAside`: of a stay that went on before, whose papers came later: they start no clock anew.
 */
export async function continuedFrom(
  tx: Tx,
  row: PlacementRow,
  arrivedAt: Instant,
  papersAside = false,
): Promise<LocalDate | null> {
  const last = await previousStay(tx, row, arrivedAt)
  if (last?.departedAt == null) return null
  const anew = (told: string | null, before: string | null) => !papersAside && told !== null && told !== before
  const facts = {
    previousEndedOn: bakuDay(last.departedAt),
    admissionOn: bakuDay(arrivedAt),
    newBasis:
      row.newIncident ||
      last.caseId !== row.caseId ||
      anew(row.documentNo, last.documentNo) ||
      anew(row.referralId, last.referralId) ||
      anew(row.placementRequestReference, last.placementRequestReference),
  }
  return looksLikeContinuation(facts) ? last.clockStartOn : null
}

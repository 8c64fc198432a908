/** What another room's act does to a plan. */
import type { Tx } from '../../db/client.ts'
import { setMeasureState } from './plan-part-queries.ts'

/** The measure was carried out by a service. */
export const markRendered = (tx: Tx, measureId: string): void => setMeasureState(tx, measureId, 'rendered')

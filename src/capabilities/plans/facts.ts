/** What other rooms may ask about a person's plan. */
import type { Tx } from '../../db/client.ts'
import type { Instant } from '../../kernel/dates.ts'
import { findMeasureOf } from './plan-part-queries.ts'
import { findActivePlan, findPlanActiveAt } from './plan-queries.ts'

/** Her own active plan; undefined when there is none. A plan of her mother or her child is not one. */
export const activePlan = async (tx: Tx, victimId: string): Promise<{ readonly id: string } | undefined> =>
  findActivePlan(tx, victimId)

/** Whether a plan of hers was active at that instant. */
export const planActiveAt = async (tx: Tx, victimId: string, at: Instant): Promise<boolean> =>
  (await findPlanActiveAt(tx, victimId, at)) !== undefined

/** Whether the measure stands in a plan of hers. */
export const isMeasureOf = async (tx: Tx, victimId: string, measureId: string): Promise<boolean> =>
  (await findMeasureOf(tx, victimId, measureId)) !== undefined

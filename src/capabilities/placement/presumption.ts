import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { presumeChild } from '../persons/effects.ts'
import { followAge } from './age-change.ts'
import type { PlacementRow } from './placement-queries.ts'

/** What is known of somebody whom staff may have told to be a child. */
type Told = Pick<PlacementRow, 'victimId' | 'birthOn' | 'presumedChild' | 'childRole'>

/**
 * Whoever is told to be a child is taken for one until a birth date says otherwise (GEN-AGE-02); stays that have begun
 * follow. @returns whether she is presumed a child now.
 */
export async function presumeToldChild(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  { victimId, birthOn, presumedChild, childRole }: Told,
): Promise<boolean> {
  if (childRole === null || birthOn !== null || presumedChild) return presumedChild
  presumeChild(tx, victimId)
  await followAge(deps, tx, ctx, victimId)
  return true
}

import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import { type AgeFacts, presumedOnWord } from '../../rules/age.ts'
import { presumeChild } from '../persons/effects.ts'
import { followAge } from './age-change.ts'
import type { PlacementRow } from './placement-queries.ts'

/** What is known of somebody whom staff may have told to be a child. */
interface Told extends AgeFacts, Pick<PlacementRow, 'victimId' | 'childRole'> {
  /** Day on which her age is asked for; today before she came. */
  readonly admissionOn?: LocalDate | null
}

/**
 * Whoever is told to be a child is taken for one until a document says otherwise, or a human does (GEN-AGE-02); stays that
 * have begun follow. @returns whether she is presumed a child now.
 */
export async function presumeToldChild(deps: Deps, tx: Tx, ctx: Ctx, told: Told): Promise<boolean> {
  const { victimId, childRole, presumedChild, admissionOn } = told
  if (childRole === null || !presumedOnWord(told, admissionOn ?? ctx.on)) return presumedChild
  presumeChild(tx, victimId)
  await followAge(deps, tx, ctx, victimId)
  return true
}

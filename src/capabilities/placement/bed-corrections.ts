/** The nights of a bed after a stay has ended, once it turns out when she really came or left. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import { bedSleptIn, endHold, endHolds, holdOf, holdsOn, insertHold, type NightsHeld } from './bed-queries.ts'
import { takeFrom } from './beds.ts'
import { lockBed } from './room-queries.ts'

/** Her bed was hers until the night before she left; nights in which another resident lay in it are not taken back. */
export async function followLastNight(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  placementId: string,
  { admissionOn, wrongOn, rightOn }: { admissionOn: LocalDate; wrongOn: LocalDate; rightOn: LocalDate },
): Promise<void> {
  if (rightOn <= wrongOn) return endHolds(tx, placementId, rightOn)
  const hold = await holdOf(tx, placementId)
  if (hold === undefined) return holdAnew(deps, tx, ctx, placementId, { fromOn: admissionOn, beforeOn: rightOn })
  if (hold.beforeOn !== wrongOn) return
  const nights = await nightsFree(deps, tx, ctx, hold.bedId, placementId, { fromOn: wrongOn, beforeOn: rightOn })
  if (nights !== null) endHold(tx, hold.id, nights.beforeOn)
}

/** A stay of one day held no night; one that turns out longer held those of the bed in which she lay. */
export async function holdAnew(deps: Deps, tx: Tx, ctx: Ctx, placementId: string, told: Ending): Promise<void> {
  if (told.fromOn >= told.beforeOn || (await holdOf(tx, placementId)) !== undefined) return
  const slept = await bedSleptIn(tx, placementId)
  if (slept === undefined) return
  const nights = await nightsFree(deps, tx, ctx, slept.bedId, placementId, told)
  if (nights !== null) insertHold(deps, tx, ctx, placementId, slept.bedId, nights)
}

interface Ending extends NightsHeld {
  readonly beforeOn: LocalDate
}

/** Of these nights those before another resident lay in it. Who was only awaited is found another bed. */
async function nightsFree(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  bedId: string,
  placementId: string,
  { fromOn, beforeOn }: Ending,
): Promise<Ending | null> {
  await lockBed(tx, bedId)
  const others = await holdsOn(tx, bedId, { fromOn, beforeOn }, placementId)
  const starts = others.flatMap((other) => (other.arrived ? [other.fromOn] : []))
  const freeBeforeOn = [beforeOn, ...starts].sort()[0] ?? beforeOn
  if (freeBeforeOn <= fromOn) return null
  takeFrom(
    deps,
    tx,
    ctx,
    others.filter((other) => !other.arrived && other.fromOn < freeBeforeOn),
  )
  return { fromOn, beforeOn: freeBeforeOn }
}

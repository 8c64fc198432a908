/** When she came or left, set right: her clock, her bed and each stay whose clock hangs on hers follow. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { momentOf } from '../../db/moment.ts'
import { type Refused, refuse } from '../../db/outcome.ts'
import { bakuDay, type Instant } from '../../kernel/dates.ts'
import { isChild, isPresumedChild } from '../../rules/age.ts'
import { followArrival } from './arrival-correction.ts'
import { followLastNight, holdAnew } from './bed-corrections.ts'
import { movePresence } from './bed-queries.ts'
import { clocksOf, followClocks, followLook, managementDecision, startAnew, withFloor } from './clock-correction.ts'
import type { HeadCorrection } from './correction-schema.ts'
import { personOf } from './guard.ts'
import { type PlacementRow, updatePlacement } from './placement-queries.ts'
import { weighLeaving } from './taker-correction.ts'

const faulty = (code: string): Refused => refuse('validation_failed', { errors: [{ pointer: '/new', code }] })

function instantAsked(ctx: Ctx, text: string): Instant | Refused {
  try {
    return momentOf(ctx, text, '/new')
  } catch (error) {
    if (error instanceof RangeError) return faulty('format_date_time')
    throw error
  }
}

export async function correctArrival(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: PlacementRow,
  arrivedAt: Instant,
  ask: HeadCorrection,
): Promise<PlacementRow | Refused> {
  const at = instantAsked(ctx, ask.new)
  if (typeof at !== 'string') return at
  if (row.departedAt !== null && at > row.departedAt) return faulty('after_departure')
  const admissionOn = bakuDay(at)
  const child = isChild(personOf(row), admissionOn)
  // The status at the door that she first came through stays, whenever she came through this one (DV-STAY-02).
  const childAtAdmission = child || (row.transferReference !== null && row.childAtAdmission === true)
  const clocks = await clocksOf(tx, ctx, row.victimId)
  const clock = clocks.find((one) => one.row.id === row.id)
  if (clock === undefined) return refuse('state_conflict')
  const { startOn: clockStartOn, goesOnFrom } = await startAnew(tx, clock, at)
  const childRole = child ? (row.childRole ?? 'unknown') : row.childRole
  const right = { ...row, arrivedAt: at, admissionOn, clockStartOn, childAtAdmission, childRole }
  const wrong = { ...row, arrivedAt, admissionOn: row.admissionOn ?? bakuDay(arrivedAt) }
  const breach = await followArrival(deps, tx, ctx, wrong, right)
  if (row.departedAt !== null) {
    await holdAnew(deps, tx, ctx, row.id, { fromOn: admissionOn, beforeOn: bakuDay(row.departedAt) })
  }
  followLook(deps, tx, ctx, right, clock.goesOnFrom, goesOnFrom)
  const held = withFloor(tx, row, right, managementDecision(ctx, ask), {
    arrived_at: at,
    admission_on: admissionOn,
    clock_start_on: clockStartOn,
    child_at_admission: childAtAdmission,
    presumed_child_at_admission: isPresumedChild(personOf(row), admissionOn),
    child_role: childRole,
    breach,
  })
  await followClocks(deps, tx, ctx, clocks, row, ask)
  return held
}

export async function correctDeparture(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: PlacementRow,
  ask: HeadCorrection,
): Promise<PlacementRow | Refused> {
  if (row.departedAt === null) return refuse('state_conflict')
  const at = instantAsked(ctx, ask.new)
  if (typeof at !== 'string') return at
  if (row.arrivedAt !== null && at < row.arrivedAt) return faulty('before_arrival')
  const clocks = await clocksOf(tx, ctx, row.victimId)
  updatePlacement(tx, row.id, { departed_at: at })
  movePresence(tx, row.id, 'until_at', row.departedAt, at)
  const [wrongOn, rightOn] = [bakuDay(row.departedAt), bakuDay(at)]
  await followLastNight(deps, tx, ctx, row.id, { admissionOn: row.admissionOn ?? wrongOn, wrongOn, rightOn })
  await weighLeaving(deps, tx, ctx, { ...row, departedAt: at }, row.departedAt)
  await followClocks(deps, tx, ctx, clocks, row, ask)
  return { ...row, departedAt: at }
}

/** A clock set right, and each clock that hangs on it. No stay gets shorter by it unless management says so (DV-STAY-02). */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordCorrection } from '../../db/corrections.ts'
import { recordDecision } from '../../db/decisions.ts'
import { type Refused, refuse } from '../../db/outcome.ts'
import { bakuDay, type Instant, type LocalDate } from '../../kernel/dates.ts'
import { decide } from '../../rules/decision.ts'
import { shortening } from '../../rules/stay-change.ts'
import { correctedLimit, type ManagementDecision } from '../../rules/stay-limit.ts'
import type { Begun } from './arrival-correction.ts'
import { lookAtClock } from './arrival-duties.ts'
import { decidingRole } from './begin.ts'
import { continuedFrom } from './continuation.ts'
import type { HeadCorrection } from './correction-schema.ts'
import { stayOf } from './guard.ts'
import { lockStays, type PlacementRow, recordEvent, updatePlacement } from './placement-queries.ts'
import { clockStartOf, limitOf } from './stay.ts'
import { planStayTasks } from './stay-tasks.ts'
import { closeTasks } from './task-queries.ts'

/** The clock of one stay as it ran before something was set right. */
export interface Clock {
  readonly row: Begun
  readonly startOn: LocalDate
  /** Whether it follows from her stays; else somebody told the start. */
  readonly derived: boolean
  readonly goesOnFrom: LocalDate | null
  readonly papersAside: boolean
}

/** Of each stay of hers that has begun, first to last. */
export async function clocksOf(tx: Tx, ctx: Ctx, victimId: string): Promise<Clock[]> {
  const hers = await lockStays(tx, ctx, victimId)
  const clocks = hers.map(async (row): Promise<Clock[]> => {
    const { arrivedAt, admissionOn } = row
    const startOn = clockStartOf(row)
    if (arrivedAt === null || admissionOn === null || startOn === null) return []
    const clock = { row: { ...row, arrivedAt, admissionOn }, startOn }
    const goesOnFrom = await continuedFrom(tx, row, arrivedAt)
    if (startOn === (goesOnFrom ?? admissionOn)) return [{ ...clock, goesOnFrom, derived: true, papersAside: false }]
    const without = await continuedFrom(tx, row, arrivedAt, true)
    return [{ ...clock, goesOnFrom: without, derived: startOn === without, papersAside: true }]
  })
  return (await Promise.all(clocks)).flat()
}

/** The start of her clock if she came at `at`. One that was told stays, and is never later than she came. */
export async function startAnew(
  tx: Tx,
  { row, startOn, derived, papersAside }: Clock,
  at: Instant,
): Promise<Pick<Clock, 'startOn' | 'goesOnFrom'>> {
  const admissionOn = bakuDay(at)
  const goesOnFrom = derived ? await continuedFrom(tx, row, at, papersAside) : null
  if (derived) return { startOn: goesOnFrom ?? admissionOn, goesOnFrom }
  return { startOn: startOn === row.admissionOn || startOn > admissionOn ? admissionOn : startOn, goesOnFrom }
}

/** Once something of one stay is written: every other clock of hers that ran with it, each with a line that says why. */
export async function followClocks(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  clocks: readonly Clock[],
  cause: PlacementRow,
  ask: HeadCorrection,
): Promise<void> {
  for (const clock of clocks) {
    const { row, startOn: old, derived } = clock
    if (row.id === cause.id || !derived) continue
    const { startOn, goesOnFrom } = await startAnew(tx, clock, row.arrivedAt)
    if (startOn === old) continue
    const { reason } = ask
    const anew = { ...row, clockStartOn: startOn }
    const right = withFloor(tx, row, anew, managementDecision(ctx, ask), { clock_start_on: startOn })
    const field = 'clockStartOn'
    recordCorrection(deps, tx, ctx, { kind: 'placement', id: row.id }, { field, old, new: startOn, reason })
    recordEvent(deps, tx, ctx, row, { kind: 'correction', data: { field, reason, followsPlacementId: cause.id } })
    followLook(deps, tx, ctx, row, clock.goesOnFrom, goesOnFrom)
    if (right.departedAt === null) planStayTasks(deps, tx, ctx, right, stayOf(right))
  }
}

/** Management looks at a stay that goes on with an earlier clock, and no longer at one that does not. */
export function followLook(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: Begun,
  before: LocalDate | null,
  now: LocalDate | null,
): void {
  if (before !== null && now === null) closeTasks(tx, row.id, ['look_at_continuation'], ctx.actorKey)
  if (before !== null || now === null || row.regime !== 'dv' || row.departedAt !== null) return
  lookAtClock(deps, tx, row, row.arrivedAt, 'look_at_continuation', 'center_manager')
}

/** What management, if it is management that speaks, decides of a day that she was told of. */
const shorteningBy = (ctx: Ctx, noticeOn: LocalDate, { appealNoticeGiven = false }: HeadCorrection) =>
  decide(
    'placement.shortening',
    shortening,
    { decidedByRole: decidingRole(ctx), noticeOn, appealNotice: appealNoticeGiven },
    ctx.on,
  )

/** Null unless management decides it, has told her and has said how to appeal. */
export const managementDecision = (ctx: Ctx, ask: HeadCorrection): ManagementDecision | null =>
  ask.noticeOn === undefined || !shorteningBy(ctx, ask.noticeOn, ask).allowed
    ? null
    : { decidedOn: ctx.on, noticeOn: ask.noticeOn }

/** A shorter stay is decided on what was seen, and of a notice that she can have had (R23). */
export function noticeAmiss(ctx: Ctx, row: PlacementRow, noticeOn: LocalDate): Refused | null {
  if (ctx.ifMatch === null) return refuse('version_required')
  if (ctx.ifMatch !== row.version) return refuse('version_mismatch')
  const code =
    noticeOn > ctx.on
      ? 'in_the_future'
      : row.admissionOn !== null && noticeOn < row.admissionOn
        ? 'before_arrival'
        : null
  return code === null ? null : refuse('validation_failed', { errors: [{ pointer: '/noticeOn', code }] })
}

/** What management decided of the end of her stay stays on record, and so does that nobody could. @returns its id. */
export const recordShortening = (
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: PlacementRow,
  noticeOn: LocalDate,
  ask: HeadCorrection,
): string => recordDecision(deps, tx, ctx, { kind: 'placement', id: row.id }, shorteningBy(ctx, noticeOn, ask))

/** Holds the last day that she was once given, unless management decided otherwise with notice. */
export function withFloor(
  tx: Tx,
  row: PlacementRow,
  right: PlacementRow,
  decision: ManagementDecision | null,
  change: Parameters<typeof updatePlacement>[2],
): PlacementRow {
  const held = limitOf(stayOf(row))
  const anew = limitOf({ ...stayOf(right), limitFloorOn: null })
  const last = held === null || anew === null ? null : correctedLimit(held, anew, decision).lastDay
  const limitFloorOn: LocalDate | null = last !== null && last !== anew?.lastDay ? last : null
  updatePlacement(tx, row.id, { ...change, limit_floor_on: limitFloorOn })
  return { ...right, limitFloorOn }
}

/** Giving a bed to somebody who is here. Nobody is refused: whoever cannot have the bed is here without one. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { openTask } from '../../db/tasks.ts'
import type { Instant, LocalDate } from '../../kernel/dates.ts'
import { beginHold, beginHolds, crowd, endHolds, firstHold, giveUpHold, holdsOn, insertHold } from './bed-queries.ts'
import { lockBed } from './room-queries.ts'

export interface BedGiven {
  readonly bedId: string | null
  /** More people than beds, or another resident has this one. */
  readonly overcapacity: boolean
}

/** Those who are awaited and were to have the bed get a task in its place. */
export function takeFrom(deps: Deps, tx: Tx, ctx: Ctx, others: Awaited<ReturnType<typeof holdsOn>>): void {
  for (const other of others) {
    giveUpHold(tx, other.id)
    openTask(deps, tx, {
      what: 'find_other_bed',
      ruleId: null,
      role: 'duty_officer',
      dueAt: ctx.at,
      victimId: other.victimId,
      caseId: other.caseId,
      resource: { kind: 'placement', id: other.placementId },
    })
  }
}

interface Resident {
  readonly id: string
  readonly victimId: string
  readonly caseId: string
}

/**
 * Holds the bed from this night on without an end. Those who had it for later nights get a task instead of the bed; one
 * who lies in it keeps it, and the newcomer is marked overcapacity. `bedId` null: no bed of her own.
 */
export async function settleIn(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  resident: Resident,
  bedId: string | null,
  fromOn: LocalDate,
  arriving: boolean,
): Promise<BedGiven> {
  const bed = bedId === null ? undefined : await lockBed(tx, bedId)
  const others = bed === undefined ? [] : await holdsOn(tx, bed.id, { fromOn, beforeOn: null }, resident.id)
  endHolds(tx, resident.id, fromOn)
  const shared = others.some((other) => other.arrived)
  if (bed !== undefined && !shared) {
    takeFrom(deps, tx, ctx, others)
    insertHold(deps, tx, ctx, resident.id, bed.id, { fromOn, beforeOn: null })
  }
  const { people = 0, beds = 0 } = (await crowd(tx, fromOn)) ?? {}
  const overcapacity = shared || people + (arriving ? 1 : 0) > beds
  if (overcapacity) {
    openTask(deps, tx, {
      what: 'find_bed',
      ruleId: null,
      role: 'duty_officer',
      dueAt: ctx.at,
      victimId: resident.victimId,
      caseId: resident.caseId,
      resource: { kind: 'placement', id: resident.id },
    })
  }
  return { bedId: bed?.id ?? null, overcapacity }
}

/**
 * Her bed follows her arrival as it is now told. Where another resident lay in it then it is hers from the night after:
 * who came when is a fact, and no bed refuses it.
 */
export async function followFirstNight(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  { id, arrivedAt, admissionOn }: { id: string; arrivedAt: Instant; admissionOn: LocalDate },
  wrongOn: LocalDate,
): Promise<void> {
  if (admissionOn >= wrongOn) return beginHolds(tx, id, admissionOn)
  const hold = await firstHold(tx, id, arrivedAt, wrongOn)
  if (hold === undefined) return
  await lockBed(tx, hold.bedId)
  const others = await holdsOn(tx, hold.bedId, { fromOn: admissionOn, beforeOn: wrongOn }, id)
  const ends = others.flatMap((other) => (other.arrived && other.beforeOn !== null ? [other.beforeOn] : []))
  const fromOn = [admissionOn, ...ends].sort().at(-1) ?? admissionOn
  const awaited = others.filter((other) => !other.arrived && (other.beforeOn === null || other.beforeOn > fromOn))
  takeFrom(deps, tx, ctx, awaited)
  if (fromOn < wrongOn) beginHold(tx, hold.id, fromOn)
}

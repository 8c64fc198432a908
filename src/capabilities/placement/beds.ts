/** Giving a bed to somebody who is here. Nobody is refused: whoever cannot have the bed is here without one. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { openTask } from '../../db/tasks.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import { crowd, endHolds, giveUpHold, holdsOn, insertHold } from './bed-queries.ts'
import { lockBed } from './room-queries.ts'

export interface BedGiven {
  readonly bedId: string | null
  /** More people than beds, or another resident has this one. */
  readonly overcapacity: boolean
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

import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { momentOf } from '../../db/moment.ts'
import type { Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { bakuDay } from '../../kernel/dates.ts'
import type { Arrival, NoShow } from './act-schema.ts'
import { flagsAt, lookAtClock, owe, raiseArrivalNotices } from './arrival-duties.ts'
import { endHolds, holdOf, insertPresence } from './bed-queries.ts'
import { settleIn } from './beds.ts'
import { begin, isRefused } from './begin.ts'
import { isRelated } from './child-actions.ts'
import { continuedFrom } from './continuation.ts'
import { guardOf, knownCompany, stayOf } from './guard.ts'
import { type PlacementRow, recordEvent, updatePlacement } from './placement-queries.ts'
import type { Placement } from './placement-schema.ts'
import { presumeToldChild } from './presumption.ts'
import { shownAfter } from './shown.ts'
import { planStayTasks, remindOfPlan } from './stay-tasks.ts'
import { openTasksOf } from './task-queries.ts'

/** She is here. Never refused: what is lacking becomes a task, what is broken a flag; the clock of the stay starts. */
export const arrive = (deps: Deps, ctx: Ctx, id: string, ask: Arrival): Promise<Outcome<Placement>> =>
  perform(deps, ctx, async (tx) => {
    const before = await begin(tx, ctx, id, 'arrival')
    if (isRefused(before)) return before
    const at = momentOf(ctx, ask.occurredAt)
    if (typeof at !== 'string') return at
    const company = await companyTold(tx, ctx, before, ask)
    const continued = await continuedFrom(tx, before, at)
    const childRole = ask.childRole ?? before.childRole
    // A role told with the request disputes no birth date a second time: a human may have settled it since.
    const told = ask.childRole ?? (before.birthOn === null ? before.childRole : null)
    const row: PlacementRow = {
      ...before,
      childRole,
      presumedChild: await presumeToldChild(deps, tx, ctx, { ...before, childRole: told, admissionOn: bakuDay(at) }),
      companionOfPlacementId: company.placementId ?? before.companionOfPlacementId,
      companionRelatedPersonId: company.relatedPersonId ?? before.companionRelatedPersonId,
      arrivedAt: at,
      admissionOn: bakuDay(at),
      clockStartOn: before.clockStartOn ?? continued ?? bakuDay(at),
    }
    const guard = await guardOf(tx, ctx, row, bakuDay(at))
    // Whoever was a child at the door that she first came through is one for the limit (DV-STAY-02).
    const childAtAdmission = guard.age.child || before.childAtAdmission === true
    const flags = await flagsAt(tx, ctx, row, guard)
    const bedId = ask.bedId ?? (await holdOf(tx, id))?.bedId ?? null
    const bed = await settleIn(deps, tx, ctx, row, bedId, bakuDay(at), true)
    updatePlacement(tx, id, {
      state: 'provisional',
      arrived_at: at,
      admission_on: bakuDay(at),
      clock_start_on: row.clockStartOn,
      child_at_admission: childAtAdmission,
      presumed_child_at_admission: guard.age.presumed,
      child_role: guard.age.child ? (row.childRole ?? 'unknown') : null,
      companion_of_placement_id: row.companionOfPlacementId,
      companion_related_person_id: row.companionRelatedPersonId,
      breach: [...new Set([...before.breach, ...flags.breach])],
    })
    insertPresence(deps, tx, ctx, { placementId: id, victimId: row.victimId, fromAt: at, kind: 'present', ...bed })
    recordEvent(deps, tx, ctx, row, { kind: 'arrival', occurredAt: at, breach: flags.breach })
    const asked = await openTasksOf(tx, id, row.victimId)
    for (const what of new Set([...flags.tasks, ...company.owed])) {
      // Who comes with her may have been asked for since she was expected.
      if (what !== 'name_companion' || !asked.has(what)) owe(deps, tx, row, at, what)
    }
    await raiseArrivalNotices(deps, tx, ctx, row, at)
    if (continued !== null && row.regime === 'dv')
      lookAtClock(deps, tx, row, at, 'look_at_continuation', 'center_manager')
    if (row.basis === 'transfer' && before.clockStartOn === null)
      lookAtClock(deps, tx, row, at, 'ask_clock_start', 'case_worker')
    planStayTasks(deps, tx, ctx, row, { ...stayOf(row), childAtAdmission })
    await remindOfPlan(deps, tx, row, at)
    return shownAfter(tx, ctx, id)
  })

/**
 * With whom she came, as far as it is another stay of this house or a relation of hers. Whoever is shut to the caller and
 * whoever never was are answered alike: she is let in, nobody is kept, and staff are asked who it was (R2, R20).
 */
async function companyTold(tx: Tx, ctx: Ctx, row: PlacementRow, ask: Arrival) {
  const { companionOfPlacementId: other = null, companionRelatedPersonId: related = null } = ask
  const placementId = other === row.id ? null : await knownCompany(tx, ctx, other)
  const relatedPersonId = related !== null && (await isRelated(tx, row.victimId, related)) ? related : null
  const named = placementId === other && relatedPersonId === related
  return { placementId, relatedPersonId, owed: named ? [] : (['name_companion'] as const) }
}

/** She did not come; a later arrival is still an arrival. */
export const recordNoShow = (deps: Deps, ctx: Ctx, id: string, ask: NoShow): Promise<Outcome<Placement>> =>
  perform(deps, ctx, async (tx) => {
    const row = await begin(tx, ctx, id, 'no-show')
    if (isRefused(row)) return row
    const at = momentOf(ctx, ask.occurredAt)
    if (typeof at !== 'string') return at
    endHolds(tx, id, bakuDay(at))
    updatePlacement(tx, id, { state: 'no_show' })
    recordEvent(deps, tx, ctx, row, { kind: 'no_show', occurredAt: at })
    return shownAfter(tx, ctx, id)
  })

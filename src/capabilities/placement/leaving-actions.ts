/** How a stay ends: she leaves, or management ends shelter early. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { momentSince } from '../../db/moment.ts'
import type { Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { type NewTask, openTask } from '../../db/tasks.ts'
import { bakuDay, type Instant } from '../../kernel/dates.ts'
import { ageStanding } from '../../rules/age.ts'
import { type DepartureFlags, departureFlags } from '../../rules/leaving.ts'
import type { Departure } from './act-schema.ts'
import { endHolds, endPresence } from './bed-queries.ts'
import { begin, isRefused } from './begin.ts'
import type { Left } from './event-queries.ts'
import { guardOf, knownTaker, personOf, takerStanding, viewIn } from './guard.ts'
import { type PlacementRow, placementsWith, recordEvent, updatePlacement } from './placement-queries.ts'
import type { Placement } from './placement-schema.ts'
import { shownAfter } from './shown.ts'
import { closeAllStayTasks } from './task-queries.ts'

const task = (row: PlacementRow, more: Pick<NewTask, 'what' | 'ruleId' | 'role' | 'dueAt'>): NewTask => ({
  ...more,
  victimId: row.victimId,
  caseId: row.caseId,
  resource: { kind: 'placement', id: row.id },
})

/** Shelter ends, nothing else does: services, plan and anonymity go on. The bed is free from that Baku day. */
export async function endStay(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: PlacementRow,
  end: { at: Instant; reason: string; breach: readonly string[] },
): Promise<void> {
  updatePlacement(tx, row.id, {
    state: 'ended',
    departed_at: end.at,
    exit_reason: end.reason,
    breach: [...new Set([...row.breach, ...end.breach])],
  })
  endHolds(tx, row.id, bakuDay(end.at))
  endPresence(tx, row.id, end.at)
  closeAllStayTasks(tx, row.id, ctx.actorKey)
  for (const other of await placementsWith(tx, row)) {
    if (!ageStanding(personOf(other), ctx.on).child) continue
    const dueAt = end.at
    openTask(deps, tx, task(other, { what: 'child_stays_without', ruleId: 'DV-STAY-03', role: 'case_worker', dueAt }))
  }
}

export const ofDeparture = (row: PlacementRow, what: 'report_incident' | 'name_taker', dueAt: Instant): NewTask =>
  task(row, { what, ruleId: 'VOL-01', role: 'center_manager', dueAt })

/** What it breaks that she left with whoever is told, as of the instant at which she left. */
export async function weighDeparture(
  tx: Tx,
  ctx: Ctx,
  row: PlacementRow,
  at: Instant,
  reason: string,
  { leavesWith, takerRelatedPersonId: relatedPersonId }: Omit<Left, 'takerUnknown'>,
): Promise<DepartureFlags> {
  const guard = await guardOf(tx, ctx, row, bakuDay(at))
  const facts = {
    child: guard.age.child,
    ...viewIn(guard, 'exit'),
    ownWill: reason === 'own_will',
    leavesWith,
    takerSuspected: await takerStanding(tx, row.victimId, { at, by: leavesWith, relatedPersonId }),
  }
  return departureFlags(facts, bakuDay(at))
}

/** A fact at any hour. A child who leaves alone, or with somebody suspected, is an incident for management. */
export const depart = (deps: Deps, ctx: Ctx, id: string, ask: Departure): Promise<Outcome<Placement>> =>
  perform(deps, ctx, async (tx) => {
    const row = await begin(tx, ctx, id, 'departure')
    if (isRefused(row)) return row
    const at = momentSince(ctx, ask.occurredAt, row.arrivedAt ?? ctx.at)
    if (typeof at !== 'string') return at
    const { reason = 'own_will', leavesWith = 'nobody', takerRelatedPersonId: relatedPersonId = null } = ask
    const takerRelatedPersonId = await knownTaker(tx, ctx, relatedPersonId)
    const left = { leavesWith, takerRelatedPersonId: relatedPersonId }
    const { incident, breach, takerUnknown } = await weighDeparture(tx, ctx, row, at, reason, left)
    await endStay(deps, tx, ctx, row, { at, reason, breach })
    recordEvent(deps, tx, ctx, row, {
      kind: 'departure',
      occurredAt: at,
      data: { reason, leavesWith, takerRelatedPersonId, takerUnknown },
      breach,
    })
    if (incident) openTask(deps, tx, ofDeparture(row, 'report_incident', at))
    if (takerUnknown) openTask(deps, tx, ofDeparture(row, 'name_taker', at))
    return shownAfter(tx, ctx, id)
  })

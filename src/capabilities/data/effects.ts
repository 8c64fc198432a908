/** What another room's act does here inside its own transaction: an incident that leaked data opens a breach. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { openTask } from '../../db/tasks.ts'
import type { Instant } from '../../kernel/dates.ts'
import { assessmentDueAt, breachPersonTasks, breachTasks } from '../../rules/data-breaches.ts'
import { duties } from '../../rules/duty.ts'
import { breachOfIncident, everyPerson, insertBreach, insertPerson, updateBreach } from './breach-queries.ts'

export interface Leak {
  readonly incidentId: string | null
  readonly cause: string
  readonly dataKinds: readonly string[]
  readonly at: Instant
  readonly victimIds: readonly string[]
}

/** @returns the breach's id. Management is asked to find out what it means. */
export async function openBreach(deps: Deps, tx: Tx, ctx: Ctx, leak: Leak): Promise<string> {
  const { incidentId, cause, dataKinds, at, victimIds } = leak
  const id = deps.random.uuid()
  insertBreach(tx, {
    id,
    incident_id: incidentId,
    cause,
    data_kinds: [...dataKinds],
    assess_due_at: assessmentDueAt(at),
    occurred_at: at,
    recorded_by: ctx.actorKey,
  })
  for (const victimId of victimIds) insertPerson(tx, id, victimId, ctx.actorKey)
  // A task about one person names her, so whoever may not see her does not read it.
  const victimId = victimIds.length === 1 ? (victimIds[0] ?? null) : null
  for (const { what, rule, dueAt } of duties([breachTasks], { at })) {
    const resource = { kind: 'data_breach', id }
    openTask(deps, tx, { what, ruleId: rule, role: 'center_manager', dueAt, victimId, resource })
  }
  return id
}

/** One breach for each incident; whoever it turns out to concern later belongs to it too, and is told if it was seen. */
export async function followLeak(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  { incidentId, at, victimIds }: { incidentId: string; at: Instant; victimIds: readonly string[] },
): Promise<void> {
  const known = await breachOfIncident(tx, incidentId)
  if (known === undefined) {
    await openBreach(deps, tx, ctx, { incidentId, cause: 'not_known', dataKinds: ['not_known'], at, victimIds })
    return
  }
  await addPersons(deps, tx, ctx, { ...known, victimIds })
}

/** A closed breach opens again: somebody more is to be told. */
export async function addPersons(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  breach: { id: string; finding: string | null; closedAt: Instant | null; victimIds: readonly string[] },
): Promise<void> {
  const before = new Set(await everyPerson(tx, breach.id))
  for (const victimId of breach.victimIds) {
    if (before.has(victimId)) continue
    insertPerson(tx, breach.id, victimId, ctx.actorKey)
    askToTell(deps, tx, breach.id, victimId, { at: ctx.at, seen: breach.finding === 'seen' })
    if (breach.closedAt !== null) updateBreach(tx, breach.id, { closed_at: null })
  }
}

export function askToTell(
  deps: Deps,
  tx: Tx,
  id: string,
  victimId: string,
  facts: { at: Instant; seen: boolean },
): void {
  for (const { what, rule, dueAt } of duties([breachPersonTasks], facts)) {
    const resource = { kind: 'data_breach', id }
    openTask(deps, tx, { what, ruleId: rule, role: 'case_worker', dueAt, victimId, resource })
  }
}

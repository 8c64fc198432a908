/** What an incident asks of staff, in the transaction of the fact; what is asked already is not asked twice. */
import type { Role } from '../../access/actor.ts'
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { openTask } from '../../db/tasks.ts'
import { bakuDay, type Instant } from '../../kernel/dates.ts'
import { ageStanding } from '../../rules/age.ts'
import { type Duty, duties } from '../../rules/duty.ts'
import { exposedResidentTasks, type IncidentFacts, incidentPersonTasks, incidentTasks } from '../../rules/incidents.ts'
import { subjectFacts } from '../persons/facts.ts'
import { presentIds } from '../placement/facts.ts'

const roleOf: Readonly<Record<string, Role>> = {
  review_incident: 'center_manager',
  weigh_transfer: 'center_manager',
  weigh_telling_of_child_in_danger: 'center_manager',
  offer_medical_help: 'medical_worker',
  offer_psychological_help: 'psychologist',
}

const resourceKind = 'incident'

/** Open or done, of this incident: `what person`. */
const askedOf = async (tx: Tx, incidentId: string): Promise<Set<string>> =>
  new Set(
    (
      await tx.all(
        compose
          .selectFrom('tasks as t')
          .select(['t.what', 't.victim_id as victimId', 't.done_at as doneAt'])
          .where('t.center_id', '=', tx.scope.orgId)
          .where('t.resource_kind', '=', resourceKind)
          .where('t.resource_id', '=', incidentId),
      )
    )
      // A review that was held may be asked for again.
      .filter((row) => row.what !== 'review_incident' || row.doneAt === null)
      .map((row) => `${row.what} ${row.victimId}`),
  )

/**
 * For the house, for each person whom it concerns and, when the address is known, for everybody who sleeps here: also for
 * persons shut to the caller. A task about one person names her, so whoever may not see her does not read it. `review`: management has not looked at it yet.
 */
export async function askStaff(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  id: string,
  facts: IncidentFacts,
  concerned: readonly string[],
  review: boolean,
): Promise<void> {
  const asked = await askedOf(tx, id)
  const open = (owed: readonly Duty[], victimId: string | null) => {
    for (const { what, rule, dueAt } of owed) {
      if (asked.has(`${what} ${victimId}`)) continue
      asked.add(`${what} ${victimId}`)
      const role = roleOf[what] ?? 'case_worker'
      openTask(deps, tx, { what, ruleId: rule, role, dueAt, victimId, resource: { kind: resourceKind, id } })
    }
  }
  const [only] = concerned.length === 1 ? concerned : []
  if (review) open(duties([incidentTasks], facts), only ?? null)
  for (const victimId of concerned) {
    const child = await isChildHere(tx, ctx, victimId, facts)
    open(duties([incidentPersonTasks], { ...facts, child }), victimId)
  }
  if (facts.addressCompromised) {
    for (const victimId of await presentIds(tx)) open(duties([exposedResidentTasks], facts), victimId)
  }
}

async function isChildHere(tx: Tx, ctx: Ctx, victimId: string, { at }: IncidentFacts): Promise<boolean> {
  const person = await subjectFacts(tx, { ...ctx, actor: null }, victimId)
  return person !== undefined && ageStanding(person, bakuDay(at)).child
}

const ofIncident = (tx: Tx, incidentId: string) => sql<boolean>`center_id = ${tx.scope.orgId}
  and resource_kind = ${resourceKind} and resource_id = ${incidentId} and what = 'review_incident' and done_at is null`

export const closeReviewTask = (tx: Tx, incidentId: string, by: string) =>
  tx.write(compose.updateTable('tasks').set({ done_at: tx.at, done_by: by }).where(ofIncident(tx, incidentId)))

/** The fact moved, and the clock with it. */
export const moveReviewTask = (tx: Tx, incidentId: string, dueAt: Instant) =>
  tx.write(compose.updateTable('tasks').set({ due_at: dueAt }).where(ofIncident(tx, incidentId)))

/** The child who went away alone is in the register now: whoever was asked to report it has. */
export const closeReportTasks = (tx: Tx, victimIds: readonly string[], by: string) =>
  tx.write(
    compose
      .updateTable('tasks')
      .set({ done_at: tx.at, done_by: by })
      .where('center_id', '=', tx.scope.orgId)
      .where('what', '=', 'report_incident')
      .where(sql<boolean>`victim_id = any (${[...victimIds]}::uuid[])`)
      .where('done_at', 'is', null),
  )

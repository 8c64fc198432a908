/** What staff must not forget while somebody stays: nothing here ends a stay or moves anybody. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { askOwnConsent, type NewTask, openTask } from '../../db/tasks.ts'
import { addDays, type Instant, type LocalDate, startOfDay } from '../../kernel/dates.ts'
import { gainedOn } from '../../rules/age.ts'
import { inForce } from '../../rules/parameter.ts'
import { childUnder, viewMandatoryFrom } from '../../rules/parameters/ages.ts'
import { viewAfterBirthday } from '../../rules/parameters/reminders.ts'
import { planReminderAt } from '../../rules/plan.ts'
import { stayReminderDays } from '../../rules/stay-limit.ts'
import { activePlan } from '../plans/facts.ts'
import type { PlacementRow } from './placement-queries.ts'
import { clockStartOf, limitOf, reviewDueOf, type Stay } from './stay.ts'
import { closeStayTasks } from './task-queries.ts'

const about = (row: PlacementRow) => ({
  victimId: row.victimId,
  caseId: row.caseId,
  resource: { kind: 'placement', id: row.id },
})

/** Reminders of the last day, or of the review where there is no limit, anew from what the dates now say. */
export function planStayTasks(deps: Deps, tx: Tx, ctx: Ctx, row: PlacementRow, stay: Stay): void {
  closeStayTasks(tx, row.id, ctx.actorKey)
  const limit = limitOf(stay)
  const { admissionOn } = stay
  const startOn = clockStartOf(stay)
  if (limit === null || admissionOn === null || startOn === null) return
  const due = (what: string, ruleId: string, on: LocalDate): NewTask => ({
    what,
    ruleId,
    role: 'case_worker',
    dueAt: startOfDay(on),
    ...about(row),
  })
  for (const on of stayReminderDays(limit, startOn)) {
    if (on >= ctx.on) openTask(deps, tx, due('settle_next_place', 'DV-STAY-04', on))
  }
  const reviewOn = reviewDueOf(stay)
  if (reviewOn !== null) openTask(deps, tx, due('review_stay', 'THB-STAY-01', reviewOn))
  const { birthOn } = stay.person
  const tenOn = birthOn === null ? null : gainedOn(birthOn, inForce(viewMandatoryFrom, admissionOn))
  if (tenOn !== null && tenOn > admissionOn && (limit.lastDay === null || tenOn <= limit.lastDay)) {
    openTask(deps, tx, due('hear_child_of_ten', 'DV-VIEW-01', addDays(tenOn, inForce(viewAfterBirthday, admissionOn))))
  }
  const adultOn = birthOn === null ? null : gainedOn(birthOn, inForce(childUnder, admissionOn))
  if (adultOn !== null && adultOn > admissionOn && (limit.lastDay === null || adultOn <= limit.lastDay)) {
    askOwnConsent(deps, tx, { ruleId: 'CONS-03', dueAt: startOfDay(adultOn), ...about(row) })
  }
}

/** Each person admitted has her own plan: who has none by then is brought to mind (PLAN-01). */
export async function remindOfPlan(deps: Deps, tx: Tx, row: PlacementRow, arrivedAt: Instant): Promise<void> {
  if ((await activePlan(tx, row.victimId)) !== undefined) return
  const dueAt = planReminderAt(arrivedAt)
  openTask(deps, tx, { what: 'make_plan', ruleId: 'PLAN-01', role: 'case_worker', dueAt, ...about(row) })
}

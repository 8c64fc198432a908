/** What a sign sets going: on her own record, and on the record of each child of hers, or of her parents, held here (DV-CHILD-02). */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { openTask } from '../../db/tasks.ts'
import { bakuDay, type Instant } from '../../kernel/dates.ts'
import { type AgeBasis, ageStanding, incapacityOf } from '../../rules/age.ts'
import { type Duty, duties } from '../../rules/duty.ts'
import { type ActingAs, childOfHersTasks, suspicionTasks } from '../../rules/suspicion.ts'
import {
  actedOnBy,
  closeTasksOf,
  heldChildrenOf,
  type RelativesActing,
  rolesOfRelative,
} from './suspicion-duty-queries.ts'

/** Looked at by whoever hears children; the rest is arranged by her case worker. */
export const ofPsychologist: ReadonlySet<string> = new Set([
  'review_suspicion',
  'weigh_suspicion_for_child',
  'weigh_companion_anew',
  'hear_child_anew',
])

interface Sign {
  readonly id: string
  readonly relatedPersonId: string
}

export async function askWhatFollows(deps: Deps, tx: Tx, victimId: string, sign: Sign, at: Instant): Promise<void> {
  const ask = (owed: readonly Duty[], about: { victimId: string; caseId?: string | null }) => {
    for (const { what, rule, dueAt } of owed) {
      const role = ofPsychologist.has(what) ? 'psychologist' : 'case_worker'
      const resource = { kind: 'suspicion', id: sign.id }
      openTask(deps, tx, { what, ruleId: rule, role, dueAt, ...about, resource })
    }
  }
  const actsAs = rolesIn(await rolesOfRelative(tx, sign.relatedPersonId, true))
  ask(duties([suspicionTasks], { at, actsAs }), { victimId })
  for (const { victimId: childId, caseId, ...known } of await heldChildrenOf(tx, victimId)) {
    const age = { ...known, ageBasis: known.ageBasis as AgeBasis, incapacity: incapacityOf(known) }
    const { child, viewDuty } = ageStanding(age, bakuDay(at))
    if (!child) continue
    ask(duties([childOfHersTasks], { at, viewDuty, actsAs: rolesIn(known) }), { victimId: childId, caseId })
  }
}

/** Of a sign that was none against this person: what nobody did yet is called off, what somebody did management looks at. */
export async function callOff(deps: Deps, tx: Tx, ctx: Ctx, suspicionId: string): Promise<void> {
  const acted = await actedOnBy(tx, suspicionId)
  closeTasksOf(tx, suspicionId, ctx.actorKey)
  for (const about of acted) {
    const what = { what: 'review_what_followed_sign', ruleId: 'DV-CHILD-02', role: 'center_manager' } as const
    openTask(deps, tx, { ...what, dueAt: ctx.at, ...about, resource: { kind: 'suspicion', id: suspicionId } })
  }
}

export const rolesIn = (known: RelativesActing | undefined): ActingAs[] =>
  (['representative', 'companion', 'contact', 'grantor'] as const).filter((role) => known?.[role] === true)

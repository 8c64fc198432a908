/** A child comes through the door of a center: the duties that follow, as the room of placements raises them. */
import { raiseDuties } from '../src/capabilities/notifications/effects.ts'
import { createVictim, openCase } from '../src/capabilities/persons/effects.ts'
import type { NewVictim } from '../src/capabilities/persons/victim-schema.ts'
import { perform } from '../src/db/perform.ts'
import { jobContext } from '../src/jobs/job-context.ts'
import type { Instant } from '../src/kernel/dates.ts'
import type { AgeBasis } from '../src/rules/age.ts'
import { type ChildArrivalFacts, noticesDue } from '../src/rules/notices.ts'
import type { World } from './world.ts'

export interface Arrival {
  readonly person: NewVictim
  readonly center?: string
  readonly regime?: 'dv' | 'thb'
  readonly childRole?: ChildArrivalFacts['childRole']
  readonly conflicted?: ChildArrivalFacts['conflicted']
  readonly at?: Instant
}

export interface Arrived {
  readonly victimId: string
  readonly caseId: string
}

export async function arrive(world: World, arrival: Arrival, again?: Arrived): Promise<Arrived> {
  const { person, center = 'dv-center-baku', regime = 'dv', childRole = 'victim', conflicted = [] } = arrival
  const { deps } = world
  const at = arrival.at ?? world.now()
  const ctx = jobContext(deps, 'placement.expect', world.orgId(center))
  const outcome = await perform(deps, ctx, async (tx) => {
    const victimId = again?.victimId ?? (await createVictim(deps, tx, ctx, person))
    const episode = { victimId, regime, source: 'self' } as const
    const caseId = again?.caseId ?? (await openCase(deps, tx, ctx, episode))
    const { birthOn = null, ageBasis = 'unknown', presumedChild = false } = person
    const age = { birthOn, ageBasis: ageBasis as AgeBasis, presumedChild }
    const duties = noticesDue({ at, regimes: [regime], person: age, childRole, conflicted })
    await raiseDuties(deps, tx, ctx, duties, { victimId, caseId, placementId: null, at })
    return { ok: true, value: { victimId, caseId } }
  })
  if (outcome.ok !== true) throw new Error('the arrival was not stored')
  return outcome.value
}

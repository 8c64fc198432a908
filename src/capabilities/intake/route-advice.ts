/** Which way leads her to a center (SVC-ELIG-01, R27): advice to a human, never a refusal. */
import type { Tx } from '../../db/client.ts'
import type { Ctx } from '../../db/context.ts'
import { type ServiceRoute, serviceRoute } from '../../rules/eligibility.ts'
import type { CitizenshipGroup } from '../../rules/parameters/passport.ts'
import { openCaseOf, type SubjectFacts } from '../persons/facts.ts'

/** As the passport counts its users. Null: not known, and then the service is hers. */
function userGroup({ citizenshipGroup, residenceRight }: SubjectFacts): CitizenshipGroup | null {
  if (citizenshipGroup === 'citizen') return 'citizen'
  if (citizenshipGroup !== 'foreigner' && citizenshipGroup !== 'stateless') return null
  if (residenceRight === 'unknown') return null
  return residenceRight === 'permanent' ? `${citizenshipGroup}_permanent` : citizenshipGroup
}

export async function adviseRoute(tx: Tx, ctx: Ctx, subject: SubjectFacts): Promise<ServiceRoute> {
  const [dv, thb] = await Promise.all([openCaseOf(tx, subject.victimId, 'dv'), openCaseOf(tx, subject.victimId, 'thb')])
  const facts = {
    citizenship: userGroup(subject),
    suffersDv: dv === undefined ? null : true,
    thbStatus: thb?.thbStatus ?? null,
  }
  return serviceRoute(facts, ctx.on)
}

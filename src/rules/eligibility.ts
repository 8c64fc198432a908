/** Which way leads a person to a center (SVC-ELIG-01, R27). Every way ends at a bed; none is a refusal. */
import type { LocalDate } from '../kernel/dates.ts'
import type { ThbStatus } from './admission.ts'
import { inForce } from './parameter.ts'
import { type CitizenshipGroup, serviceUsers } from './parameters/passport.ts'

export interface RouteFacts {
  /** Null: not known, or not told. The service is hers then. */
  readonly citizenship: CitizenshipGroup | null
  readonly suffersDv: boolean | null
  readonly thbStatus: ThbStatus | null
}

export type ServiceRoute = 'dost_service' | 'direct_center_admission' | 'thb_center'

/** A trafficked person at a DOST center goes to a trafficking center, unless she is a victim of domestic violence too. */
export function serviceRoute(facts: RouteFacts, on: LocalDate): ServiceRoute {
  if (facts.thbStatus !== null && facts.suffersDv !== true) return 'thb_center'
  if (facts.citizenship === null) return 'dost_service'
  return inForce(serviceUsers, on).includes(facts.citizenship) ? 'dost_service' : 'direct_center_admission'
}

/** As in `admissionInputs`: what is read, and nothing else (RIGHT-02). */
export const routeInputs: Readonly<Record<keyof RouteFacts, string>> = {
  citizenship: 'chooses the way, never whether (003/10)',
  suffersDv: 'the ground of domestic violence',
  thbStatus: 'the ground of trafficking',
}

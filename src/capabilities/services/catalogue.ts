import type { LocalDate } from '../../kernel/dates.ts'
import { inForce } from '../../rules/parameter.ts'
import { servicesOf, serviceTypeLabels } from '../../rules/parameters/service-types.ts'
import { urgentMeasures } from '../../rules/parameters/urgent-measures.ts'
import type { ServiceTypes } from './service-schema.ts'

/** What is offered on a day, by regime, with what is urgent marked. */
export function catalogueOf(on: LocalDate): ServiceTypes {
  const thb = inForce(servicesOf.thb, on)
  const dv = inForce(servicesOf.dv, on)
  const urgent: readonly string[] = inForce(urgentMeasures, on)
  const items = [...new Set([...thb, ...dv])].map((code) => ({
    code,
    regimes: [...(thb.includes(code) ? (['thb'] as const) : []), ...(dv.includes(code) ? (['dv'] as const) : [])],
    urgent: urgent.includes(code),
    says: serviceTypeLabels[code],
  }))
  return { items }
}

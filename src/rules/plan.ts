/** The individual social rehabilitation plan (PLAN-01). It gates the scheduling of a measure and nothing else (R20). */
import { addMinutes, bakuDay, type Instant } from '../kernel/dates.ts'
import type { Rule } from './decision.ts'
import { inForce } from './parameter.ts'
import { planReminder } from './parameters/reminders.ts'
import { urgentMeasures } from './parameters/urgent-measures.ts'
import { cited } from './register.ts'

export interface SchedulingFacts {
  /** Kind of measure; the urgent ones stand in `parameters/urgent-measures.ts`. */
  readonly measure: string
  /** An active plan of the same person. A plan of her mother or her child is not one. Null: not looked up. */
  readonly ownPlanActive: boolean | null
}

export const scheduling: readonly Rule<SchedulingFacts>[] = [
  {
    id: 'PLAN-01',
    says: {
      az: 'Reabilitasiya tədbiri həmin şəxsin qüvvədə olan planı əsasında təyin edilir; təxirəsalınmaz yardım planı gözləmir.',
      en: 'A measure is scheduled under an active plan of the same person; urgent help does not wait for one.',
      ru: 'Мера назначается по действующему плану этого же лица; неотложная помощь плана не ждёт.',
    },
    source: cited('PLAN-01'),
    code: 'plan_required',
    whenMissing: 'allow',
    holds: (f, on) => inForce(urgentMeasures, on).some((kind) => kind === f.measure) || f.ownPlanActive,
  },
]

export interface ActivationFacts {
  readonly anotherPlanActive: boolean | null
  /** Each person has her own plan, so a child is never written into an adult's. */
  readonly persons: number
}

export const planActivation: readonly Rule<ActivationFacts>[] = [
  {
    id: 'PLAN-01',
    says: {
      az: 'Bir şəxsin eyni vaxtda yalnız bir qüvvədə olan planı olur.',
      en: 'A person has one active plan at a time.',
      ru: 'У лица одновременно действует только один план.',
    },
    source: cited('PLAN-01'),
    code: 'plan_active',
    whenMissing: 'deny',
    holds: (f) => (f.anotherPlanActive === null ? null : !f.anotherPlanActive),
  },
  {
    id: 'PLAN-01',
    says: {
      az: 'Plan bir nəfər üçün tərtib olunur; ailə planı yoxdur.',
      en: 'A plan is made for one person; there is no family plan.',
      ru: 'План составляется на одного человека; семейных планов нет.',
    },
    source: cited('PLAN-01'),
    code: 'validation_failed',
    whenMissing: 'deny',
    holds: (f) => f.persons === 1,
  },
]

/** When staff are reminded of whoever came at this instant and has no plan of her own yet. The law sets no deadline. */
export const planReminderAt = (arrivedAt: Instant): Instant =>
  addMinutes(arrivedAt, inForce(planReminder, bakuDay(arrivedAt)) * 60)

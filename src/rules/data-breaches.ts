/** A breach of data (DATA-01): management finds out what it means, everybody whose data it was is told, then it is closed. */
import { addMinutes, bakuDay, type Instant } from '../kernel/dates.ts'
import type { Rule } from './decision.ts'
import { type DutyRule, task } from './duty.ts'
import { inForce } from './parameter.ts'
import { breachAssessmentHours } from './parameters/data-requests.ts'
import { housePolicy } from './placement-sources.ts'

export const assessmentDueAt = (at: Instant): Instant =>
  addMinutes(at, inForce(breachAssessmentHours, bakuDay(at)) * 60)

export const breachTasks: DutyRule<{ readonly at: Instant }> = {
  id: 'DATA-01',
  arises: ({ at }) => [task('DATA-01', 'assess_data_breach', assessmentDueAt(at))],
}

/** Of each person whose data somebody saw. She is told when she is alone and safe, as the name of the task says. */
export const breachPersonTasks: DutyRule<{ readonly at: Instant; readonly seen: boolean }> = {
  id: 'DATA-01',
  arises: ({ at, seen }) => (seen ? [task('DATA-01', 'tell_her_of_data_breach', at)] : []),
}

export interface BreachClosureFacts {
  readonly assessed: boolean
  /** How many persons whose data was seen have not been told. */
  readonly untold: number
}

export const breachClosure: readonly Rule<BreachClosureFacts>[] = [
  {
    id: 'DATA-01',
    says: {
      az: 'Məlumat sızması yalnız qiymətləndirildikdən sonra bağlanır.',
      en: 'A breach of data is closed only after it was assessed.',
      ru: 'Утечку данных закрывают только после оценки.',
    },
    source: housePolicy('DATA-01'),
    code: 'state_conflict',
    whenMissing: 'deny',
    holds: (f) => f.assessed,
  },
  {
    id: 'DATA-01',
    says: {
      az: 'Məlumatı görülən hər kəsə xəbər verilmədən sızma bağlanmır.',
      en: 'A breach is not closed before everybody whose data was seen has been told.',
      ru: 'Утечку не закрывают, пока не сообщили каждой, чьи данные увидели.',
    },
    source: housePolicy('DATA-01'),
    code: 'state_conflict',
    whenMissing: 'deny',
    holds: (f) => f.untold === 0,
  },
]

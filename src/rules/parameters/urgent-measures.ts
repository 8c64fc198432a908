/** What is given before a plan exists (PLAN-01, DV-ASSIST-01). */
import { day } from '../../kernel/dates.ts'
import type { Parameter } from '../parameter.ts'

export const urgentMeasureKinds = [
  'shelter',
  'food',
  'clothing',
  'urgent_medical',
  'first_psychological',
  'urgent_legal',
  'interpreter',
  'phone',
] as const
export type UrgentMeasure = (typeof urgentMeasureKinds)[number]

export const urgentMeasures: Parameter<readonly UrgentMeasure[]> = {
  id: 'plan.urgent-measures',
  rule: 'PLAN-01',
  says: {
    az: 'Fərdi plan olmadan göstərilən təxirəsalınmaz yardım növləri.',
    en: 'Urgent measures, given without a plan.',
    ru: 'Неотложные меры, оказываемые без плана.',
  },
  unit: 'kinds of measure',
  versions: [{ from: null, value: urgentMeasureKinds, source: { act: 'house', place: 'PLAN-01', standing: 'P' } }],
  checkedOn: day('2026-11-22'),
}

/** How long a body reads what an order compelled (ANON-04). Our own policy. */
import { day } from '../../kernel/dates.ts'
import type { Parameter } from '../parameter.ts'

export const longestCompelledReading: Parameter<number> = {
  id: 'disclosure.compelled-longest-days',
  rule: 'ANON-04',
  says: {
    az: 'Məcburi açıqlanan məlumat təsdiq edildiyi gündən ən çoxu bu qədər gün oxuna bilər.',
    en: 'What an order compels can be read for at most so many days from the day of its approval.',
    ru: 'Принудительно переданные сведения можно читать не дольше стольких дней со дня утверждения.',
  },
  unit: 'days',
  versions: [{ from: null, value: 30, source: { act: 'house', place: 'ANON-04', standing: 'P' } }],
  checkedOn: day('2026-11-22'),
}

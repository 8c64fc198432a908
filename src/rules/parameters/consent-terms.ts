/** How long a consent to disclosure may last (R9). Our own policy. */
import { day } from '../../kernel/dates.ts'
import type { Parameter } from '../parameter.ts'

export const longestDisclosureConsent: Parameter<number> = {
  id: 'consent.disclosure-longest-days',
  rule: 'CONS-01',
  says: {
    az: 'Məlumatın açıqlanmasına razılıq verildiyi andan ən çoxu bu qədər gün qüvvədədir.',
    en: 'A consent to disclosure lasts at most so many days from the moment it is given.',
    ru: 'Согласие на раскрытие сведений действует не дольше стольких дней с момента, когда оно дано.',
  },
  unit: 'days of 24 hours',
  versions: [{ from: null, value: 90, source: { act: 'house', place: 'CONS-01', standing: 'P' } }],
  checkedOn: day('2026-11-22'),
}

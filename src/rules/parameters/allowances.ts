/** The one-time allowance of an identified victim of trafficking (THB-ALLOW-01). */
import { day } from '../../kernel/dates.ts'
import { azn, type Qepik } from '../../kernel/money.ts'
import type { Parameter } from '../parameter.ts'

/** The act and the day of the rise from 400 to 700 were not found, so 2018 to 2023 is a gap and not a guess. */
export const oneTimeAllowance: Parameter<Qepik> = {
  id: 'allowance.one-time',
  rule: 'THB-ALLOW-01',
  says: {
    az: 'İnsan alveri zərərçəkmişinə verilən birdəfəlik müavinətin məbləği.',
    en: 'Amount of the one-time allowance of a victim of trafficking.',
    ru: 'Размер единовременного пособия жертве торговли людьми.',
  },
  unit: 'qəpik',
  versions: [
    {
      from: day('2017-01-01'),
      value: azn(400),
      source: { act: 'tip-report-2017', place: 'protection of victims', standing: 'V' },
    },
    {
      from: day('2018-01-01'),
      value: null,
      source: { act: 'house', place: 'THB-ALLOW-01: the day of the rise is not known', standing: 'P' },
    },
    {
      from: day('2024-01-01'),
      value: azn(700),
      source: {
        act: 'annual-report-2024',
        place: 'A01–A02',
        quote: 'each of the 80 victims … received a one-time allowance of 700 AZN',
        standing: 'S',
      },
    },
  ],
  checkedOn: day('2026-11-22'),
}

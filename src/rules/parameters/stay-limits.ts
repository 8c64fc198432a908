/** How long shelter lasts, by kind of house (DV-STAY-01, THB-STAY-01). */
import { day } from '../../kernel/dates.ts'
import type { Parameter } from '../parameter.ts'
import { housePolicy, s22 } from '../placement-sources.ts'

export const childMonths: Parameter<number> = {
  id: 'dv-stay.child-months',
  rule: 'DV-STAY-01',
  says: {
    az: 'Zərər çəkmiş uşaq yardım mərkəzində bu qədər ayadək sığınacaqla təmin olunur.',
    en: 'A child is sheltered in an assistance center for up to this many months.',
    ru: 'Пострадавшему ребёнку предоставляется приют в центре помощи на срок до указанного числа месяцев.',
  },
  unit: 'months',
  versions: [{ from: null, value: 3, source: s22 }],
  checkedOn: day('2026-11-22'),
}

export const adultMonths: Parameter<number> = {
  id: 'dv-stay.adult-months',
  rule: 'DV-STAY-01',
  says: {
    az: 'Digər zərər çəkmiş şəxs yardım mərkəzində bu qədər ayadək sığınacaqla təmin olunur.',
    en: 'Any other victim is sheltered in an assistance center for up to this many months.',
    ru: 'Иному пострадавшему предоставляется приют в центре помощи на срок до указанного числа месяцев.',
  },
  unit: 'months',
  versions: [{ from: null, value: 2, source: s22 }],
  checkedOn: day('2026-11-22'),
}

export const institutionDays: Parameter<number> = {
  id: 'dv-stay.institution-days',
  rule: 'DV-STAY-01',
  says: {
    az: 'Sığınacaq və sosial reabilitasiya müəssisəsində yerləşmə bu qədər gündən çox deyil; Agentliyin razılığı ilə uzadıla bilər.',
    en: 'A stay in the shelter and social rehabilitation institution is not longer than this; the Agency may consent to more.',
    ru: 'Пребывание в учреждении приюта и социальной реабилитации не превышает этого числа дней; продление — с согласия Агентства.',
  },
  unit: 'days',
  versions: [
    { from: null, value: 180, source: { act: 'dost-page', place: 'social services page, kt=36', standing: 'V' } },
  ],
  checkedOn: day('2026-11-22'),
}

/** No text limits shelter for trafficked persons; a human looks again at this interval. */
export const reviewEvery: Parameter<number> = {
  id: 'thb-stay.review-every-days',
  rule: 'THB-STAY-01',
  says: {
    az: 'Müddət məhdudiyyəti olmayan yerləşməyə bu qədər gündən bir yenidən baxılır.',
    en: 'A stay without a limit is reviewed every so many days.',
    ru: 'Пребывание без предельного срока пересматривается через каждые столько дней.',
  },
  unit: 'days',
  versions: [{ from: null, value: 30, source: housePolicy('THB-STAY-01') }],
  checkedOn: day('2026-11-22'),
}

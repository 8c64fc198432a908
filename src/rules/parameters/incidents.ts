/** When management looks at an incident (DV-LIFE-03). No act that we have seen names a time, so both are our policy. */
import { day } from '../../kernel/dates.ts'
import type { Parameter } from '../parameter.ts'
import { housePolicy } from '../placement-sources.ts'

const checkedOn = day('2026-11-22')

export const incidentReviewHours: Parameter<number> = {
  id: 'incident.review-hours',
  rule: 'DV-LIFE-03',
  says: {
    az: 'Rəhbərlik hadisəyə baş verdiyi andan bu qədər saat ərzində baxır.',
    en: 'Management looks at an incident within so many hours of its happening.',
    ru: 'Руководство рассматривает происшествие в течение стольких часов с его момента.',
  },
  unit: 'hours from the incident',
  versions: [{ from: null, value: 24, source: housePolicy('DV-LIFE-03') }],
  checkedOn,
}

export const graveIncidentReviewMinutes: Parameter<number> = {
  id: 'incident.grave-review-minutes',
  rule: 'DV-LIFE-03',
  says: {
    az: 'Ağır hadisəyə və ya ünvanın aşkar olmasına rəhbərlik bu qədər dəqiqə ərzində baxır.',
    en: 'A grave incident, or an address that has become known, is looked at within so many minutes.',
    ru: 'Тяжкое происшествие или раскрытие адреса руководство рассматривает в течение стольких минут.',
  },
  unit: 'minutes from the incident',
  versions: [{ from: null, value: 60, source: housePolicy('DV-LIFE-03') }],
  checkedOn,
}

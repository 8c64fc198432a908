/** What the Social Services Agency receives, and nothing else (SVC-PLACE-01). */
import type { Rule } from './decision.ts'
import { cited } from './register.ts'

/** No name, personal number, birth date, address, phone or free text. `sentOn` is the day of sending (R12). */
export const placementRequestFields = [
  'caseReference',
  'regime',
  'sex',
  'ageBand',
  'childrenCount',
  'childrenAgeBands',
  'needs',
  'language',
  'risk',
  'sentOn',
] as const

export interface PlacementRequestFacts {
  /** Every property of the payload, nested ones by their last name. */
  readonly fields: readonly string[]
}

export const placementRequest: readonly Rule<PlacementRequestFacts>[] = [
  {
    id: 'SVC-PLACE-01',
    says: {
      az: 'Yerləşdirmə müraciəti şəxsin anonimliyini saxlayır: siyahıdan kənar heç bir məlumat daşımır.',
      en: 'A placement request keeps her anonymous: it carries nothing outside the list.',
      ru: 'Запрос о размещении сохраняет анонимность: в нём нет ничего сверх перечня.',
    },
    source: cited('SVC-PLACE-01'),
    code: 'scope_exceeds_consent',
    whenMissing: 'deny',
    holds: (f) => f.fields.every((field) => placementRequestFields.some((allowed) => allowed === field)),
  },
]

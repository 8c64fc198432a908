/** Ages at which the law changes for a person (GEN-AGE-01, DV-VIEW-01). */
import { day } from '../../kernel/dates.ts'
import type { Parameter } from '../parameter.ts'
import { childHeardFrom10, childUnder18, housePolicy } from '../placement-sources.ts'

export const childUnder: Parameter<number> = {
  id: 'age.child-under',
  rule: 'GEN-AGE-01',
  says: {
    az: 'Bu yaşa çatmamış şəxs, nikahda olsa və ya emansipasiya edilsə belə, müdafiə baxımından uşaq sayılır.',
    en: 'A person below this age is a child for every protection, even when married or emancipated.',
    ru: 'Лицо, не достигшее этого возраста, для целей защиты считается ребёнком, даже если состоит в браке или эмансипировано.',
  },
  unit: 'years',
  versions: [{ from: null, value: 18, source: childUnder18 }],
  checkedOn: day('2026-11-22'),
}

/** "Older than 10" is read as 10 or more: the Family Code says "has reached". */
export const viewMandatoryFrom: Parameter<number> = {
  id: 'age.view-mandatory-from',
  rule: 'DV-VIEW-01',
  says: {
    az: 'Bu yaşa çatmış uşağın fikri onun barəsində qərardan əvvəl öyrənilməlidir.',
    en: 'The view of a child who has reached this age must be on record before a decision about the child.',
    ru: 'Мнение ребёнка, достигшего этого возраста, должно быть выяснено до принятия решения о нём.',
  },
  unit: 'years',
  versions: [{ from: null, value: 10, source: childHeardFrom10 }],
  checkedOn: day('2026-11-22'),
}

export const viewAskedFrom: Parameter<number> = {
  id: 'age.view-asked-from',
  rule: 'DV-VIEW-01',
  says: {
    az: 'Bu yaşdan uşağın fikri soruşulur, lakin cavab vermək onun istəyindən asılıdır.',
    en: 'From this age a child is asked for a view and is free not to give one.',
    ru: 'С этого возраста ребёнка спрашивают о его мнении, но отвечать он не обязан.',
  },
  unit: 'years',
  versions: [
    { from: null, value: 7, source: housePolicy('DV-VIEW-01') },
    {
      from: day('2019-12-03'),
      value: 7,
      source: { act: 'family-code', place: 'art. 52 (law 1720-VQD)', standing: 'V' },
    },
  ],
  checkedOn: day('2026-11-22'),
}

/** Below which count a figure may not leave (ANON-05, R13). */
import { day } from '../../kernel/dates.ts'
import type { Parameter } from '../parameter.ts'

const checkedOn = day('2026-11-22')
const policy = { act: 'house', place: 'ANON-05', standing: 'P' } as const

export const smallestOutside: Parameter<number> = {
  id: 'statistics.smallest-outside',
  rule: 'ANON-05',
  says: {
    az: 'Mərkəzdən kənara çıxan cədvəldə göstərilə bilən ən kiçik say (sıfır istisna olmaqla).',
    en: 'The smallest count, zero apart, that a table leaving a center may show.',
    ru: 'Наименьшее число, кроме нуля, которое может показать таблица, покидающая центр.',
  },
  unit: 'persons',
  versions: [{ from: null, value: 5, source: policy }],
  checkedOn,
}

export const smallestPublic: Parameter<number> = {
  id: 'statistics.smallest-public',
  rule: 'ANON-05',
  says: {
    az: 'İctimaiyyətə açıq cədvəldə göstərilə bilən ən kiçik say (sıfır istisna olmaqla).',
    en: 'The smallest count, zero apart, that a public table may show.',
    ru: 'Наименьшее число, кроме нуля, которое может показать общедоступная таблица.',
  },
  unit: 'persons',
  versions: [{ from: null, value: 11, source: policy }],
  checkedOn,
}

/** Names of the systems around the service, and what a message to any of them may hold (SVC-SYS-01, R19). */
import { day } from '../../kernel/dates.ts'
import type { Parameter } from '../parameter.ts'

const checkedOn = day('2026-11-22')

export const systemsAround: Parameter<readonly string[]> = {
  id: 'systems.names',
  rule: 'SVC-SYS-01',
  says: {
    az: 'Xidmət zamanı adı çəkilən informasiya sistemləri və altsistemlər.',
    en: 'Information systems and subsystems that the passport names.',
    ru: 'Информационные системы и подсистемы, названные в паспорте услуги.',
  },
  unit: 'names',
  versions: [
    {
      from: null,
      value: ['e-sosial.az', 'MEİS', 'ESDAS', 'Vətəndaşların qəbulu'],
      source: {
        act: 'dost-passport',
        place: '23–24',
        quote: 'e-sosial.az • MEİS (Mərkəzləşdirilmiş Elektron İnformasiya Sistemi)',
        standing: 'S',
      },
    },
    // The day on which the new address of the portal was seen; since when it stands is not known.
    {
      from: day('2026-11-22'),
      value: ['e-social.gov.az', 'MEİS', 'ESDAS', 'Vətəndaşların qəbulu'],
      source: { act: 'dost-passport', place: '23', standing: 'V', seenOn: day('2026-11-22') },
    },
  ],
  checkedOn,
}

export const messageFields: Parameter<readonly string[]> = {
  id: 'systems.message-fields',
  rule: 'SVC-SYS-01',
  says: {
    az: 'Kənar sistemə gedən xəbərdə ola bilən sahələr; heç biri şəxsi göstərmir.',
    en: 'Fields that a message to another system may have; none of them shows a person.',
    ru: 'Поля, допустимые в сообщении другой системе; ни одно не указывает на лицо.',
  },
  unit: 'fields',
  versions: [
    {
      from: null,
      value: ['type', 'sentOn', 'data', 'eventId', 'reference', 'link'],
      source: { act: 'house', place: 'SVC-SYS-01', standing: 'P' },
    },
  ],
  checkedOn,
}

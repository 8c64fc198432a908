/** What is offered to the family of a victim, and who is told for a psychological course (THB-FAM-01, DV-CORR-01). */
import { day } from '../../kernel/dates.ts'
import type { Parameter } from '../parameter.ts'
import { cited } from '../register.ts'
import type { ServiceType } from './service-types.ts'

const checkedOn = day('2026-11-22')

export const familyServices: Parameter<readonly ServiceType[]> = {
  id: 'services.family',
  rule: 'THB-FAM-01',
  says: {
    az: 'Zərər çəkmiş şəxsin ailə üzvünə təklif olunan yardım.',
    en: 'Help offered to a member of a victim’s family.',
    ru: 'Помощь, предлагаемая члену семьи пострадавшей.',
  },
  unit: 'kinds of service',
  versions: [
    {
      from: null,
      value: ['psychological', 'legal'],
      source: {
        act: 'mlspp-note',
        place: 'Center for Assistance to Victims of Human Trafficking',
        quote:
          'provides legal and psychological assistance to the victims of human trafficking … and their family members',
        standing: 'S',
      },
    },
  ],
  checkedOn,
}

/** The text names no body: the local executive authority is our reading. */
export const courseRecipients: Parameter<readonly string[]> = {
  id: 'psychological-course.recipient-kinds',
  rule: 'DV-CORR-01',
  says: {
    az: 'Psixoloji kurs üçün məlumat göndərilə bilən orqanlar.',
    en: 'Bodies that may be told for a psychological course.',
    ru: 'Органы, которым можно сообщить для психологического курса.',
  },
  unit: 'kinds of body',
  versions: [{ from: null, value: ['executive_authority'], source: cited('DV-CORR-01') }],
  checkedOn,
}

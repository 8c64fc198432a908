/** Lists of service passport 09-03-00-00 on which rules rest (SVC-ID-01, SVC-BASIS-01, SVC-ELIG-01, SVC-REFUSE-01, SVC-CHAN-01). */
import { day } from '../../kernel/dates.ts'
import type { Parameter } from '../parameter.ts'
import { cited } from '../register.ts'

export type CitizenshipGroup = 'citizen' | 'foreigner_permanent' | 'stateless_permanent' | 'foreigner' | 'stateless'
export type AnswerForm = 'in_person' | 'legal_representative' | 'call_center'
export type RefusalGround = 'no_legal_basis'
export type DostUnit = 'center' | 'regional_center' | 'branch'

const checkedOn = day('2026-11-22')

/** A string that is never taken apart. */
export const serviceId: Parameter<string> = {
  id: 'service.id',
  rule: 'SVC-ID-01',
  says: { az: 'Xidmətin ID nömrəsi.', en: 'Number of the service.', ru: 'Номер услуги.' },
  unit: 'service id',
  versions: [
    {
      from: null,
      value: '09-03-00-00',
      source: { act: 'dost-passport', place: '2', quote: 'Xidmətin ID nömrəsi: 09-03-00-00', standing: 'S' },
    },
  ],
  checkedOn,
}

export const serviceUnits: Parameter<readonly DostUnit[]> = {
  id: 'service.units',
  rule: 'SVC-ID-01',
  says: {
    az: 'Xidməti həyata keçirən struktur bölmələr.',
    en: 'Units that perform the service.',
    ru: 'Подразделения, оказывающие услугу.',
  },
  unit: 'kinds of unit',
  versions: [
    {
      from: null,
      value: ['center', 'regional_center', 'branch'],
      source: {
        act: 'dost-passport',
        place: '4',
        quote: '"DOST" mərkəzi, Regional "DOST" mərkəzi, "DOST" filialı',
        standing: 'S',
      },
    },
  ],
  checkedOn,
}

export const serviceUsers: Parameter<readonly CitizenshipGroup[]> = {
  id: 'service.users',
  rule: 'SVC-ELIG-01',
  says: {
    az: 'Xidmət istifadəçilərinin dairəsi; bu dairəyə düşməyən şəxs birbaşa mərkəzə qəbul olunur.',
    en: 'Groups of users of the service; anyone outside them is admitted to a center directly.',
    ru: 'Группы получателей услуги; тех, кто в них не входит, принимают прямо в центр.',
  },
  unit: 'groups',
  versions: [
    {
      from: null,
      value: ['citizen', 'foreigner_permanent', 'stateless_permanent'],
      source: cited('SVC-ELIG-01'),
    },
  ],
  checkedOn,
}

export const refusalGrounds: Parameter<readonly RefusalGround[]> = {
  id: 'service.refusal-grounds',
  rule: 'SVC-REFUSE-01',
  says: {
    az: 'Mümkün olan yeganə imtina əsası.',
    en: 'The one possible ground of refusal.',
    ru: 'Единственное возможное основание отказа.',
  },
  unit: 'grounds',
  versions: [{ from: null, value: ['no_legal_basis'], source: cited('SVC-REFUSE-01') }],
  checkedOn,
}

export const answerForms: Parameter<readonly AnswerForm[]> = {
  id: 'service.answer-forms',
  rule: 'SVC-CHAN-01',
  says: { az: 'Cavablandırma formaları.', en: 'Forms of an answer.', ru: 'Формы ответа.' },
  unit: 'forms',
  versions: [{ from: null, value: ['in_person', 'legal_representative', 'call_center'], source: cited('SVC-CHAN-01') }],
  checkedOn,
}

/** Ids of `acts.ts`. */
export const legalBasis: Parameter<readonly string[]> = {
  id: 'service.legal-basis',
  rule: 'SVC-BASIS-01',
  says: {
    az: 'Xidmətin əsaslandığı beş akt.',
    en: 'The five acts on which the service rests.',
    ru: 'Пять актов, на которых основана услуга.',
  },
  unit: 'acts',
  versions: [
    {
      from: null,
      value: ['law-275', 'law-1058', 'cabinet-320', 'cabinet-206', 'cabinet-89'],
      source: cited('SVC-BASIS-01'),
    },
  ],
  checkedOn,
}

/** What a center offers, by regime (THB-SERV-01, DV-SERV-01). An offer is never a duty of hers, and always free. */
import { day } from '../../kernel/dates.ts'
import type { Words } from '../../kernel/words.ts'
import type { Parameter } from '../parameter.ts'
import { cited } from '../register.ts'
import type { Regime } from './facilities.ts'
import { type UrgentMeasure, urgentMeasureKinds } from './urgent-measures.ts'

const words = (az: string, en: string, ru: string): Words => ({ az, en, ru })

const plannedTypes = {
  legal: words('Hüquqi yardım', 'Legal help', 'Правовая помощь'),
  psychological: words('Psixoloji reabilitasiya', 'Psychological rehabilitation', 'Психологическая реабилитация'),
  socio_psychological: words('Sosial-psixoloji yardım', 'Socio-psychological help', 'Социально-психологическая помощь'),
  medical: words('Tibbi yardım', 'Medical help', 'Медицинская помощь'),
  medical_social: words(
    'Tibbi-sosial reabilitasiya',
    'Medical and social rehabilitation',
    'Медико-социальная реабилитация',
  ),
  treatment: words('Müalicə və sağlamlığın bərpası', 'Treatment and recovery', 'Лечение и восстановление'),
  social: words('Sosial xidmət', 'Social services', 'Социальные услуги'),
  social_counselling: words('Sosial məsləhət', 'Social counselling', 'Социальная консультация'),
  education: words('Təhsilin davam etdirilməsi', 'Continued education', 'Продолжение образования'),
  vocational_training: words('Peşə öyrənmə', 'Learning a profession', 'Обучение профессии'),
  employment: words('İşə düzəlməyə kömək', 'Help with work', 'Помощь в трудоустройстве'),
  housing: words('Mənzil məsələsində kömək', 'Help with housing', 'Помощь с жильём'),
  reintegration: words('Cəmiyyətə reinteqrasiya', 'Reintegration', 'Реинтеграция'),
  documents: words('Sənədlərin bərpası', 'Help with documents', 'Помощь с документами'),
  benefit_documents: words(
    'Müavinət və sosial müdafiə üçün sənədlərin hazırlanması',
    'Papers for benefits and social protection',
    'Документы на пособия и социальную защиту',
  ),
  repatriation: words('Vətənə qayıtmağa kömək', 'Help to return home', 'Помощь в возвращении на родину'),
} as const satisfies Record<string, Words>

const urgentTypes: Readonly<Record<UrgentMeasure, Words>> = {
  shelter: words('Müvəqqəti sığınacaq', 'Temporary shelter', 'Временный приют'),
  food: words('Ərzaq', 'Food', 'Питание'),
  clothing: words('Geyim', 'Clothing', 'Одежда'),
  urgent_medical: words('Təxirəsalınmaz tibbi yardım', 'Urgent medical help', 'Неотложная медицинская помощь'),
  first_psychological: words('İlkin psixoloji yardım', 'First psychological help', 'Первая психологическая помощь'),
  urgent_legal: words('Təxirəsalınmaz hüquqi yardım', 'Urgent legal help', 'Неотложная правовая помощь'),
  interpreter: words('Tərcüməçi', 'Interpreter', 'Переводчик'),
  phone: words('Telefon', 'Telephone', 'Телефон'),
}

export type ServiceType = keyof typeof plannedTypes | UrgentMeasure
export const serviceTypes: readonly ServiceType[] = [
  ...(Object.keys(plannedTypes) as (keyof typeof plannedTypes)[]),
  ...urgentMeasureKinds,
]
export const serviceTypeLabels: Readonly<Record<ServiceType, Words>> = { ...plannedTypes, ...urgentTypes }

const checkedOn = day('2026-11-22')

export const thbServices: Parameter<readonly ServiceType[]> = {
  id: 'services.thb',
  rule: 'THB-SERV-01',
  says: {
    az: 'İnsan alveri zərərçəkmişlərinə təklif olunan xidmətlər.',
    en: 'Services offered to victims of trafficking.',
    ru: 'Услуги, предлагаемые жертвам торговли людьми.',
  },
  unit: 'kinds of service',
  versions: [
    {
      from: null,
      value: [
        'legal',
        'psychological',
        'medical',
        'medical_social',
        'social',
        'education',
        'vocational_training',
        'employment',
        'housing',
        'reintegration',
        'documents',
        'repatriation',
        ...urgentMeasureKinds,
      ],
      source: cited('THB-SERV-01'),
    },
  ],
  checkedOn,
}

export const dvServices: Parameter<readonly ServiceType[]> = {
  id: 'services.dv',
  rule: 'DV-SERV-01',
  says: {
    az: 'Məişət zorakılığından zərər çəkmiş şəxslərə təklif olunan xidmətlər.',
    en: 'Services offered to victims of domestic violence.',
    ru: 'Услуги, предлагаемые пострадавшим от бытового насилия.',
  },
  unit: 'kinds of service',
  versions: [
    {
      from: null,
      value: [
        'socio_psychological',
        'psychological',
        'legal',
        'medical',
        'treatment',
        'social_counselling',
        'education',
        'vocational_training',
        'employment',
        'benefit_documents',
        ...urgentMeasureKinds,
      ],
      source: cited('DV-SERV-01'),
    },
  ],
  checkedOn,
}

export const servicesOf: Readonly<Record<Regime, Parameter<readonly ServiceType[]>>> = {
  thb: thbServices,
  dv: dvServices,
}

/** Clocks and grounds of requests about one's own data, and of a breach (DATA-01). The clocks are ours: no length of a term was seen in an act. */
import { day } from '../../kernel/dates.ts'
import type { Words } from '../../kernel/words.ts'
import type { Parameter } from '../parameter.ts'
import { housePolicy } from '../placement-sources.ts'

const checkedOn = day('2026-11-22')
const clock = (id: string, value: number, unit: string, says: Words): Parameter<number> => ({
  id,
  rule: 'DATA-01',
  says,
  unit,
  versions: [{ from: null, value, source: housePolicy('DATA-01') }],
  checkedOn,
})

export const dataRequestDays = clock('data-request.answer-days', 15, 'days after the day of the request', {
  az: 'Şəxsin öz məlumatları barədə sorğusuna bu qədər gün ərzində cavab verilir.',
  en: 'A request about one’s own data is answered within so many days.',
  ru: 'На запрос о собственных данных отвечают в течение стольких дней.',
})

export const dataRequestReminderDays = clock('data-request.reminder-days', 3, 'days before the end of the term', {
  az: 'Müddətin sonundan bu qədər gün əvvəl cavabı hazırlayan əməkdaşın işi tamamlanmalıdır.',
  en: 'So many days before the end of the term whoever answers should be done.',
  ru: 'За столько дней до конца срока ответ должен быть готов.',
})

export const breachAssessmentHours = clock('data-breach.assessment-hours', 24, 'hours from the breach', {
  az: 'Rəhbərlik məlumat sızmasının nəticələrini bu qədər saat ərzində qiymətləndirir.',
  en: 'Management assesses what a breach of data means within so many hours.',
  ru: 'Руководство оценивает последствия утечки данных в течение стольких часов.',
})

/** Why each kind of request may be refused. That the asker is not entitled holds for each. */
export const dataRefusalGrounds: Parameter<Readonly<Record<string, readonly string[]>>> = {
  id: 'data-request.refusal-grounds',
  rule: 'DATA-01',
  says: {
    az: 'Hər növ sorğu üzrə mümkün imtina əsasları; öz məlumatını görməkdən yalnız qanunda sayılan hallarda imtina edilir.',
    en: 'Grounds on which each kind of request may be refused; sight of one’s own data only on those that the law lists.',
    ru: 'Основания отказа по каждому виду запроса; в доступе к своим данным — только в случаях, перечисленных законом.',
  },
  unit: 'grounds by kind of request',
  versions: [
    {
      from: null,
      value: {
        access: ['not_entitled', 'secret_of_origin', 'crime_investigation', 'rights_of_others', 'state_security'],
        rectification: ['not_entitled', 'record_is_right'],
        erasure: ['not_entitled', 'open_case', 'legal_hold'],
        objection: ['not_entitled', 'law_orders_it'],
      },
      source: {
        act: 'law-information',
        place: '38.5 (access); the others are ours',
        quote:
          'İnformasiya sahibi aşağıdakı hallar istisna olmaqla, fiziki şəxslərin sorğuları əsasında onları özləri barəsindəki fərdi məlumatla tanış etməyə borcludur',
        standing: 'V',
        seenOn: checkedOn,
      },
    },
  ],
  checkedOn,
}

/** Clocks of complaints (RIGHT-01). The term of going to court was seen published; the others are ours: no act that we have seen names their length. */
import { day } from '../../kernel/dates.ts'
import type { Words } from '../../kernel/words.ts'
import type { Parameter } from '../parameter.ts'
import { housePolicy } from '../placement-sources.ts'

const checkedOn = day('2026-11-22')
const clock = (id: string, value: number, unit: string, says: Words): Parameter<number> => ({
  id,
  rule: 'RIGHT-01',
  says,
  unit,
  versions: [{ from: null, value, source: housePolicy('RIGHT-01') }],
  checkedOn,
})

export const complaintDays = clock('complaint.answer-days', 15, 'days after the day of the complaint', {
  az: 'Müəssisə şikayətə bu qədər gün ərzində cavab verir.',
  en: 'The house answers a complaint within so many days.',
  ru: 'Учреждение отвечает на жалобу в течение стольких дней.',
})

export const complaintReminderDays = clock('complaint.reminder-days', 3, 'days before the end of a term', {
  az: 'Müddətin sonundan bu qədər gün əvvəl əməkdaşlara xatırlatma gedir.',
  en: 'So many days before the end of a term staff are reminded of it.',
  ru: 'За столько дней до конца срока сотрудникам напоминают о нём.',
})

export const administrativeDays = clock(
  'complaint.administrative-days',
  30,
  'days after the day on which it was lodged',
  {
    az: 'İnzibati şikayətə bu qədər gün ərzində cavab gəlməyibsə, əməkdaşlar soruşur; qanunda müddət tərəfimizdən görülməyib.',
    en: 'When an administrative complaint has no answer after so many days, staff ask; no length was seen in an act.',
    ru: 'Если на административную жалобу нет ответа столько дней, сотрудники спрашивают; срок в законе нами не найден.',
  },
)

export const courtDays: Parameter<number> = {
  id: 'complaint.court-days',
  rule: 'RIGHT-01',
  says: {
    az: 'Məhkəməyə inzibati aktın, yaxud şikayət instansiyasının cavabının təqdim olunduğu gündən bu qədər gün ərzində müraciət edilir.',
    en: 'A court is asked within so many days from the day on which the act, or the answer of the instance of appeal, was handed over.',
    ru: 'В суд обращаются в течение стольких дней со дня вручения акта либо ответа апелляционной инстанции.',
  },
  unit: 'days after the day of the act or of the answer',
  versions: [
    {
      from: null,
      value: 30,
      source: {
        act: 'administrative-procedure-code',
        place: '38.1',
        quote:
          'Mübahisələndirmə haqqında iddia inzibati aktın təqdim (elan) olunduğu vaxtdan, şikayət instansiyasına şikayət verildiyi hallarda isə şikayətə dair qəbul olunan inzibati aktın təqdim olunduğu vaxtdan 30 gün müddətində qaldırıla bilər.',
        standing: 'V',
        seenOn: checkedOn,
      },
    },
  ],
  checkedOn,
}

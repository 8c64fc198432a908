/** The rights of a person served, one by one (RIGHT-01, article 8 of the Social Services Law, as seed 002 lists them). */
import { addDays, addMinutes, bakuDay, type Instant, type LocalDate, startOfDay } from '../kernel/dates.ts'
import type { Words } from '../kernel/words.ts'
import { type DutyRule, task } from './duty.ts'
import { inForce } from './parameter.ts'
import { rightsExplainedWithin } from './parameters/reminders.ts'

export interface Right {
  readonly id: string
  readonly says: Words
}

const right = (id: string, az: string, en: string, ru: string): Right => ({ id, says: { az, en, ru } })

export const rights: readonly Right[] = [
  right('apply', 'Xidmət üçün müraciət etmək.', 'To apply for service.', 'Обращаться за услугами.'),
  right(
    'be-informed',
    'Xidmətlər, onların formaları və öz hüquqları barədə məlumat almaq.',
    'To be informed of services, their forms and one’s own rights.',
    'Получать сведения об услугах, их формах и своих правах.',
  ),
  right(
    'take-part',
    'Ehtiyacların qiymətləndirilməsində iştirak etmək.',
    'To take part in the assessment of needs.',
    'Участвовать в оценке потребностей.',
  ),
  right(
    'choose-or-refuse',
    'Xidmət göstərəni seçmək, xidmətə razılıq vermək və ya ondan imtina etmək.',
    'To choose who serves, to agree to a service or to refuse it.',
    'Выбирать поставщика услуг, соглашаться на услугу или отказываться от неё.',
  ),
  right('respect', 'Hörmətlə davranılmaq.', 'To be treated with respect.', 'На уважительное обращение.'),
  right(
    'complain',
    'İnzibati qaydada və məhkəməyə şikayət vermək.',
    'To complain, to the administration and to a court.',
    'Обжаловать в административном порядке и в суде.',
  ),
  right(
    'sanitary-conditions',
    'Sanitariya tələblərinə uyğun şəraitdə yaşamaq.',
    'To live in sanitary conditions.',
    'Жить в надлежащих санитарных условиях.',
  ),
  right(
    'religious-rites',
    'Daxili qaydalar çərçivəsində dini ayinlər üçün ayrıca yer.',
    'To a separate place for religious rites, within the house rules.',
    'На отдельное место для религиозных обрядов в рамках внутреннего распорядка.',
  ),
  right(
    'media-and-confidentiality',
    'Kütləvi informasiya vasitələrindən istifadə etmək və şəxsi məlumatların gizliliyini tələb etmək.',
    'To media products, and to confidentiality of personal information.',
    'На средства массовой информации и на конфиденциальность личных сведений.',
  ),
  right(
    'psychological-help',
    'Ödənişsiz psixoloji yardım almaq.',
    'To free psychological help.',
    'На бесплатную психологическую помощь.',
  ),
]

/** Last Baku day on which her rights are explained in time, for an episode opened on that day. */
export const rightsExplainedBy = (openedOn: LocalDate): LocalDate =>
  addDays(openedOn, inForce(rightsExplainedWithin, openedOn))

/** Due by the last minute of that day; nothing waits for it, and she may be told again as often as she likes. */
export const rightsTask: DutyRule<{ readonly at: Instant }> = {
  id: 'RIGHT-01',
  arises: ({ at }) => [
    task('RIGHT-01', 'explain_rights', addMinutes(startOfDay(addDays(rightsExplainedBy(bakuDay(at)), 1)), -1)),
  ],
}

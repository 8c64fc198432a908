/** What whoever places from outside may learn of free beds, and how often (SVC-PLACE-01). Our own policy. */
import { day } from '../../kernel/dates.ts'
import type { Parameter } from '../parameter.ts'

const source = { act: 'house', place: 'SVC-PLACE-01', standing: 'P' } as const
const checkedOn = day('2026-11-22')

export const roomClasses: Parameter<readonly number[]> = {
  id: 'availability.room-classes',
  rule: 'SVC-PLACE-01',
  says: {
    az: 'Boş yer barədə yalnız siniflə cavab verilir: ən azı bir, iki, üç və ya beş çarpayı.',
    en: 'Free room is told in classes alone: at least one bed, two, three or five.',
    ru: 'О свободных местах сообщают только по классам: не менее одного, двух, трёх или пяти.',
  },
  unit: 'beds, lower end of each class',
  versions: [{ from: null, value: [1, 2, 3, 5], source }],
  checkedOn,
}

export const pictureMinutes: Parameter<number> = {
  id: 'availability.picture-minutes',
  rule: 'SVC-PLACE-01',
  says: {
    az: 'Boş yer barədə cavab bu qədər dəqiqə ərzində dəyişmir.',
    en: 'What is told of free room does not change for so many minutes.',
    ru: 'Ответ о свободных местах не меняется в течение этого числа минут.',
  },
  unit: 'minutes',
  versions: [{ from: null, value: 30, source }],
  checkedOn,
}

export const pictureMemoryMinutes: Parameter<number> = {
  id: 'availability.memory-minutes',
  rule: 'SVC-PLACE-01',
  says: {
    az: 'Bu qədər dəqiqədən köhnə cavab yenisi ilə tutuşdurulmur.',
    en: 'An answer older than so many minutes is not weighed against a new one.',
    ru: 'Ответ старше этого числа минут с новым не сопоставляется.',
  },
  unit: 'minutes',
  versions: [{ from: null, value: 120, source }],
  checkedOn,
}

export const looksAgainPerHour: Parameter<number> = {
  id: 'availability.looks-again-per-hour',
  rule: 'SVC-PLACE-01',
  says: {
    az: 'Qüvvədə olan təklifi olan əməkdaş bir saatda bu qədər yenidən baxa bilər; təklifsiz ehtiyac heç vaxt gözləmir.',
    en: 'One who has a standing offer in hand may look again so often in an hour; a need without an offer never waits.',
    ru: 'Сотрудник с действующим предложением может смотреть снова столько раз за час; нужда без предложения никогда не ждёт.',
  },
  unit: 'new looks of one person in an hour',
  versions: [{ from: null, value: 6, source }],
  checkedOn,
}

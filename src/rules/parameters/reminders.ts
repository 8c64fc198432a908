/** When staff are reminded. Our own policy: a reminder never ends a stay. */
import { day } from '../../kernel/dates.ts'
import type { Parameter } from '../parameter.ts'
import { housePolicy } from '../placement-sources.ts'

export const stayReminders: Parameter<readonly number[]> = {
  id: 'dv-stay.reminder-days',
  rule: 'DV-STAY-04',
  says: {
    az: 'Son gündən bu qədər gün əvvəl əməkdaşlara növbəti təhlükəsiz yer barədə xatırlatma gedir.',
    en: 'So many days before the last day staff are reminded to settle where she goes next.',
    ru: 'За столько дней до последнего дня сотрудникам напоминают решить вопрос о следующем безопасном месте.',
  },
  unit: 'days before the last day',
  versions: [{ from: null, value: [14, 7, 3, 1], source: housePolicy('DV-STAY-04') }],
  checkedOn: day('2026-11-22'),
}

export const viewAfterBirthday: Parameter<number> = {
  id: 'dv-view.task-days',
  rule: 'DV-VIEW-01',
  says: {
    az: 'Yerləşmə zamanı on yaşına çatan uşağın fikri bu qədər gün ərzində öyrənilir.',
    en: 'A child who reaches ten during a stay is heard within so many days.',
    ru: 'Ребёнка, которому во время пребывания исполнилось десять лет, выслушивают в течение этого числа дней.',
  },
  unit: 'days',
  versions: [{ from: null, value: 3, source: housePolicy('DV-VIEW-01') }],
  checkedOn: day('2026-11-22'),
}

export const planReminder: Parameter<number> = {
  id: 'plan.reminder-hours',
  rule: 'PLAN-01',
  says: {
    az: 'Gəlişdən bu qədər saat sonra qüvvədə olan fərdi planı olmayan şəxs üçün əməkdaşlara xatırlatma gedir.',
    en: 'So many hours after the arrival staff are reminded of a person who has no active plan of her own.',
    ru: 'Через столько часов после прибытия сотрудникам напоминают о человеке без действующего индивидуального плана.',
  },
  unit: 'hours after the arrival',
  versions: [{ from: null, value: 72, source: housePolicy('PLAN-01') }],
  checkedOn: day('2026-11-22'),
}

/** A new placement that begins so soon after the last one, without a new basis, is shown to management. */
export const episodeGap: Parameter<number> = {
  id: 'dv-stay.episode-gap-days',
  rule: 'DV-STAY-04',
  says: {
    az: 'Yeni əsas olmadan əvvəlki yerləşmədən bu qədər gündən gec olmayaraq başlayan yerləşmə rəhbərliyə göstərilir, rədd edilmir.',
    en: 'A placement that begins within so many days of the last one, without a new basis, is shown to management and not refused.',
    ru: 'Размещение, начавшееся не позднее стольких дней после прежнего без нового основания, показывается руководству, но не отклоняется.',
  },
  unit: 'days',
  versions: [{ from: null, value: 1, source: housePolicy('DV-STAY-04') }],
  checkedOn: day('2026-11-22'),
}

export const consentReminder: Parameter<number> = {
  id: 'consent.renewal-reminder-days',
  rule: 'CONS-01',
  says: {
    az: 'Razılığın müddəti bitməzdən bu qədər gün əvvəl əməkdaşlar onun davam edib-etməyəcəyini yenidən soruşurlar.',
    en: 'So many days before the term of a consent ends staff ask whether it should go on.',
    ru: 'За столько дней до окончания срока согласия сотрудники вновь спрашивают, продолжать ли его.',
  },
  unit: 'days before the end of the term',
  versions: [{ from: null, value: 7, source: { act: 'house', place: 'CONS-01', standing: 'P' } }],
  checkedOn: day('2026-11-22'),
}

export const rightsExplainedWithin: Parameter<number> = {
  id: 'rights.explained-within-days',
  rule: 'RIGHT-01',
  says: {
    az: 'Hüquqları ona ilk görüşdən sonra bu qədər gün ərzində başa düşdüyü dildə izah olunur.',
    en: 'Her rights are explained within so many days of the first contact, in a language she understands.',
    ru: 'Её права разъясняют в течение этого числа дней после первой встречи, на понятном ей языке.',
  },
  unit: 'days after the day of first contact',
  versions: [{ from: null, value: 1, source: { act: 'house', place: 'RIGHT-01', standing: 'P' } }],
  checkedOn: day('2026-11-22'),
}

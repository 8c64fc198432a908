/** Times of the DOST service and of notices (SVC-SLA-01, DV-NOTIF-01). Lateness is flagged; it refuses and closes nothing. */
import { day } from '../../kernel/dates.ts'
import type { Citation } from '../citation.ts'
import type { Parameter } from '../parameter.ts'

const checkedOn = day('2026-11-22')
const passport = (place: string, quote: string): Citation => ({ act: 'dost-passport', place, quote, standing: 'S' })

export const frontOfficeMinutes: Parameter<number> = {
  id: 'service.front-office-minutes',
  rule: 'SVC-SLA-01',
  says: {
    az: 'Ön ofisdə xidmətə ayrılan vaxt; DOST operatorunun 60 dəqiqəlik standartı ilə eynidir.',
    en: 'Time of the front office; the same hour as the 60 minutes of the DOST operator.',
    ru: 'Время обслуживания во фронт-офисе; тот же час, что и 60 минут оператора DOST.',
  },
  unit: 'minutes from servedAt',
  versions: [
    {
      from: null,
      value: 60,
      source: passport('14, 15, 18', 'Xidmətin həyata keçirilməsinin müddəti (ön ofis): 1 saat'),
    },
  ],
  checkedOn,
}

/** One calendar day: weekends, holidays and nights count, and no roll-over is used against the victim. */
export const wholeServiceHours: Parameter<number> = {
  id: 'service.total-hours',
  rule: 'SVC-SLA-01',
  says: {
    az: 'Qeydiyyatdan SXA-ya müraciətin göndərilməsinədək bütün xidmətə ayrılan vaxt.',
    en: 'Time of the whole service, from registration to the request to the Social Services Agency.',
    ru: 'Время на всю услугу: от регистрации до отправки запроса в Агентство социальных услуг.',
  },
  unit: 'hours from registeredAt',
  versions: [
    {
      from: null,
      value: 24,
      source: passport('12, 13, 16, 17', 'Xidmətin həyata keçirilməsinin ümumi müddəti: 1 gün'),
    },
  ],
  checkedOn,
}

export const noticeDispatchMinutes: Parameter<number> = {
  id: 'notice.dispatch-minutes',
  rule: 'DV-NOTIF-01',
  says: {
    az: '«Dərhal»: bildiriş faktdan sonra bu müddətdə göndərilməlidir; keçibsə, rəhbərə xəbər verilir.',
    en: '“Immediately”: a notice is to leave within this time of the fact; after it the manager is told.',
    ru: '«Немедленно»: уведомление должно уйти в течение этого времени после события; затем извещается руководитель.',
  },
  unit: 'minutes from the fact',
  versions: [{ from: null, value: 60, source: { act: 'house', place: 'DV-NOTIF-01', standing: 'P' } }],
  checkedOn,
}

export const noticeRedHours: Parameter<number> = {
  id: 'notice.red-hours',
  rule: 'DV-NOTIF-01',
  says: {
    az: 'Bu müddətdən sonra göndərilməmiş bildiriş qırmızı sayılır.',
    en: 'A notice that has not left after this time is red.',
    ru: 'Уведомление, не отправленное по истечении этого времени, считается «красным».',
  },
  unit: 'hours from the fact',
  versions: [{ from: null, value: 24, source: { act: 'house', place: 'DV-NOTIF-01', standing: 'P' } }],
  checkedOn,
}

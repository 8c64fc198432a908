/**
 * How long each class of record is kept after it came to rest (RET-01). No act that we have seen names a period for these
 * centers, so each is our policy and says why.
 */
import { day } from '../../kernel/dates.ts'
import type { Words } from '../../kernel/words.ts'
import type { Parameter } from '../parameter.ts'

const checkedOn = day('2026-11-22')

/** Whole months after the day on which the record came to rest. */
const kept = (id: string, months: number, says: Words): Parameter<number> => ({
  id: `retention.${id}`,
  rule: 'RET-01',
  says,
  unit: 'months after it came to rest',
  versions: [{ from: null, value: months, source: { act: 'house', place: 'RET-01', standing: 'P' } }],
  checkedOn,
})

export const personRetention = kept('person', 60, {
  az: 'Şəxsin qeydi son işi bağlandıqdan sonra: qayıda və ya məhkəmədə sübuta ehtiyac duya bilər.',
  en: 'A person’s record after her last case was closed: she may come back, or need it before a court.',
  ru: 'Запись о лице после закрытия последнего дела: она может вернуться или нуждаться в доказательстве в суде.',
})
export const disclosureRetention = kept('disclosure', 120, {
  az: 'Açıqlamalar jurnalı: kimə nə deyildiyini şəxs sonradan da soruşa bilər.',
  en: 'The ledger of disclosures: she may still ask years later who was told what.',
  ru: 'Журнал раскрытий: лицо и спустя годы может спросить, кому и что сообщили.',
})
export const auditRetention = kept('audit', 120, {
  az: 'Yoxlama izi: icazəsiz baxış gec aşkarlana bilər.',
  en: 'The audit trail: a look that was not allowed may come to light late.',
  ru: 'Журнал аудита: недозволенный просмотр может обнаружиться поздно.',
})
export const attemptRetention = kept('attempt', 24, {
  az: 'Kənardan axtarışın izi: onu təkrarlayanı tanımaq üçün kifayət qədər, artıq yox.',
  en: 'The trace of a look-up from outside: long enough to know who keeps asking, no longer.',
  ru: 'След внешнего запроса: достаточно, чтобы узнать, кто спрашивает снова, не дольше.',
})
export const leadRetention = kept('lead', 6, {
  az: 'Müraciətə çevrilməmiş xəbər: onu başqası vermişdir, şəxsin öz sözü yoxdur.',
  en: 'A lead that never became an application: another person told it, and her own word is not there.',
  ru: 'Сигнал, не ставший обращением: его сообщил другой, собственного слова лица нет.',
})
export const helplineRetention = kept('helpline-call', 12, {
  az: 'Qaynar xəttə zəng qeydi: adsızdır, yalnız təkrarlanan təhlükəni göstərir.',
  en: 'A call to the helpline: nameless, and of use only to see a danger that returns.',
  ru: 'Запись звонка на горячую линию: безымянна и нужна лишь, чтобы заметить повторяющуюся угрозу.',
})

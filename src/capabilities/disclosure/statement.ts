/** Her statement on paper: who was told of her and who met her record. No member of staff is named, nor the house. */
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { bakuDay } from '../../kernel/dates.ts'
import { type Language, languages, type Words } from '../../kernel/words.ts'
import { labelOf } from '../code-lists/facts.ts'
import { complaintsOf } from '../complaints/facts.ts'
import { dataMattersOf } from '../data/facts.ts'
import { incidentsOf } from '../incidents/facts.ts'
import { subjectFacts } from '../persons/facts.ts'
import { keepsLedgerOf, type LedgerRow, linesAbout } from './ledger-queries.ts'
import { emergencies, looksByDay } from './statement-queries.ts'

const says = {
  title: { az: 'ÇIXARIŞ', en: 'STATEMENT', ru: 'ВЫПИСКА' },
  told: {
    az: 'Kimə məlumat verilib, kim soruşub',
    en: 'Who was told, and who asked',
    ru: 'Кому сообщили и кто спрашивал',
  },
  seen: { az: 'Qeydlərə kim baxıb', en: 'Who saw the record', ru: 'Кто видел записи' },
  urgent: { az: 'Təcili açılıb', en: 'Opened in an emergency', ru: 'Открыто экстренно' },
  happened: { az: 'Hadisələr', en: 'Incidents', ru: 'Происшествия' },
  looked_at: { az: 'rəhbərlik baxıb', en: 'management looked at it', ru: 'рассмотрено руководством' },
  not_looked_at: { az: 'hələ baxılmayıb', en: 'not looked at yet', ru: 'ещё не рассмотрено' },
  data: { az: 'Öz məlumatları', en: 'Her own data', ru: 'Собственные данные' },
  data_breach: { az: 'məlumat sızması', en: 'breach of data', ru: 'утечка данных' },
  complained: { az: 'Şikayətlər', en: 'Complaints and appeals', ru: 'Жалобы и обжалования' },
  none: { az: 'yoxdur', en: 'none', ru: 'нет' },
  unknown: { az: 'naməlum', en: 'not known', ru: 'неизвестно' },
  staff: { az: 'əməkdaş', en: 'member of staff', ru: 'сотрудник' },
  outsider: { az: 'kənar şəxs', en: 'somebody from outside', ru: 'посторонний' },
  service: { az: 'sistemin özü', en: 'the service itself', ru: 'сама система' },
  released: { az: 'verilib', en: 'told', ru: 'сообщено' },
  refused: { az: 'rədd edilib', en: 'refused', ru: 'отказано' },
  awaiting_approval: { az: 'təsdiq gözləyir', en: 'waits for approval', ru: 'ждёт одобрения' },
  read: { az: 'oxunub', en: 'read', ru: 'прочитано' },
  attempted: { az: 'soruşulub, cavab verilməyib', en: 'asked and not told', ru: 'спрошено, ответа не дано' },
  revoked: { az: 'geri götürülüb', en: 'taken back', ru: 'отозвано' },
  changed: { az: 'dəyişdirilib', en: 'changed', ru: 'изменено' },
  seen_in_list: { az: 'siyahıda görünüb', en: 'seen in a list', ru: 'видно в списке' },
  psychological: { az: 'psixoloqun qeydləri', en: 'notes of the psychologist', ru: 'записи психолога' },
  medical: { az: 'tibb işçisinin qeydləri', en: 'notes of the medical worker', ru: 'записи медика' },
  legal: { az: 'hüquqşünasın qeydləri', en: 'notes of the lawyer', ru: 'записи юриста' },
  danger_to_life: { az: 'həyat üçün təhlükə', en: 'danger to life', ru: 'угроза жизни' },
  medical_emergency: { az: 'təcili tibbi hal', en: 'medical emergency', ru: 'экстренный медицинский случай' },
  child_in_danger: { az: 'uşaq təhlükədədir', en: 'a child in danger', ru: 'ребёнок в опасности' },
  other: { az: 'başqa səbəb', en: 'another reason', ru: 'другая причина' },
} as const satisfies Record<string, Words>

/** Printed whole, by those who know all of it: a paper that leaves lines out would deceive her. What she complained of is printed by others than the one complained of. */
export const printStatement = (deps: Deps, ctx: Ctx, victimId: string): Promise<Outcome<string>> =>
  perform(deps, ctx, async (tx) => {
    const subject = await subjectFacts(tx, ctx, victimId)
    if (subject === undefined) return notFound
    tx.touches('statement', victimId, [victimId])
    if (!(await keepsLedgerOf(tx, ctx, victimId))) return refuse('role_not_allowed')
    const language = languages.find((known) => known === subject.language) ?? ctx.language
    const word = (key: string) => (says as Record<string, Words>)[key]?.[language] ?? key
    const [told, happened, matters, complaints, looks, opened] = await Promise.all([
      linesAbout(tx, victimId),
      incidentsOf(tx, victimId),
      dataMattersOf(tx, victimId),
      complaintsOf(tx, victimId),
      looksByDay(tx, victimId),
      emergencies(tx, victimId),
    ])
    // Whoever comes twice is the same number; the number tells nothing else.
    const numbers = new Map<string, number>()
    const numberOf = (staff: string) => {
      const known = numbers.get(staff) ?? numbers.size + 1
      numbers.set(staff, known)
      return known
    }
    const who = ({ staff, outsider }: { staff: string; outsider: boolean }) => {
      if (staff.startsWith('job:')) return word('service')
      return `${word(outsider ? 'outsider' : 'staff')} ${numberOf(staff)}`
    }
    const part = (title: string, lines: string[]) => ['', word(title), ...(lines.length === 0 ? [word('none')] : lines)]
    const text = [
      word('title'),
      ctx.on,
      ...part(
        'told',
        told.map((row) => toldLine(row, language, word)),
      ),
      ...part(
        'urgent',
        opened.map(({ at, profession, reason }) => `${bakuDay(at)}: ${word(profession)}; ${word(reason)}`),
      ),
      ...part(
        'happened',
        happened.map(({ kind, occurredAt, reviewedAt }) => {
          const what = labelOf(kind, 'incident-kinds')?.[language] ?? kind
          return `${bakuDay(occurredAt)}: ${what}; ${word(reviewedAt === null ? 'not_looked_at' : 'looked_at')}`
        }),
      ),
      ...part(
        'data',
        matters.map(({ what, state, occurredAt }) => {
          const said = (code: string, list: string) => labelOf(code, list)?.[language] ?? word(code)
          const list = what === 'data_breach' && state !== 'received' ? 'data-breach-findings' : 'data-request-states'
          return `${bakuDay(occurredAt)}: ${said(what, 'data-request-kinds')}; ${said(state, list)}`
        }),
      ),
      ...part(
        'complained',
        complaints.map(({ kind, about, state, outcome, occurredAt }) => {
          const said = (code: string, list: string) => labelOf(code, list)?.[language] ?? code
          const ended = outcome === null ? said(state, 'complaint-states') : said(outcome, 'complaint-outcomes')
          return `${bakuDay(occurredAt)}: ${said(kind, 'complaint-kinds')}; ${said(about, 'complaint-subjects')}; ${ended}`
        }),
      ),
      ...part(
        'seen',
        looks.map((look) => `${look.day}: ${who(look)}; ${word(look.how)}, ${look.times}×`),
      ),
    ]
    return { ok: true, value: `${text.join('\n')}\n` }
  })

function toldLine(row: LedgerRow, language: Language, word: (key: string) => string): string {
  const listed = (list: string, code: string) => labelOf(code, list)?.[language] ?? code
  const body = row.recipientKind === null ? word('unknown') : listed('organisation-kinds', row.recipientKind)
  const purpose = row.purpose === null ? [] : [listed('disclosure-purposes', row.purpose)]
  const scopes = row.scopes.map((scope) => listed('scopes', scope)).join(', ')
  return [
    `${bakuDay(row.occurredAt)}: ${body}`,
    ...purpose,
    ...(scopes === '' ? [] : [scopes]),
    word(row.outcome),
  ].join('; ')
}

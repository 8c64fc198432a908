/** The anonymised notice of the law-enforcement step (R31): what a letter that is about nobody may hold, and to whom it goes. */
import type { Rule } from './decision.ts'
import { anonymisedNoticeFields } from './law-enforcement-step.ts'

/** Bodies that a DOST center may name for it. */
export const noticeRecipientKinds: readonly string[] = ['criminal_prosecution_body', 'dv_complaint_body']

export interface AnonymisedNoticeFacts {
  /** Kind of the addressed body; null: none is named. */
  readonly recipientKind: string | null
  /** The center has it switched on, now, and named this very body. */
  readonly named: boolean
  /** Every property of what would be sent. */
  readonly fields: readonly string[]
  /** How many persons it speaks of at once. */
  readonly subjects: number
  /** The smallest count that may leave (ANON-05). */
  readonly smallest: number
}

const source = { act: 'house', place: 'SVC-LE-01', standing: 'P' } as const

export const anonymisedNotice: readonly Rule<AnonymisedNoticeFacts>[] = [
  {
    id: 'SVC-LE-01',
    says: {
      az: 'Anonim məlumat yalnız mərkəzin bunu açaraq göstərdiyi hüquq-mühafizə orqanına göndərilir.',
      en: 'An anonymised notice goes only to the law-enforcement body that the center has switched it on for.',
      ru: 'Обезличенное сообщение идёт только в тот правоохранительный орган, для которого его включил центр.',
    },
    source,
    code: 'disclosure_forbidden',
    whenMissing: 'deny',
    holds: (f) => f.named && f.recipientKind !== null && noticeRecipientKinds.includes(f.recipientKind),
  },
  {
    id: 'SVC-LE-01',
    says: {
      az: 'Anonim məlumatda yalnız ay və zorakılığın növləri göstərilir.',
      en: 'An anonymised notice holds the month and the kinds of violence, and nothing else.',
      ru: 'Обезличенное сообщение содержит только месяц и виды насилия.',
    },
    source,
    code: 'scope_exceeds_consent',
    whenMissing: 'deny',
    holds: (f) => f.fields.every((field) => anonymisedNoticeFields.some((allowed) => allowed === field)),
  },
  {
    id: 'ANON-05',
    says: {
      az: 'Anonim məlumat yalnız kifayət qədər şəxs barədə birlikdə göndərilir.',
      en: 'An anonymised notice is sent only about enough persons at once.',
      ru: 'Обезличенное сообщение отправляют только о достаточном числе лиц сразу.',
    },
    source: { act: 'house', place: 'ANON-05', standing: 'P' },
    code: 'disclosure_forbidden',
    whenMissing: 'deny',
    holds: (f) => f.subjects >= f.smallest,
  },
]

export interface NoticeCase {
  readonly victimId: string
  readonly kinds: readonly string[]
}

/** Kinds that enough different persons suffered, in the order of the alphabet; the others wait for more. */
export function kindsToTell(cases: readonly NoticeCase[], smallest: number): readonly string[] {
  const kinds = [...new Set(cases.flatMap((told) => told.kinds))].sort()
  const persons = (kind: string) =>
    new Set(cases.filter((told) => told.kinds.includes(kind)).map((told) => told.victimId)).size
  return kinds.filter((kind) => persons(kind) >= smallest)
}

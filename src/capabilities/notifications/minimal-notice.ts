/** All that a body is told of a child, and the letter that says the same on paper (DV-NOTIF-01, THB-NOTIF-01). */
import type { LocalDate } from '../../kernel/dates.ts'
import { type AgeFacts, ageOn } from '../../rules/age.ts'
import type { minimalNoticeFields } from '../../rules/notices.ts'

export type MinimalNotice = Record<(typeof minimalNoticeFields)[number], string | number | null>

export interface NoticeSubject extends AgeFacts {
  readonly sex: string
}

/** `sentOn` is the only date. Why the child is here is not said beyond the need that every arrival has. */
export const minimalNotice = (
  center: { readonly code: string; readonly dutyContact: string | null },
  child: NoticeSubject,
  sentOn: LocalDate,
): Omit<MinimalNotice, 'reference'> => ({
  centerCode: center.code,
  sex: child.sex,
  ageYears: child.birthOn === null ? null : ageOn(child.birthOn, sentOn),
  sentOn,
  kindOfNeed: 'temporary_shelter',
  dutyOfficerContact: center.dutyContact,
})

const sexes: Readonly<Record<string, string>> = { female: 'qadın', male: 'kişi' }
const unknown = 'məlum deyil'

/** In the language of the state. `addressee` null: written in by hand. */
export const letterText = (notice: MinimalNotice, addressee: string | null): string =>
  `${[
    'BİLDİRİŞ',
    '',
    `Kimə: ${addressee ?? '____________________'}`,
    `İstinad: ${notice.reference ?? '____________________'}`,
    `Mərkəzin kodu: ${notice.centerCode}`,
    `Göndərilmə tarixi: ${notice.sentOn}`,
    '',
    'Mərkəzə uşaq qəbul edilmişdir.',
    `Cinsi: ${sexes[String(notice.sex)] ?? unknown}`,
    `Yaşı (tam il): ${notice.ageYears ?? unknown}`,
    'Ehtiyacın növü: müvəqqəti sığınacaq',
    `Əlaqə: mərkəzin növbətçisi${notice.dutyOfficerContact === null ? '' : `, ${notice.dutyOfficerContact}`}`,
  ].join('\n')}\n`

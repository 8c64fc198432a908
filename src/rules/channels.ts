/** How an answer may reach her, and what a reception display may show (SVC-CHAN-01, SVC-QUEUE-01). */
import type { Rule } from './decision.ts'
import { inForce } from './parameter.ts'
import { answerForms } from './parameters/passport.ts'
import { cited } from './register.ts'

export interface AnswerFacts {
  readonly channel: 'in_person' | 'legal_representative' | 'call_center' | 'sms' | 'email' | 'post' | 'portal'
  /** She marked this way of contact as safe. Not read for an answer in person. */
  readonly markedSafe: boolean | null
  /** The caller gave her passphrase. Read for the call center only. */
  readonly passphraseMatched: boolean | null
  /** Read for a representative only; checked again each time. */
  readonly representativeSuspected: boolean | null
}

const code = 'disclosure_forbidden'

export const answer: readonly Rule<AnswerFacts>[] = [
  {
    id: 'SVC-CHAN-01',
    says: {
      az: 'Cavab şəxsən, qanuni nümayəndə və ya çağrı mərkəzi vasitəsilə verilir; SMS və e-poçtla verilmir.',
      en: 'An answer is given in person, through a legal representative or the call center; never by SMS or e-mail.',
      ru: 'Ответ дают лично, через законного представителя или колл-центр; по SMS и электронной почте не дают.',
    },
    source: cited('SVC-CHAN-01'),
    code,
    whenMissing: 'deny',
    holds: (f, on) => inForce(answerForms, on).some((form) => form === f.channel),
  },
  {
    id: 'SVC-CHAN-01',
    says: {
      az: 'Cavab yalnız onun təhlükəsiz saydığı əlaqə üzrə verilir.',
      en: 'An answer goes only over a contact she marked safe.',
      ru: 'Ответ передают только по контакту, который она отметила как безопасный.',
    },
    source: { act: 'house', place: 'SVC-CHAN-01', standing: 'P' },
    code,
    whenMissing: 'deny',
    holds: (f) => f.channel === 'in_person' || f.markedSafe,
  },
  {
    id: 'SVC-CHAN-01',
    says: {
      az: 'Çağrı mərkəzi yalnız onun parolunu deyən şəxsə cavab verir.',
      en: 'The call center answers only to someone who gives her passphrase.',
      ru: 'Колл-центр отвечает только тому, кто назвал её кодовое слово.',
    },
    source: { act: 'house', place: 'SVC-CHAN-01', standing: 'P' },
    code,
    whenMissing: 'deny',
    holds: (f) => f.channel !== 'call_center' || f.passphraseMatched,
  },
  {
    id: 'SVC-CHAN-01',
    says: {
      az: 'Şübhəli bilinən nümayəndəyə cavab verilmir.',
      en: 'A representative who is suspected gets no answer.',
      ru: 'Подозреваемому представителю ответ не дают.',
    },
    source: { act: 'house', place: 'SVC-CHAN-01', standing: 'P' },
    code,
    whenMissing: 'deny',
    holds: (f) =>
      f.channel !== 'legal_representative' || (f.representativeSuspected === null ? null : !f.representativeSuspected),
  },
]

/** All that stands on a display: no name, no service, no time of arrival. */
export const queueDisplayFields = ['number', 'desk'] as const

export interface QueueDisplayFacts {
  readonly fields: readonly string[]
}

export const queueDisplay: readonly Rule<QueueDisplayFacts>[] = [
  {
    id: 'SVC-QUEUE-01',
    says: {
      az: 'Tabloda yalnız neytral nömrə və masa görünür.',
      en: 'A display shows a neutral number and a desk, and nothing else.',
      ru: 'На табло видны только нейтральный номер и стол.',
    },
    source: { act: 'house', place: 'SVC-QUEUE-01', standing: 'P' },
    code,
    whenMissing: 'deny',
    holds: (f) => f.fields.every((field) => queueDisplayFields.some((shown) => shown === field)),
  },
]

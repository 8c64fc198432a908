/** Talks that nobody overhears and an interpreter who tells nobody (DV-LIFE-01, DV-LIFE-02). A booking names no person. */
import type { Rule } from './decision.ts'
import { cited } from './register.ts'

export interface InterpreterFacts {
  /** The interpreter has undertaken to tell nobody. Null: not asked. */
  readonly boundToSilence: boolean | null
  /** The interpreter is of the circle of whoever is interpreted for. Null: not asked. */
  readonly ofHerCircle: boolean | null
}

export const interpreterBooking: readonly Rule<InterpreterFacts>[] = [
  {
    id: 'DV-LIFE-01',
    says: {
      az: 'Sığınacaqda olan şəxsin tərcüməçisi eşitdiyini heç kimə söyləməməyi öhdəsinə götürür.',
      en: 'An interpreter for a person in shelter has undertaken to tell nobody.',
      ru: 'Переводчик для лица в приюте обязался никому не рассказывать.',
    },
    source: { act: 'house', place: 'DV-LIFE-01', standing: 'P' },
    code: 'validation_failed',
    whenMissing: 'deny',
    holds: (f) => f.boundToSilence,
  },
  {
    id: 'DV-LIFE-01',
    says: {
      az: 'Tərcüməçi şəxsin öz çevrəsindən olmur.',
      en: 'An interpreter is not of her own circle.',
      ru: 'Переводчик не из её собственного круга.',
    },
    source: { act: 'house', place: 'DV-LIFE-01', standing: 'P' },
    code: 'validation_failed',
    whenMissing: 'deny',
    holds: (f) => (f.ofHerCircle === null ? null : !f.ofHerCircle),
  },
]

export interface RoomFacts {
  /** The room is set apart for confidential talks. */
  readonly confidential: boolean | null
}

export const roomBooking: readonly Rule<RoomFacts>[] = [
  {
    id: 'DV-LIFE-02',
    says: {
      az: 'Məxfi söhbət bunun üçün ayrılmış yerdə aparılır.',
      en: 'A confidential talk has a place that is set apart for it.',
      ru: 'Доверительная беседа проходит в отведённом для неё месте.',
    },
    source: cited('DV-LIFE-02'),
    code: 'validation_failed',
    whenMissing: 'deny',
    holds: (f) => f.confidential,
  },
]

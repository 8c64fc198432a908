import type { LocalDate } from '../../kernel/dates.ts'
import type { Words } from '../../kernel/words.ts'

export interface Code {
  readonly code: string
  readonly texts: Words
  /** First day on which it may be used; null: always. */
  readonly fromOn: LocalDate | null
  /** First day on which it may no longer; null: no end. A word is retired, never removed. */
  readonly beforeOn: LocalDate | null
}
export interface CodeList {
  readonly name: string
  readonly texts: Words
  readonly codes: readonly Code[]
}

/** Azerbaijani, English, Russian. */
export type Label = readonly [az: string, en: string, ru: string]

export const words = ([az, en, ru]: Label): Words => ({ az, en, ru })

export const listOf = (name: string, title: Label, codes: Readonly<Record<string, Label>>): CodeList => ({
  name,
  texts: words(title),
  codes: Object.entries(codes).map(([code, label]) => ({ code, texts: words(label), fromOn: null, beforeOn: null })),
})

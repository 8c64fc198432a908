/** Worked examples of the law (`docs/law/vectors.json`): a question, facts, a day, and what must come out. Tests ask them, pages show them. */
import entries from '../../docs/law/vectors.json' with { type: 'json' }
import { day, type LocalDate } from '../kernel/dates.ts'
import type { Words } from '../kernel/words.ts'
import { type Question, questions } from './evaluate.ts'
import { listed } from './listed.ts'

export interface Vector {
  readonly id: string
  /** Rules of the register that the example shows, the main one first. */
  readonly rules: readonly string[]
  /** Section or rule of the register that the example is taken from. */
  readonly place: string
  readonly says: Words
  readonly question: Question
  readonly on: LocalDate
  /** As a caller sends them; what is left out is not known. */
  readonly facts: object
  /** The part of the answer that matters. */
  readonly answer: object
}

export const vectors: readonly Vector[] = entries.map((entry) => ({
  ...entry,
  question: listed(questions, entry.question),
  on: day(entry.on),
}))

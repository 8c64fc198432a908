/** How long the law takes to answer and to explain itself without any HTTP, over its worked examples: microseconds, medians. */
import { answerQuestion } from '../src/capabilities/law/evaluation-actions.ts'
import type { Question } from '../src/rules/evaluate.ts'
import { vectors } from '../src/rules/vectors.ts'
import { median } from './report.ts'

export interface Evaluated {
  readonly question: Question
  readonly microseconds: number
}

const repetitions = 2_500
/** Until the compiler has seen enough of the code. */
const warmUp = 500

/** @returns the median of each question over all of its examples, the slowest first. */
export function evaluated(): readonly Evaluated[] {
  const times = new Map<Question, number[]>()
  for (let repetition = 0; repetition < warmUp + repetitions; repetition += 1) {
    for (const { question, facts, on } of vectors) {
      const started = process.hrtime.bigint()
      answerQuestion(question, facts, on, 'en')
      const took = Number(process.hrtime.bigint() - started) / 1_000
      if (repetition < warmUp) continue
      const known = times.get(question)
      if (known === undefined) times.set(question, [took])
      else known.push(took)
    }
  }
  return [...times]
    .map(([question, took]) => ({ question, microseconds: median(took) }))
    .toSorted((one, other) => other.microseconds - one.microseconds)
}

/** How long the law takes to answer without any HTTP: microseconds, median. */
import { day } from '../src/kernel/dates.ts'
import { evaluate } from '../src/rules/evaluate.ts'
import { median } from './report.ts'

const facts = {
  regime: 'dv',
  facility: 'assistance_center',
  admissionDate: day('2024-12-31'),
  birthDate: day('1990-05-01'),
} as const

export function evaluationMicroseconds(): number {
  const times = Array.from({ length: 20_000 }, () => {
    const started = process.hrtime.bigint()
    evaluate('stay-limit', facts, facts.admissionDate)
    return Number(process.hrtime.bigint() - started) / 1_000
  })
  return median(times.slice(2_000))
}

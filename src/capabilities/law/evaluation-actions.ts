import { type Outcome, refuse } from '../../db/outcome.ts'
import { instant, type LocalDate } from '../../kernel/dates.ts'
import type { Language } from '../../kernel/words.ts'
import { catalogueVersion } from '../../rules/catalogue.ts'
import { evaluate, type Question, type Questions } from '../../rules/evaluate.ts'
import { LawGap } from '../../rules/parameter.ts'
import type { Evaluation } from './answer-schema.ts'
import { factsOf } from './evaluation-schema.ts'
import { spoken } from './spoken.ts'

/**
 * Weighs the facts by the law of the day; stores nothing. A gap in the law is said, never filled. A stay is asked by the
 * day of admission or by the instant of arrival: one of the two.
 */
export function answerQuestion(
  question: Question,
  sent: object,
  on: LocalDate,
  language: Language,
): Outcome<Evaluation> {
  if (question === 'stay-limit' && 'admissionDate' in sent === 'arrivedAt' in sent) {
    return refuse('validation_failed', { errors: [{ pointer: '/facts/admissionDate', code: 'one_of_two' }] })
  }
  try {
    const shape: object = factsOf[question]
    const facts = asKnown(shape as Shape, sent) as Questions[typeof question]
    const { grounds, duties, ...rest } = evaluate(question, facts, on)
    return {
      ok: true,
      value: {
        question,
        on,
        law: catalogueVersion,
        ...rest,
        grounds: grounds.map((ground) => spoken(ground, language)),
        duties: duties.map((duty) => spoken(duty, language)),
      },
    }
  } catch (error) {
    if (error instanceof LawGap) return refuse('law_gap', { parameter: error.parameter })
    throw error
  }
}

interface Shape {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
}

const mayBeNull = ({ type, anyOf }: Shape): boolean =>
  type === 'null' || type?.includes('null') === true || anyOf?.some(mayBeNull) === true

/** What may be null and was left out is null; instants are turned to UTC, so that they compare. */
function asKnown(shape: Shape, value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return shape.format === 'date-time' ? instant(value) : value
  if (Array.isArray(value)) return value.map((item) => asKnown(shape.items ?? {}, item))
  if (typeof value !== 'object') return value
  const { properties = {} } = shape.anyOf?.find((one) => one.properties !== undefined) ?? shape
  const sent = new Map<string, unknown>(Object.entries(value))
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name, field]) => sent.has(name) || mayBeNull(field))
      .map(([name, field]) => [name, asKnown(field, sent.get(name))]),
  )
}

/** Schemas are closed and nothing is coerced in a body; days must exist and instants must carry an offset. */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import type { FastifySchemaCompiler } from 'fastify'
import type { FieldProblem, Refused } from '../db/outcome.ts'
import { refuse } from '../db/outcome.ts'
import { day, instant } from '../kernel/dates.ts'
import { asksForMoney } from '../rules/free-of-charge.ts'

const exists = (read: (text: string) => unknown) => (text: string) => {
  try {
    read(text)
    return true
  } catch {
    return false
  }
}

const formats = {
  date: exists((text) => {
    if (day(text) < '1900-01-01' || day(text) > '2200-01-01') throw new RangeError('out of range')
  }),
  'date-time': exists((text) => {
    const year = Number(instant(text).slice(0, 4))
    if (!(year >= 1900 && year <= 2200)) throw new RangeError('out of range')
  }),
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  uri: (text: string) => URL.canParse(text),
}

const options = {
  allErrors: true,
  removeAdditional: false,
  useDefaults: true,
  strict: true,
  formats,
  allowUnionTypes: true,
  discriminator: true,
} as const
const forBodies = new Ajv2020({ ...options, coerceTypes: false })
/** A query string holds only text: numbers and booleans are read from it. */
const forQueries = new Ajv2020({ ...options, coerceTypes: true })

/** Compiled when the first request comes: all at once they would keep a start busy for most of a second. */
export const validatorCompiler: FastifySchemaCompiler<object> = ({ schema, httpPart }) => {
  let compiled: ValidateFunction | undefined
  return (data) => {
    compiled ??= (httpPart === 'body' ? forBodies : forQueries).compile(schema)
    const validate = compiled
    if (validate(data)) return { value: data }
    return {
      error: Object.assign(new Error('validation'), { validation: validate.errors ?? [], validationContext: httpPart }),
    }
  }
}

const escapePointer = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1')

/** What the validator found, as a refusal that names fields and never repeats a value. */
export function validationRefusal(found: readonly ErrorObject[], part: string): Refused {
  const errors = found.map((error): FieldProblem => {
    const { additionalProperty, missingProperty } = error.params as Record<string, string | undefined>
    const name = additionalProperty ?? missingProperty
    const prefix = part === 'body' ? '' : `/${part}`
    const code =
      error.keyword === 'format'
        ? `format_${String(error.params['format']).replaceAll('-', '_')}`
        : snake(error.keyword)
    return {
      pointer: `${prefix}${error.instancePath}${name === undefined ? '' : `/${escapePointer(name).slice(0, 64)}`}`,
      code,
    }
  })
  const charged = found.some(
    (e) => e.keyword === 'additionalProperties' && asksForMoney(String(e.params['additionalProperty'])),
  )
  const blanket =
    part === 'body' && errors.some((e) => /^\/(recipientId|recipient(s|Ids|Kind|Kinds|Class|Type))\b/.test(e.pointer))
  const code = charged ? 'fee_not_allowed' : blanket ? 'recipient_not_specific' : 'validation_failed'
  return refuse(code, { errors: errors.slice(0, 20) })
}

const snake = (keyword: string) =>
  ({ additionalProperties: 'unknown_field', required: 'missing', enum: 'not_in_list', const: 'not_in_list' })[
    keyword
  ] ?? keyword.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

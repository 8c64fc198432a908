/** The smallest body that the API document takes for an operation, for tests that drive every route. */
import type { openapiDocument } from '../../src/http/openapi.ts'

type Document = ReturnType<typeof openapiDocument>
interface Schema {
  readonly $ref?: string
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly type?: string
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly minLength?: number
  readonly minItems?: number
  readonly items?: Schema
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
}

/** `known`: what a property of that name holds wherever it stands, asked for or not. */
export function sampleBodies(document: Document, known: Readonly<Record<string, unknown>>) {
  const schemas = document.components['schemas'] as Readonly<Record<string, Schema>>
  function sample(schema: Schema): unknown {
    if (schema.$ref !== undefined) return sample(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {})
    const [first] = schema.anyOf ?? schema.oneOf ?? []
    if (first !== undefined) return sample(first)
    if (schema.const !== undefined) return schema.const
    if (schema.enum !== undefined) return schema.enum[0]
    switch (schema.type) {
      case 'object':
        return object(schema)
      case 'array':
        return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}))
      case 'integer':
      case 'number':
        return schema.minimum ?? 1
      case 'boolean':
        return true
      default:
        return text(schema)
    }
  }
  function object({ properties = {}, required = [] }: Schema): Record<string, unknown> {
    const held = Object.entries(properties).filter(([name]) => required.includes(name) || name in known)
    return Object.fromEntries(held.map(([name, schema]) => [name, name in known ? known[name] : sample(schema)]))
  }
  return (method: string, path: string): unknown => {
    const operation = document.paths[path]?.[method.toLowerCase()] as
      | { requestBody?: { content: Readonly<Record<string, { schema: Schema }>> } }
      | undefined
    const schema = operation?.requestBody?.content['application/json']?.schema
    return schema === undefined ? undefined : sample(schema)
  }
}

function text({ format, pattern, minLength = 1 }: Schema): string {
  if (format === 'uuid') return '9b0f3f3e-58a7-4f0e-9f0e-0d1f5b1f0a11'
  if (format === 'date') return '2026-03-01'
  if (format === 'date-time') return '2026-03-01T06:00:00Z'
  if (pattern?.includes('26') === true) return '0'.repeat(26)
  return 'a'.repeat(minLength)
}

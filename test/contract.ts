/** Every answer that a test sees is weighed against the OpenAPI document: status listed, media type, shape. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { openapiDocument } from '../src/http/openapi.ts'

/** @returns a check that throws when an answer is not what the document promises. */
export function contractOf(app: FastifyInstance) {
  const document = openapiDocument(app)
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    formats: { uuid: true, date: true, 'date-time': true, uri: true },
  })
  ajv.addSchema({ components: document.components }, 'document', true, false)
  const patterns = Object.keys(document.paths).map((path) => ({
    path,
    pattern: new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
  }))
  const seen = new Map<string, ReturnType<typeof ajv.compile>>()
  return {
    check(method: string, url: string, response: LightMyRequestResponse): void {
      const path = url.split('?')[0] ?? ''
      const known = patterns.filter(({ pattern }) => pattern.test(path)).sort((a, b) => b.path.length - a.path.length)
      const exact = known.find((entry) => entry.path === path) ?? known[0]
      const operation = exact && document.paths[exact.path]?.[method.toLowerCase()]
      if (exact === undefined || operation === undefined || response.statusCode === 405) return
      const { statusCode } = response
      const promised = operation.responses[statusCode] ?? operation.responses[`${Math.floor(statusCode / 100)}XX`]
      if (promised === undefined)
        throw new Error(
          `${method} ${exact.path} answered ${statusCode}, which it does not promise: ${response.payload}`,
        )
      const type = String(response.headers['content-type'] ?? '').split(';')[0] ?? ''
      const schema = promised.content?.[type]?.schema
      if (schema === undefined) {
        if (promised.content !== undefined)
          throw new Error(`${method} ${exact.path} answered ${type}, not promised for ${statusCode}`)
        return
      }
      const key = `${method} ${exact.path} ${statusCode} ${type}`
      const validate = seen.get(key) ?? ajv.compile(resolve(schema))
      seen.set(key, validate)
      if (type.includes('json') && !validate(response.json())) {
        throw new Error(`${key} breaks its schema: ${ajv.errorsText(validate.errors)}`)
      }
    },
  }
}

/** Local references become references into the document. */
const resolve = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/')) as object

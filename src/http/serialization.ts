/** Answers are written by their schema, which keeps out every field that it does not name. */
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import type { FastifySerializerCompiler } from 'fastify'

const compile = SerializerSelector()(undefined, {})

/** Compiled when the first answer goes out: all at once they would keep a start busy for a second. */
export const serializerCompiler: FastifySerializerCompiler<object> = (route) => {
  let compiled: ReturnType<typeof compile> | undefined
  return (value) => {
    compiled ??= compile({ ...route, httpStatus: route.httpStatus ?? '200' })
    return compiled(value)
  }
}

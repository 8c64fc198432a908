/** From anything thrown to a problem. Nothing that a caller sent or that a row holds gets into an answer or a log. */

import type { ErrorObject } from 'ajv'
import type { FastifyError, FastifyInstance } from 'fastify'
import { IssuerUnreachable, Unauthenticated } from '../access/unauthenticated.ts'
import type { ProblemCode, Refused } from '../db/outcome.ts'
import { refuse } from '../db/outcome.ts'
import { MalformedBody } from './body.ts'
import { MalformedCursor } from './cursor.ts'
import { languageOf } from './language.ts'
import { sendProblem } from './problems.ts'
import { validationRefusal } from './validation.ts'

/** A refusal from outside an action: guard, schema, header. */
export class RefusalError extends Error {
  readonly refused: Refused
  constructor(refused: Refused) {
    super(refused.code)
    this.name = 'RefusalError'
    this.refused = refused
  }
}

const byCode: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_request',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_request',
  FST_ERR_BAD_URL: 'malformed_request',
  FST_ERR_MAX_PARAM_LENGTH: 'not_found',
  DQ401: 'unauthenticated',
}

/** The database is away, full or too slow; what was asked may be asked again. */
const away = /^(08...|57...|53...|55P03|40001|40P01|ECONN(REFUSED|RESET)|EPIPE|ETIMEDOUT|ENOTFOUND)$/
const awayMessages =
  /timeout|Connection terminated|connection (is closed|error)|the transaction was rolled back|not queryable|server closed/i

export function refusedBy(error: unknown): Refused {
  if (error instanceof RefusalError) return error.refused
  if (error instanceof Unauthenticated) return refuse('unauthenticated')
  if (error instanceof IssuerUnreachable) return refuse('overloaded')
  if (error instanceof MalformedBody || error instanceof MalformedCursor) return refuse('malformed_request')
  if (!(error instanceof Error)) return refuse('internal_error')
  const { code, statusCode, validation, validationContext } = error as FastifyError
  if (validation !== undefined) return validationRefusal(validation as ErrorObject[], validationContext ?? 'body')
  const known = byCode[code]
  if (known !== undefined) return refuse(known)
  if (statusCode === 429) return refuse('too_many_requests')
  if (
    statusCode === 503 ||
    away.test(code ?? '') ||
    ('severity' in error || code === undefined ? awayMessages.test(error.message) : false)
  ) {
    return refuse('overloaded')
  }
  return refuse(
    statusCode !== undefined && statusCode >= 400 && statusCode < 500 ? 'malformed_request' : 'internal_error',
  )
}

/** What a log may hold of an error: its kind and where it arose, never its message, which may quote a value. */
export function safeError(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error }
  const { code, constraint } = error as Error & { code?: string; constraint?: string }
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12)
  const cause = error.cause === undefined ? undefined : safeError(error.cause)
  return { kind: error.name, code, constraint, frames, cause }
}

export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const refused = refusedBy(error)
    if (error instanceof Unauthenticated) request.notTaken = error.reason
    if (refused.code === 'internal_error' || refused.code === 'overloaded') {
      request.log.error({ error: safeError(error) }, refused.code)
    }
    return sendProblem(reply, refused, languageOf(request.headers['accept-language']), `urn:uuid:${request.id}`)
  })
}

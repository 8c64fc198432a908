/**
 * How long a caller is kept waiting. Fastify's `handlerTimeout` ends when the request's stream closes, which is when a
 * body has been read: it never fires for a request that has one.
 */
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { refuse } from '../db/outcome.ts'
import { RefusalError } from './errors.ts'

declare module 'fastify' {
  interface FastifyRequest {
    deadline: { readonly timer: NodeJS.Timeout; readonly controller: AbortController } | null
  }
}

export interface DeadlineOptions {
  readonly afterMs: number
}

/** 503 after that time, 408 while the body is still coming; what was begun and is not committed is given up. */
export const deadline = fp<DeadlineOptions>(async (app: FastifyInstance, { afterMs }: DeadlineOptions) => {
  app.decorateRequest('deadline', null as never)
  app.addHook('onRequest', (request, reply, done) => {
    const controller = new AbortController()
    const timer = setTimeout(() => {
      if (reply.sent || reply.raw.headersSent) return
      const late = new RefusalError(refuse(request.raw.complete === false ? 'request_timeout' : 'overloaded'))
      // Bytes of this body may still come: they must not be read as the next request.
      if (late.refused.code === 'request_timeout') reply.header('connection', 'close')
      reply.send(late)
      controller.abort(late)
    }, afterMs)
    request.deadline = { timer, controller }
    done()
  })
  app.addHook('onResponse', (request, _reply, done) => {
    clearTimeout(request.deadline?.timer)
    done()
  })
})

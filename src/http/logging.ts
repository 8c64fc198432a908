/** Logs say which route, how it ended and how long it took: never an address, a header, a body or a name. */
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { type DestinationStream, pino } from 'pino'
import type { UnauthenticatedReason } from '../access/unauthenticated.ts'

/** `stream` for tests, which search everything that was logged. */
export function createLogger(level: string, stream?: DestinationStream): FastifyBaseLogger {
  const nothing = () => undefined
  const options = {
    level,
    base: null,
    serializers: { req: nothing, res: nothing, err: nothing },
    redact: {
      paths: ['*.headers', '*.body', '*.query', '*.params', '*.url', 'headers', 'body', 'query', 'params', 'url'],
      remove: true,
    },
  }
  return stream === undefined ? pino(options) : pino(options, stream)
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Why a token was not taken: for the operator, whose caller learns 401 only. */
    notTaken: UnauthenticatedReason | undefined
  }
}

export const requestLog = fp(async (app: FastifyInstance) => {
  app.decorateRequest('notTaken', undefined)
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        org: request.ctx?.orgId,
        actor: request.ctx?.actorKey,
        notTaken: request.notTaken,
      },
      'answered',
    )
  })
})

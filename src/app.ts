/** Composition root: the one Fastify for server, tests and OpenAPI, and the parts it leans on. */
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import type { DestinationStream } from 'pino'
import type { Authenticator } from './access/authenticate.ts'
import { rooms } from './capabilities.ts'
import type { Deps } from './db/context.ts'
import { deadline } from './http/deadline.ts'
import { answerErrors } from './http/errors.ts'
import { guard } from './http/guard.ts'
import { createLogger, requestLog } from './http/logging.ts'
import { openapi } from './http/openapi.ts'
import { operations } from './http/operations.ts'
import { serializerCompiler } from './http/serialization.ts'
import { shield } from './http/shield.ts'
import { validatorCompiler } from './http/validation.ts'

export interface AppOptions {
  readonly deps: Deps
  readonly authenticator: Authenticator
  readonly logLevel: string
  readonly logStream?: DestinationStream
  readonly bodyBytes: number
  readonly requestTimeoutMs: number
  readonly ratePerMinute: number
  readonly production: boolean
  readonly webhookAllowCidr: readonly string[]
  readonly maxLoopDelayMs?: number
}

/** Builds the app; nothing listens and nothing is called yet. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { deps, authenticator } = options
  const app: FastifyInstance = Fastify({
    loggerInstance: createLogger(options.logLevel, options.logStream),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: options.bodyBytes,
    requestTimeout: options.requestTimeoutMs,
    connectionTimeout: options.requestTimeoutMs * 2,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    genReqId: () => deps.random.uuid(),
    requestIdHeader: false,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    frameworkErrors: (error, request, reply) => {
      void app.errorHandler(error, request, reply)
    },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerErrors(app)
  await app.register(requestLog)
  await app.register(deadline, { afterMs: options.requestTimeoutMs })
  await app.register(openapi)
  await app.register(guard, { deps, authenticator })
  await app.register(shield, {
    ratePerMinute: options.ratePerMinute,
    production: options.production,
    maxLoopDelayMs: options.maxLoopDelayMs,
  })
  await app.register(operations, {
    checkDatabase: () => deps.db.pool.query('select 1'),
    checkIssuer: authenticator.ready,
    backlog: () => deps.outbox.backlog(),
  })
  const webhooks = { httpsOnly: options.production, allowCidr: options.webhookAllowCidr }
  for (const room of rooms) await app.register(room, { deps, webhooks })
  return app
}

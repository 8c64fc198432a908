/** What stands before every route: headers, rate limit, load shedding, strict bodies, 404 and 405. */
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { refuse } from '../db/outcome.ts'
import { parseBody } from './body.ts'
import { protectiveHeaders } from './headers.ts'
import { languageOf } from './language.ts'
import { shedLoad } from './load.ts'
import { sendProblem } from './problems.ts'

export interface ShieldOptions {
  readonly ratePerMinute: number
  readonly production: boolean
  /** Beyond this delay of the event loop new calls are told to come again; 0: never. */
  readonly maxLoopDelayMs?: number | undefined
}

export const shield = fp<ShieldOptions>(async (app: FastifyInstance, options: ShieldOptions) => {
  const { ratePerMinute, production, maxLoopDelayMs = 2_000 } = options
  if (maxLoopDelayMs > 0) shedLoad(app, maxLoopDelayMs)
  await app.register(rateLimit, {
    max: ratePerMinute,
    timeWindow: 60_000,
    hook: 'preValidation',
    keyGenerator: (request) => request.ctx?.actorKey ?? request.ip,
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeaders: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
      'retry-after': true,
    },
  })
  const headers = protectiveHeaders(production)
  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of headers) if (!reply.hasHeader(name)) reply.header(name, value)
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, body.length === 0 ? undefined : parseBody(body as Buffer))
    } catch (error) {
      done(error as Error)
    }
  })
  answerUnknownRoutes(app)
})

/** 405 with `Allow` where the address exists under another method; else the one 404. */
function answerUnknownRoutes(app: FastifyInstance): void {
  const methods = new Map<string, { pattern: RegExp; allowed: Set<string> }>()
  app.addHook('onRoute', (route) => {
    const source = route.url.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:[A-Za-z]+/g, '[^/]+')
    const entry = methods.get(route.url) ?? { pattern: new RegExp(`^${source}$`), allowed: new Set<string>() }
    for (const method of [route.method].flat()) entry.allowed.add(method)
    methods.set(route.url, entry)
  })
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const allowed = [...methods.values()]
      .filter(({ pattern }) => pattern.test(path))
      .flatMap((entry) => [...entry.allowed])
    const language = languageOf(request.headers['accept-language'])
    if (allowed.length === 0) return sendProblem(reply, refuse('not_found'), language, null)
    reply.header('allow', [...new Set(allowed)].sort().join(', '))
    return sendProblem(reply, refuse('method_not_allowed'), language, null)
  })
}

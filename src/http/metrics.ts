/** Metrics for the operator: how the service answers, and whether what was promised leaves. */
import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Of all queues together: a queue by itself would tell when somebody was placed or told of. */
export interface Backlog {
  readonly deadLetters: number
  readonly oldestSeconds: number
}

/** Labels are route pattern, method and status class: nothing that tells one person from another. */
export function metrics(app: FastifyInstance, backlog: () => Promise<Backlog>): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const answered = new Counter({
    name: 'dayaq_http_answers_total',
    help: 'Answers by route and status.',
    labelNames: ['route', 'method', 'status'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'dayaq_http_seconds',
    help: 'Time to answer by route.',
    labelNames: ['route', 'method'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  const deadLetters = new Gauge({
    name: 'dayaq_dead_letters',
    help: 'Jobs that were given up; each waits for a human.',
    registers: [registry],
  })
  const late = new Gauge({
    name: 'dayaq_oldest_job_seconds',
    help: 'How long the oldest job that is due has waited; 0: none waits.',
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    answered.inc({ route, method: request.method, status: reply.statusCode })
    seconds.observe({ route, method: request.method }, reply.elapsedTime / 1000)
  })
  app.get(
    '/metrics',
    {
      config: { may: 'operations:read' },
      schema: {
        operationId: 'readMetrics',
        summary: 'Metrics in Prometheus text form',
        description: 'For the operator.',
        tags: ['operations'],
        response: {
          200: { description: 'Prometheus text.', content: { 'text/plain': { schema: { type: 'string' } } } },
        },
      },
    },
    async (_request, reply) => {
      const now = await backlog()
      deadLetters.set(now.deadLetters)
      late.set(now.oldestSeconds)
      return reply
        .type(registry.contentType)
        .serializer((text: string) => text)
        .send(await registry.metrics())
    },
  )
}

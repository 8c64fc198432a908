/** What operators and integrators need: life signs, metrics, problem pages, the OpenAPI document and its page. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import fp from 'fastify-plugin'
import { Type } from 'typebox'
import { notFound } from '../db/outcome.ts'
import { docsIndex, docsOperation, docsStyle } from './docs-page.ts'
import { RefusalError } from './errors.ts'
import { escapeHtml } from './html.ts'
import { languageOf } from './language.ts'
import { type Backlog, metrics } from './metrics.ts'
import { openapiDocument } from './openapi.ts'
import { problemTexts } from './problem-texts.ts'
import { isProblemCode, statusOf } from './problems.ts'

export interface OperationsOptions {
  /** Resolves when the database answers. */
  readonly checkDatabase: () => Promise<unknown>
  readonly checkIssuer: () => boolean
  readonly backlog: () => Promise<Backlog>
}

export const operations = fp<OperationsOptions>(async (app: FastifyInstance, options: OperationsOptions) => {
  const open = {
    config: { public: 'life signs for the platform, no person, no configuration' },
    logLevel: 'silent' as const,
  }
  app.get('/livez', { ...open, schema: { hide: true } }, async () => ({ status: 'alive' }))
  app.get('/readyz', { ...open, schema: { hide: true } }, async (_request, reply) => {
    const ready =
      options.checkIssuer() &&
      (await options.checkDatabase().then(
        () => true,
        () => false,
      ))
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not_ready' })
  })
  metrics(app, options.backlog)
  problemPages(app)
  documentation(app)
})

function problemPages(app: FastifyInstance): void {
  app.get(
    '/problems/:code',
    {
      config: { public: 'explains an error code' },
      schema: { hide: true, params: Type.Object({ code: Type.String({ maxLength: 60 }) }) },
    },
    async (request, reply) => {
      const { code } = request.params as { code: string }
      if (!isProblemCode(code)) throw new RefusalError(notFound)
      const language = languageOf(request.headers['accept-language'])
      const { title, detail } = problemTexts[code]
      const page = `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${escapeHtml(title[language])}</title>
<h1>${escapeHtml(title[language])}</h1><p><code>${code}</code>, HTTP ${statusOf[code]}</p><p>${escapeHtml(detail[language])}</p></html>`
      return reply.type('text/html; charset=utf-8').header('content-language', language).send(page)
    },
  )
}

/** The pages load one stylesheet of our own and nothing else, by the browser's word too. */
const docsPolicy = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

function documentation(app: FastifyInstance): void {
  const open = { config: { public: 'documentation of the surface' }, schema: { hide: true } }
  const sendPage = (reply: FastifyReply, html: string) =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', docsPolicy).send(html)
  // Routes are fixed before the first request, and making the document anew each time would let anyone keep us busy.
  let made: ReturnType<typeof openapiDocument> | undefined
  let text = ''
  const document = () => {
    made ??= openapiDocument(app)
    return made
  }
  app.get('/openapi.json', open, async (_request, reply) => {
    text ||= JSON.stringify(document())
    return reply
      .type('application/json; charset=utf-8')
      .serializer((sent: string) => sent)
      .send(text)
  })
  app.get('/docs', open, async (_request, reply) => sendPage(reply, docsIndex(document())))
  app.get('/docs/style.css', open, async (_request, reply) => reply.type('text/css; charset=utf-8').send(docsStyle))
  app.get(
    '/docs/:operationId',
    { ...open, schema: { hide: true, params: Type.Object({ operationId: Type.String({ maxLength: 80 }) }) } },
    async (request, reply) => {
      const { operationId } = request.params as { operationId: string }
      const html = docsOperation(document(), operationId)
      if (html === undefined) throw new RefusalError(notFound)
      return sendPage(reply, html)
    },
  )
}

/** The law as pages for people. Rendered here; the one script sends a worked example to the evaluation endpoint. */
import { readFileSync } from 'node:fs'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { notFound } from '../../../db/outcome.ts'
import { answer } from '../../../http/answer.ts'
import { governedAmong } from '../../../http/governed.ts'
import { languageOf } from '../../../http/language.ts'
import type { RoomOptions } from '../../../http/room.ts'
import { Closed, OneOf } from '../../../http/shapes.ts'
import { languages } from '../../../kernel/words.ts'
import { NameParams } from '../law-schema.ts'
import { indexPage } from './index-page.ts'
import type { Reader } from './page-frame.ts'
import { pageWords } from './page-words.ts'
import { rulePage } from './rule-page.ts'

const asset = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

/** One stylesheet, one script, one endpoint: all of this service. */
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

const InLanguage = Closed({ lang: Type.Optional(OneOf(languages)) })
const Search = Closed({ lang: Type.Optional(OneOf(languages)), q: Type.Optional(Type.String({ maxLength: 100 })) })

function readerOf(request: FastifyRequest, lang: Reader['language'] | undefined): Reader {
  const language = lang ?? languageOf(request.headers['accept-language'])
  return { language, words: pageWords(language) }
}

const sendPage = (reply: FastifyReply, reader: Reader, page: string) =>
  reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', policy)
    .header('content-language', reader.language)
    .header('vary', 'accept-language')
    .send(page)

export const pageRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app) => {
  const config = { public: 'the law is everybody’s' }
  const [style, script] = [asset('law.css'), asset('ask.js')]

  app.get('/law', { config, schema: { hide: true, querystring: Search } }, async (request, reply) => {
    const reader = readerOf(request, request.query.lang)
    return sendPage(reply, reader, indexPage(reader, request.query.q ?? ''))
  })

  app.get(
    '/law/rules/:id',
    { config, schema: { hide: true, params: NameParams, querystring: InLanguage } },
    async (request, reply) => {
      const reader = readerOf(request, request.query.lang)
      const page = rulePage(reader, request.params.id, governedAmong(app.declaredRoutes))
      return page === undefined ? answer(request, reply, notFound) : sendPage(reply, reader, page)
    },
  )

  app.get('/law/law.css', { config, schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(style),
  )
  app.get('/law/ask.js', { config, schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(script),
  )
}

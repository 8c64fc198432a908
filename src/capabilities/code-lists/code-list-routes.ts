import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { notFound } from '../../db/outcome.ts'
import { answer } from '../../http/answer.ts'
import { languageOf } from '../../http/language.ts'
import type { RoomOptions } from '../../http/room.ts'
import { CodeListNames, CodeListParams, CodeListView } from './code-list-schema.ts'
import { listsOfBodies } from './lists-of-bodies.ts'
import { listsOfComplaints } from './lists-of-complaints.ts'
import { listsOfPersons } from './lists-of-persons.ts'
import { listsOfRights } from './lists-of-rights.ts'

const tags = ['code-lists']
const config = { public: 'words of the surface, about nobody' }
const lists = [...listsOfBodies, ...listsOfPersons, ...listsOfRights, ...listsOfComplaints]

export const codeListRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app) => {
  app.get(
    '/v1/code-lists',
    {
      config,
      schema: {
        operationId: 'listCodeLists',
        summary: 'Names of the code lists',
        description: 'Each is an enumeration of this API.',
        tags,
        response: { 200: CodeListNames },
      },
    },
    async (request) => {
      const language = languageOf(request.headers['accept-language'])
      const items = lists.map(({ name, texts }) => ({
        name,
        title: texts[language],
        texts,
        href: `/v1/code-lists/${name}`,
      }))
      return { items }
    },
  )

  app.get(
    '/v1/code-lists/:name',
    {
      config,
      schema: {
        operationId: 'readCodeList',
        summary: 'One enumeration with its words',
        description: 'Azerbaijani, English and Russian; the code itself never changes with the language.',
        tags,
        params: CodeListParams,
        response: { 200: CodeListView },
      },
    },
    async (request, reply) => {
      const language = languageOf(request.headers['accept-language'])
      const list = lists.find(({ name }) => name === request.params.name)
      if (list === undefined) return answer(request, reply, notFound)
      const items = list.codes.map((code) => ({ ...code, label: code.texts[language] }))
      return answer(request, reply, {
        ok: true,
        value: { name: list.name, title: list.texts[language], texts: list.texts, items },
      })
    },
  )
}

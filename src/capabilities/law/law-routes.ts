import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import { governedAmong } from '../../http/governed.ts'
import { languageOf } from '../../http/language.ts'
import type { RoomOptions } from '../../http/room.ts'
import { today } from '../../kernel/dates.ts'
import { catalogueVersion as version } from '../../rules/catalogue.ts'
import { found } from './found.ts'
import { LawActs, LawParameter, LawParameters, LawRule, LawRules, NameParams, OnDay, RuleFilter } from './law-schema.ts'
import { actsOf, parameterById, parametersOf, ruleById, rulesOf } from './law-views.ts'

const tags = ['law']
const config = { public: 'the law is everybody’s' }

export const lawRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  const governed = governedAmong(app.declaredRoutes)
  app.get(
    '/v1/law/rules',
    {
      config,
      schema: {
        operationId: 'listLawRules',
        summary: 'Every rule of the register',
        description:
          'With its source, the doors at which it is weighed, the routes it governs and the dated values that belong to it.',
        tags,
        querystring: RuleFilter,
        response: { 200: LawRules },
      },
    },
    async (request) => ({
      version,
      items: rulesOf(governed, languageOf(request.headers['accept-language']), request.query),
    }),
  )

  app.get(
    '/v1/law/rules/:id',
    {
      config,
      schema: {
        operationId: 'readLawRule',
        summary: 'One rule',
        description: 'By its id in the register, e.g. `DV-STAY-01`.',
        tags,
        params: NameParams,
        response: { 200: LawRule },
      },
    },
    async (request, reply) =>
      answer(
        request,
        reply,
        found(ruleById(request.params.id, governed, languageOf(request.headers['accept-language']))),
      ),
  )

  app.get(
    '/v1/law/parameters',
    {
      config,
      schema: {
        operationId: 'listLawParameters',
        summary: 'Every number, list and name of the law, over time',
        description: 'With the value in force on a day, today when none is asked for.',
        tags,
        querystring: OnDay,
        response: { 200: LawParameters },
      },
    },
    async (request) => ({
      version,
      items: parametersOf(languageOf(request.headers['accept-language']), request.query.on ?? today(deps.clock)),
    }),
  )

  app.get(
    '/v1/law/parameters/:id',
    {
      config,
      schema: {
        operationId: 'readLawParameter',
        summary: 'One dated value',
        description: 'All its versions and the one in force on a day.',
        tags,
        params: NameParams,
        querystring: OnDay,
        response: { 200: LawParameter },
      },
    },
    async (request, reply) => {
      const language = languageOf(request.headers['accept-language'])
      const on = request.query.on ?? today(deps.clock)
      return answer(request, reply, found(parameterById(request.params.id, language, on)))
    },
  )

  app.get(
    '/v1/law/acts',
    {
      config,
      schema: {
        operationId: 'listLawActs',
        summary: 'Acts and sources that the rules cite',
        description: '`house` stands for our own policy, which is not law.',
        tags,
        response: { 200: LawActs },
      },
    },
    async (request) => ({ version, items: actsOf(languageOf(request.headers['accept-language'])) }),
  )
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import { governedAmong } from '../../http/governed.ts'
import { languageOf } from '../../http/language.ts'
import type { RoomOptions } from '../../http/room.ts'
import { today } from '../../kernel/dates.ts'
import { inForce } from '../../rules/parameter.ts'
import { rightsExplainedWithin } from '../../rules/parameters/reminders.ts'
import { rights } from '../../rules/rights.ts'
import { servicePassport } from '../../rules/service-passports.ts'
import { found } from './found.ts'
import { ruleById } from './law-views.ts'
import { Passport, PassportParams } from './passport-schema.ts'
import { Rights } from './rights-schema.ts'
import { spoken } from './spoken.ts'

const tags = ['law']

export const publicRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  const governed = governedAmong(app.declaredRoutes)
  app.get(
    '/v1/service-passports/:serviceId',
    {
      config: { public: 'a service and its conditions are everybody’s to know' },
      schema: {
        operationId: 'readServicePassport',
        summary: 'The passport of a service as data',
        description: 'All printed fields of service 09-03-00-00, each with the rules that stand on it.',
        tags,
        params: PassportParams,
        response: { 200: Passport },
      },
    },
    async (request, reply) => answer(request, reply, found(servicePassport(request.params.serviceId))),
  )

  app.get(
    '/v1/rights',
    {
      config: { public: 'whoever is served may know her rights' },
      schema: {
        operationId: 'readRights',
        summary: 'The rights of a person served',
        description: 'One by one, with the rules of the register that they come from.',
        tags,
        response: { 200: Rights },
      },
    },
    async (request) => {
      const language = languageOf(request.headers['accept-language'])
      const rules = ['RIGHT-01', 'RIGHT-02'].flatMap((id) => ruleById(id, governed, language) ?? [])
      const explainedWithinDays = inForce(rightsExplainedWithin, today(deps.clock))
      return { rules, explainedWithinDays, items: rights.map((right) => spoken(right, language)) }
    },
  )
}

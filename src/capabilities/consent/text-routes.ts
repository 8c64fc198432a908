import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { RoomOptions } from '../../http/room.ts'
import { Closed, Day, OneOf } from '../../http/shapes.ts'
import { purposes } from './consent-schema.ts'
import { consentTexts } from './consent-texts.ts'

const ConsentText = Closed(
  {
    purpose: OneOf(purposes),
    version: Type.String(),
    fromOn: Day,
    text: Closed({ az: Type.String(), en: Type.String(), ru: Type.String() }),
  },
  { title: 'ConsentText', description: 'A text as it is read to her; an old version is never changed.' },
)
const ConsentTexts = Closed({ items: Type.Array(ConsentText) }, { title: 'ConsentTexts' })

export const consentTextRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app) => {
  app.get(
    '/v1/consent-texts',
    {
      config: { public: 'texts that anybody may read before deciding' },
      schema: {
        operationId: 'listConsentTexts',
        summary: 'Texts that are read to her before she decides',
        description: 'All versions, in Azerbaijani, English and Russian.',
        tags: ['consents'],
        querystring: Closed({ purpose: Type.Optional(OneOf(purposes)) }),
        response: { 200: ConsentTexts },
      },
    },
    async ({ query: { purpose } }) => ({
      items: consentTexts.filter((text) => purpose === undefined || text.purpose === purpose),
    }),
  )
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { PageQuery } from '../../http/shapes.ts'
import { ReferenceParams, ReleaseList, ReleaseReading } from './disclosure-schema.ts'
import { pageReleases, readRelease } from './release-actions.ts'

const tags = ['releases']

export const releaseRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.get(
    '/v1/releases',
    {
      config: { may: 'release:read' },
      schema: {
        operationId: 'listReleases',
        summary: 'What was released to the caller and may be read now',
        description: 'By day of sending. What has ended is not there, as if it never was.',
        tags,
        querystring: PageQuery,
        response: { 200: ReleaseList },
      },
    },
    async (request, reply) => answer(request, reply, await pageReleases(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/releases/:reference',
    {
      config: {
        may: 'release:read',
        law: [
          'ANON-01',
          'ANON-03',
          'ANON-04',
          'ANON-05',
          'CONS-01',
          'CONS-02',
          'THB-FAM-01',
          'DV-VIEW-01',
          'DV-CORR-01',
          'SVC-LE-01',
          'SVC-PLACE-01',
        ],
      },
      schema: {
        operationId: 'readRelease',
        summary: 'Read a release that is addressed to the caller',
        description:
          'Consent or statute is weighed again at this reading. After withdrawal, end or lapse the answer is the one for what never was.',
        tags,
        params: ReferenceParams,
        response: { 200: ReleaseReading },
      },
    },
    async (request, reply) => answer(request, reply, await readRelease(deps, request.ctx, request.params.reference)),
  )
}

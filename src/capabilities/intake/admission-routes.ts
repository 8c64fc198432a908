import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams, PageQuery } from '../../http/shapes.ts'
import { decideAdmission, pageAdmissions, readAdmission, readReason } from './admission-actions.ts'
import { Admission, AdmissionReason, Admissions, NewAdmission } from './admission-schema.ts'

const tags = ['admissions']

export const admissionRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/admissions',
    {
      config: {
        may: 'admission:decide',
        records: 'decision',
        law: ['RIGHT-01', 'THB-ADM-01', 'THB-SUSP-01', 'DV-ADM-01', 'DV-ASSIST-01', 'SVC-REFUSE-01', 'SVC-AUTO-01'],
      },
      schema: {
        operationId: 'decideAdmission',
        summary: 'Decide at the door',
        description:
          'Granted unless a human says otherwise; person and case are made when none is given. A negative word needs the one ground, a written reason and a notice of appeal.',
        tags,
        body: NewAdmission,
        response: { 201: Admission },
      },
    },
    async (request, reply) => answer(request, reply, await decideAdmission(deps, request.ctx, request.body)),
  )

  app.get(
    '/v1/admissions',
    {
      config: { may: 'admission:read' },
      schema: {
        operationId: 'listAdmissions',
        summary: 'Decisions at the doors of this center',
        description: 'Oldest first. Each reading is one audit event with the ids of the persons.',
        tags,
        querystring: PageQuery,
        response: { 200: Admissions },
      },
    },
    async (request, reply) => answer(request, reply, await pageAdmissions(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/admissions/:id',
    {
      config: { may: 'admission:read' },
      schema: {
        operationId: 'readAdmission',
        summary: 'One decision at the door',
        description: 'Names no one.',
        tags,
        params: IdParams,
        response: { 200: Admission },
      },
    },
    async (request, reply) => answer(request, reply, await readAdmission(deps, request.ctx, request.params.id)),
  )

  app.get(
    '/v1/admissions/:id/reason',
    {
      config: { may: 'admission:read', purpose: true },
      schema: {
        operationId: 'readAdmissionReason',
        summary: 'The written reason of a negative decision',
        description: 'From the vault; needs a Purpose.',
        tags,
        params: IdParams,
        response: { 200: AdmissionReason },
      },
    },
    async (request, reply) => answer(request, reply, await readReason(deps, request.ctx, request.params.id)),
  )
}

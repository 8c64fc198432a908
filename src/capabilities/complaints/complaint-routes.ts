import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import { FactCorrections } from '../../http/corrections.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams, PageQuery } from '../../http/shapes.ts'
import { answerComplaint, nameHandler, recordComplaint, recordStep, withdrawComplaint } from './complaint-actions.ts'
import { correctComplaint } from './complaint-correction.ts'
import {
  Complaint,
  ComplaintAnswer,
  ComplaintCorrection,
  ComplaintHandler,
  ComplaintQuery,
  Complaints,
  ComplaintTexts,
  NewComplaint,
  NewComplaintStep,
} from './complaint-schema.ts'
import { pageComplaints, readComplaint, readComplaintCorrections, readComplaintTexts } from './complaint-view.ts'

const tags = ['complaints']
const params = IdParams
const response = { 200: Complaint }

export const complaintRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/complaints',
    {
      config: { may: 'complaint:record', records: 'fact', law: ['RIGHT-01'] },
      schema: {
        operationId: 'recordComplaint',
        summary: 'Somebody complains or appeals',
        description:
          'A fact, whoever brings it and whatever is missing; the clock of the house runs from the day on which it was brought. Whoever is complained of does not find it.',
        tags,
        body: NewComplaint,
        response: { 201: Complaint },
      },
    },
    async (request, reply) => answer(request, reply, await recordComplaint(deps, request.ctx, request.body)),
  )

  app.get(
    '/v1/complaints',
    {
      config: { may: 'complaint:read' },
      schema: {
        operationId: 'listComplaints',
        summary: 'Complaints and appeals',
        description: 'Oldest first; by kind, by what it is about, by state or person. None about the reader.',
        tags,
        querystring: ComplaintQuery,
        response: { 200: Complaints },
      },
    },
    async (request, reply) => answer(request, reply, await pageComplaints(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/complaints/:id',
    {
      config: { may: 'complaint:read' },
      schema: {
        operationId: 'readComplaint',
        summary: 'One complaint',
        description: 'With its clocks: of the house, of an administrative body, of going to court.',
        tags,
        params,
        response,
      },
    },
    async (request, reply) => answer(request, reply, await readComplaint(deps, request.ctx, request.params.id)),
  )

  app.get(
    '/v1/complaints/:id/texts',
    {
      config: { may: 'complaint:handle', purpose: true },
      schema: {
        operationId: 'readComplaintTexts',
        summary: 'The words of a complaint and the reason of the answer',
        description: 'Needs a purpose.',
        tags,
        params,
        response: { 200: ComplaintTexts },
      },
    },
    async (request, reply) => answer(request, reply, await readComplaintTexts(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/complaints/:id/handler',
    {
      config: { may: 'complaint:handle', records: 'decision', law: ['RIGHT-01'] },
      schema: {
        operationId: 'nameComplaintHandler',
        summary: 'Name who handles it',
        description: 'Needs If-Match. Neither the one complained of nor whoever took the decision (RIGHT-01).',
        tags,
        params,
        body: ComplaintHandler,
        response,
      },
    },
    async (request, reply) =>
      answer(request, reply, await nameHandler(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/complaints/:id/answer',
    {
      config: { may: 'complaint:handle', records: 'decision', law: ['RIGHT-01'] },
      schema: {
        operationId: 'answerComplaint',
        summary: 'The house answers',
        description:
          'Needs If-Match. By the named handler, with a written reason and, unless it is wholly upheld, with where she may go next; a task asks to tell her, alone and safe (RIGHT-01).',
        tags,
        params,
        body: ComplaintAnswer,
        response,
      },
    },
    async (request, reply) =>
      answer(request, reply, await answerComplaint(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/complaints/:id/withdrawal',
    {
      config: { may: 'complaint:record', records: 'decision', version: 'ignored' },
      schema: {
        operationId: 'withdrawComplaint',
        summary: 'She takes it back',
        description: 'At any time before it is answered; needs no reason.',
        tags,
        params,
        response,
      },
    },
    async (request, reply) => answer(request, reply, await withdrawComplaint(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/complaints/:id/steps',
    {
      config: { may: 'complaint:record', records: 'fact', law: ['RIGHT-01'] },
      schema: {
        operationId: 'recordComplaintStep',
        summary: 'It went further, or was answered there',
        description: 'To an administrative body or a court, at any time. A fact; nothing is sent to anybody by it.',
        tags,
        params,
        body: NewComplaintStep,
        response,
      },
    },
    async (request, reply) =>
      answer(request, reply, await recordStep(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/complaints/:id/corrections',
    {
      config: { may: 'complaint:record', records: 'fact', law: ['RIGHT-01'] },
      schema: {
        operationId: 'correctComplaint',
        summary: 'Set a complaint right',
        description:
          'Keeps the old value and the reason; the clocks follow, and a handler who turns out to be complained of handles it no longer.',
        tags,
        params,
        body: ComplaintCorrection,
        response,
      },
    },
    async (request, reply) =>
      answer(request, reply, await correctComplaint(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/complaints/:id/corrections',
    {
      config: { may: 'complaint:read' },
      schema: {
        operationId: 'listComplaintCorrections',
        summary: 'What was set right',
        description: 'Oldest first: field, old and new value, reason.',
        tags,
        params,
        querystring: PageQuery,
        response: { 200: FactCorrections },
      },
    },
    async (request, reply) =>
      answer(request, reply, await readComplaintCorrections(deps, request.ctx, request.params.id, request.query)),
  )
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import { FactCorrections } from '../../http/corrections.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams, PageQuery } from '../../http/shapes.ts'
import {
  assessBreach,
  closeBreach,
  correctBreach,
  pageBreaches,
  readBreach,
  readBreachCorrections,
  recordBreach,
  recordBreachPerson,
} from './breach-actions.ts'
import {
  DataBreach,
  DataBreachAssessment,
  DataBreachCorrection,
  DataBreaches,
  DataBreachPerson,
  DataBreachQuery,
  NewDataBreach,
} from './breach-schema.ts'

const tags = ['data']
const params = IdParams

export const dataBreachRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/data-breaches',
    {
      config: { may: 'data-breach:record', records: 'fact', law: ['DATA-01'] },
      schema: {
        operationId: 'recordDataBreach',
        summary: 'Data got, or may have got, into wrong hands',
        description: 'Never refused. Management is asked to find out what it means; no body is told by it.',
        tags,
        body: NewDataBreach,
        response: { 201: DataBreach },
      },
    },
    async (request, reply) => answer(request, reply, await recordBreach(deps, request.ctx, request.body)),
  )

  app.get(
    '/v1/data-breaches',
    {
      config: { may: 'data-breach:read' },
      schema: {
        operationId: 'listDataBreaches',
        summary: 'Breaches of data of this house',
        description:
          'Oldest first; by state or person. One that concerns only persons shut to the reader is not there.',
        tags,
        querystring: DataBreachQuery,
        response: { 200: DataBreaches },
      },
    },
    async (request, reply) => answer(request, reply, await pageBreaches(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/data-breaches/:id',
    {
      config: { may: 'data-breach:read' },
      schema: {
        operationId: 'readDataBreach',
        summary: 'One breach',
        description: 'With whose data it was and what was found.',
        tags,
        params,
        response: { 200: DataBreach },
      },
    },
    async (request, reply) => answer(request, reply, await readBreach(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/data-breaches/:id/persons',
    {
      config: { may: 'data-breach:record', records: 'fact', law: ['DATA-01'] },
      schema: {
        operationId: 'recordDataBreachPerson',
        summary: 'It was her data too',
        description: 'A fact. When the data was seen, she is told as well.',
        tags,
        params,
        body: DataBreachPerson,
        response: { 200: DataBreach },
      },
    },
    async (request, reply) =>
      answer(request, reply, await recordBreachPerson(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/data-breaches/:id/assessment',
    {
      config: { may: 'data-breach:decide', records: 'decision', law: ['DATA-01'] },
      schema: {
        operationId: 'assessDataBreach',
        summary: 'What it means',
        description:
          'Needs If-Match. Seen, or not to be ruled out: staff are asked to tell everybody whose data it was, alone and safe.',
        tags,
        params,
        body: DataBreachAssessment,
        response: { 200: DataBreach },
      },
    },
    async (request, reply) =>
      answer(request, reply, await assessBreach(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/data-breaches/:id/closure',
    {
      config: { may: 'data-breach:decide', records: 'decision', law: ['DATA-01'] },
      schema: {
        operationId: 'closeDataBreach',
        summary: 'It is over',
        description:
          'Needs If-Match. Not before it was assessed and everybody whose data was seen has been told (DATA-01).',
        tags,
        params,
        response: { 200: DataBreach },
      },
    },
    async (request, reply) => answer(request, reply, await closeBreach(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/data-breaches/:id/corrections',
    {
      config: { may: 'data-breach:record', records: 'fact' },
      schema: {
        operationId: 'correctDataBreach',
        summary: 'Set a breach right',
        description: 'Keeps the old value and the reason; the clock follows.',
        tags,
        params,
        body: DataBreachCorrection,
        response: { 200: DataBreach },
      },
    },
    async (request, reply) =>
      answer(request, reply, await correctBreach(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/data-breaches/:id/corrections',
    {
      config: { may: 'data-breach:read' },
      schema: {
        operationId: 'listDataBreachCorrections',
        summary: 'What was set right',
        description: 'Oldest first: field, old and new value, reason.',
        tags,
        params,
        querystring: PageQuery,
        response: { 200: FactCorrections },
      },
    },
    async (request, reply) =>
      answer(request, reply, await readBreachCorrections(deps, request.ctx, request.params.id, request.query)),
  )
}

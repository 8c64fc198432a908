import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import { FactCorrections } from '../../http/corrections.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams, PageQuery } from '../../http/shapes.ts'
import { correctIncident, recordConcern, recordIncident, recordMeasure, reviewIncident } from './incident-actions.ts'
import {
  Incident,
  IncidentCorrection,
  IncidentQuery,
  IncidentReview,
  Incidents,
  IncidentTexts,
  NewConcern,
  NewIncident,
  NewIncidentMeasure,
} from './incident-schema.ts'
import { pageIncidents, readIncident, readIncidentCorrections, readIncidentTexts } from './incident-view.ts'

const tags = ['incidents']
const params = IdParams

export const incidentRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/incidents',
    {
      config: { may: 'incident:record', records: 'fact', law: ['DV-LIFE-03', 'DATA-01'] },
      schema: {
        operationId: 'recordIncident',
        summary: 'Record what happened in or around the house',
        description:
          'Never refused, with or without a person. Opens the tasks that it asks for; an address that has become known asks management to weigh a transfer for everybody who sleeps here. No body is told by it.',
        tags,
        body: NewIncident,
        response: { 201: Incident },
      },
    },
    async (request, reply) => answer(request, reply, await recordIncident(deps, request.ctx, request.body)),
  )

  app.get(
    '/v1/incidents',
    {
      config: { may: 'incident:read' },
      schema: {
        operationId: 'listIncidents',
        summary: 'The safety register of this house',
        description:
          'Oldest first; by kind, severity, state or person. One that concerns only persons shut to the reader is not there.',
        tags,
        querystring: IncidentQuery,
        response: { 200: Incidents },
      },
    },
    async (request, reply) => answer(request, reply, await pageIncidents(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/incidents/:id',
    {
      config: { may: 'incident:read' },
      schema: {
        operationId: 'readIncident',
        summary: 'One incident',
        description: 'With what was done about it and when management looks at it.',
        tags,
        params,
        response: { 200: Incident },
      },
    },
    async (request, reply) => answer(request, reply, await readIncident(deps, request.ctx, request.params.id)),
  )

  app.get(
    '/v1/incidents/:id/texts',
    {
      config: { may: 'incident:texts', purpose: true },
      schema: {
        operationId: 'readIncidentTexts',
        summary: 'The words behind an incident',
        description: 'Needs a purpose. About the persons whom the reader may see; each read stands in their trail.',
        tags,
        params,
        response: { 200: IncidentTexts },
      },
    },
    async (request, reply) => answer(request, reply, await readIncidentTexts(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/incidents/:id/persons',
    {
      config: { may: 'incident:record', records: 'fact', law: ['DV-LIFE-03'] },
      schema: {
        operationId: 'recordIncidentPerson',
        summary: 'It concerns her too',
        description: 'A fact; said again, the last word on her part holds.',
        tags,
        params,
        body: NewConcern,
        response: { 200: Incident },
      },
    },
    async (request, reply) =>
      answer(request, reply, await recordConcern(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/incidents/:id/measures',
    {
      config: { may: 'incident:record', records: 'fact' },
      schema: {
        operationId: 'recordIncidentMeasure',
        summary: 'What was done about it',
        description: 'A fact, before or after the review.',
        tags,
        params,
        body: NewIncidentMeasure,
        response: { 200: Incident },
      },
    },
    async (request, reply) =>
      answer(request, reply, await recordMeasure(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/incidents/:id/review',
    {
      config: { may: 'incident:review', records: 'decision', law: ['DV-LIFE-03'] },
      schema: {
        operationId: 'reviewIncident',
        summary: 'Management looked at it',
        description: 'Needs If-Match. Not before something is on record that was done (DV-LIFE-03).',
        tags,
        params,
        body: IncidentReview,
        response: { 200: Incident },
      },
    },
    async (request, reply) =>
      answer(request, reply, await reviewIncident(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/incidents/:id/corrections',
    {
      config: { may: 'incident:record', records: 'fact', law: ['DV-LIFE-03', 'DATA-01'] },
      schema: {
        operationId: 'correctIncident',
        summary: 'Set an incident right',
        description: 'Keeps the old value and the reason; what it asks for is weighed anew.',
        tags,
        params,
        body: IncidentCorrection,
        response: { 200: Incident },
      },
    },
    async (request, reply) =>
      answer(request, reply, await correctIncident(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/incidents/:id/corrections',
    {
      config: { may: 'incident:read' },
      schema: {
        operationId: 'listIncidentCorrections',
        summary: 'What was set right',
        description: 'Oldest first: field, old and new value, reason.',
        tags,
        params,
        querystring: PageQuery,
        response: { 200: FactCorrections },
      },
    },
    async (request, reply) =>
      answer(request, reply, await readIncidentCorrections(deps, request.ctx, request.params.id, request.query)),
  )
}

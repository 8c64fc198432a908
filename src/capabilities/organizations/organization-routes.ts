import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams } from '../../http/shapes.ts'
import { addOrganization, changeOrganization, pageOrganizations, readOrganization } from './organization-actions.ts'
import {
  NewOrganization,
  Organization,
  OrganizationChange,
  OrganizationFilter,
  Organizations,
} from './organization-schema.ts'

const tags = ['organizations']

export const organizationRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.get(
    '/v1/organizations',
    {
      config: { may: 'organization:read' },
      schema: {
        operationId: 'listOrganizations',
        summary: 'Bodies and centers',
        description:
          'By kind and area. Names and areas of centers are hidden from outside bodies, and an area finds them no center.',
        tags,
        querystring: OrganizationFilter,
        response: { 200: Organizations },
      },
    },
    async (request, reply) => answer(request, reply, await pageOrganizations(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/organizations/:id',
    {
      config: { may: 'organization:read' },
      schema: {
        operationId: 'readOrganization',
        summary: 'One body or center',
        description: 'With its names and areas over time; of a center outside bodies see the kind only.',
        tags,
        params: IdParams,
        response: { 200: Organization },
      },
    },
    async (request, reply) => answer(request, reply, await readOrganization(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/organizations',
    {
      config: { may: 'organization:manage', records: 'decision', tellsOutsiders: true },
      schema: {
        operationId: 'addOrganization',
        summary: 'Add a body or center',
        description: 'By the operator’s administrator.',
        tags,
        body: NewOrganization,
        response: { 201: Organization },
      },
    },
    async (request, reply) => answer(request, reply, await addOrganization(deps, request.ctx, request.body)),
  )

  app.patch(
    '/v1/organizations/:id',
    {
      config: { may: 'organization:change', records: 'decision', tellsOutsiders: true },
      schema: {
        operationId: 'changeOrganization',
        summary: 'Rename, move, accredit or close a body',
        description:
          'By the operator’s administrator. The anonymised notice is switched by the manager of the DOST center alone. Needs If-Match.',
        tags,
        params: IdParams,
        body: OrganizationChange,
        response: { 200: Organization },
      },
    },
    async (request, reply) =>
      answer(request, reply, await changeOrganization(deps, request.ctx, request.params.id, request.body)),
  )
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams, PageQuery } from '../../http/shapes.ts'
import { addBed, addRoom, changeBed, changeRoom, pageBeds, pageRooms, readBed, readRoom } from './room-actions.ts'
import { Bed, BedChange, BedParams, Beds, NewBed, NewRoom, Room, RoomChange, RoomParams, Rooms } from './room-schema.ts'

const tags = ['centers']
const read = { may: 'center:read' } as const
const own = 'Only of the caller’s own center; any other is not there.'

export const roomRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.get(
    '/v1/centers/:id/rooms',
    {
      config: read,
      schema: {
        operationId: 'listRooms',
        summary: 'Rooms of the center',
        description: `By name. ${own}`,
        tags,
        params: IdParams,
        querystring: PageQuery,
        response: { 200: Rooms },
      },
    },
    async (request, reply) =>
      answer(request, reply, await pageRooms(deps, request.ctx, request.params.id, request.query)),
  )

  app.post(
    '/v1/centers/:id/rooms',
    {
      config: { may: 'center:manage', records: 'fact' },
      schema: {
        operationId: 'addRoom',
        summary: 'Add a room',
        description: `Its name is used once in the center. ${own}`,
        tags,
        params: IdParams,
        body: NewRoom,
        response: { 201: Room },
      },
    },
    async (request, reply) => answer(request, reply, await addRoom(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/centers/:id/rooms/:roomId',
    {
      config: read,
      schema: {
        operationId: 'readRoom',
        summary: 'One room',
        description: own,
        tags,
        params: RoomParams,
        response: { 200: Room },
      },
    },
    async (request, reply) =>
      answer(request, reply, await readRoom(deps, request.ctx, request.params.id, request.params.roomId)),
  )

  app.patch(
    '/v1/centers/:id/rooms/:roomId',
    {
      config: { may: 'center:manage', records: 'decision' },
      schema: {
        operationId: 'changeRoom',
        summary: 'Rename a room, or take it out of use',
        description: `Moves nobody. Needs If-Match. ${own}`,
        tags,
        params: RoomParams,
        body: RoomChange,
        response: { 200: Room },
      },
    },
    async (request, reply) =>
      answer(
        request,
        reply,
        await changeRoom(deps, request.ctx, request.params.id, request.params.roomId, request.body),
      ),
  )

  app.get(
    '/v1/centers/:id/beds',
    {
      config: read,
      schema: {
        operationId: 'listBeds',
        summary: 'Beds of the center',
        description: `By name. ${own}`,
        tags,
        params: IdParams,
        querystring: PageQuery,
        response: { 200: Beds },
      },
    },
    async (request, reply) =>
      answer(request, reply, await pageBeds(deps, request.ctx, request.params.id, request.query)),
  )

  app.post(
    '/v1/centers/:id/beds',
    {
      config: { may: 'center:manage', records: 'fact' },
      schema: {
        operationId: 'addBed',
        summary: 'Add a bed to a room',
        description: own,
        tags,
        params: IdParams,
        body: NewBed,
        response: { 201: Bed },
      },
    },
    async (request, reply) => answer(request, reply, await addBed(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/centers/:id/beds/:bedId',
    {
      config: read,
      schema: {
        operationId: 'readBed',
        summary: 'One bed',
        description: own,
        tags,
        params: BedParams,
        response: { 200: Bed },
      },
    },
    async (request, reply) =>
      answer(request, reply, await readBed(deps, request.ctx, request.params.id, request.params.bedId)),
  )

  app.patch(
    '/v1/centers/:id/beds/:bedId',
    {
      config: { may: 'center:manage', records: 'decision' },
      schema: {
        operationId: 'changeBed',
        summary: 'Rename a bed, or take it out of use',
        description: `Moves nobody. Needs If-Match. ${own}`,
        tags,
        params: BedParams,
        body: BedChange,
        response: { 200: Bed },
      },
    },
    async (request, reply) =>
      answer(request, reply, await changeBed(deps, request.ctx, request.params.id, request.params.bedId, request.body)),
  )
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams, PageQuery } from '../../http/shapes.ts'
import { bookInterpreter, bookRoom, cancel, interpreters, pageBookings, readBooking, rooms } from './booking-actions.ts'
import {
  BookingCancellation,
  BookingParams,
  InterpreterBooking,
  InterpreterBookings,
  NewInterpreterBooking,
  NewRoomBooking,
  RoomBooking,
  RoomBookings,
} from './booking-schema.ts'

const tags = ['centers']

export const bookingRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.get(
    '/v1/centers/:id/confidential-room-bookings',
    {
      config: { may: 'center:read' },
      schema: {
        operationId: 'listConfidentialRoomBookings',
        summary: 'Booked times of a confidential room',
        description: 'By start, cancelled ones too. Only of the caller’s own center.',
        tags,
        params: IdParams,
        querystring: PageQuery,
        response: { 200: RoomBookings },
      },
    },
    async (request, reply) =>
      answer(request, reply, await pageBookings(deps, request.ctx, rooms, request.params.id, request.query)),
  )

  app.post(
    '/v1/centers/:id/confidential-room-bookings',
    {
      config: { may: 'center:book', records: 'decision', version: 'ignored', law: ['DV-LIFE-02'] },
      schema: {
        operationId: 'bookConfidentialRoom',
        summary: 'Book a confidential room',
        description:
          'A time in a room set apart for confidential talks (DV-LIFE-02); for whom and about what is not said.',
        tags,
        params: IdParams,
        body: NewRoomBooking,
        response: { 201: RoomBooking },
      },
    },
    async (request, reply) =>
      answer(request, reply, await bookRoom(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/centers/:id/confidential-room-bookings/:bookingId',
    {
      config: { may: 'center:read' },
      schema: {
        operationId: 'readConfidentialRoomBooking',
        summary: 'One booked time of a confidential room',
        description: 'Only of the caller’s own center.',
        tags,
        params: BookingParams,
        response: { 200: RoomBooking },
      },
    },
    async (request, reply) =>
      answer(request, reply, await readBooking(deps, request.ctx, rooms, request.params.id, request.params.bookingId)),
  )

  app.post(
    '/v1/centers/:id/confidential-room-bookings/:bookingId/cancellation',
    {
      config: { may: 'center:book', records: 'fact' },
      schema: {
        operationId: 'cancelConfidentialRoomBooking',
        summary: 'Cancel a booked time of a confidential room',
        description: 'A fact; no reason is asked.',
        tags,
        params: BookingParams,
        body: BookingCancellation,
        response: { 200: RoomBooking },
      },
    },
    async (request, reply) =>
      answer(request, reply, await cancel(deps, request.ctx, rooms, request.params.id, request.params.bookingId)),
  )

  app.get(
    '/v1/centers/:id/interpreter-bookings',
    {
      config: { may: 'center:read' },
      schema: {
        operationId: 'listInterpreterBookings',
        summary: 'Booked times of an interpreter',
        description: 'By start, cancelled ones too. Only of the caller’s own center.',
        tags,
        params: IdParams,
        querystring: PageQuery,
        response: { 200: InterpreterBookings },
      },
    },
    async (request, reply) =>
      answer(request, reply, await pageBookings(deps, request.ctx, interpreters, request.params.id, request.query)),
  )

  app.post(
    '/v1/centers/:id/interpreter-bookings',
    {
      config: { may: 'center:book', records: 'decision', version: 'ignored', law: ['DV-LIFE-01'] },
      schema: {
        operationId: 'bookInterpreter',
        summary: 'Book an interpreter',
        description:
          'One who has undertaken to tell nobody and is not of her circle (DV-LIFE-01); for whom is not said.',
        tags,
        params: IdParams,
        body: NewInterpreterBooking,
        response: { 201: InterpreterBooking },
      },
    },
    async (request, reply) =>
      answer(request, reply, await bookInterpreter(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/centers/:id/interpreter-bookings/:bookingId',
    {
      config: { may: 'center:read' },
      schema: {
        operationId: 'readInterpreterBooking',
        summary: 'One booked time of an interpreter',
        description: 'Only of the caller’s own center.',
        tags,
        params: BookingParams,
        response: { 200: InterpreterBooking },
      },
    },
    async (request, reply) =>
      answer(
        request,
        reply,
        await readBooking(deps, request.ctx, interpreters, request.params.id, request.params.bookingId),
      ),
  )

  app.post(
    '/v1/centers/:id/interpreter-bookings/:bookingId/cancellation',
    {
      config: { may: 'center:book', records: 'fact' },
      schema: {
        operationId: 'cancelInterpreterBooking',
        summary: 'Cancel a booked time of an interpreter',
        description: 'A fact; no reason is asked.',
        tags,
        params: BookingParams,
        body: BookingCancellation,
        response: { 200: InterpreterBooking },
      },
    },
    async (request, reply) =>
      answer(
        request,
        reply,
        await cancel(deps, request.ctx, interpreters, request.params.id, request.params.bookingId),
      ),
  )
}

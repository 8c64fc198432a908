import { type Static, Type } from 'typebox'
import { At, AtOrNull, Closed, Id, Language, Page } from '../../http/shapes.ts'

export const BookingParams = Closed({ id: Id, bookingId: Id })
const times = { fromAt: At, untilAt: At }
const shown = { id: Id, ...times, cancelledAt: AtOrNull }

export const NewRoomBooking = Closed(
  { roomId: Id, ...times },
  {
    title: 'NewConfidentialRoomBooking',
    description: 'A time in a room with the feature `confidential`; for whom is not said.',
  },
)
export type NewRoomBooking = Static<typeof NewRoomBooking>
export const RoomBooking = Closed({ ...shown, roomId: Id }, { title: 'ConfidentialRoomBooking' })
export type RoomBooking = Static<typeof RoomBooking>
export const RoomBookings = Page(RoomBooking, 'ConfidentialRoomBookings')

export const NewInterpreterBooking = Closed(
  {
    language: Language,
    ...times,
    boundToSilence: Type.Optional(Type.Boolean({ description: 'The interpreter has undertaken to tell nobody.' })),
    ofHerCircle: Type.Optional(
      Type.Boolean({ description: 'The interpreter is of the circle of whoever is interpreted for.' }),
    ),
  },
  { title: 'NewInterpreterBooking', description: 'A time of an interpreter; for whom is not said.' },
)
export type NewInterpreterBooking = Static<typeof NewInterpreterBooking>
export const InterpreterBooking = Closed({ ...shown, language: Language }, { title: 'InterpreterBooking' })
export type InterpreterBooking = Static<typeof InterpreterBooking>
export const InterpreterBookings = Page(InterpreterBooking, 'InterpreterBookings')

export const BookingCancellation = Closed({}, { title: 'BookingCancellation' })

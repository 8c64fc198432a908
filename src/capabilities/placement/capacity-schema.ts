import { type Static, Type } from 'typebox'
import { Closed, Day, DayOrNull, Id, IdOrNull, OneOf, Page, PageQuery } from '../../http/shapes.ts'
import { roomFeatures } from './room-schema.ts'

const Count = Type.Integer({ minimum: 0 })

export const OccupancyQuery = Closed({ fromOn: Type.Optional(Day), beforeOn: Type.Optional(Day) })
export type OccupancyQuery = Static<typeof OccupancyQuery>
export const Occupancy = Closed(
  {
    days: Type.Array(
      Closed(
        { on: Day, beds: Count, closed: Count, held: Count, free: Count, present: Count },
        { title: 'OccupancyDay', description: 'Beds in use by the night that begins on this day; people really here.' },
      ),
    ),
  },
  { title: 'Occupancy' },
)
export type Occupancy = Static<typeof Occupancy>

export const ResidentQuery = Closed({ ...PageQuery.properties, on: Type.Optional(Day) })
export type ResidentQuery = Static<typeof ResidentQuery>
export const Resident = Closed(
  {
    placementId: Id,
    code: Type.String({ description: 'Case code; no name.' }),
    admissionOn: Day,
    lastDay: DayOrNull,
    overLimit: Type.Boolean(),
    bedId: IdOrNull,
    away: Type.Boolean({ description: 'Away for the night; the bed stays hers.' }),
  },
  { title: 'Resident' },
)
export type Resident = Static<typeof Resident>
export const Residents = Page(Resident, 'Residents')

export const AvailabilityQuestion = Closed(
  {
    fromOn: Type.Optional(Day),
    beforeOn: Type.Optional(Day),
    adults: Type.Integer({ minimum: 0, maximum: 20 }),
    children: Type.Optional(Type.Integer({ minimum: 0, maximum: 20 })),
    features: Type.Optional(Type.Array(OneOf(roomFeatures), { uniqueItems: true, maxItems: 6 })),
  },
  { title: 'AvailabilityQuestion', description: 'For a person or a family; left out: from today, one night.' },
)
export type AvailabilityQuestion = Static<typeof AvailabilityQuestion>
export const Availability = Closed(
  {
    fits: Type.Boolean(),
    rooms: Type.Array(
      Closed(
        {
          roomId: Id,
          name: Type.String(),
          features: Type.Array(OneOf(roomFeatures)),
          holdsAll: Type.Boolean(),
          beds: Type.Array(Closed({ bedId: Id, name: Type.String() }, { title: 'FreeBed' })),
        },
        { title: 'FreeRoom' },
      ),
    ),
  },
  { title: 'Availability', description: 'Rooms and beds for the center’s own staff.' },
)
export type Availability = Static<typeof Availability>

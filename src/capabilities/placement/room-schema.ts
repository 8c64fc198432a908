import { type Static, Type } from 'typebox'
import { Closed, Id, OneOf, Page } from '../../http/shapes.ts'

export const roomFeatures = ['family', 'women', 'men', 'accessible', 'cot', 'quiet', 'confidential'] as const
const Name = Type.String({ minLength: 1, maxLength: 40, description: 'What staff call it.' })
const Features = Type.Array(OneOf(roomFeatures), { uniqueItems: true, maxItems: 10 })
const Active = Type.Boolean({ description: 'False once out of use.' })

export const RoomParams = Closed({ id: Id, roomId: Id })
export const BedParams = Closed({ id: Id, bedId: Id })

export const NewRoom = Closed({ name: Name, features: Type.Optional(Features) }, { title: 'NewRoom' })
export type NewRoom = Static<typeof NewRoom>
export const RoomChange = Closed(
  { name: Type.Optional(Name), features: Type.Optional(Features), active: Type.Optional(Active) },
  { title: 'RoomChange' },
)
export type RoomChange = Static<typeof RoomChange>
export const Room = Closed({ id: Id, name: Name, features: Features, active: Active }, { title: 'Room' })
export type Room = Static<typeof Room>
export const Rooms = Page(Room, 'Rooms')

export const NewBed = Closed({ roomId: Id, name: Name }, { title: 'NewBed' })
export type NewBed = Static<typeof NewBed>
export const BedChange = Closed({ name: Type.Optional(Name), active: Type.Optional(Active) }, { title: 'BedChange' })
export type BedChange = Static<typeof BedChange>
export const Bed = Closed({ id: Id, roomId: Id, name: Name, active: Active }, { title: 'Bed' })
export type Bed = Static<typeof Bed>
export const Beds = Page(Bed, 'Beds')

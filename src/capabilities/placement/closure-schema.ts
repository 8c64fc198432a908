import { type Static, Type } from 'typebox'
import { Closed, Day, DayOrNull, Id, IdOrNull, OneOf, Page } from '../../http/shapes.ts'

const Reason = OneOf(['repair', 'hygiene', 'safety', 'other'])
export const ClosureParams = Closed({ id: Id, closureId: Id })
export const NewClosure = Closed(
  {
    bedId: Type.Optional(Id),
    roomId: Type.Optional(Id),
    fromOn: Day,
    beforeOn: Type.Optional(Day),
    reason: Reason,
  },
  { title: 'NewBedClosure', description: 'Nights on which a bed, or a whole room, cannot be used.' },
)
export type NewClosure = Static<typeof NewClosure>
export const ClosureEnd = Closed({ beforeOn: Day }, { title: 'BedClosureEnd' })
export type ClosureEnd = Static<typeof ClosureEnd>
export const Closure = Closed(
  { id: Id, bedId: IdOrNull, roomId: IdOrNull, fromOn: Day, beforeOn: DayOrNull, reason: Reason },
  { title: 'BedClosure' },
)
export type Closure = Static<typeof Closure>
export const Closures = Page(Closure, 'BedClosures')

import type { Room } from '../../http/room.ts'
import { actRoutes } from './act-routes.ts'
import { bookingRoutes } from './booking-routes.ts'
import { capacityRoutes } from './capacity-routes.ts'
import { closureRoutes } from './closure-routes.ts'
import { houseRuleRoutes } from './house-rule-routes.ts'
import { placementRoutes } from './placement-routes.ts'
import { roomRoutes } from './room-routes.ts'
import { stayActRoutes } from './stay-act-routes.ts'

export const placementRooms: readonly Room[] = [
  roomRoutes,
  closureRoutes,
  houseRuleRoutes,
  bookingRoutes,
  capacityRoutes,
  placementRoutes,
  actRoutes,
  stayActRoutes,
]

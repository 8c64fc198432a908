import type { Room } from '../../http/room.ts'
import { actRoutes } from './act-routes.ts'
import { placementRoutes } from './placement-routes.ts'
import { roomRoutes } from './room-routes.ts'

export const placementRooms: readonly Room[] = [roomRoutes, placementRoutes, actRoutes]

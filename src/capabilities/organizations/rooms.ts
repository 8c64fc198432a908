import type { Room } from '../../http/room.ts'
import { endpointRoutes } from './endpoint-routes.ts'
import { meRoutes } from './me-routes.ts'

export const organizationsRooms: readonly Room[] = [meRoutes, endpointRoutes]

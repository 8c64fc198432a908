import type { Room } from '../../http/room.ts'
import { dataBreachRoutes } from './breach-routes.ts'
import { dataRequestRoutes } from './request-routes.ts'

export const dataRooms: readonly Room[] = [dataRequestRoutes, dataBreachRoutes]

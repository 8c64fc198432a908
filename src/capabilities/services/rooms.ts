import type { Room } from '../../http/room.ts'
import { serviceRoutes } from './service-routes.ts'

export const servicesRooms: readonly Room[] = [serviceRoutes]

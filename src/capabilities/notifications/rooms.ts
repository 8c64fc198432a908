import type { Room } from '../../http/room.ts'
import { acknowledgementRoutes } from './acknowledgement-routes.ts'
import { conflictRoutes } from './conflict-routes.ts'
import { eventRoutes } from './event-routes.ts'
import { noticeRoutes } from './notice-routes.ts'

export const notificationsRooms: readonly Room[] = [noticeRoutes, conflictRoutes, acknowledgementRoutes, eventRoutes]

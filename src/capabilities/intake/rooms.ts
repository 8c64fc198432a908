import type { Room } from '../../http/room.ts'
import { helplineRoutes } from './helpline-routes.ts'
import { queueRoutes } from './queue-routes.ts'

export const intakeRooms: readonly Room[] = [queueRoutes, helplineRoutes]

import type { Room } from '../../http/room.ts'
import { taskRoutes } from './task-routes.ts'

export const tasksRooms: readonly Room[] = [taskRoutes]

import type { Room } from '../../http/room.ts'
import { planRoutes } from './plan-routes.ts'

export const plansRooms: readonly Room[] = [planRoutes]

import type { Room } from '../../http/room.ts'
import { allowanceRoutes } from './allowance-routes.ts'

export const allowancesRooms: readonly Room[] = [allowanceRoutes]

import type { Room } from '../../http/room.ts'
import { complaintRoutes } from './complaint-routes.ts'

export const complaintsRooms: readonly Room[] = [complaintRoutes]

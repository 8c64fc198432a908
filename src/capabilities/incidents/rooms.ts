import type { Room } from '../../http/room.ts'
import { incidentRoutes } from './incident-routes.ts'

export const incidentsRooms: readonly Room[] = [incidentRoutes]

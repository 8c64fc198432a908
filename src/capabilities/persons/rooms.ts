import type { Room } from '../../http/room.ts'
import { victimRoutes } from './victim-routes.ts'

export const personsRooms: readonly Room[] = [victimRoutes]

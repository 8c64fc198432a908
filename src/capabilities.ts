/** Every room of the house, in one list. */
import { victimRoutes } from './capabilities/persons/victim-routes.ts'
import type { Room } from './http/room.ts'

export const rooms: readonly Room[] = [victimRoutes]

import type { Room } from '../../http/room.ts'
import { consentRoutes } from './consent-routes.ts'
import { consentTextRoutes } from './text-routes.ts'

export const consentRooms: readonly Room[] = [consentTextRoutes, consentRoutes]

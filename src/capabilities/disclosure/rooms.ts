import type { Room } from '../../http/room.ts'
import { disclosureRoutes } from './disclosure-routes.ts'
import { releaseRoutes } from './release-routes.ts'

export const disclosureRooms: readonly Room[] = [disclosureRoutes, releaseRoutes]

import type { Room } from '../../http/room.ts'
import { endpointRoutes } from './endpoint-routes.ts'
import { meRoutes } from './me-routes.ts'
import { organizationRoutes } from './organization-routes.ts'
import { revocationRoutes } from './revocation-routes.ts'

export const organizationsRooms: readonly Room[] = [meRoutes, organizationRoutes, endpointRoutes, revocationRoutes]

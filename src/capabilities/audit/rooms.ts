import type { Room } from '../../http/room.ts'
import { auditRoutes } from './audit-routes.ts'

export const auditRooms: readonly Room[] = [auditRoutes]

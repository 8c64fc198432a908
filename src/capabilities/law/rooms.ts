import type { Room } from '../../http/room.ts'
import { evaluationRoutes } from './evaluation-routes.ts'
import { lawRoutes } from './law-routes.ts'

export const lawRooms: readonly Room[] = [lawRoutes, evaluationRoutes]

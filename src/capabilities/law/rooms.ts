import type { Room } from '../../http/room.ts'
import { decisionRoutes } from './decision-routes.ts'
import { evaluationRoutes } from './evaluation-routes.ts'
import { lawRoutes } from './law-routes.ts'
import { pageRoutes } from './page/page-routes.ts'
import { publicRoutes } from './public-routes.ts'
import { replayRoutes } from './replay-routes.ts'

export const lawRooms: readonly Room[] = [
  lawRoutes,
  evaluationRoutes,
  decisionRoutes,
  publicRoutes,
  pageRoutes,
  replayRoutes,
]

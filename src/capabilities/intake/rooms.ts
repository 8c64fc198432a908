import type { Room } from '../../http/room.ts'
import { admissionRoutes } from './admission-routes.ts'
import { applicationRoutes } from './application-routes.ts'
import { applicationStepRoutes } from './application-step-routes.ts'
import { correctionRoutes } from './correction-routes.ts'
import { helplineRoutes } from './helpline-routes.ts'
import { placementRequestRoutes } from './placement-request-routes.ts'
import { queueRoutes } from './queue-routes.ts'

export const intakeRooms: readonly Room[] = [
  queueRoutes,
  helplineRoutes,
  applicationRoutes,
  applicationStepRoutes,
  correctionRoutes,
  placementRequestRoutes,
  admissionRoutes,
]

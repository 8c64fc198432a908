import type { Room } from '../../http/room.ts'
import { caseCorrectionRoutes } from './case-correction-routes.ts'
import { caseRecordRoutes } from './case-record-routes.ts'
import { caseRoutes } from './case-routes.ts'
import { contactRoutes } from './contact-routes.ts'
import { fenceRoutes } from './fence-routes.ts'
import { noteRoutes } from './note-routes.ts'
import { relationCorrectionRoutes } from './relation-correction-routes.ts'
import { relationRoutes } from './relation-routes.ts'
import { suspicionCorrectionRoutes } from './suspicion-correction-routes.ts'
import { suspicionRoutes } from './suspicion-routes.ts'
import { trailRoutes } from './trail-routes.ts'
import { victimRoutes } from './victim-routes.ts'

export const personsRooms: readonly Room[] = [
  victimRoutes,
  relationRoutes,
  relationCorrectionRoutes,
  suspicionRoutes,
  suspicionCorrectionRoutes,
  contactRoutes,
  fenceRoutes,
  trailRoutes,
  caseRoutes,
  caseRecordRoutes,
  caseCorrectionRoutes,
  noteRoutes,
]

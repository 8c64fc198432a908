/** Every room of the house, in one list. */
import { allowancesRooms } from './capabilities/allowances/rooms.ts'
import { auditRooms } from './capabilities/audit/rooms.ts'
import { codeListsRooms } from './capabilities/code-lists/rooms.ts'
import { complaintsRooms } from './capabilities/complaints/rooms.ts'
import { consentRooms } from './capabilities/consent/rooms.ts'
import { dataRooms } from './capabilities/data/rooms.ts'
import { disclosureRooms } from './capabilities/disclosure/rooms.ts'
import { incidentsRooms } from './capabilities/incidents/rooms.ts'
import { intakeRooms } from './capabilities/intake/rooms.ts'
import { lawRooms } from './capabilities/law/rooms.ts'
import { notificationsRooms } from './capabilities/notifications/rooms.ts'
import { organizationsRooms } from './capabilities/organizations/rooms.ts'
import { personsRooms } from './capabilities/persons/rooms.ts'
import { placementRooms } from './capabilities/placement/rooms.ts'
import { plansRooms } from './capabilities/plans/rooms.ts'
import { referralsRooms } from './capabilities/referrals/rooms.ts'
import { servicesRooms } from './capabilities/services/rooms.ts'
import { tasksRooms } from './capabilities/tasks/rooms.ts'
import type { Room } from './http/room.ts'

export const rooms: readonly Room[] = [
  ...personsRooms,
  ...organizationsRooms,
  ...lawRooms,
  ...intakeRooms,
  ...consentRooms,
  ...disclosureRooms,
  ...placementRooms,
  ...referralsRooms,
  ...plansRooms,
  ...servicesRooms,
  ...allowancesRooms,
  ...notificationsRooms,
  ...incidentsRooms,
  ...dataRooms,
  ...complaintsRooms,
  ...tasksRooms,
  ...auditRooms,
  ...codeListsRooms,
]

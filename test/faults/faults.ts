/** For each test of the law, and for some of the rooms, a fault that it must see. `npm run faults` plants one at a time. */
import type { Fault } from './fault.ts'
import { faultsOfBedAndFacts } from './faults-of-bed-and-facts.ts'
import { faultsOfConflicts } from './faults-of-conflicts.ts'
import { faultsOfLearning } from './faults-of-learning.ts'
import { faultsOfRooms } from './faults-of-rooms.ts'
import { faultsOfSilence } from './faults-of-silence.ts'
import { faultsOfTelling } from './faults-of-telling.ts'

export const faults: readonly Fault[] = [
  ...faultsOfConflicts,
  ...faultsOfSilence,
  ...faultsOfLearning,
  ...faultsOfBedAndFacts,
  ...faultsOfTelling,
  ...faultsOfRooms,
]

import { awaitTransferred, transferredPerson } from '../capabilities/placement/transferred-person.ts'
import type { Deps } from '../db/context.ts'
import type { Job } from '../db/queue.ts'
import { jobContext } from './job-context.ts'

/** Two scopes, one after the other: the release is the house's that she leaves, the person the receiving one's. */
export async function placementTransfer(deps: Deps, { centerId, id }: Job): Promise<void> {
  const leaving = { ...jobContext(deps, 'placement.transfer', centerId), purpose: 'disclosure' }
  const told = await transferredPerson(deps, leaving, id)
  if (told === null) return
  const awaited = await awaitTransferred(deps, jobContext(deps, 'placement.transfer', told.receiverId), told)
  if (awaited.ok === false) throw new Error(`placement.transfer: ${awaited.code}`)
}

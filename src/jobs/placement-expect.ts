import { acceptedRequest, expectPerson } from '../capabilities/intake/expected-person.ts'
import type { Deps } from '../db/context.ts'
import type { Job } from '../db/queue.ts'
import { jobContext } from './job-context.ts'

/** Two scopes, one after the other: the request is the requesting center's, the person the receiving one's. */
export async function placementExpect(deps: Deps, { centerId, id }: Job): Promise<void> {
  const request = await acceptedRequest(deps, jobContext(deps, 'placement.expect', centerId), id)
  if (request === undefined || request.proposedCenterId === null) return
  const expected = await expectPerson(deps, jobContext(deps, 'placement.expect', request.proposedCenterId), request)
  if (expected.ok === false) throw new Error(`placement.expect: ${expected.code}`)
}

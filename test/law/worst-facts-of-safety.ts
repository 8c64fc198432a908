/** The worst facts of the rooms that guard her: what happened in the house, what is asked and what leaks of her data, what she complains of. */
import { staysAt } from '../stays.ts'
import type { Answer, World } from '../world.ts'
import type { WorstFact } from './worst-facts.ts'

const made = ({ status, text, body }: Answer): Answer['body'] => {
  if (status >= 300) throw new Error(`not made: ${status} ${text}`)
  return body
}

export function worstFactsOfSafety(world: World): Readonly<Record<string, WorstFact>> {
  const worker = world.as('case_worker', 'dv-center-baku')
  const manager = world.as('center_manager', 'dv-center-baku')
  const dv = staysAt(world)
  const person = async () => made(await worker.post('/v1/victims', { birthOn: '2020-01-01' })).id
  const reviewed = async () => {
    const { id } = made(
      await worker.post('/v1/incidents', { kind: 'other', severity: 'low', measures: ['secured_house'] }),
    )
    const path = `/v1/incidents/${id}`
    made(await manager.post(`${path}/review`, { outcome: 'enough_was_done' }, { ifMatch: '"v1"' }))
    return path
  }
  /** Of a suspected father who asks in the name of a child, and nobody made sure that it is he. */
  async function suspectedAsker() {
    const { victimId } = await dv.admit({ birthOn: '2020-01-01' })
    const relatedPersonId = await dv.relation(victimId, 'father')
    await dv.suspect(victimId, relatedPersonId)
    return { victimId, kind: 'erasure', askedBy: 'representative', relatedPersonId }
  }
  const breach = { cause: 'member_of_staff', dataKinds: ['address_of_house'] }
  const closedBreach = async () => {
    const path = `/v1/data-breaches/${made(await worker.post('/v1/data-breaches', breach)).id}`
    made(await manager.post(`${path}/assessment`, { finding: 'seen' }, { ifMatch: '"v1"' }))
    made(await manager.post(`${path}/closure`, undefined, { ifMatch: '"v2"' }))
    return path
  }
  /** Answered and taken to a court, and it was about whoever answered it. */
  const answered = async () => {
    const complaint = { kind: 'appeal', about: 'staff', victimId: await person() }
    const path = `/v1/complaints/${made(await manager.post('/v1/complaints', complaint)).id}`
    made(await worker.post(`${path}/answer`, { outcome: 'upheld', reason: 'It is so.' }, { ifMatch: '"v1"' }))
    return path
  }
  return {
    'POST /v1/complaints': {
      because: 'nobody says who complains of whom, and it is a year late',
      task: 'find_out_what_complaint_is_about',
      send: () =>
        worker.post('/v1/complaints', { kind: 'appeal', about: 'decision', occurredAt: '2025-03-02T06:00:00Z' }),
    },
    'POST /v1/complaints/:id/steps': {
      because: 'a body answered what was never lodged with it',
      task: 'tell_her_of_complaint_answer',
      send: async () =>
        manager.post(`${await answered()}/steps`, { instance: 'administrative_body', step: 'answered' }),
    },
    'POST /v1/complaints/:id/corrections': {
      because: 'whoever answered it is the one complained of',
      task: 'look_again_at_complaint',
      send: async () => {
        const right = { field: 'aboutStaff', new: 'case_worker@dv-center-baku', reason: 'other_source' }
        return manager.post(`${await answered()}/corrections`, right)
      },
    },
    'POST /v1/data-requests': {
      because: 'a suspected father asks to have the record of a child erased',
      task: 'ask_her_about_data_request',
      send: async () => worker.post('/v1/data-requests', await suspectedAsker()),
    },
    'POST /v1/data-requests/:id/corrections': {
      because: 'set right, it is late already',
      send: async () => {
        const { id } = made(await worker.post('/v1/data-requests', await suspectedAsker()))
        const right = { field: 'occurredAt', new: '2025-03-02T06:00:00Z', reason: 'other_source' }
        return worker.post(`/v1/data-requests/${id}/corrections`, right)
      },
    },
    'POST /v1/data-breaches': {
      because: 'a member of staff gave the address away last year',
      task: 'assess_data_breach',
      send: () => worker.post('/v1/data-breaches', { ...breach, occurredAt: '2025-03-02T06:00:00Z' }),
    },
    'POST /v1/data-breaches/:id/persons': {
      because: 'the breach was closed',
      task: 'tell_her_of_data_breach',
      send: async () => worker.post(`${await closedBreach()}/persons`, { victimId: await person() }),
    },
    'POST /v1/data-breaches/:id/corrections': {
      because: 'the breach was closed',
      send: async () =>
        worker.post(`${await closedBreach()}/corrections`, { field: 'cause', new: 'break_in', reason: 'other_source' }),
    },
    'POST /v1/incidents': {
      because: 'a child died in the house last year and nobody did anything',
      task: 'review_incident',
      send: async () =>
        worker.post('/v1/incidents', {
          kind: 'death',
          severity: 'extreme',
          addressCompromised: true,
          concerns: [{ victimId: await person(), part: 'caused' }],
          occurredAt: '2025-03-02T06:00:00Z',
        }),
    },
    'POST /v1/incidents/:id/persons': {
      because: 'management had looked at it already',
      send: async () => worker.post(`${await reviewed()}/persons`, { victimId: await person(), part: 'harmed' }),
    },
    'POST /v1/incidents/:id/measures': {
      because: 'it was done after management had looked at it',
      send: async () => worker.post(`${await reviewed()}/measures`, { measure: 'called_police' }),
    },
    'POST /v1/incidents/:id/corrections': {
      because: 'what management let rest was the leak of the address',
      task: 'review_incident',
      send: async () => {
        const right = { field: 'addressCompromised', new: true, reason: 'other_source' }
        return worker.post(`${await reviewed()}/corrections`, right)
      },
    },
  }
}

/** The worst facts of the rooms that guard her: what happened in the house. */
import type { Answer, World } from '../world.ts'
import type { WorstFact } from './worst-facts.ts'

const made = ({ status, text, body }: Answer): Answer['body'] => {
  if (status >= 300) throw new Error(`not made: ${status} ${text}`)
  return body
}

export function worstFactsOfSafety(world: World): Readonly<Record<string, WorstFact>> {
  const worker = world.as('case_worker', 'dv-center-baku')
  const manager = world.as('center_manager', 'dv-center-baku')
  const person = async () => made(await worker.post('/v1/victims', { birthOn: '2020-01-01' })).id
  const reviewed = async () => {
    const { id } = made(
      await worker.post('/v1/incidents', { kind: 'other', severity: 'low', measures: ['secured_house'] }),
    )
    const path = `/v1/incidents/${id}`
    made(await manager.post(`${path}/review`, { outcome: 'enough_was_done' }, { ifMatch: '"v1"' }))
    return path
  }
  return {
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

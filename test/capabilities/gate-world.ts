/** People, relatives and consents for the tests of the gate. */
import type { Answer, Person, World } from '../world.ts'

export const inForceUntil = '2026-04-01T00:00:00+04:00'

export function gateWorld(world: World) {
  const worker = world.as('case_worker', 'dv-center-baku')
  const center = world.orgId('dv-center-baku')
  const consentWords = { decision: 'given', grantor: 'self', method: 'written', language: 'az', interpreterUsed: false }
  return {
    worker,
    manager: world.as('center_manager', 'dv-center-baku'),
    court: world.as('authority_officer', 'court-baku'),
    police: world.as('authority_officer', 'police-baku'),
    prosecutor: world.as('authority_officer', 'prosecutor-baku'),
    adult: async (more: object = {}): Promise<string> =>
      (await worker.post('/v1/victims', { sex: 'female', birthOn: '1991-04-02', ageBasis: 'document', ...more })).body
        .id,
    openCase: async (victimId: string, episode = 1): Promise<string> => {
      const [row] = await world.rows<{ id: string }>(
        `insert into cases (center_id, id, victim_id, regime, episode, state, source, opened_on, violence_kinds, recorded_at, recorded_by)
         values ($1, gen_random_uuid(), $2, 'dv', $3, 'open', 'self', '2026-02-20', '{physical}', now(), 'test') returning id`,
        [center, victimId, episode],
      )
      return row?.id ?? ''
    },
    relate: async (victimId: string, relation: string, relatedVictimId: string | null = null): Promise<string> => {
      const [row] = await world.rows<{ id: string }>(
        `insert into related_persons (center_id, id, victim_id, relation, related_victim_id, recorded_at, recorded_by)
         values ($1, gen_random_uuid(), $2, $3, $4, now(), 'test') returning id`,
        [center, victimId, relation, relatedVictimId],
      )
      return row?.id ?? ''
    },
    /** Who represents her by law, on record as such. */
    represent: async (victimId: string, relatedPersonId: string): Promise<string> => {
      const path = `/v1/victims/${victimId}/relations/${relatedPersonId}/representation`
      const { status } = await worker.post(path, { capacity: 'parent', fromOn: '2020-01-01' })
      if (status !== 200) throw new Error(`not recorded: ${status}`)
      return relatedPersonId
    },
    suspect: (victimId: string, relatedPersonId: string) =>
      world.rows(
        `insert into suspicions (center_id, id, victim_id, related_person_id, sign, occurred_at, recorded_at, recorded_by)
         values ($1, gen_random_uuid(), $2, $3, 'child', $4, $4, 'test')`,
        [center, victimId, relatedPersonId, world.now()],
      ),
    /** Her consent to tell one body; `more` changes one thing. */
    consent: (victimId: string, org: string, more: object = {}, by: Person = worker): Promise<Answer> =>
      by.post('/v1/consents', {
        victimId,
        ...consentWords,
        textVersion: '1',
        purpose: 'disclosure',
        recipientId: world.orgId(org),
        disclosurePurpose: 'legal_proceedings',
        scopes: ['legal'],
        validUntil: inForceUntil,
        ...more,
      }),
    release: (victimIds: string[], org: string, more: object = {}, by: Person = worker): Promise<Answer> =>
      by.post('/v1/disclosures', {
        victimIds,
        recipientId: world.orgId(org),
        purpose: 'legal_proceedings',
        scopes: ['legal'],
        ...more,
      }),
    ledgerOf: async (victimId: string): Promise<string[]> =>
      (
        await world.rows<{ outcome: string }>(
          'select outcome from disclosures where victim_ids @> array[$1::uuid] order by recorded_at, outcome',
          [victimId],
        )
      ).map((row) => row.outcome),
  }
}

/** What a caller can see of an answer: status, every header but the date, every byte. */
export const seen = ({ status, headers, text }: Answer) => ({ status, headers: { ...headers, date: null }, text })

export const unknownReference = '0'.repeat(26)

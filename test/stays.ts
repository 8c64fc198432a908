/** What tests of a center say over and over: she comes, she consents, somebody is suspected. */
import type { Answer, CallOptions, Person, World } from './world.ts'

type Facts = Record<string, unknown>

/** Persons of one center. `decide` sends the version that was just read. */
export function staysAt(world: World, center = 'dv-center-baku') {
  const worker = world.as('case_worker', center)
  const manager = world.as('center_manager', center)
  const psychologist = world.as('psychologist', center)
  const centerId = world.orgId(center)
  const insert = async (table: string, row: Facts): Promise<string> => {
    const values = { center_id: centerId, id: crypto.randomUUID(), recorded_at: world.now(), ...row }
    const names = Object.keys(values)
    await world.rows(
      `insert into ${table} (${names.join()}) values (${names.map((_, n) => `$${n + 1}`).join()})`,
      Object.values(values),
    )
    return values.id
  }
  const request = async (victim: Facts, more: Facts = {}): Promise<Answer['body']> => {
    const answer = await worker.post('/v1/placements', { victim: { ageBasis: 'document', ...victim }, ...more })
    if (answer.status !== 201) throw new Error(`no placement: ${answer.text}`)
    return answer.body
  }
  return {
    worker,
    manager,
    psychologist,
    centerId,
    request,
    /** She comes through the door now, or when said. */
    admit: async (victim: Facts, { occurredAt, ...more }: Facts = {}, arrival: Facts = {}): Promise<Answer['body']> => {
      const { id } = await request(victim, more)
      const when = occurredAt === undefined ? {} : { occurredAt }
      return (await worker.post(`/v1/placements/${id}/arrival`, { ...when, ...arrival })).body
    },
    decide: async (who: Person, id: string, act: string, body: Facts = {}, options: CallOptions = {}) => {
      const { headers } = await who.get(`/v1/placements/${id}`)
      return who.post(`/v1/placements/${id}/${act}`, body, { ifMatch: String(headers['etag']), ...options })
    },
    /** Her consent to shelter; `by` a representative among her relations, or the guardianship authority. */
    consents: (victimId: string, grantor = 'self', relatedPersonId: string | null = null, more: Facts = {}) =>
      insert('consents', {
        victim_id: victimId,
        purpose: 'shelter',
        decision: 'given',
        grantor,
        grantor_related_person_id: relatedPersonId,
        method: 'written',
        language: 'az',
        interpreter_used: false,
        text_version: '1',
        granted_at: world.now(),
        recorded_by: 'test',
        ...more,
      }),
    relation: (victimId: string, relation: string, relatedVictimId: string | null = null) =>
      insert('related_persons', {
        victim_id: victimId,
        relation,
        related_victim_id: relatedVictimId,
        recorded_by: 'test',
      }),
    /** That this relation of hers represents her by law. */
    represents: (victimId: string, relatedPersonId: string, more: Facts = {}) =>
      insert('representations', {
        victim_id: victimId,
        related_person_id: relatedPersonId,
        capacity: 'parent',
        from_on: '2020-01-01',
        recorded_by: 'test',
        ...more,
      }),
    suspect: (victimId: string, relatedPersonId: string) =>
      insert('suspicions', {
        victim_id: victimId,
        related_person_id: relatedPersonId,
        sign: 'child',
        occurred_at: world.now(),
        recorded_by: 'test',
      }),
    houseRule: (row: Facts = {}) =>
      world.rows<{ id: string }>(
        `insert into house_rules (center_id, id, code, says_az, says_en, says_ru, from_on)
         values ($1, gen_random_uuid(), $2, 'az', 'en', 'ru', $3) returning id`,
        [centerId, row['code'] ?? crypto.randomUUID(), row['fromOn'] ?? '2020-01-01'],
      ),
    bed: async (name: string): Promise<string> => {
      const [row] = await world.rows<{ id: string }>('select id from beds where center_id = $1 and name = $2', [
        centerId,
        name,
      ])
      return row?.id ?? ''
    },
    tasks: async (placementId: string): Promise<string[]> => {
      const rows = await world.rows<{ what: string }>(
        'select what from tasks where resource_id = $1 and done_at is null order by what',
        [placementId],
      )
      return rows.map((row) => row.what)
    },
    notices: (victimId: string) =>
      world.rows<{ state: string; recipient_kind: string }>(
        'select state, recipient_kind from notifications where victim_id = $1 order by recipient_kind',
        [victimId],
      ),
  }
}

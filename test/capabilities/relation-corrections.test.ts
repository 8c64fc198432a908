/** R20: who somebody around her is, and whether he represents her, can be told wrongly like any other fact. */
import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const { worker, psychologist, decide, admit, relation, consents, suspect } = staysAt(world)
const reason = 'entry_error'

const child = () => admit({ birthOn: '2017-05-01' })
const represents = async (victimId: string, relatedPersonId: string, more: object = {}): Promise<string> => {
  const path = `/v1/victims/${victimId}/relations/${relatedPersonId}/representation`
  return (await worker.post(path, { capacity: 'parent', fromOn: '2020-01-01', ...more })).body.representation.id
}
const correct = (victimId: string, relatedPersonId: string, ask: object) =>
  worker.post(`/v1/victims/${victimId}/relations/${relatedPersonId}/corrections`, { ...ask, reason })
const asked = async (relatedPersonId: string) =>
  (
    await world.rows<{ what: string }>(
      'select what from tasks where resource_id = $1 and done_at is null order by what',
      [relatedPersonId],
    )
  ).map(({ what }) => what)
const signed = async (victimId: string, relatedPersonId: string): Promise<number> => {
  const said = { decision: 'given', method: 'written', language: 'az', interpreterUsed: false, textVersion: '1' }
  const ask = { victimId, ...said, purpose: 'services', grantor: 'legal_representative', relatedPersonId }
  return (await worker.post('/v1/consents', ask)).status
}
const family = async () => {
  const { victimId, id } = await child()
  const father = await relation(victimId, 'father')
  const representationId = await represents(victimId, father)
  return { victimId, placementId: id, father, representationId }
}

t.test('a representation that never was is struck, and whatever relied on it is looked at anew', async (t) => {
  for (const relied of [true, false]) {
    const { victimId, placementId, father, representationId } = await family()
    const mother = await relation(victimId, 'mother')
    await represents(victimId, mother)
    if (relied) {
      const came = { capacity: 'parent', relatedPersonId: father }
      t.equal((await worker.post(`/v1/placements/${placementId}/representative`, came)).status, 200)
      await consents(victimId, 'legal_representative', father)
    }
    const struck = await correct(victimId, father, { representationId, field: 'struck', new: true })
    t.match(struck, { status: 200, body: { representation: null, struckAt: null } })
    t.same(await asked(father), relied ? ['weigh_consent_anew', 'weigh_representative_anew'] : [])
    t.match(
      (await worker.get(`/v1/victims/${victimId}/relations/${father}/corrections`)).body.items,
      [{ kind: 'representation', resourceId: representationId, field: 'struck', old: 'false', new: 'true', reason }],
      'what stood is kept',
    )
    t.match(await correct(victimId, father, { representationId, field: 'struck', new: false }), {
      status: 200,
      body: { representation: { id: representationId } },
    })
    t.same(await asked(father), [], 'he represents the child after all')
  }
})

t.test('whoever represents nobody once it is set right signs for nobody, and another one is looked for', async (t) => {
  const { victimId, father, representationId } = await family()
  await consents(victimId, 'legal_representative', father)
  const [consent] = (await worker.get(`/v1/consents?victimId=${victimId}`)).body.items
  t.match(consent, { state: 'given' })
  await correct(victimId, father, { representationId, field: 'struck', new: true })
  t.same(await asked(father), ['find_representative', 'weigh_consent_anew'])
  const [after] = (await worker.get(`/v1/consents?victimId=${victimId}`)).body.items
  t.match(after, { state: 'unproven' })
})

t.test('an end and a beginning that were told wrongly move, and only a shorter time asks for anything', async (t) => {
  const { victimId, father, representationId } = await family()
  await consents(victimId, 'legal_representative', father)
  const right = (field: string, to: unknown) => correct(victimId, father, { representationId, field, new: to })
  t.match(await right('endedAt', null), { status: 409 }, 'an end is recorded where ends are')
  const end = { reason: 'rights_restricted', occurredAt: '2026-03-01T06:00:00Z' }
  await worker.post(`/v1/victims/${victimId}/relations/${father}/representation/end`, end)
  t.same(await asked(father), ['ask_consent_anew', 'find_representative'])
  t.match(await right('endReason', 'rights_removed'), { body: { representation: { endReason: 'rights_removed' } } })
  t.match(await right('endedAt', '2026-03-02T06:06:00Z'), { status: 422 }, 'no end is told ahead')
  t.match(await right('endedAt', null), { body: { representation: { endedAt: null, endReason: null } } })
  t.same(await asked(father), [], 'it never ended')
  t.match(await right('fromOn', '2019-01-01'), { body: { representation: { fromOn: '2019-01-01' } } })
  t.match(await right('capacity', 'guardian'), { body: { representation: { capacity: 'guardian' } } })
  t.match(await right('documentedOn', '2019-01-01'), { body: { representation: { documentedOn: '2019-01-01' } } })
  t.same(await asked(father), [])
  t.match(await right('fromOn', '2026-03-03'), { body: { representation: { fromOn: '2026-03-03' } } })
  t.same(await asked(father), ['find_representative', 'weigh_consent_anew'])
})

t.test('a representation held by another relative than was told goes to the right one', async (t) => {
  const { victimId, father, representationId } = await family()
  const mother = await relation(victimId, 'mother')
  await consents(victimId, 'legal_representative', father)
  const move = { representationId, field: 'relatedPersonId' }
  const strange = await relation((await child()).victimId, 'mother')
  t.match(await correct(victimId, father, { ...move, new: strange }), { status: 422 }, 'only one of hers')
  t.match(await correct(victimId, father, { ...move, new: mother }), { status: 200, body: { representation: null } })
  t.match((await worker.get(`/v1/victims/${victimId}/relations/${mother}`)).body, {
    representation: { id: representationId },
  })
  t.same(await asked(father), ['weigh_consent_anew'], 'the child is represented, by its mother')
  t.match((await worker.get(`/v1/victims/${victimId}/relations/${father}/corrections`)).body.items, [
    { field: 'relatedPersonId', old: father, new: mother },
  ])
})

t.test('a relation of the wrong kind or person is set right, and company and contact are looked at anew', async (t) => {
  const mother = await admit({ birthOn: '1990-05-01' })
  const { victimId, id } = await child()
  const aunt = await relation(victimId, 'mother')
  await decide(worker, id, 'companion', { relatedPersonId: aunt })
  const { headers } = await worker.get(`/v1/victims/${victimId}`)
  const rule = `/v1/victims/${victimId}/contact-rules/${aunt}`
  await worker.put(rule, { contact: 'phone', revealsAddress: false }, { ifMatch: String(headers['etag']) })
  t.match(await correct(victimId, aunt, { field: 'relation', new: 'other' }), { body: { relation: 'other' } })
  t.same(await asked(aunt), ['weigh_companion_anew', 'weigh_contact_anew'])
  const her = { field: 'relatedVictimId', new: mother.victimId }
  t.match(await correct(victimId, aunt, her), { body: { relatedVictimId: mother.victimId } })
  const never = '9b0f3f3e-58a7-4f0e-9f0e-0d1f5b1f0a11'
  t.match(await correct(victimId, aunt, { ...her, new: never }), { status: 422 })
})

t.test('a struck relation is nobody of hers: no contact, no representing, no letter to him', async (t) => {
  const { victimId, father, representationId } = await family()
  const { headers } = await worker.get(`/v1/victims/${victimId}`)
  const rule = `/v1/victims/${victimId}/contact-rules/${father}`
  await worker.put(rule, { contact: 'phone', revealsAddress: false }, { ifMatch: String(headers['etag']) })
  t.equal(await signed(victimId, father), 201)
  const struck = await correct(victimId, father, { field: 'struck', new: true })
  t.match(struck, { status: 200, body: { struckAt: world.now(), representation: null } })
  t.same(await asked(father), ['find_representative', 'weigh_consent_anew', 'weigh_contact_anew'])
  t.equal((await worker.get(rule)).body.holdsNow, false)
  const path = `/v1/victims/${victimId}/relations/${father}/representation`
  t.match(await worker.post(path, { capacity: 'parent' }), { status: 409 })
  const { headers: now } = await worker.get(`/v1/victims/${victimId}`)
  const open = { contact: 'off_site', revealsAddress: false }
  t.match(await worker.put(rule, open, { ifMatch: String(now['etag']) }), { status: 409 })
  t.same(
    (await worker.get(`/v1/victims/${victimId}/relations/${father}/corrections`)).body.items
      .map((item: { kind: string }) => item.kind)
      .sort(),
    ['related_person', 'representation'],
  )
  t.match(await correct(victimId, father, { field: 'struck', new: false }), { body: { struckAt: null } })
  t.match(await correct(victimId, father, { representationId, field: 'struck', new: false }), {
    body: { representation: { id: representationId } },
  })
  t.same(await asked(father), [])
})

t.test(
  'while a sign stands against a relative he is not struck, for that would take the sign back unread',
  async (t) => {
    for (const stands of [true, false]) {
      const { victimId, father } = await family()
      const id = await suspect(victimId, father)
      if (!stands) {
        const ask = { field: 'struck', new: true, reason, text: 'Of another child.' }
        await psychologist.post(`/v1/victims/${victimId}/suspicions/${id}/corrections`, ask)
      }
      for (const ask of [
        { field: 'relatedVictimId', new: null },
        { field: 'struck', new: true },
      ]) {
        t.match(await correct(victimId, father, ask), { status: stands ? 409 : 200 })
      }
    }
  },
)
